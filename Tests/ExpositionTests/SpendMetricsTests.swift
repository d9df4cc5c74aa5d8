import Exposition
import Ledger
import Testing
import UsageModel

struct SpendMetricsTests {
    @Test func eachKnownModelHasASeries() {
        var counters = CommittedCounters(contents: LedgerContents(), bounds: .standard)
        let keys: [Int64: SeriesKey] = [
            1: SeriesKey(provider: "p", model: "spent", status: .success, labels: []),
            2: SeriesKey(provider: "q", model: "spent", status: .success, labels: []),
            3: SeriesKey(provider: "p", model: "quiet", status: .other, labels: []),
        ]
        counters.apply(growth: keys.mapValues { _ in SeriesCounters(bounds: .standard) }, tallies: []) { keys[$0] }
        // A model may be dated today and have no counters yet.
        let today = ["spent": Money(picoDollars: 1_500_000_000_001), "n\"ew": Money(picoDollars: 20_000_000_000)]
        let families = SpendMetrics.families(counters, today: today)
        let text = String(decoding: MetricsRenderer.render(families, format: .text004), as: UTF8.self)
        #expect(
            Set(text.split(separator: "\n").dropFirst()) == [
                "# TYPE tailmeter_spend_today_usd gauge",
                #"tailmeter_spend_today_usd{model="spent"} 1.500000000001"#,
                #"tailmeter_spend_today_usd{model="quiet"} 0"#,
                #"tailmeter_spend_today_usd{model="n\"ew"} 0.02"#,
            ])
    }
}
