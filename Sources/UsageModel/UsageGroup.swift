/// What a group of requests has in common.
public struct UsageKey: Hashable, Sendable {
    /// The start of the bucket; `nil` without buckets.
    public var time: Timestamp?
    /// The values, in the order of the dimensions that were asked for.
    public var values: [String]

    /// Makes a key.
    public init(time: Timestamp?, values: [String]) {
        self.time = time
        self.values = values
    }
}

/// The sums of one group of requests.
public struct UsageGroup: Sendable {
    /// Successful requests.
    public var successes: Int64 = 0
    /// Failed attempts.
    public var errors: Int64 = 0
    /// Tokens, money and times.
    public var totals = UsageTotals()
    /// Durations, for percentiles.
    public var sketch = LatencySketch()

    /// Makes sums of nothing.
    public init() {}

    /// Successful requests and failed attempts.
    public var requests: Int64 { successes + errors }

    /// Adds `right` to `left`.
    public static func += (left: inout UsageGroup, right: UsageGroup) {
        left.successes += right.successes
        left.errors += right.errors
        left.totals += right.totals
        left.sketch.merge(right.sketch)
    }

    /// Durations in nanoseconds at quantiles (0 to 1), by nearest rank; `nil` where there are none. The sketch's middles may
    /// lie a little above the longest, which is exact.
    public func durations(at quantiles: [Double]) -> [Int64?] {
        sketch.percentiles(quantiles).map { $0.map { min($0, totals.longestNanoseconds) } }
    }
}
