import GRDB
public import UsageModel

/// A ledger as of one commit: what ``LedgerReader/snapshot(_:)`` hands out. It is of no use afterwards.
public struct LedgerSnapshot {
    let db: Database
    let names: SeriesNames

    /// What a series counts.
    ///
    /// - Throws: where the ledger has no such series: it is damaged.
    public func series(_ id: Int64) throws -> SeriesKey {
        try names.key(of: id, in: db)
    }

    /// Hands out the rollup by minute: sums without labels, complete for the last 7 days.
    ///
    /// - Parameter slots: minutes since 1970-01-01.
    public func minutes(
        _ slots: Range<Int64>,
        _ body: (_ slot: Int64, _ series: Int64, _ totals: UsageTotals, _ sketch: LatencySketch) throws -> Void
    ) throws {
        try StoredTotals(db, grain: .minute, key: ["slot", "series_id"]).read(slots: slots) { row in
            try body(row.integer(0), row.integer(1), row.totals(from: 2), row.sketch(2 + Schema.totalNames.count))
        }
    }

    /// Hands out the rollup by quarter of an hour: sums with labels, of the last 13 months. A series may come more than once.
    ///
    /// - Parameter slots: quarters of an hour since 1970-01-01.
    public func quarters(
        _ slots: Range<Int64>,
        _ body: (_ slot: Int64, _ series: Int64, _ totals: UsageTotals, _ sketch: LatencySketch) throws -> Void
    ) throws {
        try QuarterParts(db: db).read(slots: slots, body)
    }

    /// Hands out the rollup by day: sums with labels, of what was older than 13 months when it was counted, or has become so.
    ///
    /// - Parameter days: civil days since 1970-01-01, each of the zone that `body` is told.
    public func days(
        _ days: Range<Int64>,
        _ body: (_ day: Int64, _ zone: String, _ series: Int64, _ totals: UsageTotals, _ sketch: LatencySketch) throws
            -> Void
    ) throws {
        try StoredTotals(db, grain: .day, key: ["slot", "zone", "series_id"]).read(slots: days) { row in
            try body(
                row.integer(0), row.text(1), row.integer(2), row.totals(from: 3),
                row.sketch(3 + Schema.totalNames.count))
        }
    }

    /// The first quarter of an hour of which the ledger has sums; `nil` where it has none.
    public func firstQuarter() throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT min(slot) FROM rollup_quarter")
    }

    /// The first civil day of which the ledger has sums by day; `nil` where it has none.
    public func firstDay() throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT min(slot) FROM rollup_day")
    }
}
