public import UsageModel

/// Sums on their way to the rollups, each at the grain of its age.
public struct RollupRows: Sendable {
    private let now: Timestamp
    private let zone: CivilZone
    private var minutes: [RollupDelta] = []
    private var quarters: [RollupDelta] = []
    private var days: [RollupDelta] = []

    /// Makes rows of nothing.
    ///
    /// - Parameter zone: the zone of days.
    public init(now: Timestamp, zone: CivilZone) {
        self.now = now
        self.zone = zone
    }

    /// Adds sums of requests of a time.
    ///
    /// - Parameters:
    ///   - series: the series with its labels.
    ///   - base: the series without labels, by which minutes are kept.
    public mutating func add(_ totals: UsageTotals, at time: Timestamp, series: Int64, base: Int64) {
        func delta(_ slot: Int64, _ series: Int64) -> RollupDelta {
            RollupDelta(slot: slot, seriesID: series, totals: totals, sketch: LatencySketch())
        }
        if time.minute >= RollupGrain.minute.firstKeptSlot(now: now) { minutes.append(delta(time.minute, base)) }
        let quarter = time.minute / 15
        if quarter >= RollupGrain.quarter.firstKeptSlot(now: now) {
            quarters.append(delta(quarter, series))
        } else {
            days.append(delta(zone.day(of: Timestamp(seconds: quarter * 900)), series))
        }
    }

    /// Moves the rows into a batch of the same zone.
    public func move(into batch: inout LedgerBatch) {
        batch.minutes += minutes
        batch.days += days
        batch.quarters += PackedRollup(quarters.sorted { ($0.slot, $0.seriesID) < ($1.slot, $1.seriesID) })
    }
}
