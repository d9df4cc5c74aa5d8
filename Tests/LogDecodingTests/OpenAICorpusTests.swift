import LogDecoding
import Testing
import UsageModel

/// The log of an app with OpenAI's SDK and python-json-logger, against what the provider delivered.
struct OpenAICorpusTests {
    private struct Truth: Decodable {
        let withUsage: [String: Delivered]
        let withoutUsage: [String: Delivered]
        let attempts: [String: [String: Int64]]

        enum CodingKeys: String, CodingKey {
            case withUsage = "delivered_ok_with_usage_in_log"
            case withoutUsage = "delivered_ok_without_usage_in_log(stream, no include_usage)"
            case attempts = "attempts_by_model_outcome"
        }
    }

    @Test(arguments: ["auto", "openai"])
    func equalsTheTruthToTheToken(preset: String) throws {
        let truth = try Corpus.json("openai-sdk/expected.json", as: Truth.self)
        let sums = try CorpusSums(try Corpus.unzipped("openai-sdk/app.jsonl.gz"), preset: preset)
        #expect(sums.counts.total == 500 && sums.counts.usage == 500)
        #expect(sums.repeats == 0)
        for (model, delivered) in truth.withUsage {
            let sum = try #require(sums.models[model])
            #expect(sum.success.usage == delivered.openAI, "\(model)")
            let without = try #require(truth.withoutUsage[model]).requests
            #expect(sum.success.requests == delivered.requests + without)
            #expect(sum.withoutUsage == without)
            #expect(sum.success.durationCount == sum.success.requests)
        }
        // A failed call is logged with the model that was asked for, so that the attempts are summed up over the aliases.
        let failed = sums.models.values.reduce(0) { $0 + $1.error.requests }
        let delivered = (truth.withUsage.values.map(\.requests) + truth.withoutUsage.values.map(\.requests)).reduce(
            0, +)
        #expect(failed == 73 && delivered + failed == 500)
        #expect(failures(sums, .rateLimited) == outcomes(truth, "429"))
        #expect(failures(sums, .notFound) == outcomes(truth, "404"))
        #expect(failures(sums, .invalidRequest) == outcomes(truth, "400"))
        #expect(failures(sums, .server) == outcomes(truth, "500") + outcomes(truth, "503"))
        // Dropped before an answer, or in the middle of a stream.
        let broken = outcomes(truth, "drop") + outcomes(truth, "stream_truncated")
        #expect(failures(sums, .connection) == broken)
    }

    private func failures(_ sums: CorpusSums, _ status: RequestStatus) -> Int64 {
        sums.models.values.reduce(0) { $0 + ($1.statuses[status] ?? 0) }
    }

    private func outcomes(_ truth: Truth, _ outcome: String) -> Int64 {
        truth.attempts.values.reduce(0) { $0 + ($1[outcome] ?? 0) }
    }
}
