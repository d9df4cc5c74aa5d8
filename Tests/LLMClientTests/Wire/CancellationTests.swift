import ProviderKit
import Synchronization
import TestKit
import Testing
import UsageModel

@testable import LLMClient

/// A call that is cancelled leaves the provider, is not made again, and is reported as cancelled.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct CancellationTests {
    private static let request = MessageRequest(model: "claude-opus-4-8", maxTokens: 16, messages: [.user("Hello")])
    private let reports = Reports()

    private func client(_ fake: FakeProvider) -> LLMClient {
        var settings = AnthropicProvider.Settings(key: APIKey("sk-test"))
        settings.baseURL = fake.url
        return LLMClient(provider: AnthropicProvider(settings), delegate: reports, logger: .silent)
    }

    /// The provider was asked once, and has seen the client go.
    private func expectLeft(_ fake: FakeProvider) async throws {
        let requests = try await fake.requests("the client has left") { $0.first?.ended != nil }
        #expect(requests.map(\.ended) == ["left"])
        try await Waiting.until("it is reported") { !reports.all.isEmpty }
        #expect(reports.all.map(\.error?.reason) == [.cancelled] && reports.all.map(\.attempts) == [1])
    }

    /// Before the head of an answer, and within its body.
    @Test(arguments: [
        ["delay": JSONValue.integer(3_000)], ["chunk": .integer(10), "pause": .integer(3_000)],
    ])
    func leavesACall(slowly: [String: JSONValue]) async throws {
        let fake = try await FakeProvider()
        try await fake.script(.reply(and: slowly), .reply())
        let client = client(fake)
        let task = Task { try await client.create(Self.request) }
        _ = try await fake.requests("it has come") { $0.count == 1 }
        task.cancel()
        let error = await #expect(throws: LLMError.self) { try await task.value }
        #expect(error?.reason == .cancelled)
        try await expectLeft(fake)
    }

    @Test func leavesAStreamBeforeItsFirstEvent() async throws {
        let fake = try await FakeProvider()
        try await fake.script(.events(SampleStream.whole("Hi."), and: ["delay": .integer(3_000)]), .reply())
        let client = client(fake)
        let task = Task { try await client.stream(Self.request) }
        _ = try await fake.requests("it has come") { $0.count == 1 }
        task.cancel()
        let error = await #expect(throws: LLMError.self) { try await task.value }
        #expect(error?.reason == .cancelled)
        try await expectLeft(fake)
    }

    @Test func leavesAStreamThatIsBeingRead() async throws {
        let fake = try await FakeProvider()
        try await fake.script(.events(SampleStream.begin("H"), and: ["hold": .bool(true)]), .reply())
        let stream = try await client(fake).stream(Self.request)
        let read = Mutex("")
        let task = Task {
            for try await event in stream {
                if case .delta(_, .text(let piece)) = event { read.withLock { $0 += piece } }
            }
        }
        try await Waiting.until("a piece is read") { read.withLock { $0 } == "H" }
        task.cancel()
        let error = await #expect(throws: LLMError.self) { try await task.value }
        #expect(error?.reason == .cancelled)
        try await expectLeft(fake)
        #expect(reports.all.first?.usage?.tokens == TokenUsage(input: 10, output: 1))
    }

    /// Nobody holds the stream any longer.
    @Test func leavesAStreamThatIsDropped() async throws {
        let fake = try await FakeProvider()
        try await fake.script(.events(SampleStream.begin("H"), and: ["hold": .bool(true)]), .reply())
        let client = client(fake)
        func readABit() async throws {
            for try await event in try await client.stream(Self.request) {
                if case .delta = event { return }
            }
        }
        try await readABit()
        try await expectLeft(fake)
    }
}
