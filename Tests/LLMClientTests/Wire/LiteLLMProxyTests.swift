import ProviderKit
import Testing
import UsageModel

@testable import LLMClient

/// Both providers through the published LiteLLM proxy, which speaks both APIs. The figures are those that the proxy's own
/// mocks give, and those of the provider behind it.
@Suite(.enabled(if: FakeProvider.isInstalled && LiteLLMProxy.isInstalled))
struct LiteLLMProxyTests {
    private static func request(_ model: String) -> MessageRequest {
        MessageRequest(model: model, maxTokens: 16, messages: [.user("Hello")])
    }

    private static func client(_ provider: any LLMProvider) -> LLMClient {
        var options = LLMClientOptions()
        options.retry.maxRetries = 0
        return LLMClient(provider: provider, options: options, logger: .silent)
    }

    private static func failure(
        _ body: () async throws(LLMError) -> MessageReply
    ) async -> String {
        do throws(LLMError) {
            return "answered: \(try await body().text)"
        } catch {
            return error.kind
        }
    }

    /// One proxy for all: it takes long to start.
    @Test func speaksWithTheProxy() async throws {
        let fake = try await FakeProvider()
        let proxy = try await LiteLLMProxy(upstream: fake.url)
        try await speaksMessages(proxy, fake)
        try await speaksCompletions(proxy, fake)
    }

    private func speaksMessages(_ proxy: LiteLLMProxy, _ fake: FakeProvider) async throws {
        var settings = AnthropicProvider.Settings(key: APIKey(LiteLLMProxy.key))
        settings.baseURL = proxy.url
        let client = Self.client(AnthropicProvider(settings))

        try await isMocked(client, TokenUsage(input: 2_095, output: 503))
        try await passesOn(client, fake)
        #expect(
            await Self.failure { () throws(LLMError) in try await client.create(Self.request("none")) }
                == "invalid_request")
        try await fake.script(.events(SampleStream.begin("H") + [SampleStream.error("overloaded_error")]))
        #expect(
            await Self.failure { () throws(LLMError) in try await client.stream(Self.request("passed-on")).collect() }
                == "overloaded")
    }

    private func speaksCompletions(_ proxy: LiteLLMProxy, _ fake: FakeProvider) async throws {
        var settings = OpenAIProvider.Settings(key: APIKey(LiteLLMProxy.key))
        settings.baseURL = "\(proxy.url)/v1"
        let client = Self.client(OpenAIProvider(settings))

        try await isMocked(client, TokenUsage(input: 10, output: 20))
        let pieces = try await client.stream(Self.request("mocked")).collect()
        #expect(pieces.text == "Hello from the mock." && pieces.stopReason == .endTurn)
        #expect(pieces.usage.tokens == TokenUsage(input: 8, output: 5))

        // From the Messages API to Chat Completions, by the proxy.
        try await passesOn(client, fake)
        #expect(
            await Self.failure { () throws(LLMError) in try await client.stream(Self.request("limited")).collect() }
                == "rate_limit")
    }

    /// The proxy answers by itself.
    private func isMocked(_ client: LLMClient, _ tokens: TokenUsage) async throws {
        let mocked = try await client.create(Self.request("mocked"))
        #expect(mocked.text == "Hello from the mock." && mocked.stopReason == .endTurn)
        #expect(mocked.usage.tokens == tokens)
    }

    /// The proxy passes on what the provider says, whole and in pieces, and tells failures.
    private func passesOn(_ client: LLMClient, _ fake: FakeProvider) async throws {
        try await fake.script(
            .reply("Passed on."), .events(SampleStream.whole("こん", "にちは"), and: ["chunk": .integer(7)]))
        let passed = try await client.create(Self.request("passed-on"))
        #expect(passed.text == "Passed on." && passed.usage.tokens == TokenUsage(input: 10, output: 5))
        let streamed = try await client.stream(Self.request("passed-on")).collect()
        #expect(streamed.text == "こんにちは" && streamed.stopReason == .endTurn)
        #expect(streamed.usage.tokens == TokenUsage(input: 10, output: 5))

        #expect(
            await Self.failure { () throws(LLMError) in try await client.create(Self.request("limited")) }
                == "rate_limit")
        #expect(
            await Self.failure { () throws(LLMError) in try await client.create(Self.request("faulty")) }
                == "server_error")
    }
}
