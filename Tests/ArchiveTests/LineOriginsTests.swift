import TestKit
import Testing
import UsageModel

@testable import Archive

struct LineOriginsTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func whatIsPackedIsReadBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var packer = LineOrigins.Packer()
        var parts: [[UInt8]] = []
        var runs: [LineOrigins.Run] = []
        var contexts: [LineOrigins.Context] = []
        func time() -> Timestamp { Timestamp(microseconds: Int64.random(in: .min ... .max, using: &random)) }
        for line in 0..<Int64(500) {
            if Bool.random(using: &random) {
                let run = LineOrigins.Run(
                    line: line, stream: Int64.random(in: 1...9, using: &random),
                    sequence: Int64.random(in: 0 ... .max, using: &random))
                runs.append(run)
                packer.append(run)
            }
            if Int.random(in: 0..<5, using: &random) == 0 {
                let context = LineOrigins.Context(
                    line: line, readTime: time(), lastTime: Bool.random(using: &random) ? time() : nil,
                    fallbackTime: time(), recordTime: Bool.random(using: &random) ? time() : nil)
                contexts.append(context)
                packer.append(context)
            }
            if packer.count > 300 {
                parts.append(packer.bytes())
                packer.clear()
            }
        }
        // What is asked for twice is there twice: a part is written anew as it grows.
        #expect(packer.bytes() == packer.bytes())
        parts.append(packer.bytes())
        let read = try #require(LineOrigins(parts: parts))
        #expect(read.runs == runs)
        #expect(read.contexts == contexts)
    }

    @Test func damageIsNoticed() {
        #expect(LineOrigins(parts: [[0, 2]]) == nil)
        #expect(LineOrigins(parts: [[9, 0, 0]]) == nil)
        #expect(LineOrigins(parts: [[0xFF, 0xFF]]) == nil)
    }
}
