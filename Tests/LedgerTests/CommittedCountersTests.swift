import Testing
import UsageModel

@testable import Ledger

struct CommittedCountersTests {
    private static func counters(_ requests: Int64, bounds: DurationHistogram.Bounds) -> SeriesCounters {
        var counters = SeriesCounters(bounds: bounds)
        counters.totals.requests = requests
        counters.durations.counts[0] = requests
        counters.durations.sumNanoseconds = Int128(requests)
        return counters
    }

    @Test func otherBoundsBeginNewHistograms() {
        let bounds = DurationHistogram.Bounds(nanoseconds: [1, 2])
        var contents = LedgerContents()
        contents.series = [1: .model("a"), 2: .model("b"), 3: .model("rollups only")]
        contents.counters = [1: Self.counters(5, bounds: bounds), 2: Self.counters(6, bounds: .standard)]
        contents.bounds = [1: bounds, 2: .standard]
        let committed = CommittedCounters(contents: contents, bounds: .standard)
        #expect(committed.series.keys.sorted() == [1, 2])
        #expect(committed.series[1]?.counters.totals.requests == 5)
        #expect(committed.series[1]?.counters.durations == DurationHistogram(bounds: .standard))
        #expect(committed.series[2]?.counters == Self.counters(6, bounds: .standard))
    }

    @Test func growthIsAddedToWhatIsThere() throws {
        var contents = LedgerContents()
        contents.series = [1: .model("a")]
        contents.counters = [1: Self.counters(5, bounds: .standard)]
        contents.bounds = [1: .standard]
        var committed = CommittedCounters(contents: contents, bounds: .standard)
        let growth: [Int64: SeriesCounters] = [
            1: Self.counters(2, bounds: .standard), 9: Self.counters(3, bounds: .standard),
        ]
        let scene = try LedgerScene()
        var batch = LedgerBatch(series: [(1, .model("a")), (9, .model("new"))])
        batch.counters = committed.packed(grownBy: growth)
        try scene.open().commit(batch)
        // What goes into the ledger is the sum, and what is shown stays as it is until that is durable.
        #expect(
            try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).counters == [
                1: Self.counters(7, bounds: .standard), 9: Self.counters(3, bounds: .standard),
            ])
        #expect(committed.series.mapValues(\.counters) == [1: Self.counters(5, bounds: .standard)])
        let tally = Tally(source: "s", name: "n")
        committed.apply(growth: growth, tallies: [(tally: tally, value: 4)]) { $0 == 9 ? .model("new") : nil }
        #expect(
            committed.series.mapValues(\.counters) == [
                1: Self.counters(7, bounds: .standard), 9: Self.counters(3, bounds: .standard),
            ])
        #expect(committed.series[9]?.key == .model("new"))
        #expect(committed.tallies == [tally: 4])
    }
}
