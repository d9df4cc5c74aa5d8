import Foundation
import GRDB
import UsageModel

/// The rollup by quarter of an hour: for each slot some parts (``PackedRows``), one for each commit that added to it.
struct QuarterParts {
    let db: Database

    /// A slot with so many parts gets one in place of them.
    static let partLimit: Int64 = 16

    func append(_ rollup: PackedRollup) throws {
        for part in rollup.parts {
            // The key's first column is the slot, so that the last part is found at once.
            let number = try db.cachedStatement(
                sql: "SELECT coalesce(max(part) + 1, 0) FROM rollup_quarter WHERE slot = ?"
            ).fetchNumber([part.slot])
            guard number + 1 >= Self.partLimit else {
                try insert(part.rows, slot: part.slot, number: number)
                continue
            }
            let standing = try Data.fetchAll(
                db, sql: "SELECT rows FROM rollup_quarter WHERE slot = ? ORDER BY part", arguments: [part.slot])
            let merged = try PackedRows.merged(standing.map { Array($0) } + [part.rows])
            try db.execute(sql: "DELETE FROM rollup_quarter WHERE slot = ?", arguments: [part.slot])
            try insert(merged, slot: part.slot, number: 0)
        }
    }

    /// Hands out the rows of some slots. A series may come more than once.
    func read(
        slots: Range<Int64>,
        _ body: (_ slot: Int64, _ series: Int64, _ totals: UsageTotals, _ sketch: LatencySketch) throws -> Void
    ) throws {
        try PackedRows.read(db, table: "rollup_quarter", order: "slot, part", slots: slots, body)
    }

    private func insert(_ rows: [UInt8], slot: Int64, number: Int64) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO rollup_quarter (slot, part, rows) VALUES (?, ?, ?)")
        var row = TotalsBinding(statement.sqliteStatement)
        row.bind(slot)
        row.bind(number)
        row.bind(rows)
        try row.step(in: db)
    }
}

extension Statement {
    fileprivate func fetchNumber(_ arguments: StatementArguments) throws -> Int64 {
        try Int64.fetchOne(self, arguments: arguments) ?? 0
    }
}
