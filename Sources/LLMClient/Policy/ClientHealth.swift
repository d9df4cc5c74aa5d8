/// What the calls of a client know together of how it goes: the retry budget, and a breaker for each model.
struct ClientHealth: Sendable {
    /// Models beyond this have no breaker: names can come of a program's own users.
    private static let mostModels = 1_000

    private(set) var budget: RetryBudget?
    private let settings: BreakerSettings
    private var breakers: [String: CircuitBreaker] = [:]

    init(budget: RetryBudget?, breaker: BreakerSettings) {
        self.budget = budget
        settings = breaker
    }

    /// Takes a retry out of the budget; false where none is left.
    mutating func takeRetry() -> Bool { budget?.takeRetry() ?? true }

    mutating func noteSuccess() { budget?.noteSuccess() }

    func secondsToWait(_ model: String, now: Double) -> Double {
        breakers[model]?.secondsToWait(now: now) ?? 0
    }

    mutating func admit(_ model: String, now: Double) -> CircuitBreaker.Admission {
        var breaker = breakers[model] ?? CircuitBreaker(settings)
        let admission = breaker.admit(now: now)
        if breakers[model] != nil || breakers.count < Self.mostModels { breakers[model] = breaker }
        return admission
    }

    mutating func record(
        _ ticket: CircuitBreaker.Ticket, of model: String, _ outcome: CircuitBreaker.Outcome, now: Double
    ) {
        breakers[model]?.record(ticket, outcome, now: now)
    }
}
