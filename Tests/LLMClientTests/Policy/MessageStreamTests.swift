import InMemoryTracing
import Logging
import Pricing
import Synchronization
import TestKit
import Testing
import Tracing
import UsageModel

@testable import LLMClient

struct MessageStreamTests {
    private let time = ManualTime()
    private let reports = Reports()
    private let tracer = InMemoryTracer()

    private func client(_ provider: MemoryProvider) -> LLMClient {
        LLMClient(
            provider: provider, options: LLMClientOptions(), prices: .builtIn, delegate: reports, logger: .silent,
            tracer: tracer, timing: time.timing)
    }

    private static func usage(_ output: Int64) -> ReplyUsage {
        ReplyUsage(tokens: TokenUsage(input: 1_000, output: output))
    }

    private static let start = MessageStreamEvent.start(
        MessageReply(id: "msg_1", model: "claude-sonnet-4-5", content: [], stopReason: nil, usage: usage(1)))
    private static let whole: [MessageStreamEvent] = [
        start,
        .blockStart(index: 0, .thinking(ThinkingBlock(thinking: "", signature: ""))),
        .delta(index: 0, .thinking("Hm")), .delta(index: 0, .thinking("m.")), .delta(index: 0, .signature("c2ln")),
        .blockStop(index: 0),
        .blockStart(index: 1, .text(TextBlock(""))), .delta(index: 1, .text("Hel")), .delta(index: 1, .text("lo")),
        .blockStop(index: 1),
        .blockStart(index: 2, .toolUse(ToolUseBlock(id: "t1", name: "f", input: .object([:])))),
        .delta(index: 2, .inputJSON("{\"a\":")), .delta(index: 2, .inputJSON(" [1, null, true]}")),
        .blockStop(index: 2),
        .messageDelta(stopReason: .toolUse, stopSequence: nil, usage: usage(200)), .stop,
    ]

    private static func events(_ events: [MessageStreamEvent], then failure: AttemptFailure? = nil)
        -> MemoryProvider.Events
    {
        AsyncThrowingStream { continuation in
            for event in events { continuation.yield(event) }
            continuation.finish(throwing: failure)
        }
    }

