import GRDB
public import UsageModel

/// The file of a moderation, which a daemon and commands may change at the same time.
///
/// All throw ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
extension LedgerStore {
    /// What is counted, by name, and the text that was judged last of those that are remembered.
    public func moderation() throws(LedgerError) -> (values: [String: Int64], lastText: ModeratedText?) {
        try read { db in
            let rows = ModerationRows(db: db)
            return (try rows.values(), try rows.texts(since: Timestamp(microseconds: .min), limit: 1).first)
        }
    }

    /// Reads what is counted, has it changed, and writes that, all in one transaction.
    ///
    /// - Returns: what `body` returns, and what is counted now.
    public func changeModeration<Result>(
        _ body: (inout ModerationBook) -> Result
    ) throws(LedgerError) -> (result: Result, values: [String: Int64]) {
        try write { db in
            let rows = ModerationRows(db: db)
            var book = ModerationBook(values: try rows.values())
            let result = body(&book)
            try rows.write(book)
            return (result, book.values)
        }
    }

    /// How many texts of users there are.
    public func countModeratedTexts(of users: [String]) throws(LedgerError) -> Int {
        try read { db in
            try users.reduce(0) { sum, user in
                sum
                    + (try Int.fetchOne(
                        db, sql: "SELECT count(*) FROM moderated_text WHERE user = ?", arguments: [user]) ?? 0)
            }
        }
    }

    /// Forgets the texts of users.
    ///
    /// - Returns: how many there were.
    public func forgetModeratedTexts(of users: [String]) throws(LedgerError) -> Int {
        try write { db in
            var count = 0
            for user in users {
                try db.execute(sql: "DELETE FROM moderated_text WHERE user = ?", arguments: [user])
                count += db.changesCount
            }
            return count
        }
    }
}

extension LedgerFile {
    /// What a moderation's file holds, as of one commit. It only reads, and holds no daemon up.
    ///
    /// - Parameters:
    ///   - since: texts that were judged before are not told.
    ///   - limit: the most texts; the latest are told.
    /// - Throws: ``LedgerError/file(path:reason:)`` where there is no such file or one of an earlier version,
    ///   ``LedgerError/tooNew(path:)`` or ``LedgerError/damaged(path:reason:)``.
    public static func inspectModeration(
        _ path: String, since: Timestamp, limit: Int
    ) throws(LedgerError) -> (values: [String: Int64], texts: [ModeratedText]) {
        _ = try status(path)
        do {
            return try reader(path).read { db in
                try checkVersion(of: db, path: path)
                let rows = ModerationRows(db: db)
                return (try rows.values(), try rows.texts(since: since, limit: limit))
            }
        } catch {
            throw LedgerStore.explain(error, path: path)
        }
    }
}
