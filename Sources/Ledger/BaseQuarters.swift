import Foundation
import GRDB
import UsageModel

/// The rollup by quarter of an hour without labels: for each slot one part of packed rows (``PackedRows``).
///
/// It holds what ``QuarterParts`` holds, added up over all labels. There are few such rows, so that what was spent in a month is
/// told without a look at the many rows with labels.
struct BaseQuarters {
    let db: Database

    static let schema = """
        CREATE TABLE rollup_base (slot INTEGER PRIMARY KEY, rows BLOB NOT NULL) STRICT
        """

    func append(_ rollup: PackedRollup) throws {
        for part in rollup.parts {
            let standing = try Data.fetchOne(
                db.cachedStatement(sql: "SELECT rows FROM rollup_base WHERE slot = ?"), arguments: [part.slot])
            let rows = try standing.map { try PackedRows.merged([Array($0), part.rows]) } ?? part.rows
            try set(rows, slot: part.slot)
        }
    }

    /// Hands out the rows of some slots. A series may come more than once.
    func read(
        slots: Range<Int64>,
        _ body: (_ slot: Int64, _ series: Int64, _ totals: UsageTotals, _ sketch: LatencySketch) throws -> Void
    ) throws {
        try PackedRows.read(db, table: "rollup_base", order: "slot", slots: slots, body)
    }

    /// Forgets what is before a slot.
    func prune(before slot: Int64) throws {
        try db.execute(sql: "DELETE FROM rollup_base WHERE slot < ?", arguments: [slot])
    }

    /// Puts rows in the place of those of a slot.
    func set(_ rows: [UInt8], slot: Int64) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO rollup_base (slot, rows) VALUES (?, ?)")
        var row = TotalsBinding(statement.sqliteStatement)
        row.bind(slot)
        row.bind(rows)
        try row.step(in: db)
    }
}
