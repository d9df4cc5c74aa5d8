import Foundation
import GRDB
import TestKit
import Testing
import UsageModel

@testable import Ledger

struct DurabilityTests {
    private static func batch() -> LedgerBatch {
        var batch = LedgerBatch(series: [(1, .model("claude", labels: [("user", "o'neil \"x\"")]))])
        batch.minutes = (0..<500).map { RollupDelta(slot: $0, series: 1, picoDollars: 1_234_567, duration: 5) }
        batch.quarters = PackedRollup(batch.minutes)
        return batch
    }

    @Test func synchronousIsFullAndTheJournalIsAWAL() throws {
        let scene = try LedgerScene()
        let queue = try DatabaseQueue(path: scene.path, configuration: LedgerStore.configuration)
        let mode = try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        let synchronous = try queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
        #expect(mode == "wal")
        // 2 is FULL (https://www.sqlite.org/pragma.html#pragma_synchronous).
        #expect(synchronous == 2)
    }

    @Test func theFileSaysItIsInWALMode() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(Self.batch())
        // What is committed stands in the WAL while the store is open: SIGKILL now would lose nothing.
        let header = try #require(FileManager.default.contents(atPath: scene.path))
        // Bytes 18 and 19 are the write and read version, 2 in WAL mode (https://www.sqlite.org/fileformat.html).
        #expect(header[18] == 2)
        #expect(header[19] == 2)
        #expect(FileManager.default.fileExists(atPath: scene.path + "-wal"))
        #expect(try store.totals(.quarter, slots: 0..<500)[1]?.totals.requests == 500)
    }

    /// A copy of the files while the store is open is what SIGKILL would leave.
    @Test func whatIsCommittedIsInTheFilesAtOnce() throws {
        let scene = try LedgerScene()
        let killed = try LedgerScene()
        let store = try scene.open()
        try store.commit(Self.batch())
        for ending in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: scene.path + ending, toPath: killed.path + ending)
        }
        let again = try killed.open()
        #expect(
            try again.load(now: Timestamp(seconds: 1_700_000_000)).series
                == store.load(now: Timestamp(seconds: 1_700_000_000)).series)
        #expect(try again.totals(.quarter, slots: 0..<500)[1]?.totals.cost == Money(picoDollars: 500 * 1_234_567))
    }

    @Test(.enabled(if: isInstalled("sqlite3"), "the sqlite3 command line tool is not installed"))
    func theCommandLineToolReadsIt() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(Self.batch())
        // With the store open and its WAL hot, and again when it is closed.
        for _ in 0..<2 {
            let check = try run("sqlite3", scene.path, "PRAGMA integrity_check; PRAGMA journal_mode;")
            #expect(check.status == 0)
            #expect(check.output == "ok\nwal\n")
        }
        let sums = try run(
            "sqlite3", scene.path,
            "SELECT sum(requests), sum(cost_micros), sum(cost_picos), labels ->> '$.user' FROM rollup_minute "
                + "JOIN series ON series.id = series_id")
        #expect(sums.output == "500|500|117283500|o'neil \"x\"\n")
        withExtendedLifetime(store) {}
    }
}
