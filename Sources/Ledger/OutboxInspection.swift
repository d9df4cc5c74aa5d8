import GRDB

/// What is in the outbox of a ledger, and how its channels have done.
public struct OutboxInspection: Sendable {
    /// The last messages, the newest first.
    public var messages: [OutboxMessage]
    /// How channels have done.
    public var records: [ChannelRecord]
    /// What waits, without channels in which nothing does.
    public var depths: [ChannelDepth]
}

extension LedgerFile {
    /// Reads the outbox, and nothing but reads: a ledger that a daemon of an older version has is not brought to a new format
    /// under it.
    ///
    /// - Throws: ``LedgerError/file(path:reason:)`` where there is no ledger of this version's format,
    ///   ``LedgerError/damaged(path:reason:)`` or ``LedgerError/writeFailed(path:reason:isDiskFull:)``.
    public static func inspectOutbox(_ path: String, limit: Int) throws(LedgerError) -> OutboxInspection {
        do {
            return try reader(path).read { db in
                guard try version(of: db, path: path) == Schema.version else {
                    throw LedgerError.file(path: path, reason: "has the format of another version of tailmeter")
                }
                let rows = OutboxRows(db: db)
                return OutboxInspection(
                    messages: try rows.last(limit: limit), records: try rows.channels(),
                    depths: try rows.depths())
            }
        } catch {
            throw LedgerStore.explain(error, path: path)
        }
    }
}
