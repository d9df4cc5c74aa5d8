import GRDB
import UsageModel

/// Makes parts of packed rows (``QuarterParts``, ``CounterLog``) of what the first version of the schema kept as rows of
/// tables.
struct PackingMigration {
    let db: Database

    func apply() throws {
        try db.execute(
            sql: """
                ALTER TABLE rollup_quarter RENAME TO unpacked_quarter;
                CREATE TABLE rollup_quarter (
                    slot INTEGER NOT NULL,
                    part INTEGER NOT NULL,
                    rows BLOB NOT NULL,
                    PRIMARY KEY (slot, part)
                ) STRICT;
                CREATE TABLE counter_part (part INTEGER PRIMARY KEY, rows BLOB NOT NULL) STRICT;
                """)
        try packQuarters()
        try packCounters()
        try db.execute(sql: "DROP TABLE unpacked_quarter; DROP TABLE counter")
    }

    private func packQuarters() throws {
        var slot: Int64?
        var deltas: [RollupDelta] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM unpacked_quarter ORDER BY slot, series_id")
        while let row = try rows.next() {
            if row["slot"] != slot {
                try QuarterParts(db: db).append(PackedRollup(deltas))
                deltas.removeAll()
                slot = row["slot"]
            }
            deltas.append(
                RollupDelta(
                    slot: row["slot"], seriesID: row["series_id"], totals: UsageTotals(row: row),
                    sketch: SketchMerge.sketch(row["sketch"]) ?? LatencySketch()))
        }
        try QuarterParts(db: db).append(PackedRollup(deltas))
    }

    /// One part for each set of bounds: a series has only one.
    private func packCounters() throws {
        for bounds in try String.fetchAll(db, sql: "SELECT DISTINCT bounds FROM counter") {
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM counter WHERE bounds = ? ORDER BY series_id", arguments: [bounds])
            let bounds = DurationHistogram.Bounds(text: bounds)
            let counters = rows.map { row in
                var counters = SeriesCounters(bounds: bounds)
                counters.totals = UsageTotals(row: row)
                counters.durations.counts = PackedIntegers.unpack(row["duration_buckets"])
                counters.durations.sumNanoseconds = .nanoseconds(
                    row, "duration_bucket_seconds", "duration_bucket_nanos")
                counters.firstTokens.counts = PackedIntegers.unpack(row["first_token_buckets"])
                counters.firstTokens.sumNanoseconds = .nanoseconds(
                    row, "first_token_bucket_seconds", "first_token_bucket_nanos")
                let id: Int64 = row["series_id"]
                return (seriesID: id, counters: counters)
            }
            try CounterLog(db: db).insert(PackedCounters(counters, bounds: bounds))
        }
    }
}
