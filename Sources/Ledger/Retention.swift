import GRDB
import UsageModel

/// Lets rollups go that are past their time.
struct Retention {
    let db: Database
    let now: Timestamp
    let zone: CivilZone

    func apply() throws {
        try db.execute(
            sql: "DELETE FROM rollup_minute WHERE slot < ?", arguments: [RollupGrain.minute.firstKeptSlot(now: now)])
        let firstKept = RollupGrain.quarter.firstKeptSlot(now: now)
        var batch = LedgerBatch()
        batch.zone = zone.identifier
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM rollup_quarter WHERE slot < ?", arguments: [firstKept])
        while let row = try rows.next() {
            let slot: Int64 = row["slot"]
            batch.days.append(
                RollupDelta(
                    slot: zone.day(of: Timestamp(seconds: slot * 900)), seriesID: row["series_id"],
                    totals: UsageTotals(row: row), sketch: SketchMerge.sketch(row["sketch"]) ?? LatencySketch()))
        }
        guard !batch.days.isEmpty else { return }
        try BatchWriter(db: db, batch: batch).write()
        try db.execute(sql: "DELETE FROM rollup_quarter WHERE slot < ?", arguments: [firstKept])
    }
}
