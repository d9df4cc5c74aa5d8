import Synchronization
import TestKit
import Testing

@testable import LLMClient

/// Calls that wait, in a time that stands still until the test moves it.
struct WaitingCallTests {
    private let time = ManualTime(isInstant: false)
    private let reports = Reports()

    private func client(_ provider: MemoryProvider, _ options: LLMClientOptions = LLMClientOptions()) -> LLMClient {
        LLMClient(
            provider: provider, options: options, prices: nil, delegate: reports, logger: .silent, tracer: nil,
            timing: time.timing)
    }

    @Test func cancelsTheWaitBeforeARetry() async throws {
        let client = client(MemoryProvider(failures: ["claude-sonnet-4-5": [.status(429, retryAfter: 50)]]))
        let task = Task { try await client.create(.sample()) }
        try await Waiting.until("it waits") { time.sleepers == 1 }
        task.cancel()
        await #expect(throws: LLMError.self) { try await task.value }
        #expect(reports.all.first?.error?.reason == .cancelled && reports.all.first?.error?.tried.count == 1)
    }

    @Test func sendsAsTheLimitAllowsAndFirstComeFirstServed() async throws {
        var options = LLMClientOptions()
        options.rateLimits.requests = 2
        let texts = Mutex<[String]>([])
        let provider = MemoryProvider { request, _ throws(AttemptFailure) in
            texts.withLock { $0.append(request.messages.first?.content.first?.text ?? "") }
            return Answer(value: .sample(model: request.model))
        }
        let client = client(provider, options)
        let limiter = client.limiter(of: "claude-sonnet-4-5")
        for text in ["1", "2"] { _ = try await client.create(.sample(text: text)) }
        var tasks: [Task<MessageReply, any Error>] = []
        for number in 3...5 {
            tasks.append(Task { try await client.create(.sample(text: "\(number)")) })
            try await Waiting.until("it waits") { limiter.count == number - 2 }
        }
        // The second of the three leaves, and keeps nobody back.
        tasks[1].cancel()
        try await Waiting.until("it has left") { limiter.count == 2 }
        #expect(texts.withLock { $0 } == ["1", "2"])
        time.advance(by: 30)
        _ = try await tasks[0].value
        #expect(texts.withLock { $0 } == ["1", "2", "3"])
        try await Waiting.until("a timer runs") { time.sleepers == 1 }
        time.advance(by: 30)
        _ = try await tasks[2].value
        #expect(texts.withLock { $0 } == ["1", "2", "3", "5"])
        await #expect(throws: LLMError.self) { try await tasks[1].value }
        #expect(reports.all.count == 5)
    }

    @Test func loweringByTheProviderHoldsUpTheNext() async throws {
        let provider = MemoryProvider { request, _ throws(AttemptFailure) in
            var reading = RateLimitReading()
            reading.requests = .init(limit: 60, remaining: 0, resetSeconds: 60)
            return Answer(value: .sample(model: request.model), limits: reading)
        }
        let client = client(provider)
        _ = try await client.create(.sample())
        let task = Task { try await client.create(.sample()) }
        try await Waiting.until("it waits") { time.sleepers == 1 }
        #expect(provider.models.count == 1)
        time.advance(by: 1)
        _ = try await task.value
        #expect(provider.models.count == 2)
    }

    /// Many at once, some of which are cancelled at any moment: each ends, and what is left is what was not taken.
    @Test func losesNobodyAmongManyThatLeave() async throws {
        let limiter = RateLimiter(RateLimits(requests: 1_000), timing: .system)
        let ended = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<2_000 {
                group.addTask {
                    let task = Task {
                        do throws(RateLimiter.Refusal) {
                            try await limiter.take(RateDemand(inputTokens: 1, outputTokens: 1), deadline: .infinity)
                            return true
                        } catch {
                            return false
                        }
                    }
                    if number % 2 == 1 { task.cancel() }
                    let granted = await task.value
                    limiter.settle(RateDemand(inputTokens: 1, outputTokens: 1), actual: .none)
                    return granted
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(ended >= 1_000 && limiter.count == 0)
    }
}