    @Test func givesEventsAndTheWholeReply() async throws {
        let client = client(MemoryProvider { _ throws(AttemptFailure) in Self.events(Self.whole) })
        let stream = try await client.stream(.sample())
        var seen: [MessageStreamEvent] = []
        for try await event in stream { seen.append(event) }
        #expect(seen == Self.whole)
        let reply = try #require(stream.reply)
        #expect(
            reply.content == [
                .thinking(ThinkingBlock(thinking: "Hmm.", signature: "c2ln")), .text(TextBlock("Hello")),
                .toolUse(
                    ToolUseBlock(
                        id: "t1", name: "f", input: .object(["a": .array([.integer(1), .null, .bool(true)])]))),
            ])
        #expect(reply.stopReason == .toolUse && stream.usage == Self.usage(200))
        let report = try #require(reports.all.first)
        #expect(reports.all.count == 1 && report.cost == 6_000_000_000 && report.secondsToFirstToken == 0)
        let span = try #require(tracer.finishedSpans.first)
        #expect(span.operationName == "chat claude-sonnet-4-5" && span.kind == .client)
        #expect(
            span.attributes
                == [
                    "gen_ai.operation.name": "chat", "gen_ai.provider.name": "anthropic",
                    "gen_ai.request.model": "claude-sonnet-4-5", "gen_ai.response.model": "claude-sonnet-4-5",
                    "gen_ai.usage.input_tokens": 1_000, "gen_ai.usage.output_tokens": 200,
                    "gen_ai.response.finish_reasons": .stringArray(["tool_use"]),
                ])
    }

    @Test func retriesUntilTheFirstContent() async throws {
        let broken = AttemptFailure(.midStream, status: 529, type: "overloaded_error", message: "Overloaded")
        let client = client(
            MemoryProvider { number throws(AttemptFailure) in
                switch number {
                case 0: throw .overloaded
                case 1: Self.events([Self.start], then: broken)
                default: Self.events(Self.whole)
                }
            })
        let reply = try await client.stream(.sample()).collect()
        #expect(reply.text == "Hello" && time.waits == [0.5, 1] && reports.all.first?.attempts == 3)
        // What the second attempt used is known, and no part of what the answer used.
        #expect(reports.all.first?.usage == Self.usage(200) && reports.all.first?.cost == 6_000_000_000)
        #expect(reports.all.first?.tried.map(\.failure?.usage) == [nil, Self.usage(1)])
    }

    /// No attempt comes to any content: what the last one used is in the report all the same.
    @Test func reportsWhatIsUsedBeforeTheFirstContent() async throws {
        let broken = AttemptFailure(.midStream, status: 529, type: "overloaded_error", message: "Overloaded")
        let client = client(
            MemoryProvider { _ throws(AttemptFailure) in Self.events(Array(Self.whole.prefix(2)), then: broken) })
        await #expect(throws: LLMError.self) { try await client.stream(.sample()) }
        let report = try #require(reports.all.first)
        #expect(report.usage == Self.usage(1) && report.cost == 3_015_000_000 && report.attempts == 3)
        #expect(report.tried.map(\.failure?.usage) == [Self.usage(1), Self.usage(1), Self.usage(1)])
    }

    @Test func doesNotRetryOnceContentWasGivenOut() async throws {
        let broken = AttemptFailure(.midStream, status: 529, type: "overloaded_error", message: "Overloaded")
        let provider = MemoryProvider { _ throws(AttemptFailure) in
            Self.events(Array(Self.whole.prefix(3)), then: broken)
        }
        let stream = try await client(provider).stream(.sample())
        await #expect(throws: LLMError(.failed(broken), tried: [.init(model: "claude-sonnet-4-5", failure: broken)])) {
            try await stream.collect()
        }
        #expect(provider.models.count == 1 && reports.all.count == 1)
        let report = try #require(reports.all.first)
        // What was used until then is billed: 1,000 · 3e6 + 1 · 15e6.
        #expect(report.error?.kind == "overloaded" && report.cost == 3_015_000_000)
        #expect(tracer.finishedSpans.first?.attributes.get("error.type") == "overloaded")
        #expect(stream.reply?.content.count == 1)
    }

    @Test func takesAnEndBeforeTheMessagesEndForABreak() async throws {
        let provider = MemoryProvider { _ throws(AttemptFailure) in Self.events(Array(Self.whole.prefix(8))) }
        let stream = try await client(provider).stream(.sample())
        await #expect(throws: LLMError.self) { try await stream.collect() }
        #expect(reports.all.map(\.error?.kind) == ["connection"])
    }

    @Test func reportsAStreamThatNobodyReadsToItsEnd() async throws {
        let isOver = Mutex(false)
        let provider = MemoryProvider { _ throws(AttemptFailure) in
            AsyncThrowingStream { continuation in
                continuation.onTermination = { _ in isOver.withLock { $0 = true } }
                for event in Self.whole.prefix(8) { continuation.yield(event) }
            }
        }
        let client = client(provider)
        func readABit() async throws {
            for try await event in try await client.stream(.sample()) {
                if case .blockStop = event { break }
            }
        }
        try await readABit()
        try await Waiting.until("it is reported") { reports.all.count == 1 }
        #expect(reports.all.first?.error?.reason == .cancelled && reports.all.first?.usage == Self.usage(1))
        try await Waiting.until("the provider is told") { isOver.withLock { $0 } }
    }

    @Test func stopsAtOnceWhenTheReaderIsCancelled() async throws {
        let provider = MemoryProvider { _ throws(AttemptFailure) in
            AsyncThrowingStream { continuation in
                for event in Self.whole.prefix(8) { continuation.yield(event) }
            }
        }
        let stream = try await client(provider).stream(.sample())
        let read = Mutex(0)
        let task = Task {
            for try await _ in stream { read.withLock { $0 += 1 } }
        }
        try await Waiting.until("all is read that came") { read.withLock { $0 } == 8 }
        task.cancel()
        await #expect(throws: LLMError.self) { try await task.value }
        #expect(reports.all.map(\.error?.reason) == [.cancelled])
    }
}
