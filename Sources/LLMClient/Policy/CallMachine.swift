/// Leads one call from attempt to attempt: which model, when again, and what the call ends by. It knows neither clocks nor
/// sockets.
///
/// ``next(_:now:)`` says which model to take a turn for; ``begin(_:now:)`` lets the attempt begin once there is one.
struct CallMachine {
    /// What is to be done next.
    enum Step: Hashable {
        /// Take a turn at the model's rate limit, then ``CallMachine/begin(_:now:)``.
        case reserve(model: String)
        /// Ask the model; then tell by ``CallMachine/failed(_:_:_:now:random:)`` or ``CallMachine/succeeded(_:_:now:)``.
        case attempt(Attempt, CircuitBreaker.Ticket)
        /// Wait so many seconds, then ``CallMachine/next(_:now:)``.
        case wait(Double)
        case end(LLMError)

        struct Attempt: Hashable {
            var model: String
            var number: Int
            var timeout: Double
        }
    }

    private let policy: RetryPolicy
    private let attemptTimeout: Double
    /// When the call must have ended, in monotonic seconds.
    let deadline: Double
    /// Other kinds of calls than messages have breakers of their own.
    private let breakerPrefix: String
    private var chain: FallbackChain
    private var retries = 0
    private(set) var attempts = 0
    private(set) var tried: [LLMError.Tried] = []
    /// Why the models until now have no answer.
    private var lastReason: LLMError.Reason?
    private var shortestCoolDown = Double.infinity

    init(
        _ chain: FallbackChain, policy: RetryPolicy, attemptTimeout: Double, deadline: Double,
        breakerPrefix: String = ""
    ) {
        self.chain = chain
        self.policy = policy
        self.attemptTimeout = attemptTimeout
        self.deadline = deadline
        self.breakerPrefix = breakerPrefix
    }

    /// The model that is asked now, or was last.
    var model: String { chain.model }

    private var breaker: String { breakerPrefix + chain.model }

    /// The next model whose breaker lets it be asked.
    mutating func next(_ health: borrowing ClientHealth, now: Double) -> Step {
        while true {
            guard now < deadline else { return end(.deadlineExceeded) }
            let wait = health.secondsToWait(breaker, now: now)
            if wait <= 0 { return .reserve(model: chain.model) }
            if let step = passOver(wait) { return step }
        }
    }

    /// Begins an attempt at the model, where its breaker still lets it.
    mutating func begin(_ health: inout ClientHealth, now: Double) -> Step {
        guard now < deadline else { return end(.deadlineExceeded) }
        switch health.admit(breaker, now: now) {
        case .pass(let ticket):
            let number = attempts
            attempts += 1
            return .attempt(
                Step.Attempt(model: chain.model, number: number, timeout: min(attemptTimeout, deadline - now)), ticket)
        case .open(let wait):
            return passOver(wait) ?? next(health, now: now)
        }
    }

    /// The attempt has its answer.
    func succeeded(_ ticket: CircuitBreaker.Ticket, _ health: inout ClientHealth, now: Double) {
        health.record(ticket, of: breaker, .success, now: now)
        health.noteSuccess()
    }

    /// The attempt has failed.
    ///
    /// - Parameter random: from 0 up to 1.
    mutating func failed(
        _ failure: AttemptFailure, _ ticket: CircuitBreaker.Ticket, _ health: inout ClientHealth, now: Double,
        random: Double
    ) -> Step {
        let kind = failure.failureClass
        health.record(ticket, of: breaker, kind.isProviderFault ? .failure : .neither, now: now)
        tried.append(LLMError.Tried(model: chain.model, failure: failure))
        if kind == .cancelled { return end(.cancelled) }

        var reason = LLMError.Reason.failed(failure)
        switch policy.decide(failure, retries: retries, now: now, deadline: deadline, random: random) {
        case .retry(let wait):
            if health.takeRetry() {
                retries += 1
                return .wait(wait)
            }
            reason = .retryBudgetSpent(failure)
        case .waitTooLong(let wait):
            reason = .failed(naming(wait, in: failure))
        case .deadline:
            reason = .deadlineExceeded
        case .final, .exhausted:
            break
        }
        lastReason = reason
        guard kind.fallsBack, chain.advance() else { return end(reason) }
        retries = 0
        return next(health, now: now)
    }

    /// An answer broke after a part of it was given out: nothing is tried again.
    mutating func broke(
        _ failure: AttemptFailure, _ ticket: CircuitBreaker.Ticket, _ health: inout ClientHealth, now: Double
    ) -> LLMError {
        let isFault = failure.failureClass.isProviderFault
        health.record(ticket, of: breaker, isFault ? .failure : .neither, now: now)
        tried.append(LLMError.Tried(model: chain.model, failure: failure))
        return LLMError(failure.kind == .cancelled ? .cancelled : .failed(failure), tried: tried)
    }

    /// Ends the call for another reason.
    func end(_ reason: LLMError.Reason) -> Step { .end(LLMError(reason, tried: tried)) }

    /// Goes on to the next model; what ends the call where there is none.
    private mutating func passOver(_ wait: Double) -> Step? {
        shortestCoolDown = min(shortestCoolDown, wait)
        tried.append(LLMError.Tried(model: chain.model, failure: nil))
        // A model that was asked has a better reason than that it is no longer asked.
        if let failure = tried.last(where: { $0.failure != nil })?.failure, lastReason == nil {
            lastReason = .failed(failure)
        }
        guard chain.advance() else { return end(lastReason ?? .circuitOpen(retryAfter: shortestCoolDown)) }
        retries = 0
        return nil
    }

    private func naming(_ wait: Double, in failure: AttemptFailure) -> AttemptFailure {
        var failure = failure
        let seconds = Int64(min(wait.rounded(.up), 1e12))
        failure.message +=
            " (asks to wait \(seconds) s, which is longer than \(Int64(min(policy.longestWait, 1e12))) s)"
        return failure
    }
}
