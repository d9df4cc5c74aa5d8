import LogDecoding
import Testing
import UsageModel

/// Spans of two emitters for each call, against what the provider delivered.
struct OpenTelemetryCorpusTests {
    private struct Truth: Decodable {
        struct File: Decodable {
            let delivered: [String: Delivered]
            let attempts: [String: [String: Int64]]

            enum CodingKeys: String, CodingKey {
                case delivered = "delivered_ok"
                case attempts = "attempts_by_model_outcome"
            }
        }

        let anthropic: File
    }

    @Test(arguments: ["auto", "otel"])
    func equalsTheTruthToTheToken(preset: String) throws {
        let truth = try Corpus.json("otel-genai/expected.json", as: Truth.self).anthropic
        let sums = try CorpusSums(try Corpus.unzipped("otel-genai/spans-anthropic.jsonl.gz"), preset: preset)
        // 198 spans of calls; 25 of the app's own.
        #expect(sums.counts.total == 223 && sums.counts.usage == 198 && sums.counts.other == 25)
        // Each of the 90 answers stands in two spans.
        #expect(sums.repeats == 90)
        for (model, delivered) in truth.delivered {
            let sum = try #require(sums.models[model]).success
            #expect(sum.usage == delivered.anthropic, "\(model)")
            #expect(sum.requests == delivered.requests)
            #expect(sum.durationCount == delivered.requests)
        }
        // Failed calls have no id in common: the SDK's ten spans and OpenLLMetry's eight are attempts each.
        let failed = sums.models.values.reduce(0) { $0 + $1.error.requests }
        #expect(failed == 18)
        #expect(truth.attempts.values.reduce(0) { $0 + $1.values.reduce(0, +) } == 100)
    }
}
