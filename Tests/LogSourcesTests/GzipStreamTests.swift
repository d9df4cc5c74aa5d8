import Foundation
import LogSources
import Testing

struct GzipStreamTests {
    private let scene = TailScene()

    /// What the `gzip` tool makes of `bytes`.
    private func gzip(_ bytes: [UInt8], level: Int = 6) throws -> [UInt8] {
        scene.append(bytes, to: "plain")
        defer { scene.remove("plain") }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-\(level)", "-k", "-f", scene.path("plain")]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        defer { scene.remove("plain.gz") }
        return [UInt8](try Data(contentsOf: URL(filePath: scene.path("plain.gz"))))
    }

    private func unzip(
        _ bytes: [UInt8], readBytes: Int = 1_000, largestPiece: Int = .max
    ) -> (bytes: [UInt8], failure: StreamError?) {
        var result: [UInt8] = []
        do throws(StreamError) {
            var stream = try GzipStream(MemoryStream(bytes, seed: 7, largestPiece: largestPiece), path: "x.gz")
            let memory = UnsafeMutableRawPointer.allocate(byteCount: readBytes, alignment: 1)
            defer { memory.deallocate() }
            while case let got = try stream.read(into: memory, count: readBytes), got > 0 {
                result += UnsafeRawBufferPointer(start: memory, count: got)
            }
        } catch {
            return (result, error)
        }
        return (result, nil)
    }

    private static let text = Array(logLines(1...2_000).utf8)

    @Test(arguments: [1, 7, 1_000, 1 << 20], [1, 100, Int.max])
    func oneMember(readBytes: Int, largestPiece: Int) throws {
        let text = readBytes == 1 ? Array(Self.text.prefix(5_000)) : Self.text
        let result = unzip(try gzip(text), readBytes: readBytes, largestPiece: largestPiece)
        #expect(result.bytes == text)
        #expect(result.failure == nil)
    }

    @Test func severalMembers() throws {
        let members = try [Array("a\n".utf8), [], Self.text, Array("b\n".utf8)].map { try gzip($0) }
        for piece in [1, 50, Int.max] {
            let result = unzip(members.flatMap { $0 }, largestPiece: piece)
            #expect(result.bytes == Array("a\n".utf8) + Self.text + Array("b\n".utf8))
            #expect(result.failure == nil)
        }
    }

    @Test func cutAtEveryByte() throws {
        let text = Array(logLines(1...5).utf8)
        let whole = try gzip(text)
        #expect(unzip([]).bytes.isEmpty)
        #expect(unzip([]).failure == nil)
        for length in 1..<whole.count {
            let result = unzip(Array(whole[..<length]), readBytes: 16)
            #expect(text.starts(with: result.bytes))
            guard case .truncatedGzip = result.failure else {
                Issue.record("cut at \(length) of \(whole.count): \(String(describing: result.failure))")
                continue
            }
        }
    }

    /// What is decompressed already and had no room in a read is not lost with the end.
    @Test(arguments: [1, 7, 100, 65_536])
    func cutBehindTheTextGivesAllOfIt(readBytes: Int) throws {
        let text = [UInt8](repeating: 0x61, count: 1_000)
        let result = unzip(try gzip(text).dropLast(8), readBytes: readBytes)
        #expect(result.bytes == text)
        guard case .truncatedGzip = result.failure else {
            Issue.record("\(String(describing: result.failure))")
            return
        }
    }

    @Test func cutInTheSecondMemberGivesTheFirst() throws {
        let first = try gzip(Array("a\n".utf8))
        let second = try gzip(Self.text)
        for length in [1, 2, 5, 9, 10, 11, 100, second.count - 1] {
            let result = unzip(first + second[..<length])
            #expect(result.bytes.starts(with: Array("a\n".utf8)))
            guard case .truncatedGzip = result.failure else {
                Issue.record("cut at \(length): \(String(describing: result.failure))")
                continue
            }
        }
    }

    @Test(arguments: [1, 7, 511, 100_000])
    func zeroPaddingIsPassedOver(count: Int) throws {
        let zeros = [UInt8](repeating: 0, count: count)
        let result = unzip(try gzip(Self.text) + zeros)
        #expect(result.bytes == Self.text)
        #expect(result.failure == nil)
        let between = unzip(try gzip(Array("a\n".utf8)) + zeros + gzip(Array("b\n".utf8)))
        #expect(between.bytes == Array("a\nb\n".utf8))
        #expect(between.failure == nil)
    }

    @Test(arguments: [1, 1_000, 1 << 20])
    func garbageBehindIsDamageAfterTheLines(readBytes: Int) throws {
        let text = Array(Self.text.prefix(3_000))
        let result = unzip(try gzip(text) + Array("garbage".utf8), readBytes: readBytes)
        #expect(result.bytes == text)
        guard case .damagedGzip = result.failure else {
            Issue.record("\(String(describing: result.failure))")
            return
        }
    }

    @Test func everyFlippedByteIsFoundOrHarmless() throws {
        let text = Array(logLines(1...3).utf8)
        let whole = try gzip(text)
        // Behind the header (10 bytes and the name) everything is under the checksum or is the checksum.
        let start = 10 + (whole[3] & 8 != 0 ? "plain".utf8.count + 1 : 0)
        for position in start..<whole.count {
            var damaged = whole
            damaged[position] ^= 0xFF
            let result = unzip(damaged, readBytes: 64)
            #expect(result.failure != nil, "byte \(position)")
        }
    }

    @Test func otherContentIsNotGzip() throws {
        for text in ["plain text\n", "\0\0\0\0", "\u{1F}", "{\"a\":1}\n"] where text.utf8.count > 1 {
            guard case .notGzip = unzip(Array(text.utf8)).failure else {
                Issue.record("\(text)")
                continue
            }
        }
    }

    @Test func probeTellsWhatAFileIs() throws {
        scene.append(try gzip(Array("a\n".utf8)), to: "zipped")
        scene.append("a\n", to: "text.log")
        scene.append("a\n", to: "false.gz")
        scene.append("", to: "empty.gz")
        #expect(try FileProbe.isGzip(scene.path("zipped")))
        #expect(try !FileProbe.isGzip(scene.path("text.log")))
        #expect(try !FileProbe.isGzip(scene.path("empty.gz")))
        #expect(throws: StreamError.self) { try FileProbe.isGzip(scene.path("false.gz")) }
        #expect(throws: StreamError.self) { try FileProbe.status(of: scene.folder) }
        #expect(throws: StreamError.self) { try FileProbe.status(of: scene.path("missing")) }
        #expect(try FileProbe.status(of: scene.path("text.log")).size == 2)
    }

    @Test func linesBeforeTheCutAreHandedOut() throws {
        let whole = try gzip(Self.text, level: 1)
        var reader = LineBlockReader(
            try GzipStream(MemoryStream(whole.dropLast(8)), path: "x.gz"), blockBytes: 4_096)
        var bytes: [UInt8] = []
        #expect(throws: StreamError.self) {
            while let block = try reader.next() { if case .lines(let lines) = block { bytes += lines } }
        }
        #expect(bytes == Self.text)
    }
}
