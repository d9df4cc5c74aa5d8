import ProviderKit
import Testing
import UsageModel

@testable import LLMClient

@Suite(.enabled(if: FakeProvider.isInstalled))
struct MessageBatchTests {
    private static let attempt = Attempt(number: 0, timeout: 20)

    private static func batch(_ status: String) -> JSONValue {
        .object([
            "id": .string("msgbatch_1"), "type": .string("message_batch"), "processing_status": .string(status),
            "request_counts": .object([
                "processing": .integer(status == "ended" ? 0 : 3), "succeeded": .integer(status == "ended" ? 1 : 0),
                "errored": .integer(status == "ended" ? 1 : 0), "canceled": .integer(0),
                "expired": .integer(status == "ended" ? 1 : 0),
            ]), "expires_at": .string("2026-11-30T00:00:00Z"),
        ])
    }

    private static func provider(_ fake: FakeProvider) -> AnthropicProvider {
        var settings = AnthropicProvider.Settings(key: APIKey("sk-test"))
        settings.baseURL = fake.url
        return AnthropicProvider(settings)
    }

    @Test func goesFromRequestsToResults() async throws {
        let fake = try await FakeProvider()
        let results = """
            {"custom_id":"c","result":{"type":"expired"}}
            {"custom_id":"a","result":{"type":"succeeded","message":{"id":"msg_1","type":"message","role":"assistant",\
            "model":"m","content":[{"type":"text","text":"Hi."}],"stop_reason":"end_turn",\
            "usage":{"input_tokens":3,"output_tokens":2,"service_tier":"batch"}}}}
            {"custom_id":"b","result":{"type":"errored","error":{"type":"error","error":\
            {"type":"invalid_request_error","message":"Wrong."}}}}

            """
        try await fake.script([
            "POST /v1/messages/batches": [.answer(body: Self.batch("in_progress"))],
            "GET /v1/messages/batches/msgbatch_1": [.answer(body: Self.batch("ended"))],
            "/v1/messages/batches/msgbatch_1/results": [.raw(Array(results.utf8), and: ["chunk": .integer(7)])],
            "/v1/messages/batches/msgbatch_1/cancel": [.answer(body: Self.batch("canceling"))],
        ])
        let provider = Self.provider(fake)
        let requests = ["a", "b", "c"].map {
            BatchRequest(customID: $0, MessageRequest(model: "m", maxTokens: 9, messages: [.user($0)]))
        }
        let created = try await provider.createBatch(requests, Self.attempt).value
        #expect(created.status == .inProgress && !created.hasEnded && created.counts.processing == 3)
        let ended = try await provider.batch(created.id, Self.attempt).value
        #expect(ended.hasEnded && ended.counts.errored == 1 && ended.counts.expired == 1)
        #expect(ended.other["expires_at"] == .string("2026-11-30T00:00:00Z"))
        var outcomes: [String: BatchResult.Outcome] = [:]
        for try await result in try await provider.batchResults(created.id, Self.attempt).value {
            outcomes[result.customID] = result.outcome
        }
        #expect(outcomes.count == 3 && outcomes["c"] == .expired)
        guard case .succeeded(let reply) = outcomes["a"], case .errored(let failure) = outcomes["b"] else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(reply.text == "Hi." && reply.usage.tokens == TokenUsage(input: 3, output: 2))
        #expect(reply.usage.billing.tier == .batch)
        #expect(failure.status == 400 && failure.type == "invalid_request_error")
        #expect(try await provider.cancelBatch(created.id, Self.attempt).value.status == .canceling)
    }

    /// An id of someone else's choice is no path.
    @Test(arguments: ["", "../messages", "a/b", "a?b", "a%2Fb"])
    func refusesWhatIsNoID(id: String) async throws {
        let fake = try await FakeProvider()
        let provider = Self.provider(fake)
        await #expect(throws: AttemptFailure.self) { try await provider.batch(id, Self.attempt) }
        #expect(try await fake.requests.isEmpty)
    }
}
