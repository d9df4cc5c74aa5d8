/// A bucket that holds a minute's limit and is filled evenly. Its level can fall below 0 where more was used than was
/// reserved; then all wait until that is made up for.
struct RateBucket: Hashable, Sendable {
    /// The largest limit that is believed: sums of such are far from where doubles lose whole numbers.
    private static let largest = 1e12
    /// The longest time to a reset that is believed, in seconds.
    private static let longestReset = 3_600.0
    /// Levels come of sums of products: so much less than asked for is enough.
    private static let tolerance = 1e-6

    /// The user's own limit; a provider's can only be below it.
    let configured: Double?
    private(set) var capacity: Double
    private(set) var level: Double
    private var updated: Double
    /// What it is filled by in a second until `slowUntil`, as the provider says; afterwards by its limit.
    private var toldRate = 0.0
    private var toldUntil = -Double.infinity

    /// A bucket that is full; without a limit it is not limited until a provider says one.
    init(limit: Int64?, now: Double) {
        configured = limit.flatMap { $0 > 0 ? min(Double($0), Self.largest) : nil }
        capacity = configured ?? .infinity
        level = capacity
        updated = now
    }

    /// Whether more is asked for than the user's own limit ever holds.
    func isTooLarge(_ amount: Int64) -> Bool {
        configured.map { Double(amount) > $0 } ?? false
    }

    /// What is taken for a demand: an estimate above the provider's limit takes all of it, for the provider decides.
    private func taken(_ amount: Int64) -> Double {
        min(Double(max(0, amount)), capacity)
    }

    func holds(_ amount: Int64) -> Bool {
        amount <= 0 || level + Self.tolerance >= taken(amount)
    }

    /// In how many seconds it holds so much, where nothing else is taken.
    func seconds(until amount: Double) -> Double {
        var missing = min(amount, capacity * 1e6) - level
        guard capacity.isFinite, missing > Self.tolerance else { return 0 }
        let told = toldUntil - updated
        guard told > 0 else { return missing / (capacity / 60) }
        if missing <= told * toldRate { return missing / toldRate }
        missing -= told * toldRate
        return told + missing / (capacity / 60)
    }

    /// In how many seconds it holds a demand.
    func seconds(untilHolds amount: Int64) -> Double {
        amount <= 0 ? 0 : seconds(until: taken(amount))
    }

    mutating func take(_ amount: Int64) {
        guard capacity.isFinite else { return }
        level -= taken(amount)
    }

    /// Puts back what was taken for `reserved`, and takes what was used.
    mutating func settle(reserved: Int64, actual: Int64) {
        guard capacity.isFinite else { return }
        let change = taken(reserved) - Double(max(0, actual))
        // An absurd figure of usage must not stop everything for longer than two minutes.
        level = min(capacity, max(-capacity, level + change))
    }

    mutating func refill(now: Double) {
        let from = updated
        guard now > from else { return }
        updated = now
        guard capacity.isFinite, level < capacity else { return }
        let told = max(0, min(now, toldUntil) - from)
        level = min(capacity, level + told * toldRate + (now - from - told) * capacity / 60)
    }

    /// Takes over what a provider says: a limit changes the capacity, a lower rest lowers the level until its reset.
    mutating func learn(_ window: RateLimitReading.Window, now: Double) {
        refill(now: now)
        if let limit = window.limit, limit > 0 { change(to: min(Double(limit), Self.largest)) }
        guard capacity.isFinite, let told = window.remaining else { return }
        let remaining = Double(max(0, told))
        guard remaining < level else {
            // It is better than was told before.
            toldUntil = -.infinity
            return
        }
        level = remaining
        guard let reset = window.resetSeconds, reset > 0 else { return }
        let seconds = min(reset, Self.longestReset)
        toldRate = (capacity - level) / seconds
        toldUntil = now + seconds
    }

    private mutating func change(to limit: Double) {
        let limit = min(limit, configured ?? .infinity)
        guard limit != capacity else { return }
        let used = capacity.isFinite ? capacity - level : 0
        capacity = limit
        level = max(-limit, limit - used)
        toldUntil = -.infinity
    }
}
