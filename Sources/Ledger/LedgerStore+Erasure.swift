import GRDB
import UsageModel

/// Takes a value of a label out of a ledger. The daemon must be stopped: it would write the value again.
extension LedgerStore {
    /// How many series have a label.
    ///
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
    public func seriesCount(_ label: SeriesKey.Label) throws(LedgerError) -> Int {
        try read { try Self.series(with: label, in: $0).count }
    }

    /// Gives the label of all series that have it a value that tells nothing. Sums stay as they are. Alerts that name the
    /// value are forgotten, and so are snoozes; what waits in the outbox with it is not sent. What leads to single requests of
    /// these series, their ids and lines, is forgotten too.
    ///
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
    /// - Returns: how many series there are.
    public func forget(_ label: SeriesKey.Label) throws(LedgerError) -> Int {
        let count = try write { db in
            let series = try Self.series(with: label, in: db)
            let number = (try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'erased'") ?? 0) + 1
            try db.execute(sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('erased', ?)", arguments: [number])
            let path = "$.\(JSONText.string(label.name))"
            for id in series {
                try db.execute(
                    sql: "UPDATE series SET labels = json_set(labels, ?, ?) WHERE id = ?",
                    arguments: [path, "erased-\(number)", id])
                _ = try CostlyRows(db: db).forget("series_id = ?", [id])
            }
            try Self.forgetScopes(with: label.value, number: number, in: db)
            return series.count
        }
        // What was deleted is still in free pages and in the write-ahead log.
        try vacuum()
        return count
    }

    /// How many of the costliest requests have one of these ids.
    ///
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
    public func costlyCount(ids: [String]) throws(LedgerError) -> Int {
        try read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM costly_request WHERE request_id IN (SELECT value FROM json_each(?))",
                arguments: [Self.json(ids)]) ?? 0
        }
    }

    /// Forgets ids of single requests, and where their lines are. What they cost stays.
    ///
    /// - Throws: ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
    /// - Returns: how many of the costliest requests had one.
    public func forgetRequests(ids: [String]) throws(LedgerError) -> Int {
        let count = try write { db in
            try CostlyRows(db: db).forget("request_id IN (SELECT value FROM json_each(?))", [Self.json(ids)])
        }
        if count > 0 { try vacuum() }
        return count
    }

    private static func json(_ texts: [String]) -> String {
        "[\(texts.map(JSONText.string).joined(separator: ","))]"
    }

    private static func series(with label: SeriesKey.Label, in db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT series.id FROM series, json_each(series.labels) AS pair
                WHERE series.labels <> '' AND pair.key = ? AND pair.value = ?
                """, arguments: [label.name, label.value])
    }

    /// Scopes are arrays of values.
    private static func forgetScopes(with value: String, number: Int64, in db: Database) throws {
        let names = "EXISTS (SELECT 1 FROM json_each(scope) WHERE value = ?1)"
        let renamed = """
            (SELECT json_group_array(CASE WHEN value = ?1 THEN ?2 ELSE value END) FROM json_each(scope))
            """
        for table in ["budget_spend", "budget_minute"] {
            try db.execute(
                sql: "UPDATE \(table) SET scope = \(renamed) WHERE \(names)", arguments: [value, "erased-\(number)"])
        }
        for table in ["alert", "snooze"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE scope IS NOT NULL AND \(names)", arguments: [value])
        }
        try db.execute(
            sql: "DELETE FROM outbox WHERE EXISTS (SELECT 1 FROM json_tree(alert) WHERE atom = ?1)", arguments: [value])
    }
}
