import Pricing
import ProviderKit
import TestKit
import Testing
import UsageModel

@testable import LLMClient

/// The Messages API's provider against one that plays its failures.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct AnthropicProviderTests {
    private static let attempt = Attempt(number: 0, timeout: 20)

    private static func provider(_ fake: FakeProvider) -> AnthropicProvider {
        var settings = AnthropicProvider.Settings(key: APIKey("sk-test\n"))
        settings.baseURL = fake.url
        return AnthropicProvider(settings)
    }

    private static let request = MessageRequest(model: "claude-opus-4-8", maxTokens: 16, messages: [.user("Hello")])

    private func failure(_ answer: Scripted, timeout: Double = Waiting.patience) async throws -> AttemptFailure {
        let fake = try await FakeProvider()
        try await fake.script(answer)
        let provider = Self.provider(fake)
        do throws(AttemptFailure) {
            let answer = try await provider.create(Self.request, Attempt(number: 0, timeout: timeout))
            Issue.record("answered \(answer.value)")
            return AttemptFailure(.status, message: "")
        } catch {
            return error
        }
    }

    @Test func asksAndReads() async throws {
        let fake = try await FakeProvider()
        try await fake.script(
            .reply(
                "Hi.",
                headers: [
                    "request-id": "req_1", "anthropic-ratelimit-requests-limit": "50",
                    "anthropic-ratelimit-requests-remaining": "49",
                ]))
        let answer = try await Self.provider(fake).create(Self.request, Self.attempt)
        #expect(answer.value.text == "Hi." && answer.value.stopReason == .endTurn)
        #expect(answer.value.usage.tokens == TokenUsage(input: 10, output: 5))
        #expect(answer.requestID == "req_1")
        #expect(answer.limits.requests.limit == 50 && answer.limits.requests.remaining == 49)
        let asked = try #require(try await fake.requests.first)
        #expect(asked.path == "/v1/messages" && asked.headers["x-api-key"] == "sk-test")
        #expect(asked.headers["anthropic-version"] == "2026-10-21")
        #expect(asked.body.value["model"] == .string("claude-opus-4-8"))
        #expect(asked.body.value["temperature"] == nil)
    }

    @Test func readsErrors() async throws {
        let limited = try await failure(
            .error(429, "rate_limit_error", headers: ["retry-after": "7", "request-id": "req_2"]))
        #expect(limited.kind == .status && limited.status == 429 && limited.type == "rate_limit_error")
        #expect(limited.retryAfter == 7 && limited.requestID == "req_2" && limited.shouldRetry == nil)
        let precise = try await failure(
            .error(529, "overloaded_error", headers: ["retry-after-ms": "1500", "x-should-retry": "false"]))
        #expect(precise.status == 529 && precise.retryAfter == 1.5 && precise.shouldRetry == false)
        let spent = try await failure(
            .error(429, "rate_limit_error", code: "enforced_spend_limit_reached"))
        #expect(spent.code == "enforced_spend_limit_reached")
    }

    /// Each is a failure with a reason, and none ends the program.
    @Test(arguments: [
        (Scripted.raw(Array("{".utf8)), AttemptFailure.Kind.invalidAnswer),
        (Scripted.raw([0x22, 0xFF, 0x22]), .invalidAnswer), (Scripted.raw([]), .invalidAnswer),
        (Scripted.answer(body: .array([])), .invalidAnswer),
        (Scripted(["size": .integer(33 << 20)]), .invalidAnswer),
        (Scripted(["reset": .string("before")]), .connection),
        (Scripted(["reset": .string("body"), "body": .string("{}"), "reset_after": .integer(1)]), .connection),
    ])
    func failsByKind(answer: Scripted, kind: AttemptFailure.Kind) async throws {
        let failure = try await failure(answer)
        #expect(failure.kind == kind, "\(failure)")
        #expect(!failure.message.isEmpty)
    }

    @Test func givesUpInTime() async throws {
        let failure = try await failure(
            .reply(and: ["chunk": .integer(10), "pause": .number(30)]), timeout: 0.3)
        #expect(failure.kind == .timeout)
    }

    /// One byte at a time, with each way to end a line: characters and events are split anywhere.
    @Test(arguments: ["\n", "\r\n", "\r"])
    func readsAStreamByteByByte(newline: String) async throws {
        let fake = try await FakeProvider()
        try await fake.script(
            .events(SampleStream.whole("こん", "にちは 🗾"), and: ["chunk": .integer(1), "newline": .string(newline)]))
        let client = LLMClient(provider: Self.provider(fake), logger: .silent)
        let reply = try await client.stream(Self.request).collect()
        #expect(reply.text == "こんにちは 🗾" && reply.stopReason == .endTurn)
        #expect(reply.usage.tokens == TokenUsage(input: 10, output: 5))
        #expect(try await fake.requests.count == 1)
    }

    /// What breaks behind the first content is not asked for again: it would be given out twice.
    @Test func aStreamThatBreaksIsNotRepeated() async throws {
        let fake = try await FakeProvider()
        try await fake.script(.events(SampleStream.begin("こん") + [SampleStream.error("overloaded_error")]), .reply())
        let client = LLMClient(provider: Self.provider(fake), logger: .silent)
        do {
            _ = try await client.stream(Self.request).collect()
            Issue.record("it did not fail")
        } catch {
            guard case .failed(let failure) = error.reason else { throw error }
            #expect(failure.kind == .midStream && failure.status == 529)
        }
        #expect(try await fake.requests.count == 1)
    }

    @Test func retriesOverTheWire() async throws {
        let fake = try await FakeProvider()
        try await fake.script(
            .error(529, "overloaded_error", headers: ["retry-after-ms": "10"]),
            .error(500, "api_error", headers: ["retry-after-ms": "10"]), .reply("At last."))
        let client = LLMClient(provider: Self.provider(fake), logger: .silent)
        #expect(try await client.create(Self.request).text == "At last.")
        #expect(try await fake.requests.count == 3)
    }
}
