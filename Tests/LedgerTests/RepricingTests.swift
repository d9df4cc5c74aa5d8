import Ledger
import Testing
import UsageModel

struct RepricingTests {
    /// 2026-11-24T12:07:30Z.
    private static let now = Timestamp(seconds: 1_795_522_050)
    private static let tokyo = CivilZone(identifier: "Asia/Tokyo", firstOffset: 32_400, transitions: [])

    private static func totals(_ usage: TokenUsage) -> UsageTotals {
        var totals = UsageTotals()
        totals.requests = 1
        totals.usage = usage
        totals.unpricedRequests = 1
        totals.unpricedTokens = usage.total
        return totals
    }

    /// A ledger as the daemon leaves it: requests of two models without a price, one of them old.
    private static func store(_ scene: LedgerScene, copies: Int64 = 1) throws -> LedgerStore {
        let store = try scene.open()
        var batch = LedgerBatch(series: [
            (1, .model("new")), (2, .model("new", labels: [("user", "anna")])), (3, .model("local")),
        ])
        batch.zone = "Asia/Tokyo"
        let usage = TokenUsage(input: 10, output: 20, cacheRead: 30, cacheWrite5m: 40, cacheWrite1h: 50)
        let sketch = LatencySketch()
        var quarters: [RollupDelta] = []
        for _ in 0..<copies {
            batch.unpriced.append(UnpricedRequest(time: now, seriesID: 2, usage: usage))
            batch.minutes.append(
                RollupDelta(slot: now.minute, seriesID: 1, totals: totals(usage), sketch: sketch))
            quarters.append(
                RollupDelta(slot: now.minute / 15, seriesID: 2, totals: totals(usage), sketch: sketch))
        }
        // 2025-03-01T15:00:00Z, a day later in Tokyo: past the quarters' time.
        let old = Timestamp(seconds: 1_740_841_200)
        batch.unpriced.append(UnpricedRequest(time: old, seriesID: 2, usage: usage))
        batch.days = [RollupDelta(slot: 20_149, seriesID: 2, totals: totals(usage), sketch: sketch)]
        let local = TokenUsage(input: 7)
        batch.unpriced.append(UnpricedRequest(time: now, seriesID: 3, usage: local))
        batch.minutes.append(RollupDelta(slot: now.minute, seriesID: 3, totals: totals(local), sketch: sketch))
        quarters.append(RollupDelta(slot: now.minute / 15, seriesID: 3, totals: totals(local), sketch: sketch))
        batch.quarters = PackedRollup(quarters)
        var counters = SeriesCounters(bounds: .standard)
        counters.totals = totals(usage)
        batch.counters = PackedCounters([2: counters])
        try store.commit(batch)
        return store
    }

    private static func price(_ model: Repricing.Model, _ request: UnpricedRequest) -> Int64? {
        model.model == "new" ? (request.time == now ? 2_000_001 : 5) * request.usage.input : nil
    }

