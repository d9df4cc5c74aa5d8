import Budgets
import CrashPoints
import GRDB
import UsageModel

/// Lets rollups and lists of the costliest requests go that are past their time.
struct Retention {
    let db: Database
    let now: Timestamp
    let zone: CivilZone

    func apply() throws {
        try BudgetRows(db: db).prune(now: now)
        try CostlyRows(db: db).prune(now: now)
        try db.execute(
            sql: "DELETE FROM rollup_minute WHERE slot < ?", arguments: [RollupGrain.minute.firstKeptSlot(now: now)])
        let firstKept = RollupGrain.quarter.firstKeptSlot(now: now)
        try BaseQuarters(db: db).prune(before: firstKept)
        var batch = LedgerBatch()
        batch.zone = zone.identifier
        try QuarterParts(db: db).read(slots: .min..<firstKept) { slot, series, totals, sketch in
            batch.days.append(
                RollupDelta(
                    slot: zone.day(of: Timestamp(seconds: slot * 900)), seriesID: series, totals: totals, sketch: sketch
                ))
        }
        guard !batch.days.isEmpty else { return }
        try BatchWriter(db: db, batch: batch).write()
        CrashPoint.pruning.pass()
        try db.execute(sql: "DELETE FROM rollup_quarter WHERE slot < ?", arguments: [firstKept])
    }
}
