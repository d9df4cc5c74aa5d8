import Foundation
import GRDB
import Ledger
import TestKit
import Testing
import UsageModel

struct RetentionTests {
    /// 2026-11-24T12:07:30Z: in the middle of a minute and of a quarter of an hour.
    private static let now = Timestamp(seconds: 1_795_522_050)
    private static let tokyo = CivilZone(identifier: "Asia/Tokyo", firstOffset: 32_400, transitions: [])
    /// As in the IANA database for 2025: daylight saving time from March 9 07:00Z to November 2 06:00Z.
    private static let newYork = CivilZone(
        identifier: "America/New_York", firstOffset: -18_000,
        transitions: [.init(at: 1_741_503_600, offset: -14_400), .init(at: 1_762_063_200, offset: -18_000)])

    @Test func minutesGoAfterSevenDays() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let edge = (Self.now.seconds - 7 * 86_400) / 60
        var batch = LedgerBatch(series: [(1, .model("a"))])
        batch.minutes = [edge - 100_000, edge - 1, edge, edge + 1, edge + 10_080].map {
            RollupDelta(slot: $0, series: 1, picoDollars: 7)
        }
        batch.quarters = PackedRollup(
            batch.minutes.map { RollupDelta(slot: $0.slot / 15, series: 1, picoDollars: 7) })
        try store.commit(batch)
        let quarters = try scene.rows("SELECT * FROM rollup_quarter")
        for _ in 0..<2 {
            try store.prune(now: Self.now, zone: .utc)
            let left = try scene.rows("SELECT slot FROM rollup_minute ORDER BY slot").map { $0["slot"] as Int64 }
            #expect(left == [edge, edge + 1, edge + 10_080])
            #expect(try scene.rows("SELECT * FROM rollup_quarter") == quarters)
        }
    }

    @Test(arguments: [Self.tokyo, Self.newYork, .utc])
    func quartersBecomeDaysOfTheZone(zone: CivilZone) throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let edge = (Self.now.seconds - 396 * 86_400) / 900
        var random = SeededGenerator(seed: 11)
        // Around the edge, around midnight of the zones, and around New York's change of clocks of March 2025.
        var slots = Array(edge - 120...edge + 4) + (1_741_420_800 / 900..<1_741_680_000 / 900)
        slots.append(0)
        var batch = LedgerBatch(series: [(1, .model("a")), (2, .model("b", labels: [("user", "u")]))])
        let deltas = slots.flatMap { slot in
            [1, 2].map {
                RollupDelta(
                    slot: slot, series: $0, requests: 2,
                    picoDollars: Int128(Int64.random(in: 0...3_000_000, using: &random)),
                    duration: Int64.random(in: 1...90_000_000_000, using: &random))
            }
        }
        batch.quarters = PackedRollup(deltas)
        // A day that has a row already: a late record came in before.
        batch.days = [RollupDelta(slot: 0, series: 1, requests: 5, picoDollars: 999_999)]
        batch.zone = zone.identifier
        try store.commit(batch)

        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone.identifier))
        var expected: [String: (requests: Int64, cost: Int128, time: Int128, count: Int)] = [:]
        for delta in deltas where delta.slot < edge {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(delta.slot * 900)))
            var midnight = Calendar(identifier: .gregorian)
            midnight.timeZone = .gmt
            let day = Int64(try #require(midnight.date(from: parts)).timeIntervalSince1970) / 86_400
            var sum = expected["\(day) \(delta.seriesID)"] ?? (0, 0, 0, 0)
            sum.requests += 2
            sum.cost += delta.totals.cost.picoDollars
            sum.time += delta.totals.durationNanoseconds
            sum.count += 1
            expected["\(day) \(delta.seriesID)"] = sum
        }
        let first = zone.identifier == "America/New_York" ? "-1 1" : "0 1"
        if zone.identifier != "America/New_York" {
            expected[first]?.requests += 5
            expected[first]?.cost += 999_999
        } else {
            expected["0 1"] = (5, 999_999, 0, 0)
        }

        let kept = try scene.rows("SELECT * FROM rollup_quarter WHERE slot >= \(edge)")
        for _ in 0..<2 {
            try store.prune(now: Self.now, zone: zone)
            #expect(try scene.rows("SELECT * FROM rollup_quarter") == kept)
            let rows = try scene.rows("SELECT * FROM rollup_day")
            #expect(rows.count == expected.count)
            for row in rows {
                let name = "\(row["slot"] as Int64) \(row["series_id"] as Int64)"
                let sum = try #require(expected[name], "\(name)")
                #expect(row["zone"] as String == zone.identifier)
                #expect(row["requests"] as Int64 == sum.requests, "\(name)")
                #expect(row["cost_micros"] as Int64 == Int64(sum.cost / 1_000_000), "\(name)")
                #expect(row["cost_picos"] as Int64 == Int64(sum.cost % 1_000_000), "\(name)")
                #expect(row["duration_seconds"] as Int64 == Int64(sum.time / 1_000_000_000), "\(name)")
                #expect(row["duration_nanos"] as Int64 == Int64(sum.time % 1_000_000_000), "\(name)")
                let sketch = (row["sketch"] as Data?).flatMap { LatencySketch(encoded: $0) }
                #expect(sketch?.count ?? 0 == Int64(sum.count), "\(name)")
            }
        }
    }

    @Test func countersAndSeriesStay() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var batch = LedgerBatch(series: [(1, .model("a"))])
        var counters = SeriesCounters(bounds: .standard)
        counters.totals.requests = 9
        batch.counters = PackedCounters([1: counters])
        batch.minutes = [RollupDelta(slot: 1, series: 1)]
        batch.quarters = [RollupDelta(slot: 0, series: 1)]
        batch.unpriced = [UnpricedRequest(time: Timestamp(seconds: 60), seriesID: 1, usage: TokenUsage(input: 1))]
        batch.repeatChunks = [(number: 0, hashes: [1])]
        try store.commit(batch)
        try store.prune(now: Self.now, zone: .utc)
        let contents = try store.load(now: Timestamp(seconds: 1_700_000_000))
        #expect(contents.counters[1] == counters)
        #expect(contents.series == [1: .model("a")])
        #expect(contents.unpricedCount == 1)
        #expect(contents.repeatChunks.count == 1)
        #expect(try store.totals(.minute, slots: 0..<10).isEmpty)
        #expect(try store.totals(.quarter, slots: 0..<10).isEmpty)
        #expect(try store.totals(.day, slots: 0..<1)[1]?.totals.requests == 1)
    }
}
