public import UsageModel

/// Sums on their way to the rollups, each at the grain of its age.
public struct RollupRows: Sendable {
    private let now: Timestamp
    private let zone: CivilZone
    private var minutes: [RollupDelta] = []
    private var quarters: [RollupDelta] = []
    private var bases: [RollupDelta] = []
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
    ///   - base: the series without labels, by which minutes are kept, and quarters of an hour too.
    public mutating func add(_ totals: UsageTotals, at time: Timestamp, series: Int64, base: Int64) {
        func delta(_ slot: Int64, _ series: Int64) -> RollupDelta {
            RollupDelta(slot: slot, seriesID: series, totals: totals, sketch: LatencySketch())
        }
        if time.minute >= RollupGrain.minute.firstKeptSlot(now: now) { minutes.append(delta(time.minute, base)) }
        let quarter = time.minute / 15
        if quarter >= RollupGrain.quarter.firstKeptSlot(now: now) {
            quarters.append(delta(quarter, series))
            bases.append(delta(quarter, base))
        } else {
            days.append(delta(zone.day(of: Timestamp(seconds: quarter * 900)), series))
        }
    }

    /// Moves the rows into a batch of the same zone.
    public func move(into batch: inout LedgerBatch) {
        batch.minutes += minutes
        batch.days += days
        batch.quarters += Self.packed(quarters)
        batch.bases += Self.packed(bases)
    }

    private static func packed(_ deltas: [RollupDelta]) -> PackedRollup {
        PackedRollup(deltas.sorted { ($0.slot, $0.seriesID) < ($1.slot, $1.seriesID) })
    }
}
