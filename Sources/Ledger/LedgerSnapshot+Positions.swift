import GRDB
public import UsageModel

/// How far sources are read, and what the last requests are like.
extension LedgerSnapshot {
    /// The positions in files.
    public func generations() throws -> [FileGeneration] {
        try Row.fetchAll(db, sql: "SELECT * FROM generation ORDER BY id").map { FileGeneration(row: $0) }
    }

    /// The journal sources: how many of their files are followed, and the time of the last entry that had one.
    public func journals() throws -> [(source: String, files: Int, lastTime: Timestamp?)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT source, last_time_us,
                    (SELECT count(*) FROM journal_file WHERE journal_file.source = journal_source.source AND state = 0) AS files
                FROM journal_source ORDER BY source
                """
        ).map { row in
            let time: Int64? = row["last_time_us"]
            return (row["source"], row["files"], time.map { Timestamp(microseconds: $0) })
        }
    }

    /// The names of the labels of the last thousand series, sorted.
    public func labelNames() throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT pair.key FROM
                    (SELECT labels FROM series ORDER BY id DESC LIMIT 1000) AS last, json_each(last.labels) AS pair
                WHERE last.labels <> '' ORDER BY pair.key
                """)
    }

    /// The minute of the last request, or where it is long ago, its quarter of an hour; `nil` where there is none in the last
    /// 13 months.
    public func lastRequest() throws -> Timestamp? {
        if let minute = try Int64.fetchOne(db, sql: "SELECT max(slot) FROM rollup_minute") {
            return Timestamp(seconds: minute * 60)
        }
        return try Int64.fetchOne(db, sql: "SELECT max(slot) FROM rollup_quarter").map { Timestamp(seconds: $0 * 900) }
    }
}
