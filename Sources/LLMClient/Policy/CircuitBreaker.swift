/// Stops asking a model that fails again and again, and tries it with one request at a time later.
///
/// Closed, it lets all pass. After ``BreakerSettings/threshold`` failures in a row it opens for a cool-down. Then it is half open:
/// one attempt passes as a probe. Its success closes the breaker, its failure opens it for twice as long.
struct CircuitBreaker: Sendable {
    /// Whether an attempt may be made.
    enum Admission: Hashable {
        /// It may; what comes of it must be told by ``CircuitBreaker/record(_:_:now:)``.
        case pass(Ticket)
        /// It may not; in so many seconds it is worth asking again.
        case open(retryAfter: Double)
    }

    /// An attempt that was let pass.
    struct Ticket: Hashable, Sendable {
        fileprivate var generation: Int
        fileprivate var isProbe: Bool
    }

    /// What came of an attempt.
    enum Outcome: Hashable {
        case success, failure
        /// It says nothing of the provider: it was cancelled, or the request was wrong.
        case neither
    }

    private enum State: Hashable {
        case closed(failures: Int)
        case open(until: Double)
        case probing
    }

    private let settings: BreakerSettings
    private var state = State.closed(failures: 0)
    /// How often it opened since it was last closed.
    private var openings = 0
    /// Counts changes of state: an attempt from before the last one says nothing of now.
    private var generation = 0

    init(_ settings: BreakerSettings) {
        self.settings = settings
    }

    /// Asks for an attempt.
    mutating func admit(now: Double) -> Admission {
        switch state {
        case .closed:
            return .pass(Ticket(generation: generation, isProbe: false))
        case .open(let until):
            guard now >= until else { return .open(retryAfter: until - now) }
            change(to: .probing)
            return .pass(Ticket(generation: generation, isProbe: true))
        case .probing:
            return .open(retryAfter: settings.coolDown)
        }
    }

    /// In how many seconds it is worth asking for an attempt; 0 where one may be let pass now.
    func secondsToWait(now: Double) -> Double {
        switch state {
        case .closed: 0
        case .open(let until): max(0, until - now)
        case .probing: settings.coolDown
        }
    }

    /// Tells what came of an attempt.
    mutating func record(_ ticket: Ticket, _ outcome: Outcome, now: Double) {
        guard ticket.generation == generation else { return }
        switch (outcome, ticket.isProbe) {
        case (.success, true):
            openings = 0
            change(to: .closed(failures: 0))
        case (.success, false):
            state = .closed(failures: 0)
        case (.failure, true):
            open(now: now)
        case (.failure, false):
            guard case .closed(let failures) = state else { return }
            if failures + 1 >= settings.threshold { open(now: now) } else { state = .closed(failures: failures + 1) }
        case (.neither, true):
            // The slot is given back: the next to ask is the probe.
            change(to: .open(until: now))
        case (.neither, false):
            break
        }
    }

    private mutating func open(now: Double) {
        var coolDown = settings.coolDown
        for _ in 0..<min(openings, 64) where coolDown < settings.longestCoolDown { coolDown *= 2 }
        openings += 1
        change(to: .open(until: now + min(coolDown, settings.longestCoolDown)))
    }

    private mutating func change(to state: State) {
        self.state = state
        generation &+= 1
    }
}
