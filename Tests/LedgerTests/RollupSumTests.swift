import GRDB
import Ledger
import TestKit
import Testing
import UsageModel

struct RollupSumTests {
    /// What one row adds, and where. Kept as plain integers: the sums are worked out beside the code under test.
    private struct Piece {
        let slot: Int64
        let series: Int64
        let picoDollars: Int128
        let nanoseconds: Int128
        let longest: Int64
        let firstTokenNanoseconds: Int128
        let tokens: [Int64]
    }

    private static func pieces(_ count: Int, seed: UInt64) -> [Piece] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            // Many remainders lie close to the carry.
            let edge = Int128([0, 1, 499_999, 500_000, 999_998, 999_999].randomElement(using: &random) ?? 0)
            let micros = Int128(Int64.random(in: 0...1_000_000_000_000_000, using: &random))
            let nanos = Int128([0, 1, 500_000_000, 999_999_999].randomElement(using: &random) ?? 0)
            return Piece(
                slot: Int64.random(in: -2...2, using: &random), series: Int64.random(in: 1...2, using: &random),
                picoDollars: micros * 1_000_000 + edge,
                nanoseconds: Int128(Int64.random(in: 0...1_000_000_000_000, using: &random)) * 1_000_000_000 + nanos,
                longest: Int64.random(in: 0 ... .max, using: &random),
                firstTokenNanoseconds: nanos,
                tokens: (0..<6).map { _ in Int64.random(in: 0...1_000_000_000_000, using: &random) })
        }
    }

    private static func delta(_ piece: Piece) -> RollupDelta {
        var totals = UsageTotals()
        totals.requests = 1
        totals.cost = Money(picoDollars: piece.picoDollars)
        totals.loggedCost = totals.cost + totals.cost
        totals.computedCost = Money(picoDollars: piece.picoDollars + 1)
        totals.durationNanoseconds = piece.nanoseconds
        totals.durationCount = 1
        totals.longestNanoseconds = piece.longest
        totals.firstTokenNanoseconds = piece.firstTokenNanoseconds
        totals.firstTokenCount = 2
        totals.unpricedRequests = 3
        totals.unpricedTokens = 4
        totals.usage = TokenUsage(
            input: piece.tokens[0], output: piece.tokens[1], cacheRead: piece.tokens[2],
            cacheWrite5m: piece.tokens[3], cacheWrite1h: piece.tokens[4], reasoning: piece.tokens[5])
        return RollupDelta(slot: piece.slot, seriesID: piece.series, totals: totals, sketch: LatencySketch())
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func randomSumsAreExact(seed: UInt64) throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(LedgerBatch(series: [(1, .model("a")), (2, .model("b"))]))
        let pieces = Self.pieces(400, seed: seed)
        for start in stride(from: 0, to: pieces.count, by: 20) {
            var batch = LedgerBatch()
            batch.zone = "Asia/Tokyo"
            let deltas = pieces[start..<start + 20].map(Self.delta)
            batch.minutes = deltas
            batch.quarters = PackedRollup(deltas)
            batch.days = deltas
            try store.commit(batch)
        }
        for grain in ["rollup_minute", "rollup_day"] {
            let rows = try scene.rows("SELECT * FROM \(grain)")
            #expect(rows.count == 10)
            for row in rows {
                let slot: Int64 = row["slot"]
                let series: Int64 = row["series_id"]
                let own = pieces.filter { $0.slot == slot && $0.series == series }
                let cost = own.reduce(Int128(0)) { $0 + $1.picoDollars }
                #expect(row["cost_micros"] as Int64 == Int64(cost / 1_000_000))
                #expect(row["cost_picos"] as Int64 == Int64(cost % 1_000_000))
                #expect(row["logged_cost_micros"] as Int64 == Int64(2 * cost / 1_000_000))
                #expect(row["logged_cost_picos"] as Int64 == Int64(2 * cost % 1_000_000))
                let computed = cost + Int128(own.count)
                #expect(row["computed_cost_micros"] as Int64 == Int64(computed / 1_000_000))
                #expect(row["computed_cost_picos"] as Int64 == Int64(computed % 1_000_000))
                let time = own.reduce(Int128(0)) { $0 + $1.nanoseconds }
                #expect(row["duration_seconds"] as Int64 == Int64(time / 1_000_000_000))
                #expect(row["duration_nanos"] as Int64 == Int64(time % 1_000_000_000))
                let first = own.reduce(Int128(0)) { $0 + $1.firstTokenNanoseconds }
                #expect(row["first_token_seconds"] as Int64 == Int64(first / 1_000_000_000))
                #expect(row["first_token_nanos"] as Int64 == Int64(first % 1_000_000_000))
                #expect(row["duration_max_nanos"] as Int64? == own.map(\.longest).max())
                let columns = [
                    "input_tokens", "output_tokens", "cache_read_tokens", "cache_write_5m_tokens",
                    "cache_write_1h_tokens", "reasoning_tokens",
                ]
                for (index, column) in columns.enumerated() {
                    #expect(row[column] as Int64 == own.reduce(0) { $0 + $1.tokens[index] }, "\(column)")
                }
                let count = Int64(own.count)
                #expect(row["requests"] as Int64 == count)
                #expect(row["duration_count"] as Int64 == count)
                #expect(row["first_token_count"] as Int64 == count * 2)
                #expect(row["unpriced_requests"] as Int64 == count * 3)
                #expect(row["unpriced_tokens"] as Int64 == count * 4)
            }
        }
        // Packed, the quarters are the same sums as the minutes of the same numbers.
        for slot in -3...3 as ClosedRange<Int64> {
            let minutes = try store.totals(.minute, slots: slot..<slot + 1).mapValues(\.totals)
            #expect(try store.totals(.quarter, slots: slot..<slot + 1).mapValues(\.totals) == minutes)
        }
        let total = pieces.filter { $0.series == 2 }.reduce(Int128(0)) { $0 + $1.picoDollars }
        #expect(try store.totals(.quarter, slots: -2..<3)[2]?.totals.cost == Money(picoDollars: total))
    }

    @Test func aMillionthPicoDollarCarries() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(LedgerBatch(series: [(1, .model("a"))]))
        for _ in 0..<3 {
            var batch = LedgerBatch()
            batch.minutes = [
                RollupDelta(slot: 1, series: 1, picoDollars: 999_999), RollupDelta(slot: 1, series: 1, picoDollars: 1),
            ]
            try store.commit(batch)
            #expect(try scene.integer("SELECT cost_picos FROM rollup_minute") == 0)
        }
        #expect(try scene.integer("SELECT cost_micros FROM rollup_minute") == 3)
    }

    @Test func slotsAreAHalfOpenRange() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var batch = LedgerBatch(series: [(1, .model("a")), (2, .model("b"))])
        batch.minutes = (0..<10).map { RollupDelta(slot: $0, series: 1, requests: 1 << $0) }
        batch.minutes.append(RollupDelta(slot: 3, series: 2))
        batch.quarters = [RollupDelta(slot: 0, series: 1, requests: 100)]
        batch.days = [RollupDelta(slot: 0, series: 1, requests: 10_000)]
        batch.zone = "Asia/Tokyo"
        try store.commit(batch)
        // The same day under another zone's name is a row of its own.
        batch = LedgerBatch()
        batch.days = [RollupDelta(slot: 0, series: 1, requests: 5)]
        batch.zone = "UTC"
        try store.commit(batch)
        let found = try store.totals(.minute, slots: 2..<5)
        #expect(found.mapValues(\.totals.requests) == [1: 4 + 8 + 16, 2: 1])
        #expect(try store.totals(.minute, slots: 10..<20).isEmpty)
        #expect(try store.totals(.quarter, slots: 0..<1)[1]?.totals.requests == 100)
        #expect(try store.totals(.day, slots: 0..<1)[1]?.totals.requests == 10_005)
        #expect(try scene.rows("SELECT zone FROM rollup_day").count == 2)
    }

    @Test(arguments: [1, 5, 60, 200], [7, 8] as [UInt64])
    func sketchesMergeInSQLAsInMemory(perBatch: Int, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(LedgerBatch(series: [(1, .model("a"))]))
        var all: [Int64] = []
        for _ in 0..<6 {
            var sketch = LatencySketch()
            for _ in 0..<perBatch {
                let exponent = Int64.random(in: 0...45, using: &random)
                let duration = Int64.random(in: 0...(1 << exponent), using: &random)
                all.append(duration)
                sketch.add(nanoseconds: duration)
            }
            var batch = LedgerBatch()
            // A row without durations behind one that has some.
            let deltas = [
                RollupDelta(slot: 9, seriesID: 1, totals: UsageTotals(), sketch: sketch),
                RollupDelta(slot: 9, series: 1),
            ]
            batch.quarters = PackedRollup(deltas)
            batch.minutes = deltas
            try store.commit(batch)
        }
        var expected: [Int: UInt32] = [:]
        for duration in all { expected[LatencySketch.bucket(nanoseconds: duration), default: 0] += 1 }
        for grain in [RollupGrain.minute, .quarter] {
            let merged = try #require(try store.totals(grain, slots: 9..<10)[1])
            #expect(merged.sketch.count == Int64(all.count))
            #expect(
                Dictionary(uniqueKeysWithValues: merged.sketch.nonEmptyBuckets().map { ($0.bucket, $0.times) })
                    == expected)
            #expect(merged.totals.requests == 6)
        }
    }
}
