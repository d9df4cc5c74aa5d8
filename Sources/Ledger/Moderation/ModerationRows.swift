import GRDB
import UsageModel

/// The rows of a moderation's file.
struct ModerationRows {
    let db: Database

    /// The most texts that are remembered; those judged first go first.
    static let mostTexts = 10_000

    static let schema = """
        CREATE TABLE moderated_text (
            id INTEGER PRIMARY KEY,
            time_us INTEGER NOT NULL,
            side TEXT NOT NULL,
            source TEXT NOT NULL,
            user TEXT NOT NULL,
            request TEXT NOT NULL,
            verdict TEXT NOT NULL,
            categories TEXT NOT NULL,
            score REAL NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;
        """

    func values() throws -> [String: Int64] {
        var values: [String: Int64] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT name, value FROM tally WHERE source = '' AND name GLOB ?",
            arguments: ["\(TallyName.moderation)*"])
        while let row = try rows.next() { values[row["name"]] = row["value"] }
        return values
    }

    func write(_ book: ModerationBook) throws {
        let tallies = TallyRows(db: db)
        for name in book.changed.sorted() { try tallies.set(source: "", name: name, book[name]) }
        guard !book.texts.isEmpty else { return }
        for text in book.texts {
            try db.execute(
                sql: """
                    INSERT INTO moderated_text
                    (time_us, side, source, user, request, verdict, categories, score, reason)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    text.time.microseconds, text.side, text.source, text.user, text.request, text.verdict,
                    text.categories.joined(separator: ","), text.score, text.reason,
                ])
        }
        try db.execute(
            sql: """
                DELETE FROM moderated_text
                WHERE id <= (SELECT id FROM moderated_text ORDER BY id DESC LIMIT 1 OFFSET ?)
                """, arguments: [Self.mostTexts])
    }

    /// The texts that were judged since a time, the latest first.
    func texts(since time: Timestamp, limit: Int) throws -> [ModeratedText] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM moderated_text WHERE time_us >= ? ORDER BY time_us DESC, id DESC LIMIT ?",
            arguments: [time.microseconds, limit]
        ).map { row in
            let categories: String = row["categories"]
            return ModeratedText(
                time: Timestamp(microseconds: row["time_us"]), side: row["side"], source: row["source"],
                user: row["user"], request: row["request"], verdict: row["verdict"],
                categories: categories.split(separator: ",").map(String.init), score: row["score"],
                reason: row["reason"])
        }
    }
}
