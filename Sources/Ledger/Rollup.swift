public import UsageModel

/// What is added to one row of a rollup.
public struct RollupDelta: Sendable {
    /// The minute, quarter of an hour or civil day, counted from 1970-01-01.
    public var slot: Int64
    /// The series.
    public var seriesID: Int64
    /// The sums.
    public var totals: UsageTotals
    /// The durations, for percentiles.
    public var sketch: LatencySketch

    /// Makes a delta.
    public init(slot: Int64, seriesID: Int64, totals: UsageTotals, sketch: LatencySketch) {
        self.slot = slot
        self.seriesID = seriesID
        self.totals = totals
        self.sketch = sketch
    }
}

/// How fine a rollup is, and how long it is kept.
public enum RollupGrain: CaseIterable, Sendable {
    /// By minute, without labels, for 7 days.
    case minute
    /// By 15 minutes, which divide every zone's offset, with labels, for 13 months.
    case quarter
    /// By civil day of the zone that stands in the row, with labels, for good.
    case day

    /// The oldest slot that is still kept; a record of an older one enters at the next coarser grain. `Int64.min` where
    /// slots are kept for good.
    public func firstKeptSlot(now: Timestamp) -> Int64 {
        switch self {
        case .minute: (now.seconds - 7 * 86_400) / 60
        case .quarter: (now.seconds - 396 * 86_400) / 900
        case .day: .min
        }
    }

    var table: String {
        switch self {
        case .minute: "rollup_minute"
        case .quarter: "rollup_quarter"
        case .day: "rollup_day"
        }
    }
}
