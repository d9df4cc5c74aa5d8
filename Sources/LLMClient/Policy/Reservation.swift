import UsageModel

/// What an attempt has taken of its model's limits, until it is known what it used.
struct Reservation: Sendable {
    var limiter: RateLimiter?
    var demand: RateDemand

    static let none = Reservation(limiter: nil, demand: .none)

    /// Takes over what the provider says of its limits.
    func learn(_ reading: RateLimitReading) {
        limiter?.learn(reading)
    }

    func settle(actual: RateDemand) {
        limiter?.settle(demand, actual: actual)
    }

    /// The answer's usage. Tokens read from a cache do not count towards the limit of input tokens.
    func settle(usage: ReplyUsage) {
        let tokens = usage.tokens
        let (input, overflows) = tokens.input.addingReportingOverflow(tokens.cacheWrite)
        settle(actual: RateDemand(inputTokens: overflows ? .max : input, outputTokens: tokens.output))
    }

    /// Gives back what an attempt without an answer did not use: all where nothing was sent, the tokens where the provider
    /// refused it; nothing where it may have been at work.
    func settle(after failure: AttemptFailure) {
        learn(failure.limits)
        switch failure.kind {
        case .invalidRequest: settle(actual: .none)
        case .status, .connection: settle(actual: RateDemand(inputTokens: 0, outputTokens: 0))
        case .timeout, .midStream, .invalidAnswer, .cancelled: break
        }
    }
}