    @Test func requestsGetTheirPriceInEveryRollup() throws {
        let scene = try LedgerScene()
        let store = try Self.store(scene)
        let counters = try store.load(now: Timestamp(seconds: 1_700_000_000)).counters
        let result = try store.reprice(now: Self.now, zone: Self.tokyo, price: Self.price)
        #expect(result.requests == 2)
        #expect(result.tokens == 300)
        #expect(result.cost == Money(picoDollars: 20_000_010 + 50))
        #expect(result.unpriced == [Repricing.Model(provider: "anthropic", model: "local"): 7])
        let minute = try #require(try store.totals(.minute, slots: Self.now.minute..<Self.now.minute + 1)[1]?.totals)
        let quarter = try #require(
            try store.totals(.quarter, slots: Self.now.minute / 15..<Self.now.minute / 15 + 1)[2]?.totals)
        let day = try #require(try store.totals(.day, slots: 20_149..<20_150)[2]?.totals)
        for totals in [minute, quarter, day] {
            #expect(totals.requests == 1)
            #expect(totals.usage.total == 150)
            #expect(totals.unpricedRequests == 0)
            #expect(totals.unpricedTokens == 0)
        }
        #expect(minute.cost == Money(picoDollars: 20_000_010))
        #expect(quarter.cost == Money(picoDollars: 20_000_010))
        #expect(day.cost == Money(picoDollars: 50))
        let left = try store.totals(.quarter, slots: Self.now.minute / 15..<Self.now.minute / 15 + 1)[3]?.totals
        #expect(left?.unpricedTokens == 7)
        // What /metrics shows only ever grows with requests.
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).counters == counters)
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).unpricedCount == 1)
        // A second time there is nothing left to price.
        let again = try store.reprice(now: Self.now, zone: Self.tokyo, price: Self.price)
        #expect(again.requests == 0)
        #expect(again.unpriced == result.unpriced)
    }

    @Test func manyRequestsTakeManySteps() throws {
        let scene = try LedgerScene()
        let store = try Self.store(scene, copies: 4_500)
        let result = try store.reprice(now: Self.now, zone: Self.tokyo, price: Self.price)
        #expect(result.requests == 4_501)
        #expect(result.cost == Money(picoDollars: 4_500 * 20_000_010 + 50))
        let slot = Self.now.minute / 15
        #expect(
            try store.totals(.quarter, slots: slot..<slot + 1)[2]?.totals.cost == Money(picoDollars: 4_500 * 20_000_010)
        )
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).unpricedCount == 1)
    }

    /// What the price depends on beside the tokens comes back as it was committed.
    @Test func detailsAndRegionAreKept() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var full = BillingDetails()
        full.tier = .batch
        full.isRegional = true
        full.audioInput = 1
        full.audioCacheRead = 2
        full.audioOutput = 300
        full.imageInput = 4
        full.imageOutput = 50_000
        full.webSearches = 6
        var fast = BillingDetails()
        fast.tier = .fast
        let kept: [(details: BillingDetails, region: String?)] = [
            (BillingDetails(), nil), (full, "us-gov"), (fast, nil), (BillingDetails(), "東京"),
        ]
        var batch = LedgerBatch(series: [(1, .model("new"))])
        for request in kept {
            batch.unpriced.append(
                UnpricedRequest(
                    time: Self.now, seriesID: 1, usage: TokenUsage(input: 9), details: request.details,
                    region: request.region))
        }
        try store.commit(batch)
        var seen: [UnpricedRequest] = []
        _ = try store.reprice(now: Self.now, zone: .utc) { _, request in
            seen.append(request)
            return nil
        }
        #expect(seen.map(\.details) == kept.map(\.details))
        #expect(seen.map(\.region) == kept.map(\.region))
    }

    /// What a later line added to a request is priced too, and is no request of its own.
    @Test func aRevisionIsPricedAndIsNoRequest() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var batch = LedgerBatch(series: [(1, .model("new"))])
        var sums = Self.totals(TokenUsage(input: 12))
        sums.requests = 1
        batch.quarters = [
            RollupDelta(slot: Self.now.minute / 15, seriesID: 1, totals: sums, sketch: LatencySketch())
        ]
        batch.unpriced = [
            UnpricedRequest(time: Self.now, seriesID: 1, usage: TokenUsage(input: 10)),
            UnpricedRequest(time: Self.now, seriesID: 1, usage: TokenUsage(input: 2), isRevision: true),
        ]
        try store.commit(batch)
        let result = try store.reprice(now: Self.now, zone: .utc) { _, request in request.usage.input * 3 }
        #expect(result.requests == 1)
        #expect(result.tokens == 12)
        let slot = Self.now.minute / 15
        let totals = try #require(try store.totals(.quarter, slots: slot..<slot + 1)[1]?.totals)
        #expect(totals.unpricedRequests == 0)
        #expect(totals.unpricedTokens == 0)
        #expect(totals.cost == Money(picoDollars: 36))
    }

    @Test func aLedgerWithoutAnyIsLeftAlone() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let rows = try scene.dump()
        #expect(try store.reprice(now: Self.now, zone: .utc) { _, _ in 1 } == Repricing())
        #expect(try scene.dump() == rows)
    }
}
