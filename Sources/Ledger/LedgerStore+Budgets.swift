public import Budgets
import GRDB
public import UsageModel

/// Budgets and alerts, beside what a batch writes of them.
///
/// All throw ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
extension LedgerStore {
    /// What is to be quiet.
    public func snoozes(now: Timestamp) throws(LedgerError) -> [Snooze] {
        try read { try BudgetRows(db: $0).snoozes(now: now) }
    }

    /// Begins a snooze in place of the one of the same subject and scope. A running daemon takes it over at once.
    public func set(_ snooze: Snooze) throws(LedgerError) {
        try write { try BudgetRows(db: $0).set(snooze) }
    }

    /// The sums of the periods of a budget that touch a time, in the order of their begins.
    public func spends(
        budget: String, from start: Timestamp, to end: Timestamp
    ) throws(LedgerError) -> [BudgetContents.Spend] {
        try read {
            try BudgetRows(db: $0).spends(
                "budget = ? AND end_us > ? AND start_us < ?", [budget, start.microseconds, end.microseconds])
        }
    }

    /// Hands out the rows of the rollup by quarter of an hour of a time, by their first minutes. A series may come more than
    /// once.
    public func quarters(
        from start: Timestamp, to end: Timestamp? = nil,
        _ body: (_ minute: Int64, _ seriesID: Int64, _ totals: UsageTotals) -> Void
    ) throws(LedgerError) {
        try read { db in
            let slots = start.minute / 15..<(end.map { $0.minute / 15 } ?? .max)
            try QuarterParts(db: db).read(slots: slots) { slot, series, totals, _ in
                body(slot * 15, series, totals)
            }
        }
    }

    /// Hands out what each minute from a time on cost, by series without labels. Minutes are kept for 7 days.
    public func minuteCosts(
        from start: Timestamp, _ body: (_ minute: Int64, _ seriesID: Int64, _ cost: Money) -> Void
    ) throws(LedgerError) {
        try read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT slot, series_id, cost_micros, cost_picos FROM rollup_minute WHERE slot >= ?",
                arguments: [start.minute])
            while let row = try rows.next() { body(row[0], row[1], Money(micros: row[2], picos: row[3])) }
        }
    }

    /// Whether the rollup by quarter of an hour has anything of before a time.
    public func hasQuarters(before end: Timestamp) throws(LedgerError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM rollup_quarter WHERE slot < ?)", arguments: [end.minute / 15])
                ?? false
        }
    }
}
