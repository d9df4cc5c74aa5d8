public import UsageModel

/// The counters of one series since the ledger was begun: they only ever grow.
public struct SeriesCounters: Hashable, Sendable {
    /// Requests, tokens and money.
    public var totals = UsageTotals()
    /// Durations, since the bounds are what they are.
    public var durations: DurationHistogram
    /// Times to the first token, likewise.
    public var firstTokens: DurationHistogram

    /// Makes counters at zero.
    public init(bounds: DurationHistogram.Bounds) {
        durations = DurationHistogram(bounds: bounds)
        firstTokens = DurationHistogram(bounds: bounds)
    }

    /// Adds `right` to `left`.
    public static func += (left: inout SeriesCounters, right: SeriesCounters) {
        left.totals += right.totals
        left.durations += right.durations
        left.firstTokens += right.firstTokens
    }
}
