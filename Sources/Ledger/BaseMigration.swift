import GRDB
import UsageModel

/// Makes the rollup without labels of a ledger that has only the one with them.
struct BaseMigration {
    let db: Database

    func apply() throws {
        try db.execute(sql: BaseQuarters.schema)
        let bases = try baseSeries()
        var slot: Int64?
        var deltas: [RollupDelta] = []
        // A quarter's parts hold a series many times, and many series have the same base: together they are one row.
        func flush() throws {
            for part in PackedRollup(deltas).parts {
                try BaseQuarters(db: db).set(try PackedRows.merged([part.rows]), slot: part.slot)
            }
            deltas.removeAll(keepingCapacity: true)
        }
        try QuarterParts(db: db).read(slots: .min ..< .max) { next, series, totals, sketch in
            if next != slot {
                try flush()
                slot = next
            }
            deltas.append(
                RollupDelta(slot: next, seriesID: bases[series] ?? series, totals: totals, sketch: sketch))
        }
        try flush()
    }

    /// By series: the one without labels; it is made where it is missing.
    private func baseSeries() throws -> [Int64: Int64] {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO series (provider, model, status, labels)
                SELECT DISTINCT provider, model, status, '' FROM series
                """)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT series.id AS id, base.id AS base FROM series JOIN series AS base
                ON base.provider = series.provider AND base.model = series.model AND base.status = series.status
                WHERE base.labels = ''
                """)
        return Dictionary(rows.map { ($0["id"], $0["base"]) }) { first, _ in first }
    }
}
