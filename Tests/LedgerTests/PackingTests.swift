import Foundation
import GRDB
import TestKit
import Testing
import UsageModel

@testable import Ledger

/// Rows that the ledger keeps packed.
struct PackingTests {
    private static func delta(_ slot: Int64, _ series: Int64, _ number: Int64) -> RollupDelta {
        RollupDelta(
            slot: slot, series: series, requests: number, picoDollars: Int128(number) * 1_000_001, duration: number)
    }

    /// A writer adds to the same quarter with each commit: what is read stays the sum, and the parts stay few.
    @Test func partsOfAQuarterArePutTogether() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(LedgerBatch(series: [(1, .model("a")), (2, .model("b"))]))
        for number in 1...100 as ClosedRange<Int64> {
            var batch = LedgerBatch()
            batch.quarters = [Self.delta(7, 1 + number % 2, number), Self.delta(8, 1, 1)]
            try store.commit(batch)
            #expect(
                try store.totals(.quarter, slots: 7..<8).values.reduce(0) { $0 + $1.totals.requests } == number
                    * (number + 1) / 2)
            let parts = try #require(try scene.integer("SELECT count(*) FROM rollup_quarter WHERE slot = 7"))
            #expect(parts < 16)
        }
        // 2 + 4 + … + 100 and 1 + 3 + … + 99.
        let sums = try store.totals(.quarter, slots: 7..<8)
        #expect(sums.mapValues(\.totals.requests) == [1: 2_550, 2: 2_500])
        #expect(sums[1]?.totals.cost == Money(picoDollars: 2_550 * 1_000_001))
        #expect(sums[1]?.sketch.count == 50)
        #expect(sums[1]?.totals.longestNanoseconds == 100)
        #expect(try store.totals(.quarter, slots: 8..<9)[1]?.totals.requests == 100)
        #expect(try scene.open().totals(.quarter, slots: 7..<8).mapValues(\.totals) == sums.mapValues(\.totals))
    }

    @Test func countersArePutTogetherAndStayTheLatest() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(LedgerBatch(series: (1...40).map { ($0, .model("model-\($0)")) }))
        var random = SeededGenerator(seed: 3)
        var expected: [Int64: SeriesCounters] = [:]
        var most: Int64 = 0
        for round in 1...700 as ClosedRange<Int64> {
            var changed: [Int64: SeriesCounters] = [:]
            for _ in 0..<3 {
                var counters = SeriesCounters(bounds: .standard)
                counters.totals.requests = round
                counters.durations.counts[2] = round * 3
                counters.durations.sumNanoseconds = Int128(round) << 70
                changed[Int64.random(in: 1...40, using: &random)] = counters
            }
            expected.merge(changed) { $1 }
            var batch = LedgerBatch()
            batch.counters = PackedCounters(changed)
            try store.commit(batch)
            most = max(most, try #require(try scene.integer("SELECT count(*) FROM counter_part")))
        }
        #expect(most > 100)
        #expect(most <= 257)
        #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).counters == expected)
    }

    /// A commit of many series at once outgrows the first part long before there are many parts.
    @Test func manyCountersArePutTogetherByTheirSize() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var counters = SeriesCounters(bounds: .standard)
        for round in 1...40 as ClosedRange<Int64> {
            counters.totals.requests = round
            var batch = LedgerBatch()
            batch.counters = PackedCounters(Dictionary(uniqueKeysWithValues: (1...2_000).map { ($0, counters) }))
            try store.commit(batch)
            #expect(try #require(try scene.integer("SELECT count(*) FROM counter_part")) <= 8)
        }
        #expect(
            try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).counters.values.allSatisfy { $0 == counters })
    }

    @Test func puttingTogetherDropsHistogramsOfOtherBounds() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let old = DurationHistogram.Bounds(nanoseconds: [1, 2])
        var stale = SeriesCounters(bounds: old)
        stale.totals.requests = 4
        stale.durations.counts = [1, 2, 3]
        var batch = LedgerBatch(series: [(1, .model("a")), (2, .model("b"))])
        batch.counters = PackedCounters([(seriesID: Int64(1), counters: stale)], bounds: old)
        try store.commit(batch)
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).bounds[1] == old)
        for round in 1...300 as ClosedRange<Int64> {
            var counters = SeriesCounters(bounds: .standard)
            counters.totals.requests = round
            batch = LedgerBatch()
            batch.counters = PackedCounters([2: counters])
            try store.commit(batch)
        }
        var fresh = SeriesCounters(bounds: .standard)
        fresh.totals.requests = 4
        let contents = try store.load(now: Timestamp(seconds: 1_700_000_000))
        #expect(contents.bounds == [1: .standard, 2: .standard])
        #expect(contents.counters[1] == fresh)
        #expect(contents.counters[2]?.totals.requests == 300)
    }

    /// A sum beyond 64 bits is refused, and what was there stays.
    @Test func sumsNeverWrapAround() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(LedgerBatch(series: [(1, .model("a"))]))
        var batch = LedgerBatch()
        batch.quarters = [RollupDelta(slot: 1, series: 1, requests: .max)]
        try store.commit(batch)
        batch.quarters = [RollupDelta(slot: 1, series: 1, requests: 1)]
        for _ in 0..<14 { try store.commit(batch) }
        let rows = try scene.dump()
        #expect(throws: LedgerError.self) { try store.commit(batch) }
        #expect(throws: LedgerError.self) { try store.totals(.quarter, slots: 1..<2) }
        #expect(try scene.dump() == rows)
    }

    @Test(arguments: ["X''", "X'FF'", "X'0101FFFF'", "X'010102'", "X'0101020180'", "X'01010201020102'", "X'0201'"])
    func damagedRowsAreNamed(blob: String) throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try scene.execute("INSERT INTO rollup_quarter (slot, part, rows) VALUES (5, 0, \(blob))")
        let error = #expect(throws: LedgerError.self) { try store.totals(.quarter, slots: 0..<10) }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: ["X''", "X'FF'", "X'01FF'", "X'0101'", "X'01000280'", "X'010002010202'"])
    func aLedgerWithDamagedCountersIsMovedAside(blob: String) throws {
        let scene = try LedgerScene()
        _ = try scene.open()
        try scene.execute("INSERT INTO counter_part (rows) VALUES (\(blob))")
        let opened = try LedgerStore.openMovingDamagedAside(path: scene.path, now: Timestamp(seconds: 1))
        #expect(opened.movedTo == scene.path + ".damaged-1")
        #expect(opened.contents.counters.isEmpty)
    }

    /// A ledger of the first version of the schema is taken over to the last figure.
    @Test func theFirstSchemaIsTakenOver() throws {
        let scene = try LedgerScene()
        let queue = try DatabaseQueue(path: scene.path, configuration: LedgerStore.configuration)
        try Schema.migrator.migrate(queue, upTo: "1")
        let sums = Schema.totalNames.prefix(18).enumerated().map { "\($0.offset + 1)" }.joined(separator: ", ")
        var sketch = LatencySketch()
        for duration in [5, 5, 300] as [Int64] { sketch.add(nanoseconds: duration) }
        let blob = sketch.encoded().map { String(format: "%02X", $0) }.joined()
        let counts = [1, 2, 3].map { String(format: "%02X00000000000000", $0) }.joined()
        try queue.write { db in
            for series in 1...3 {
                try db.execute(sql: "INSERT INTO series VALUES (\(series), 'p', 'm\(series)', 0, '')")
                for slot in [4, 9] {
                    try db.execute(
                        sql:
                            "INSERT INTO rollup_quarter VALUES (\(slot), \(series), \(sums), \(series == 3 ? "NULL" : "X'\(blob)'"))"
                    )
                }
                let bounds = series == 2 ? "7,8" : "1000,2000"
                try db.execute(
                    sql:
                        "INSERT INTO counter VALUES (\(series), \(sums), '\(bounds)', X'\(counts)', X'\(counts)', 6, 7, 8, 9)"
                )
            }
        }
        try queue.close()
        let store = try scene.open()
        var expected = UsageTotals()
        expected.requests = 1
        expected.usage = TokenUsage(
            input: 2, output: 3, cacheRead: 4, cacheWrite5m: 5, cacheWrite1h: 6, reasoning: 7)
        expected.cost = Money(picoDollars: 8_000_009)
        expected.unpricedRequests = 10
        expected.unpricedTokens = 11
        expected.durationCount = 12
        expected.durationNanoseconds = 13_000_000_014
        expected.longestNanoseconds = 15
        expected.firstTokenCount = 16
        expected.firstTokenNanoseconds = 17_000_000_018
        for slot in [4, 9] as [Int64] {
            let totals = try store.totals(.quarter, slots: slot..<slot + 1)
            #expect(totals.mapValues(\.totals) == [1: expected, 2: expected, 3: expected])
            #expect(totals.mapValues(\.sketch.count) == [1: 3, 2: 3, 3: 0])
        }
        let contents = try store.load(now: Timestamp(seconds: 1_700_000_000))
        #expect(contents.bounds.mapValues(\.nanoseconds) == [1: [1_000, 2_000], 2: [7, 8], 3: [1_000, 2_000]])
        for series in 1...3 as ClosedRange<Int64> {
            let counters = try #require(contents.counters[series])
            #expect(counters.totals == expected)
            #expect(counters.durations.counts == [1, 2, 3])
            #expect(counters.durations.sumNanoseconds == 6_000_000_007)
            #expect(counters.firstTokens.sumNanoseconds == 8_000_000_009)
        }
        let tables = try scene.rows("SELECT name FROM sqlite_master WHERE type = 'table'").map { $0["name"] as String }
        #expect(!tables.contains("counter"))
        #expect(!tables.contains("unpacked_quarter"))
    }
}
