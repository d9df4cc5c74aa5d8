import Ledger
import LogDecoding
import Pipeline
import Testing
import UsageModel

/// What models cost today, by the records' own time.
struct DailySpendTests {
    /// 2026-11-29T00:00:00Z.
    private static let midnight: Int64 = 1_795_910_400

    private static func delta(_ seconds: Int64, _ series: Int64, _ picoDollars: Int128) -> RollupDelta {
        var totals = UsageTotals()
        totals.cost = Money(picoDollars: picoDollars)
        return RollupDelta(slot: seconds / 60, seriesID: series, totals: totals, sketch: LatencySketch())
    }

    private static func key(_ series: Int64) -> SeriesKey? {
        let models: [Int64: String] = [1: "a", 2: "b", 3: "a"]
        return models[series].map { SeriesKey(provider: "p\(series)", model: $0, status: .success, labels: []) }
    }

    private static func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

    @Test func onlyTheDayItselfCounts() {
        var spend = DailySpend(zone: .utc)
        let noon = Self.at(Self.midnight + 43_200)
        spend.add(
            [
                Self.delta(Self.midnight - 60, 1, 1_000), Self.delta(Self.midnight, 1, 20),
                Self.delta(Self.midnight + 86_340, 2, 3), Self.delta(Self.midnight + 86_400, 2, 400),
                Self.delta(Self.midnight + 60, 3, 50_000), Self.delta(Self.midnight + 60, 9, 7),
            ], now: noon, key: Self.key)
        #expect(spend.today(now: noon) == ["a": Money(picoDollars: 50_020), "b": Money(picoDollars: 3)])
        #expect(spend.today(now: Self.at(Self.midnight + 86_399)) == spend.today(now: noon))
        // What was dated ahead has its day, and what is corrected downwards is taken off.
        let next = Self.at(Self.midnight + 86_400)
        #expect(spend.today(now: next) == ["b": Money(picoDollars: 400)])
        spend.add(
            [Self.delta(Self.midnight + 86_399, 1, 9), Self.delta(Self.midnight + 86_400, 2, -150)], now: next,
            key: Self.key)
        #expect(spend.today(now: next) == ["b": Money(picoDollars: 250)])
        #expect(spend.today(now: Self.at(Self.midnight + 172_800)) == [:])
        // The day that is over is gone.
        #expect(spend.today(now: noon) == [:])
    }

    @Test func theDayIsThatOfTheZone() {
        // Five hours ahead until two in the afternoon UTC, six from then on: a day of 23 hours.
        let zone = CivilZone(
            identifier: "Test", firstOffset: 18_000, transitions: [.init(at: Self.midnight + 50_400, offset: 21_600)])
        var spend = DailySpend(zone: zone)
        let (start, end) = (Self.midnight - 18_000, Self.midnight + 64_800)
        let now = Self.at(Self.midnight)
        spend.add(
            [start - 60, start, end - 60, end].enumerated().map { Self.delta($1, 1, [1, 20, 300, 4_000][$0]) },
            now: now, key: Self.key)
        #expect(spend.today(now: now) == ["a": Money(picoDollars: 320)])
        #expect(spend.today(now: Self.at(end)) == ["a": Money(picoDollars: 4_000)])
    }

    /// Of a ledger it is what the engine that wrote it had.
    @Test func aRestartGoesOnFromTheLedger() throws {
        let scene = try EngineScene()
        scene.labels = [.init(name: "user", path: .key("user_id"))]
        let now = Clock.now
        let day = CivilZone.utc.startOfDay(now)
        let yesterday = Line(time: Timestamp(seconds: day.seconds - 1), input: 1_000_000)
        var lines = EngineScene.lines(200, seed: 5)
        lines.append(Line(time: day, input: 7))
        let size = try scene.append(lines + [yesterday])
        let running = try scene.start()
        try running.wait(bytes: size)
        let shown = running.state.spendToday(now: now)
        try running.stop()

        let isToday = { (line: Line) in line.time.map { $0.seconds >= day.seconds } ?? false }
        let cost = Truth(lines.filter(isToday)).cost
        #expect(cost > 0)
        #expect(shown.values.reduce(Int128(0)) { $0 + $1.picoDollars } == cost)
        let store = try LedgerStore(path: scene.ledgerPath)
        let spend = try DailySpend(zone: .utc, store: store, series: try store.load(now: now).series, now: now)
        #expect(spend.today(now: now).filter { $0.value != .zero } == shown.filter { $0.value != .zero })
    }
}
