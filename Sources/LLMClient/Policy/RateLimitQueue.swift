/// Who may send when: buckets, and those who wait for them in the order in which they came. It knows neither clocks nor tasks.
///
/// Nobody overtakes: a small request waits behind a large one, which would otherwise never get its turn.
struct RateLimitQueue: Sendable {
    typealias ID = UInt64

    /// What comes of entering.
    enum Entry: Hashable {
        case granted, waiting
        /// It is larger than the limit of that name.
        case tooLarge(String)
        /// Its turn would come after its deadline.
        case tooLate
    }

    private struct Waiter {
        let demand: RateDemand
        let deadline: Double
    }

    private var requests: RateBucket
    private var input: RateBucket
    private var output: RateBucket
    private var waiters: [ID: Waiter] = [:]
    /// Ids in order; from `head` on. Some have left already.
    private var order: [ID] = []
    private var head = 0
    /// What all who wait ask for together.
    private var waitingFor = RateDemand.none
    /// No waiter's deadline is earlier.
    private var earliestDeadline = Double.infinity

    init(_ limits: RateLimits, now: Double) {
        requests = RateBucket(limit: limits.requests, now: now)
        input = RateBucket(limit: limits.inputTokens, now: now)
        output = RateBucket(limit: limits.outputTokens, now: now)
    }

    /// How many wait.
    var count: Int { waiters.count }

    /// Asks for a turn.
    mutating func enter(_ id: ID, _ demand: RateDemand, deadline: Double, now: Double) -> Entry {
        refill(now: now)
        if let what = excess(of: demand) { return .tooLarge(what) }
        if waiters.isEmpty, holds(demand) {
            take(demand)
            return .granted
        }
        guard now + forecast(demand) < deadline else { return .tooLate }
        waiters[id] = Waiter(demand: demand, deadline: deadline)
        order.append(id)
        add(demand, sign: 1)
        earliestDeadline = min(earliestDeadline, deadline)
        return .waiting
    }

    /// One who waits leaves; false where it does not wait.
    mutating func leave(_ id: ID) -> Bool {
        guard let waiter = waiters.removeValue(forKey: id) else { return false }
        add(waiter.demand, sign: -1)
        dropGone()
        return true
    }

    /// Whose turn has come, and whose deadline is over; in order, and both have left.
    mutating func advance(now: Double) -> (granted: [ID], late: [ID]) {
        refill(now: now)
        var late: [ID] = []
        if now >= earliestDeadline {
            late = order[head...].filter { waiters[$0].map { $0.deadline <= now } ?? false }
            for id in late { _ = leave(id) }
            earliestDeadline = waiters.values.map(\.deadline).min() ?? .infinity
        }
        var granted: [ID] = []
        while let id = first, let waiter = waiters[id], holds(waiter.demand) {
            take(waiter.demand)
            granted.append(id)
            _ = leave(id)
        }
        return (granted, late)
    }

    /// When ``advance(now:)`` has something to do; `nil` where nobody waits.
    func nextTime(now: Double) -> Double? {
        guard let id = first, let demand = waiters[id]?.demand else { return nil }
        let wait = max(
            requests.seconds(untilHolds: demand.requests), input.seconds(untilHolds: demand.inputTokens),
            output.seconds(untilHolds: demand.outputTokens))
        return min(now + wait, earliestDeadline)
    }

    /// A request that had its turn is over: what was reserved for it is put right by what it used.
    mutating func settle(_ reserved: RateDemand, actual: RateDemand, now: Double) {
        refill(now: now)
        requests.settle(reserved: reserved.requests, actual: actual.requests)
        input.settle(reserved: reserved.inputTokens, actual: actual.inputTokens)
        output.settle(reserved: reserved.outputTokens, actual: actual.outputTokens)
    }

    /// Takes over what a provider says of its limits.
    mutating func learn(_ reading: RateLimitReading, now: Double) {
        requests.learn(reading.requests, now: now)
        input.learn(reading.inputTokens, now: now)
        output.learn(reading.outputTokens, now: now)
    }

    private var first: ID? { head < order.count ? order[head] : nil }

    private mutating func refill(now: Double) {
        requests.refill(now: now)
        input.refill(now: now)
        output.refill(now: now)
    }

    private func holds(_ demand: RateDemand) -> Bool {
        requests.holds(demand.requests) && input.holds(demand.inputTokens) && output.holds(demand.outputTokens)
    }

    private mutating func take(_ demand: RateDemand) {
        requests.take(demand.requests)
        input.take(demand.inputTokens)
        output.take(demand.outputTokens)
    }

    private func excess(of demand: RateDemand) -> String? {
        for (bucket, amount, what) in [
            (requests, demand.requests, "requests"), (input, demand.inputTokens, "input tokens"),
            (output, demand.outputTokens, "output tokens"),
        ] where bucket.isTooLarge(amount) {
            return "\(amount) \(what), limit \(Int64(bucket.configured ?? 0)) a minute"
        }
        return nil
    }

    /// In how many seconds a demand behind all who wait has its turn, if none of them leaves or gives back.
    private func forecast(_ demand: RateDemand) -> Double {
        max(
            requests.seconds(until: Double(waitingFor.requests + demand.requests)),
            input.seconds(until: Double(waitingFor.inputTokens + demand.inputTokens)),
            output.seconds(until: Double(waitingFor.outputTokens + demand.outputTokens)))
    }

    private mutating func add(_ demand: RateDemand, sign: Int64) {
        waitingFor.requests += sign * demand.requests
        waitingFor.inputTokens += sign * demand.inputTokens
        waitingFor.outputTokens += sign * demand.outputTokens
    }

    /// Keeps `order` from growing by those who have left.
    private mutating func dropGone() {
        while let id = first, waiters[id] == nil { head += 1 }
        guard order.count > 32, order.count > 2 * waiters.count else { return }
        order = order[head...].filter { waiters[$0] != nil }
        head = 0
    }
}
