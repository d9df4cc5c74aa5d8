import GRDB

/// The rows of tallies.
struct TallyRows {
    let db: Database

    /// Puts a value in the place of the one that there is.
    func set(source: String, name: String, _ value: Int64) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO tally (source, name, value) VALUES (?, ?, ?)")
            .execute(arguments: [source, name, value])
    }
}
