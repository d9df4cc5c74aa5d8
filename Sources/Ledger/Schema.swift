import CrashPoints
import GRDB

/// The ledger's tables. A change is a new migration behind the last, never a change of one that was released.
enum Schema {
    /// The number of the last migration.
    static var version: Int { migrator.migrations.compactMap { Int($0) }.max() ?? 0 }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        func register(_ number: String, _ migrate: @escaping @Sendable (Database) throws -> Void) {
            migrator.registerMigration(number) { db in
                try migrate(db)
                CrashPoint.migrating.pass()
            }
        }
        register("1") { db in
            try db.execute(sql: first)
            for grain in RollupGrain.allCases { try db.execute(sql: rollup(grain)) }
        }
        register("2") { try PackingMigration(db: $0).apply() }
        register("3") { db in
            try db.execute(sql: openRequest)
            try db.execute(sql: "ALTER TABLE generation ADD COLUMN open_stream BLOB")
            try db.execute(
                sql: """
                    ALTER TABLE unpriced_request ADD COLUMN details BLOB;
                    ALTER TABLE unpriced_request ADD COLUMN is_revision INTEGER NOT NULL DEFAULT 0;
                    """)
            for table in ["rollup_minute", "rollup_day"] {
                try db.execute(
                    sql: "ALTER TABLE \(table) ADD COLUMN requests_without_usage INTEGER NOT NULL DEFAULT 0")
            }
        }
        register("4") { db in
            let sums = ["logged_cost_micros", "logged_cost_picos", "computed_cost_micros", "computed_cost_picos"]
            let request = ["logged_cost_picos", "computed_cost_picos", "lacks_usage", "series_id"]
            for (table, columns) in [("rollup_minute", sums), ("rollup_day", sums), ("open_request", request)] {
                for column in columns {
                    try db.execute(sql: "ALTER TABLE \(table) ADD COLUMN \(column) INTEGER NOT NULL DEFAULT 0")
                }
            }
        }
        register("5") { try $0.execute(sql: JournalRows.schema) }
        register("6") { db in
            try db.execute(sql: BudgetRows.schema)
            try db.execute(sql: OutboxRows.schema)
        }
        register("7") { try $0.execute(sql: ArchiveRows.schema) }
        register("8") { try $0.execute(sql: ModerationRows.schema) }
        register("9") { try $0.execute(sql: CostlyRows.schema) }
        register("10") { try BaseMigration(db: $0).apply() }
        return migrator
    }

    private static let first = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            provider TEXT NOT NULL,
            model TEXT NOT NULL,
            status INTEGER NOT NULL,
            labels TEXT NOT NULL,
            UNIQUE (provider, model, status, labels)
        ) STRICT;

        -- Only ever added to: what /metrics shows. Retention and repricing do not touch it.
        CREATE TABLE counter (
            series_id INTEGER PRIMARY KEY REFERENCES series,
            \(totalColumns),
            bounds TEXT NOT NULL,
            duration_buckets BLOB NOT NULL,
            first_token_buckets BLOB NOT NULL,
            duration_bucket_seconds INTEGER NOT NULL,
            duration_bucket_nanos INTEGER NOT NULL,
            first_token_bucket_seconds INTEGER NOT NULL,
            first_token_bucket_nanos INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE unpriced_request (
            id INTEGER PRIMARY KEY,
            time_us INTEGER NOT NULL,
            series_id INTEGER NOT NULL REFERENCES series,
            input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL,
            cache_read_tokens INTEGER NOT NULL,
            cache_write_5m_tokens INTEGER NOT NULL,
            cache_write_1h_tokens INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE generation (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            path TEXT NOT NULL,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            position INTEGER NOT NULL,
            head_length INTEGER NOT NULL,
            head_hash INTEGER NOT NULL,
            tail_hash INTEGER NOT NULL,
            state INTEGER NOT NULL,
            inside_long_line INTEGER NOT NULL,
            lines INTEGER NOT NULL,
            last_time_us INTEGER
        ) STRICT;

        CREATE TABLE tally (
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            value INTEGER NOT NULL,
            PRIMARY KEY (source, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE repeat_chunk (number INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT;
        """

    private static let openRequest = """
        CREATE TABLE open_request (
            number INTEGER PRIMARY KEY,
            key INTEGER NOT NULL,
            time_us INTEGER NOT NULL,
            input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL,
            cache_read_tokens INTEGER NOT NULL,
            cache_write_5m_tokens INTEGER NOT NULL,
            cache_write_1h_tokens INTEGER NOT NULL,
            reasoning_tokens INTEGER NOT NULL,
            cost_picos INTEGER NOT NULL,
            is_priced INTEGER NOT NULL
        ) STRICT
        """

    /// Sums. Money is whole micro-dollars and a pico remainder below 10⁶, times are whole seconds and nanoseconds: a sum in
    /// the smaller unit alone could outgrow 64 bits, and SQLite would turn it into a REAL.
    private static let totalColumns = """
        requests INTEGER NOT NULL,
            input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL,
            cache_read_tokens INTEGER NOT NULL,
            cache_write_5m_tokens INTEGER NOT NULL,
            cache_write_1h_tokens INTEGER NOT NULL,
            reasoning_tokens INTEGER NOT NULL,
            cost_micros INTEGER NOT NULL,
            cost_picos INTEGER NOT NULL,
            unpriced_requests INTEGER NOT NULL,
            unpriced_tokens INTEGER NOT NULL,
            duration_count INTEGER NOT NULL,
            duration_seconds INTEGER NOT NULL,
            duration_nanos INTEGER NOT NULL,
            duration_max_nanos INTEGER NOT NULL,
            first_token_count INTEGER NOT NULL,
            first_token_seconds INTEGER NOT NULL,
            first_token_nanos INTEGER NOT NULL
        """

    private static func rollup(_ grain: RollupGrain) -> String {
        let zone = grain == .day ? "zone TEXT NOT NULL,\n    " : ""
        let key = grain == .day ? "slot, zone, series_id" : "slot, series_id"
        return """
            CREATE TABLE \(grain.table) (
                slot INTEGER NOT NULL,
                \(zone)series_id INTEGER NOT NULL REFERENCES series,
                \(totalColumns),
                sketch BLOB,
                PRIMARY KEY (\(key))
            ) STRICT, WITHOUT ROWID
            """
    }

    /// The columns of sums, in the order in which ``TotalsBinding`` binds them.
    static let totalNames = [
        "requests", "input_tokens", "output_tokens", "cache_read_tokens", "cache_write_5m_tokens",
        "cache_write_1h_tokens", "reasoning_tokens", "cost_micros", "cost_picos", "unpriced_requests",
        "unpriced_tokens", "duration_count", "duration_seconds", "duration_nanos", "duration_max_nanos",
        "first_token_count", "first_token_seconds", "first_token_nanos", "requests_without_usage",
        "logged_cost_micros", "logged_cost_picos", "computed_cost_micros", "computed_cost_picos",
    ]

    /// Adds a delta to its row, carrying what outgrows a remainder.
    static func rollupUpsert(_ grain: RollupGrain) -> String {
        let keys = grain == .day ? ["slot", "zone", "series_id"] : ["slot", "series_id"]
        let columns = keys + totalNames + ["sketch"]
        let updates = totalNames.map { name in
            switch name {
            case "cost_micros", "logged_cost_micros", "computed_cost_micros":
                carried(name, remainder: name.replacing("micros", with: "picos"), modulus: 1_000_000)
            case "duration_seconds": carried(name, remainder: "duration_nanos", modulus: 1_000_000_000)
            case "first_token_seconds": carried(name, remainder: "first_token_nanos", modulus: 1_000_000_000)
            case "cost_picos", "logged_cost_picos", "computed_cost_picos":
                "\(name) = (\(name) + excluded.\(name)) % 1000000"
            case "duration_nanos", "first_token_nanos": "\(name) = (\(name) + excluded.\(name)) % 1000000000"
            case "duration_max_nanos": "\(name) = max(\(name), excluded.\(name))"
            default: "\(name) = \(name) + excluded.\(name)"
            }
        }
        return """
            INSERT INTO \(grain.table) (\(columns.joined(separator: ", ")))
            VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
            ON CONFLICT (\(keys.joined(separator: ", "))) DO UPDATE SET
            \(updates.joined(separator: ", ")),
            sketch = merge_sketches(sketch, excluded.sketch)
            """
    }

    private static func carried(_ name: String, remainder: String, modulus: Int) -> String {
        "\(name) = \(name) + excluded.\(name) + (\(remainder) + excluded.\(remainder)) / \(modulus)"
    }
}
