import GRDB
import Ledger
import Testing
import UsageModel

struct SchemaTests {
    private static let schema = "SELECT group_concat(name || coalesce(sql, ''), '|') FROM sqlite_master"

    @Test func makesAllTables() throws {
        let scene = try LedgerScene()
        _ = try scene.open()
        let tables = try scene.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        #expect(
            tables.map { $0["name"] as String } == [
                "alert", "archive_origin", "archive_segment", "archive_stream", "budget", "budget_minute",
                "budget_spend", "channel", "costly_request", "counter_part", "generation",
                "grdb_migrations", "journal_file", "journal_open_line", "journal_runtime_span", "journal_source",
                "log_file", "meta", "moderated_text", "open_request", "outbox", "repeat_chunk", "rollup_base",
                "rollup_day",
                "rollup_minute",
                "rollup_quarter",
                "series", "snooze", "sqlite_sequence", "tally", "unpriced_request",
            ])
    }

    @Test func openingAgainChangesNothing() throws {
        let scene = try LedgerScene()
        var batch = LedgerBatch(series: [(1, .model("claude"))])
        batch.minutes = [RollupDelta(slot: 5, series: 1, requests: 3)]
        try scene.open().commit(batch)
        let schema = try scene.text(Self.schema)
        let rows = try scene.dump()
        for _ in 0..<3 { _ = try scene.open() }
        #expect(try scene.text(Self.schema) == schema)
        #expect(try scene.dump() == rows)
        #expect(try scene.rows("SELECT * FROM grdb_migrations").count == 10)
    }

    @Test func refusesALedgerOfALaterVersion() throws {
        let scene = try LedgerScene()
        _ = try scene.open()
        try scene.execute("INSERT INTO grdb_migrations (identifier) VALUES ('999')")
        let rows = try scene.dump()
        let error = #expect(throws: LedgerError.self) { try scene.open() }
        guard case .tooNew(let path) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == scene.path)
        #expect(error?.description.contains("later version") == true)
        // It is not damaged: it stays where it is, unchanged.
        #expect(throws: LedgerError.self) {
            try LedgerStore.openMovingDamagedAside(path: scene.path, now: Timestamp(seconds: 1))
        }
        #expect(try scene.dump() == rows)
    }

    /// A figure that outgrows 64 bits must not become a floating-point number.
    @Test func refusesAnOverflow() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var batch = LedgerBatch(series: [(1, .model("claude"))])
        batch.minutes = [RollupDelta(slot: 1, series: 1, requests: .max)]
        try store.commit(batch)
        let rows = try scene.dump()
        var more = LedgerBatch()
        more.minutes = [RollupDelta(slot: 1, series: 1, requests: 1)]
        #expect(throws: LedgerError.self) { try store.commit(more) }
        #expect(try scene.dump() == rows)
        #expect(try scene.text("SELECT typeof(requests) FROM rollup_minute") == "integer")
    }
}
