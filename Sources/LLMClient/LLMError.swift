/// Why a call has no answer, after all that was tried.
public struct LLMError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What ended it.
    public indirect enum Reason: Hashable, Sendable {
        /// The last attempt's failure, which is not retried or was retried as often as is allowed.
        case failed(AttemptFailure)
        /// The call's deadline was over before an answer.
        case deadlineExceeded
        /// Too many retries in a short time already: another would make it worse.
        case retryBudgetSpent(AttemptFailure)
        /// The breakers of all models are open.
        case circuitOpen(retryAfter: Double)
        /// The request is larger than a minute's limit holds.
        case exceedsRateLimit(String)
        /// The task was cancelled.
        case cancelled
    }

    /// One attempt that failed, or a model that was passed over.
    public struct Tried: Hashable, Sendable {
        /// The model, as it was asked for.
        public var model: String
        /// `nil` where the model's breaker was open.
        public var failure: AttemptFailure?

        /// Makes one.
        public init(model: String, failure: AttemptFailure?) {
            self.model = model
            self.failure = failure
        }
    }

    /// What ended it.
    public var reason: Reason
    /// Everything that was tried, in order.
    public var tried: [Tried]

    /// Makes an error.
    public init(_ reason: Reason, tried: [Tried]) {
        self.reason = reason
        self.tried = tried
    }

    /// A word for the reason, for metrics and spans: a ``FailureClass``, or one that this client adds.
    public var kind: String {
        switch reason {
        case .failed(let failure): failure.failureClass.rawValue
        case .deadlineExceeded: "deadline_exceeded"
        case .retryBudgetSpent: "retry_budget_spent"
        case .circuitOpen: "circuit_open"
        case .exceedsRateLimit: "exceeds_rate_limit"
        case .cancelled: "cancelled"
        }
    }

    /// One line for a person.
    public var description: String {
        let attempts = tried.count(where: { $0.failure != nil })
        let models = Array(Set(tried.map(\.model))).sorted().joined(separator: ", ")
        let suffix = attempts == 0 ? "" : " (\(attempts) attempt\(attempts == 1 ? "" : "s") at \(models))"
        return Self.text(reason) + suffix
    }

    private static func text(_ reason: Reason) -> String {
        switch reason {
        case .failed(let failure): failure.message
        case .deadlineExceeded: "no answer before the call's deadline"
        case .retryBudgetSpent(let failure): "not retried, since too much was retried of late: \(failure.message)"
        case .circuitOpen(let seconds):
            "not tried: it failed too often, and is tried again in \(Int64(min(seconds.rounded(.up), 1e12))) s"
        case .exceedsRateLimit(let what): "the request is larger than the rate limit allows at all: \(what)"
        case .cancelled: "cancelled"
        }
    }
}
