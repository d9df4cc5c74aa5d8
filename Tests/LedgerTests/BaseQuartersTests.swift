import Foundation
import GRDB
import Testing
import UsageModel

@testable import Ledger

/// The rollup without labels holds the sums of that with them.
struct BaseQuartersTests {
    /// A ledger of before it gets it from the rows with labels, and series without labels where there are none.
    @Test func anEarlierLedgerGetsIt() throws {
        let scene = try LedgerScene()
        let queue = try DatabaseQueue(path: scene.path, configuration: LedgerStore.configuration)
        try Schema.migrator.migrate(queue, upTo: "9")
        try queue.write { db in
            for (id, model, user) in [(1, "a", ""), (2, "a", "ann"), (3, "a", "ben"), (4, "b", "ann")] {
                try db.execute(
                    sql: "INSERT INTO series VALUES (?, 'p', ?, 0, ?)",
                    arguments: [id, model, user.isEmpty ? "" : "{\"user\":\"\(user)\"}"])
            }
            // Two commits into one quarter, one into another.
            for rows in [[(7, 2, 1), (7, 3, 10)], [(7, 2, 100), (7, 4, 1_000)], [(9, 3, 10_000)]] {
                try QuarterParts(db: db).append(
                    PackedRollup(
                        rows.map {
                            RollupDelta(slot: Int64($0.0), series: Int64($0.1), requests: Int64($0.2), duration: 5)
                        }))
            }
        }
        try queue.close()
        _ = try scene.open()
        let base = try #require(try scene.integer("SELECT id FROM series WHERE model = 'b' AND labels = ''"))
        var sums: [[Int64]: Int64] = [:]
        try LedgerReader(path: scene.path).snapshot { ledger in
            try ledger.baseQuarters(0..<100) { slot, series, totals, sketch in
                #expect(sums[[slot, series]] == nil, "each series once")
                sums[[slot, series]] = totals.requests
                #expect(sketch.count == totals.durationCount)
            }
        }
        #expect(sums == [[7, 1]: 111, [7, base]: 1_000, [9, 1]: 10_000])
        // A second start changes nothing.
        let rows = try scene.dump()
        _ = try scene.open()
        #expect(try scene.dump() == rows)
    }

    @Test func itGrowsWithEachCommitAndEndsWithTheQuarters() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(LedgerBatch(series: [(1, .model("a"))]))
        let now = Timestamp(seconds: 1_800_000_000)
        let edge = RollupGrain.quarter.firstKeptSlot(now: now)
        for number in 1...20 as ClosedRange<Int64> {
            var batch = LedgerBatch()
            batch.bases = [
                RollupDelta(slot: edge - 1, series: 1, requests: number),
                RollupDelta(slot: edge, series: 1, requests: number),
            ]
            try store.commit(batch)
        }
        #expect(try scene.integer("SELECT count(*) FROM rollup_base") == 2)
        try store.prune(now: now, zone: .utc)
        var found: [Int64: Int64] = [:]
        try LedgerReader(path: scene.path).snapshot { ledger in
            try ledger.baseQuarters(.min ..< .max) { slot, _, totals, _ in found[slot] = totals.requests }
        }
        #expect(found == [edge: 210])
    }
}
