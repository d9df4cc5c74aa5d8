import LogDecoding
import Testing
import UsageModel

/// What LiteLLM's proxy logs, against what the provider delivered.
struct LiteLLMCorpusTests {
    private struct Truth: Decodable {
        struct Upstream: Decodable {
            let delivered: [String: Delivered]
            let broken: [String: Delivered]

            enum CodingKeys: String, CodingKey {
                case delivered = "delivered_ok"
                case broken = "broken_after_200"
            }
        }

        struct Logged: Decodable {
            let lines: Int64
        }

        let upstream: Upstream
        let logged: [String: Logged]

        enum CodingKeys: String, CodingKey {
            case upstream
            case logged = "log_crosscheck_slp"
        }
    }

    /// The provider's name of a model, and the one in LiteLLM's lines.
    private static let names = [
        "claude-haiku-4-5-20251001": "claude-haiku-4-5-20251001",
        "claude-opus-4-5-20251101": "claude-opus-4-5-20251101",
        "claude-sonnet-4-20250514": "claude-sonnet-4-20250514", "gpt-4o-2024-08-06": "gpt-4o",
        "o3-mini-2025-01-31": "o3-mini", "gpt-4o-mini-2024-07-18": "gpt-4o-mini",
    ]

    /// The proxy's own answers, which never reached the provider: three of 10 and 20 tokens, three streams of 10 and 6, and two
    /// of 2095 and 503 on another route.
    private static let mocked = TokenUsage(input: 6 * 10 + 2 * 2_095, output: 3 * 20 + 3 * 6 + 2 * 503)

    @Test(arguments: ["auto", "litellm"])
    func equalsTheTruthToTheToken(preset: String) throws {
        let truth = try Corpus.json("litellm-proxy/expected.json", as: Truth.self)
        let sums = try CorpusSums(
            try Corpus.unzipped("litellm-proxy/standard_logging_payload.jsonl.gz"), preset: preset)
        #expect(sums.counts.total == 86 && sums.counts.usage == 86)
        #expect(sums.repeats == 0)
        for (model, delivered) in truth.upstream.delivered {
            let name = try #require(Self.names[model])
            let sum = try #require(sums.models[name]).success
            var expected = model.hasPrefix("claude") ? delivered.anthropic : delivered.openAI
            var requests = delivered.requests
            // A stream that broke after its beginning is logged as a success.
            if let broken = truth.upstream.broken[model] {
                expected += broken.anthropic
                requests += broken.requests
            }
            if name == "gpt-4o-mini" {
                expected += Self.mocked
                requests += 8
            }
            #expect(sum.usage == expected, "\(model)")
            #expect(sum.requests == requests)
            #expect(sum.durationCount == requests)
        }
        for (key, logged) in truth.logged where key.hasPrefix("failure/") {
            let model = try #require(key.split(separator: "/").last.map(String.init))
            #expect(sums.models[model]?.error.requests == logged.lines, "\(key)")
        }
        #expect(sums.models.values.allSatisfy { $0.withoutUsage == 0 })
    }

    /// Of a stream `response_time` is the time to the first token; the first line of one lasted 1.180887 ms to it and 24.503 ms
    /// in all.
    @Test func streamsLastFromStartToEnd() throws {
        let bytes = try Corpus.unzipped("litellm-proxy/standard_logging_payload.jsonl.gz")
        let line = try #require(
            bytes.split(separator: UInt8(ascii: "\n")).first {
                String(decoding: $0, as: UTF8.self).contains(#""completionStartTime": 1795433778.128974"#)
            })
        let record = try decodeRequest(String(decoding: line, as: UTF8.self)).record
        #expect(record.duration == 24_503_000)
        #expect(record.timeToFirstToken == 1_181_000)
        #expect(record.time.microseconds == 1_795_433_778_152_296)
    }

    /// The proxy's own logs tell of the same failures once more, and of no usage.
    @Test(arguments: ["auto", "litellm"])
    func proxyLogsHoldNoRequest(preset: String) throws {
        for (file, lines) in [("proxy-stderr.jsonl", 12), ("proxy-stdout.log", 121)] as [(String, Int64)] {
            let counts = try CorpusSums(try Corpus.bytes("litellm-proxy/\(file)"), preset: preset).counts
            #expect(counts.usage == 0 && counts.total == lines, "\(file)")
            #expect(counts.other + counts[.notJSON] + counts[.blank] == lines)
        }
    }
}
