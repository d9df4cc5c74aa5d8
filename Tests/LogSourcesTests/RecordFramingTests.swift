import LogSources
import TestKit
import Testing
import UsageModel

/// Random logs, written in pieces, read in blocks of all sizes and with restarts at any place, against the records that were
/// written.
struct RecordFramingTests {
    private func hasLong(_ form: FramedLog.Form, _ seed: UInt64) -> Bool { form.hasLong && seed % 2 == 1 }

    private func limit(_ form: FramedLog.Form, _ seed: UInt64) -> Int { hasLong(form, seed) ? 1_000 : 16 << 20 }

    private func log(_ form: FramedLog.Form, seed: UInt64) -> FramedLog {
        hasLong(form, seed) ? FramedLog(form, seed: seed, limit: 1_000, longPercent: 5) : FramedLog(form, seed: seed)
    }

    @Test(arguments: FramedLog.Form.allCases, 0..<4 as Range<UInt64>)
    func tailedWithRestarts(form: FramedLog.Form, block: UInt64) {
        for seed in (block * 25)..<(block * 25 + 25) {
            let log = log(form, seed: seed)
            var random = SeededGenerator(seed: seed ^ 0xABCD)
            let scene = TailScene("app.log")
            scene.framing = form.framing
            scene.options.blockBytes = [16, 100, 1_000, 262_144].randomElement(using: &random) ?? 16
            scene.options.maximumLineBytes = limit(form, seed)
            var written = 0
            while written < log.bytes.count {
                switch Int.random(in: 0..<100, using: &random) {
                case 0..<50:
                    let count = Int.random(in: 1...[5, 60, 400].randomElement(using: &random)!, using: &random)
                    let end = min(written + count, log.bytes.count)
                    scene.append(Array(log.bytes[written..<end]), to: "app.log")
                    written = end
                case 50..<60: scene.restart()
                case 60..<70: scene.commit()
                case 70..<80: scene.read(limit: Int.random(in: 0...3, using: &random))
                default: scene.drain()
                }
            }
            scene.drain()
            #expect(
                log.difference(lines: scene.lines, numbers: scene.numbers, tooLong: scene.tooLong) == nil,
                "seed \(seed)")
            #expect(scene.ledger.values.map(\.offset) == [Int64(log.bytes.count)], "seed \(seed)")
            let lines = log.bytes.count { $0 == 0x0A }
            #expect(scene.ledger.values.map(\.lines) == [Int64(lines)], "seed \(seed)")
        }
    }

    @Test(arguments: FramedLog.Form.allCases, 0..<100 as Range<UInt64>)
    func readAsAStream(form: FramedLog.Form, seed: UInt64) throws {
        let log = log(form, seed: seed)
        var random = SeededGenerator(seed: seed ^ 0xDCBA)
        var reader = LineBlockReader(
            MemoryStream(log.bytes, seed: seed, largestPiece: [1, 50, 5_000].randomElement(using: &random) ?? 1),
            blockBytes: [16, 100, 1_000, 262_144].randomElement(using: &random) ?? 16,
            maximumLineBytes: limit(form, seed), framing: form.framing)
        var records: [String] = []
        var numbers: [Int64] = []
        var tooLong = 0
        var linesBefore: Int64 = 0
        while let block = try reader.next() {
            switch block {
            case .lines(let bytes):
                #expect(bytes.last == 0x0A)
                let new = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
                records += new.map { String(decoding: $0, as: UTF8.self) }
                numbers += new.indices.map { linesBefore + Int64(reader.recordLines.firstLine(ofRecord: $0)) + 1 }
                linesBefore += Int64(reader.recordLines.count(records: new.count))
            case .rest: Issue.record("all records are complete")
            case .tooLong:
                tooLong += 1
                linesBefore += Int64(reader.recordLines.count(records: 1))
            }
        }
        #expect(log.difference(lines: records, numbers: numbers, tooLong: tooLong) == nil)
    }

    /// Each place, once with nothing but a restart there and once byte by byte with a restart at each of them.
    @Test(arguments: FramedLog.Form.allCases)
    func restartBetweenAnyTwoBytes(form: FramedLog.Form) {
        for (seed, limit) in [(7, 16 << 20), (9, 400)] as [(UInt64, Int)] where limit > 400 || form.hasLong {
            let log =
                limit == 400
                ? FramedLog(form, seed: seed, records: 5, limit: 400, longPercent: 30)
                : FramedLog(form, seed: seed, records: 6)
            let bytewise = TailScene("app.log")
            bytewise.framing = form.framing
            bytewise.options.maximumLineBytes = limit
            for cut in log.bytes.indices {
                let scene = TailScene("app.log")
                scene.framing = form.framing
                scene.options.maximumLineBytes = limit
                scene.append(Array(log.bytes[..<cut]), to: "app.log")
                scene.drain()
                scene.restart()
                scene.append(Array(log.bytes[cut...]), to: "app.log")
                scene.drain()
                #expect(
                    log.difference(lines: scene.lines, numbers: scene.numbers, tooLong: scene.tooLong) == nil,
                    "cut at \(cut) of \(log.bytes.count)")
                bytewise.append([log.bytes[cut]], to: "app.log")
                bytewise.drain()
                bytewise.restart()
            }
            #expect(
                log.difference(lines: bytewise.lines, numbers: bytewise.numbers, tooLong: bytewise.tooLong) == nil)
        }
    }
}
