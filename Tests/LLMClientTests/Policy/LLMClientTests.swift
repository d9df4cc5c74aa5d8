import Pricing
import Synchronization
import Testing
import UsageModel

@testable import LLMClient

struct LLMClientTests {
    private let time = ManualTime()
    private let reports = Reports()

    private func client(_ provider: MemoryProvider, _ change: (inout LLMClientOptions) -> Void = { _ in }) -> LLMClient
    {
        var options = LLMClientOptions()
        change(&options)
        return LLMClient(
            provider: provider, options: options, prices: .builtIn, delegate: reports, logger: .silent, tracer: nil,
            timing: time.timing)
    }

    private func error(_ client: LLMClient, _ request: MessageRequest = .sample()) async -> LLMError? {
        do throws(LLMError) {
            _ = try await client.create(request)
            return nil
        } catch {
            return error
        }
    }

    @Test func answersAfterTwoRetriesAndMetersTheAnswer() async throws {
        let provider = MemoryProvider(failures: [
            "claude-sonnet-4-5": [.overloaded, .status(429, type: "rate_limit_error", retryAfter: 3)]
        ])
        let reply = try await client(provider).create(.sample())
        #expect(reply.text == "Hi.")
        #expect(time.waits == [0.5, 3])
        let report = try #require(reports.all.first)
        #expect(reports.all.count == 1)
        // Sonnet 4.5: $3 and $15 a million tokens: 1,000 · 3e6 + 200 · 15e6 pico-dollars.
        #expect(report.cost == 6_000_000_000)
        #expect(report.attempts == 3 && report.seconds == 3.5 && report.error == nil)
        #expect(report.requestID == "req_9" && report.stopReason == .endTurn && report.model == "claude-sonnet-4-5")
    }

    @Test func hasNoCostWithoutAPrice() async throws {
        let provider = MemoryProvider(failures: [:])
        _ = try await client(provider).create(.sample("nobody-knows-it"))
        #expect(reports.all.first?.usage?.tokens.input == 1_000)
        #expect(reports.all.first.map { $0.cost == nil } == true)
    }

    @Test func failsAfterThreeAttemptsAndNamesThem() async {
        let provider = MemoryProvider(failures: ["claude-sonnet-4-5": Array(repeating: .overloaded, count: 9)])
        let error = await error(client(provider))
        #expect(error?.reason == .failed(.overloaded) && error?.kind == "overloaded")
        #expect(error?.tried == Array(repeating: .init(model: "claude-sonnet-4-5", failure: .overloaded), count: 3))
        #expect(error?.description == "status 529 (3 attempts at claude-sonnet-4-5)")
        #expect(reports.all.map(\.error) == [error])
        #expect(time.waits == [0.5, 1])
    }

    @Test(
        arguments: [
            .status(400), .status(401), .status(403), .status(404), .status(413),
            .status(429, code: "enforced_spend_limit_reached"), AttemptFailure(.invalidAnswer, message: "no JSON"),
        ] as [AttemptFailure])
    func neitherRetriesNorFallsBackOn(failure: AttemptFailure) async {
        let provider = MemoryProvider(failures: ["claude-sonnet-4-5": [failure]])
        let error = await error(client(provider) { $0.fallbackModels = ["claude-haiku-4-5"] })
        #expect(error?.reason == .failed(failure))
        #expect(provider.models == ["claude-sonnet-4-5"])
    }

    @Test func fallsBackThroughTheChain() async throws {
        let provider = MemoryProvider(failures: [
            "claude-sonnet-4-5": Array(repeating: .overloaded, count: 3),
            "gone": [.status(404, type: "not_found_error")],
        ])
        let client = client(provider) { $0.fallbackModels = ["gone", "claude-sonnet-4-5", "claude-haiku-4-5"] }
        let reply = try await client.create(.sample())
        #expect(reply.model == "claude-haiku-4-5")
        #expect(provider.models == Array(repeating: "claude-sonnet-4-5", count: 3) + ["gone", "claude-haiku-4-5"])
        let report = try #require(reports.all.first)
        // Haiku 4.5: $1 and $5 a million tokens.
        #expect(report.cost == 2_000_000_000)
        #expect(report.requestedModel == "claude-sonnet-4-5" && report.model == "claude-haiku-4-5")
        #expect(report.attempts == 5)
    }

