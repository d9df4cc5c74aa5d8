import LogSources
import TestKit
import Testing

struct LineBlockReaderTests {
    /// What a reader handed out.
    struct Output: Equatable {
        var lines: [[UInt8]] = []
        var rest: [UInt8]?
        var tooLong = 0
        var failure: String?
    }

    private func output<Stream: ByteStream & ~Copyable>(of reader: inout LineBlockReader<Stream>) -> Output {
        var output = Output()
        do {
            while true {
                let next = try reader.next()
                if next == nil, reader.isWaiting { continue }
                guard let block = next else { break }
                switch block {
                case .lines(let bytes):
                    #expect(bytes.last == 0x0A)
                    let lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
                    output.lines += lines.map(Array.init)
                case .rest(let bytes):
                    #expect(output.rest == nil)
                    output.rest = Array(bytes)
                case .tooLong: output.tooLong += 1
                }
            }
        } catch {
            output.failure = error.description
        }
        return output
    }

    private func read(
        _ bytes: [UInt8], seed: UInt64 = 0, largestPiece: Int = .max, blockBytes: Int = 64,
        maximumLineBytes: Int = 1_000, waits: Bool = false, failure: StreamError? = nil
    ) -> Output {
        var reader = LineBlockReader(
            MemoryStream(bytes, seed: seed, largestPiece: largestPiece, waits: waits, failure: failure),
            blockBytes: blockBytes, maximumLineBytes: maximumLineBytes)
        return output(of: &reader)
    }

    @Test func linesAndRest() {
        #expect(read([]) == Output())
        #expect(read(Array("a\n\nb\n".utf8)) == Output(lines: [[0x61], [], [0x62]]))
        #expect(read(Array("a\nb".utf8)) == Output(lines: [[0x61]], rest: [0x62]))
        #expect(read(Array("b".utf8)) == Output(rest: [0x62]))
        #expect(read([0x0A]) == Output(lines: [[]]))
    }

    /// A container's line that lacks its line feed is known for one even where it is the first.
    @Test func halfALineOfAContainerIsTheRest() {
        let time = "2026-11-24T10:00:00Z"
        for (text, rest) in [("\(time) stdout P {", "\(time) stdout F {"), ("\(time) stdout P", "\(time) stdout P")] {
            var reader = LineBlockReader(MemoryStream(text.utf8), framing: .lines)
            let output = output(of: &reader)
            #expect(output.lines == [])
            #expect(output.rest.map { String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self) } == rest)
        }
    }

    @Test(arguments: [16, 64, 500, 1_000, 1_001, 4_000, 100_000], [1_001, 1_002, 2_000, 50_000])
    func longLinesArePassedOver(blockBytes: Int, length: Int) {
        let long = [UInt8](repeating: 0x78, count: length)
        let text = Array("a\n".utf8) + long + Array("\nb\n".utf8) + long + [0x0A] + long + Array("\nc".utf8)
        for (piece, waits) in [(1, false), (100, false), (Int.max, false), (1, true), (100, true), (Int.max, true)] {
            let output = read(text, largestPiece: piece, blockBytes: blockBytes, waits: waits)
            #expect(
                output == Output(lines: [[0x61], [0x62]], rest: [0x63], tooLong: 3), "pieces of \(piece), \(waits)")
        }
    }

    @Test(arguments: [16, 64, 500, 999, 1_000, 1_001, 4_000])
    func lineOfTheLargestLengthPasses(blockBytes: Int) {
        let long = [UInt8](repeating: 0x78, count: 1_000)
        let output = read(Array("a\n".utf8) + long + Array("\nb\n".utf8) + long, blockBytes: blockBytes)
        #expect(output == Output(lines: [[0x61], long, [0x62]], rest: long))
    }

    @Test func longLineWithoutAnEndLeavesNoRest() {
        let output = read(Array("a\n".utf8) + [UInt8](repeating: 0x78, count: 5_000))
        #expect(output == Output(lines: [[0x61]], tooLong: 1))
    }

    @Test(arguments: ["a\nb\n", "a\nb\nhalf"])
    func streamErrorComesAfterTheLines(text: String) {
        let failure = StreamError.truncatedGzip(path: "x.gz")
        let output = read(Array(text.utf8), largestPiece: 1, failure: failure)
        #expect(output.lines == [[0x61], [0x62]])
        #expect(output.rest.map { String(decoding: $0, as: UTF8.self) } == (text.hasSuffix("half") ? "half" : nil))
        #expect(output.failure == failure.description)
    }

    @Test func streamErrorInsideALongLine() {
        let failure = StreamError.truncatedGzip(path: "x.gz")
        let output = read(
            Array("a\n".utf8) + [UInt8](repeating: 0x78, count: 5_000), largestPiece: 50, failure: failure)
        #expect(output == Output(lines: [[0x61]], tooLong: 1, failure: failure.description))
    }

    /// A file in pieces, as `analyze` reads it with several threads: a piece begins one byte early and passes over what is up
    /// to the first line feed.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func piecesHaveEachLineOnce(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let hasLongLines = seed % 3 == 0
        var text: [UInt8] = []
        var lines: [[UInt8]] = []
        var tooLong = 0
        for number in 0..<Int.random(in: 0...40, using: &random) {
            let isLong = hasLongLines && Int.random(in: 0..<6, using: &random) == 0
            let length = Int.random(in: isLong ? 201...900 : 0...(seed % 2 == 0 ? 8 : 200), using: &random)
            let line = [UInt8](repeating: UInt8(0x61 + number % 26), count: length)
            text += line + [0x0A]
            if length > 200 { tooLong += 1 } else { lines.append(line) }
        }
        var rest: [UInt8]?
        if Bool.random(using: &random) {
            let half = [UInt8](repeating: 0x2D, count: Int.random(in: 1...200, using: &random))
            rest = half
            text += half
        }
        var cuts: Set<Int> = [0, text.count]
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            cuts.insert(Int.random(in: 0...text.count, using: &random))
        }
        let bounds = cuts.sorted()
        let blockBytes = Int.random(in: 16...400, using: &random)

        var all = Output()
        for (lower, upper) in zip(bounds, bounds.dropFirst()) {
            let start = max(0, lower - 1)
            var reader = LineBlockReader(
                MemoryStream(text[start...], seed: seed, largestPiece: Int.random(in: 1...500, using: &random)),
                blockBytes: blockBytes, maximumLineBytes: 200, ownedBytes: Int64(upper - start))
            do {
                if lower > 0 { try reader.skipFirstLine() }
            } catch {
                Issue.record(error)
            }
            let piece = output(of: &reader)
            all.lines += piece.lines
            all.tooLong += piece.tooLong
            if let rest = piece.rest {
                #expect(all.rest == nil)
                all.rest = rest
            }
        }
        #expect(all == Output(lines: lines, rest: rest, tooLong: tooLong), "cuts at \(bounds)")
    }

    @Test func plainFileFromAnOffset() throws {
        let scene = TailScene()
        scene.append("abc\ndef\n", to: "x")
        var reader = LineBlockReader(try FileStream(path: scene.path("x"), offset: 4))
        #expect(output(of: &reader) == Output(lines: [Array("def".utf8)]))
    }
}
