/// When a failed attempt is made again, and after how long: what the official Python package does
/// (`anthropic` 2.13.0, `_base_client.py`), with a limit to what a server can ask for.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a model is asked again after the first attempt.
    public var maxRetries: Int
    /// The longest wait in seconds that a server can ask for. Where it asks for more, the attempt is the model's last.
    public var longestWait: Double

    static let firstDelay = 0.5
    static let longestDelay = 8.0

    /// Makes a policy.
    public init(maxRetries: Int = 2, longestWait: Double = 60) {
        self.maxRetries = max(0, maxRetries)
        self.longestWait = longestWait.isFinite ? max(0, longestWait) : 60
    }

    /// What is done about a failure.
    enum Decision: Hashable {
        /// Asked again after so many seconds.
        case retry(after: Double)
        /// The failure does not pass.
        case final
        /// It was retried as often as is allowed.
        case exhausted
        /// The server asks for a longer wait than is allowed, in seconds.
        case waitTooLong(Double)
        /// The wait would end after the call's deadline.
        case deadline
    }

    /// Whether the same request is worth another attempt. The server's own word holds where it says one.
    func isRetryable(_ failure: AttemptFailure) -> Bool {
        switch failure.kind {
        case .cancelled, .invalidRequest, .invalidAnswer: false
        case .connection, .timeout, .status, .midStream: failure.shouldRetry ?? failure.failureClass.isPassing
        }
    }

    /// What is done about a failure.
    ///
    /// - Parameters:
    ///   - retries: how often the model was asked again already.
    ///   - now: monotonic seconds.
    ///   - deadline: when the call must have ended, in the same seconds.
    ///   - random: from 0 up to 1.
    func decide(_ failure: AttemptFailure, retries: Int, now: Double, deadline: Double, random: Double) -> Decision {
        guard isRetryable(failure) else { return .final }
        guard retries < maxRetries else { return .exhausted }
        let wait = delay(retries: retries, asked: failure.retryAfter, random: random)
        if wait > longestWait, failure.retryAfter == wait { return .waitTooLong(wait) }
        guard now + wait < deadline else { return .deadline }
        return .retry(after: wait)
    }

    /// The wait before the next attempt, in seconds.
    func delay(retries: Int, asked: Double?, random: Double) -> Double {
        if let asked, asked > 0 { return asked }
        var delay = Self.firstDelay
        for _ in 0..<min(max(0, retries), 10) where delay < Self.longestDelay { delay *= 2 }
        return min(delay, Self.longestDelay) * (1 - 0.25 * random)
    }
}
