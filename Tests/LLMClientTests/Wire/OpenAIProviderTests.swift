import ProviderKit
import Testing
import UsageModel

@testable import LLMClient

/// Chat Completions against a provider that answers as OpenAI's documentation shows.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct OpenAIProviderTests {
    private static let attempt = Attempt(number: 0, timeout: 20)

    private static func provider(_ fake: FakeProvider) -> OpenAIProvider {
        var settings = OpenAIProvider.Settings(key: APIKey("sk-test"))
        settings.baseURL = "\(fake.url)/v1"
        return OpenAIProvider(settings)
    }

    private static func usage() -> JSONValue {
        .object([
            "prompt_tokens": .integer(100), "completion_tokens": .integer(40), "total_tokens": .integer(140),
            "prompt_tokens_details": .object(["cached_tokens": .integer(80)]),
            "completion_tokens_details": .object(["reasoning_tokens": .integer(16)]),
        ])
    }

    @Test func asksAndReads() async throws {
        let fake = try await FakeProvider()
        try await fake.script([
            "/v1/chat/completions": [
                .answer(
                    headers: ["x-request-id": "req_1"],
                    body: .object([
                        "id": .string("chatcmpl-1"), "object": .string("chat.completion"), "model": .string("gpt-5"),
                        "choices": .array([
                            .object([
                                "index": .integer(0), "finish_reason": .string("length"),
                                "message": .object(["role": .string("assistant"), "content": .string("Hi.")]),
                            ])
                        ]), "usage": Self.usage(),
                    ]))
            ]
        ])
        var request = MessageRequest(
            model: "gpt-5", maxTokens: 40, messages: [.user("Hello")], system: [.text(TextBlock("Be short."))])
        request.outputSchema = .object(["type": .string("object")])
        let answer = try await Self.provider(fake).create(request, Self.attempt)
        #expect(answer.value.text == "Hi." && answer.value.stopReason == .maxTokens)
        #expect(answer.value.usage.tokens == TokenUsage(input: 20, output: 40, cacheRead: 80, reasoning: 16))
        let asked = try #require(try await fake.requests.first)
        #expect(asked.headers["authorization"] == "Bearer sk-test")
        #expect(asked.body.value["max_completion_tokens"] == .integer(40))
        #expect(asked.body.value["response_format"]?["type"] == .string("json_schema"))
        guard case .array(let messages) = asked.body.value["messages"] else {
            Issue.record("no messages")
            return
        }
        #expect(messages.map { $0["role"] } == [.string("system"), .string("user")])
    }

    @Test func readsAStreamAndItsUsage() async throws {
        let fake = try await FakeProvider()
        func chunk(_ delta: [String: JSONValue], _ reason: JSONValue = .null) -> String {
            let value: JSONValue = .object([
                "id": .string("chatcmpl-1"), "object": .string("chat.completion.chunk"), "model": .string("gpt-5"),
                "choices": .array([
                    .object(["index": .integer(0), "delta": .object(delta), "finish_reason": reason])
                ]),
            ])
            return (try? Parsed.data(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        let last: JSONValue = .object([
            "id": .string("chatcmpl-1"), "object": .string("chat.completion.chunk"), "model": .string("gpt-5"),
            "choices": .array([]), "usage": Self.usage(),
        ])
        let lines = [
            chunk(["role": .string("assistant"), "content": .string("")]), chunk(["content": .string("こん")]),
            chunk(["content": .string("にちは")]), chunk([:], .string("stop")),
            String(decoding: try Parsed.data(last), as: UTF8.self), "[DONE]",
        ]
        let body = lines.map { "data: \($0)\n\n" }.joined()
        try await fake.script([
            "/v1/chat/completions": [
                .raw(
                    Array(body.utf8),
                    and: [
                        "headers": .object(["content-type": .string("text/event-stream")]), "chunk": .integer(1),
                    ])
            ]
        ])
        let client = LLMClient(provider: Self.provider(fake), logger: .silent)
        let stream = try await client.stream(
            MessageRequest(model: "gpt-5", maxTokens: 40, messages: [.user("Hello")]))
        let reply = try await stream.collect()
        #expect(reply.text == "こんにちは" && reply.stopReason == .endTurn)
        #expect(reply.usage.tokens == TokenUsage(input: 20, output: 40, cacheRead: 80, reasoning: 16))
        let asked = try #require(try await fake.requests.first)
        #expect(asked.body.value["stream_options"]?["include_usage"] == .bool(true))
    }

    @Test func saysThatItCannotCount() async throws {
        let fake = try await FakeProvider()
        let client = LLMClient(provider: Self.provider(fake), logger: .silent)
        await #expect(throws: LLMError.self) {
            try await client.countTokens(MessageRequest(model: "gpt-5", maxTokens: 1, messages: [.user("x")]))
        }
        #expect(try await fake.requests.isEmpty)
    }
}
