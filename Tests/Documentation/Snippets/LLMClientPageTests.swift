import LLMClient
import ProviderKit
import Testing
import UsageModel

/// The examples of docs/llm-client.md and of the library's own pages, as they stand there.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct LLMClientPageTests {
    private let question = MessageRequest(model: "claude-sonnet-4-5", maxTokens: 1_000, messages: [.user("Hello")])

    private func client(key: String, baseURL: String, delegate: any LLMClientDelegate) -> LLMClient {
        var settings = AnthropicProvider.Settings(key: APIKey(key))  // or OpenAIProvider, which local servers speak too
        settings.baseURL = baseURL  // without it, https://api.anthropic.com
        let provider = AnthropicProvider(settings)

        var options = LLMClientOptions()
        options.fallbackModels = ["claude-haiku-4-5"]
        options.rateLimits = RateLimits(requests: 1_000, inputTokens: 400_000, outputTokens: 80_000)
        let client = LLMClient(provider: provider, options: options, delegate: delegate)
        return client
    }

    private func ask(_ client: LLMClient) async throws -> String {
        let reply = try await client.create(
            MessageRequest(model: "claude-sonnet-4-5", maxTokens: 1_000, messages: [.user("Hello")]))
        print(reply.text, reply.usage.tokens.output)
        return reply.text
    }

    private func stream(_ client: LLMClient, _ request: MessageRequest) async throws -> MessageReply? {
        let stream = try await client.stream(request)
        for try await event in stream {
            if case .delta(_, .text(let piece)) = event { print(piece, terminator: "") }
        }
        let whole = stream.reply  // or: try await stream.collect()
        return whole
    }

    private func askMany(_ client: LLMClient, _ requests: [MessageRequest]) async -> [Int] {
        let results = await batchProcess(requests, maxConcurrent: 16) { try await client.create($0) }
        print(results.count)  // one for each request, in their order

        var finished: [Int] = []
        let answers = batchResults(requests, maxConcurrent: 16) { try await client.create($0) }
        for await (index, result) in answers {  // as they come
            if case .success = result { finished.append(index) }
        }
        return finished
    }

    struct Spending: LLMClientDelegate {
        func called(_ report: CallReport) {
            let dollars = report.cost.map { Double($0) / 1e12 }  // pico-dollars; nil without a price
            print(report.model, report.attempts, report.seconds, dollars.map { "$\($0)" } ?? "no price")
        }
    }

    private func explained(_ client: LLMClient, _ request: MessageRequest) async -> String {
        do {
            return try await client.create(request).text
        } catch {
            return "\(error.kind) after \(error.tried.count) attempts"
        }
    }

    @Test func theExamplesRun() async throws {
        let provider = try await FakeProvider()
        let client = client(key: "test", baseURL: provider.url, delegate: Spending())

        try await provider.script(.reply("Hello to you."))
        #expect(try await ask(client) == "Hello to you.")

        try await provider.script(.reply(), .reply(), .reply(), .reply())
        #expect(await askMany(client, [question, question]).sorted() == [0, 1])

        try await provider.script(.error(401, "authentication_error"))
        #expect(await explained(client, question) == "authentication after 1 attempts")
    }

    @Test func aStreamIsRead() async throws {
        let provider = try await FakeProvider()
        let client = client(key: "test", baseURL: provider.url, delegate: Spending())
        try await provider.script(.events(Self.events))
        #expect(try await stream(client, question)?.text == "Hi.")
    }

    private static let events: [(String, JSONValue)] = [
        (
            "message_start",
            .object([
                "type": .string("message_start"),
                "message": .object([
                    "id": .string("msg_1"), "type": .string("message"), "role": .string("assistant"),
                    "model": .string("claude-sonnet-4-5"), "content": .array([]), "stop_reason": .null,
                    "usage": .object(["input_tokens": .integer(10), "output_tokens": .integer(1)]),
                ]),
            ])
        ),
        (
            "content_block_start",
            .object([
                "type": .string("content_block_start"), "index": .integer(0),
                "content_block": .object(["type": .string("text"), "text": .string("")]),
            ])
        ),
        (
            "content_block_delta",
            .object([
                "type": .string("content_block_delta"), "index": .integer(0),
                "delta": .object(["type": .string("text_delta"), "text": .string("Hi.")]),
            ])
        ),
        ("content_block_stop", .object(["type": .string("content_block_stop"), "index": .integer(0)])),
        (
            "message_delta",
            .object([
                "type": .string("message_delta"), "delta": .object(["stop_reason": .string("end_turn")]),
                "usage": .object(["output_tokens": .integer(5)]),
            ])
        ),
        ("message_stop", .object(["type": .string("message_stop")])),
    ]
}
