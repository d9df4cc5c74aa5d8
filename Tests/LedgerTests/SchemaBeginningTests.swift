import GRDB
import Testing

@testable import Ledger

/// A new ledger, made in one transaction.
struct SchemaBeginningTests {
    private static func objects(_ queue: DatabaseQueue) throws -> [String] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").map {
                "\($0)"
            }
        }
    }

    private static func rows(_ queue: DatabaseQueue) throws -> [String] {
        try queue.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table): \($0)" }
            }
        }
    }

    /// Nothing tells it from one that each version brought up to date.
    @Test func isWhatTheMigrationsMake() throws {
        let scene = try LedgerScene()
        let begun = try DatabaseQueue(path: scene.path, configuration: LedgerStore.configuration)
        try Schema.begin(begun)
        let migrated = try DatabaseQueue(
            path: "\(scene.folder)/other.sqlite", configuration: LedgerStore.configuration)
        try Schema.migrator.migrate(migrated)
        let expected = try Self.objects(migrated)
        #expect(expected.count > 20)
        #expect(try Self.objects(begun) == expected)
        #expect(try Self.rows(begun) == Self.rows(migrated))
        #expect(try Self.rows(begun).count == Schema.version)
        #expect(try begun.read(Schema.migrator.hasCompletedMigrations))
    }

    /// What holds anything is left to the migrations, were it only a table of another program.
    @Test func whatHoldsAnythingIsLeftAsItIs() throws {
        let scene = try LedgerScene()
        try scene.execute("CREATE TABLE other (value)")
        let queue = try DatabaseQueue(path: scene.path, configuration: LedgerStore.configuration)
        try Schema.begin(queue)
        #expect(try Self.objects(queue).count == 1)
    }
}