    @Test func failsAtOnceWhereTheServerAsksForTooLongAWait() async {
        let provider = MemoryProvider(failures: ["claude-sonnet-4-5": [.status(429, retryAfter: 3_600)]])
        let error = await error(client(provider))
        #expect(
            error?.description
                == "status 429 (asks to wait 3600 s, which is longer than 60 s) (1 attempt at claude-sonnet-4-5)")
        #expect(time.waits == [])
    }

    @Test func keepsToTheDeadline() async {
        let provider = MemoryProvider(failures: ["claude-sonnet-4-5": [.status(429, retryAfter: 30)]])
        let error = await error(client(provider) { $0.callTimeout = 30 })
        #expect(error?.reason == .deadlineExceeded && error?.tried.count == 1)
        #expect(time.waits == [] && reports.all.count == 1)
    }

    @Test func givesAnAttemptNoMoreTimeThanTheCallHas() async throws {
        let timeouts = Mutex<[Double]>([])
        let provider = MemoryProvider { request, attempt throws(AttemptFailure) in
            timeouts.withLock { $0.append(attempt.timeout) }
            if attempt.number == 0 { throw .status(503, retryAfter: 40) }
            return Answer(value: .sample(model: request.model))
        }
        let client = client(provider) {
            $0.callTimeout = 100
            $0.attemptTimeout = 80
        }
        _ = try await client.create(.sample())
        #expect(timeouts.withLock { $0 } == [80, 60])
    }

    @Test func spendsNoMoreRetriesThanTheBudget() async {
        let provider = MemoryProvider(failures: ["claude-sonnet-4-5": Array(repeating: .status(409), count: 1_000)])
        let client = client(provider) { $0.retryBudget = RetryBudget(capacity: 10) }
        for _ in 0..<5 { #expect(await error(client)?.reason == .failed(.status(409))) }
        #expect(provider.models.count == 15)
        #expect(await error(client)?.reason == .retryBudgetSpent(.status(409)))
        #expect(provider.models.count == 16)
    }

    @Test func leavesAModelAloneThatFailsAndTriesItWithOneCall() async throws {
        let provider = MemoryProvider(failures: ["claude-sonnet-4-5": Array(repeating: .refused, count: 5)])
        let client = client(provider)
        #expect(await error(client)?.tried.count == 3)
        // The fifth failure in a row opens the breaker: no third attempt of this call.
        let second = await error(client)
        #expect(second?.reason == .failed(.refused) && second?.tried.map { $0.failure != nil } == [true, true, false])
        let third = await error(client)
        guard case .circuitOpen(let wait) = third?.reason else { return #expect(Bool(false), "\(third as Any)") }
        #expect(wait > 3 && wait <= 5)
        #expect(provider.models.count == 5 && reports.all.last?.attempts == 0)
        time.advance(by: 5)
        _ = try await client.create(.sample())
        _ = try await client.create(.sample())
        #expect(provider.models.count == 7)
    }

    @Test func refusesWhatIsLargerThanItsLimit() async {
        let provider = MemoryProvider(failures: [:])
        let error = await error(client(provider) { $0.rateLimits.outputTokens = 99 })
        #expect(error?.reason == .exceedsRateLimit("100 output tokens, limit 99 a minute"))
        #expect(provider.models.isEmpty && reports.all.count == 1)
    }

    @Test func countsTokensWithRetryAndWithoutFallback() async throws {
        let provider = MemoryProvider(failures: ["claude-sonnet-4-5": [.overloaded]])
        let client = client(provider) { $0.fallbackModels = ["claude-haiku-4-5"] }
        #expect(try await client.countTokens(.sample()) == 42)
        #expect(provider.models == ["claude-sonnet-4-5", "claude-sonnet-4-5"])
        #expect(reports.all.first?.operation == .countTokens)
    }

    @Test func stopsAtOnceWhenCancelledBeforeAnAttempt() async {
        let provider = MemoryProvider(failures: [:])
        let client = client(provider)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await error(client)
        }
        task.cancel()
        #expect(await task.value?.reason == .cancelled)
        #expect(provider.models.isEmpty && reports.all.map(\.error?.reason) == [.cancelled])
    }
}
