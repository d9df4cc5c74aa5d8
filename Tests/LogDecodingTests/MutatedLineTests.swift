import LogDecoding
import TestKit
import Testing
import UsageModel

/// Lines of every shape with random damage: nothing crashes, every line is counted, and no figure is out of bounds.
struct MutatedLineTests {
    private static func seeds() throws -> [[UInt8]] {
        let otlp =
            #"{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s\"\\"}}]},"#
            + #""scopeSpans":[{"spans":[{"name":"a","attributes":[{"key":"gen_ai.request.model","value":{"stringValue":"m"}},"#
            + #"{"key":"gen_ai.usage.input_tokens","value":{"intValue":"5"}},{"key":"x","value":{"arrayValue":{"values":[{}]}}}]},"#
            + #"{"name":"b","attributes":[]}]},{"spans":[]}]}]}"#
        var seeds = ShapeTests.lines.map { Array($0.text.split(separator: "\n").joined().utf8) }
        seeds += try Corpus.bytes("samples.jsonl").split(separator: UInt8(ascii: "\n")).map(Array.init)
        seeds.append(Array(otlp.utf8))
        seeds.append(Array(#"{"log":"{\"message\":\"{\\\"event\\\":\\\"llm_request_success\\\"}\"}"}"#.utf8))
        seeds.append(Array("2026-11-23T11:38:41Z stdout F {\"event\":\"llm_request_failed\"}".utf8))
        seeds.append(Array("<165>1 2026-11-23T11:38:41Z host app 12 ID47 - {\"event\":\"rate_limit_hit\"}".utf8))
        return seeds
    }

    /// What structure hangs on, and what breaks it.
    private static let bytes = Array(#"{}[]",:\ 0-1e.nulltrue"#.utf8) + [0, 0x7F, 0x80, 0xC3, 0xFF, UInt8(ascii: "\t")]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func nothingCrashes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let seeds = try Self.seeds()
        var decoder = try BlockDecoder(
            plan: DecodingPlan(labels: [.init(name: "l", path: try #require(FieldPath("name")))]))
        var context = freshContext()
        for _ in 0..<4_000 {
            guard var line = seeds.randomElement(using: &random) else { return }
            for _ in 0..<Int.random(in: 1...4, using: &random) where !line.isEmpty {
                let place = Int.random(in: 0..<line.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: line.remove(at: place)
                case 1: line.insert(Self.bytes.randomElement(using: &random) ?? 0, at: place)
                case 2: line[place] = Self.bytes.randomElement(using: &random) ?? 0
                default:
                    let end = Int.random(in: place..<line.count, using: &random)
                    line.insert(contentsOf: line[place...end], at: place)
                }
            }
            line.removeAll { $0 == UInt8(ascii: "\n") }
            guard !line.isEmpty else { continue }
            let decoded = try decoder.decoded(line, context: &context)
            #expect(decoded.counts.total >= 1 && decoded.lineCount == 1)
            #expect(decoded.counts.usage == Int64(decoded.requests.count))
            for request in decoded.requests {
                let usage = request.record.usage
                #expect(usage.input >= 0 && usage.output >= usage.reasoning && usage.total <= 6_000_000_000)
                #expect(usage.cacheRead >= 0 && usage.cacheWrite5m >= 0 && usage.cacheWrite1h >= 0)
                #expect(request.record.cost >= 0 && request.record.duration >= -1)
            }
        }
    }
}
