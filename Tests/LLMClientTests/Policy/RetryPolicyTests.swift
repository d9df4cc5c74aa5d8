import Testing

@testable import LLMClient

struct RetryPolicyTests {
    private let policy = RetryPolicy()

    /// By the rules of `_should_retry` of `anthropic` 2.12.0.
    @Test(
        arguments: [
            (400, nil, false), (401, nil, false), (403, nil, false), (404, nil, false), (408, nil, true),
            (409, nil, true),
            (413, nil, false), (422, nil, false), (429, nil, true), (499, nil, false), (500, nil, true),
            (503, nil, true),
            (529, nil, true), (400, true, true), (529, false, false), (429, false, false),
        ] as [(Int, Bool?, Bool)])
    func retriesAsTheOfficialPackageDoes(status: Int, header: Bool?, expected: Bool) {
        #expect(policy.isRetryable(.status(status, shouldRetry: header)) == expected)
    }

    @Test func retriesConnectionsAndTimeoutsAlone() {
        #expect(policy.isRetryable(.refused))
        #expect(policy.isRetryable(AttemptFailure(.timeout, message: "")))
        #expect(policy.isRetryable(AttemptFailure(.midStream, message: "")))
        #expect(policy.isRetryable(AttemptFailure(.midStream, status: 529, message: "")))
        #expect(!policy.isRetryable(AttemptFailure(.midStream, status: 400, message: "")))
        #expect(!policy.isRetryable(AttemptFailure(.invalidAnswer, message: "")))
        #expect(!policy.isRetryable(AttemptFailure(.invalidRequest, message: "")))
        #expect(!policy.isRetryable(AttemptFailure(.cancelled, message: "")))
    }

    @Test(arguments: [
        AttemptFailure.status(429, type: "rate_limit_error", code: "enforced_spend_limit_reached"),
        .status(429, type: "rate_limit_error", code: "contract_spend_limit_reached"),
        .status(429, type: "insufficient_quota", code: "insufficient_quota"), .status(402),
        .status(403, type: "billing_error"),
    ])
    func doesNotWaitForMoney(failure: AttemptFailure) {
        #expect(failure.failureClass == .spendLimit)
        #expect(!policy.isRetryable(failure))
        #expect(!failure.failureClass.fallsBack)
    }

    @Test func tellsThrottlingFromOverload() {
        #expect(AttemptFailure.status(429, code: "ramp_limit_exceeded").failureClass == .rateLimit)
        #expect(AttemptFailure.overloaded.failureClass == .overloaded)
        #expect(AttemptFailure(.midStream, status: 529, message: "").failureClass == .overloaded)
        #expect(AttemptFailure.status(503).failureClass == .serverError)
    }

    /// min(0.5 · 2ⁿ, 8) · (1 − 0.25 · random)
    @Test(arguments: [
        (0, 0.0, 0.5), (0, 1.0, 0.375), (1, 0.0, 1.0), (1, 0.5, 0.875), (2, 0.0, 2.0), (3, 1.0, 3.0), (4, 0.0, 8.0),
        (5, 1.0, 6.0), (1_000, 0.0, 8.0),
    ])
    func waitsLongerEachTime(retries: Int, random: Double, expected: Double) {
        #expect(policy.delay(retries: retries, asked: nil, random: random) == expected)
        #expect(policy.delay(retries: retries, asked: 0, random: random) == expected)
        #expect(policy.delay(retries: retries, asked: -3, random: random) == expected)
    }

    @Test func obeysTheServerUpToALimit() {
        func decide(_ asked: Double) -> RetryPolicy.Decision {
            policy.decide(.status(429, retryAfter: asked), retries: 0, now: 0, deadline: 1_000, random: 0.5)
        }
        #expect(decide(0.25) == .retry(after: 0.25))
        #expect(decide(60) == .retry(after: 60))
        #expect(decide(60.5) == .waitTooLong(60.5))
        #expect(decide(.infinity) == .waitTooLong(.infinity))
    }

    @Test func neitherWaitsBeyondTheDeadlineNorRetriesForEver() {
        func decide(retries: Int, now: Double) -> RetryPolicy.Decision {
            policy.decide(.overloaded, retries: retries, now: now, deadline: 10, random: 0)
        }
        #expect(decide(retries: 0, now: 9.4) == .retry(after: 0.5))
        #expect(decide(retries: 0, now: 9.5) == .deadline)
        #expect(decide(retries: 1, now: 0) == .retry(after: 1))
        #expect(decide(retries: 2, now: 0) == .exhausted)
        #expect(policy.decide(.status(400), retries: 0, now: 0, deadline: 10, random: 0) == .final)
    }

    @Test func spendsARetryBudget() {
        var budget = RetryBudget(capacity: 2, successesPerRetry: 10)
        let first = [budget.takeRetry(), budget.takeRetry(), budget.takeRetry()]
        #expect(first == [true, true, false])
        for _ in 0..<9 { budget.noteSuccess() }
        let early = budget.takeRetry()
        budget.noteSuccess()
        let later = [budget.takeRetry(), budget.takeRetry()]
        #expect(!early && later == [true, false])
        for _ in 0..<1_000 { budget.noteSuccess() }
        #expect(budget.retriesLeft == 2)
    }
}
