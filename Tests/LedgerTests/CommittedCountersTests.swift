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

    @Test func growthIsAddedToWhatIsThere() {
        var contents = LedgerContents()
        contents.series = [1: .model("a")]
        contents.counters = [1: Self.counters(5, bounds: .standard)]
        contents.bounds = [1: .standard]
        var committed = CommittedCounters(contents: contents, bounds: .standard)
        let growth = Self.counters(2, bounds: .standard)
        #expect(committed.counters(of: 1, grownBy: growth) == Self.counters(7, bounds: .standard))
        #expect(committed.counters(of: 9, grownBy: growth) == growth)
        var batch = LedgerBatch()
        batch.counters = [
            (seriesID: 1, counters: Self.counters(7, bounds: .standard)), (seriesID: 9, counters: growth),
        ]
        let tally = Tally(source: "s", name: "n")
        batch.tallies = [(tally: tally, value: 4)]
        committed.apply(batch) { $0 == 9 ? .model("new") : nil }
        #expect(committed.series[1]?.counters.totals.requests == 7)
        #expect(committed.series[9]?.key == .model("new"))
        #expect(committed.tallies == [tally: 4])
    }
}
