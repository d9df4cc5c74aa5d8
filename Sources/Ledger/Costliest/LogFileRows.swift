import GRDB
import UsageModel

/// The files that lines of single requests stand in, by number.
struct LogFileRows {
    let db: Database
    private var last: (source: String, path: String, number: Int64)?

    init(db: Database) {
        self.db = db
    }

    /// The number of a line's file; 0 where that is not known.
    mutating func number(of line: RequestLine) throws -> Int64 {
        guard !line.source.isEmpty else { return 0 }
        // Most lines are of the file of the one before.
        if let last, last.source == line.source, last.path == line.path { return last.number }
        let arguments: StatementArguments = [line.source, line.path]
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO log_file (source, path) VALUES (?, ?)")
            .execute(arguments: arguments)
        let find = try db.cachedStatement(sql: "SELECT id FROM log_file WHERE source = ? AND path = ?")
        guard let number = try Int64.fetchOne(find, arguments: arguments) else { throw DamagedRows() }
        last = (line.source, line.path, number)
        return number
    }
}
