import CrashPoints
import GRDB

extension Schema {
    /// Makes the tables of a new ledger in one transaction: migrations would wait for the disk one by one. They make them in
    /// memory instead, and what came of it is said once. A ledger that holds anything is left as it is.
    static func begin(_ queue: DatabaseQueue) throws {
        guard try queue.read(isEmpty) else { return }
        let made = try DatabaseQueue(configuration: LedgerStore.configuration)
        try migrator.migrate(made)
        let statements = try made.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid")
        }
        try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                // Another process may have been faster.
                guard try isEmpty(db) else { return .rollback }
                for statement in statements { try db.execute(sql: statement) }
                for migration in migrator.migrations {
                    try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [migration])
                }
                CrashPoint.ledgerBegun.pass()
                return .commit
            }
        }
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }
}
