import GRDB

extension LedgerStore {
    /// Takes over from another ledger what was told and what is on its way, so that a ledger that is made anew tells nothing
    /// twice: its alerts, outbox, channels and snoozes, and the number from which ids of alerts are made. To be called before
    /// ``load(now:)``.
    ///
    /// - Returns: whether the other ledger could be read and is of this version.
    public func takeOverAlerts(from other: String) -> Bool {
        guard let inspection = try? LedgerFile.inspect(other), inspection.contents != nil else { return false }
        do {
            try attaching(other) { db in
                for table in ["alert", "outbox", "channel", "snooze"] {
                    try db.execute(sql: "INSERT INTO \(table) SELECT * FROM other.\(table)")
                }
                try db.execute(
                    sql: "INSERT OR REPLACE INTO meta SELECT key, value FROM other.meta WHERE key = 'hash_seed'")
            }
            return true
        } catch {
            return false
        }
    }
}
