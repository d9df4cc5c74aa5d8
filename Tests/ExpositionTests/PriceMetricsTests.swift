import Exposition
import Ledger
import Pricing
import Testing
import UsageModel

struct PriceMetricsTests {
    private static let now = Timestamp(seconds: 1_795_953_600)

    private func page(_ series: [(provider: String, model: String, requests: Int64)]) -> Set<Substring> {
        var counters = CommittedCounters(contents: LedgerContents(), bounds: .standard)
        var keys: [Int64: SeriesKey] = [:]
        var growth: [Int64: SeriesCounters] = [:]
        for (index, each) in series.enumerated() {
            let id = Int64(index + 1)
            keys[id] = SeriesKey(provider: each.provider, model: each.model, status: .success, labels: [])
            growth[id] = SeriesCounters(bounds: .standard)
            growth[id]?.totals.requests = each.requests
        }
        counters.apply(growth: growth, tallies: []) { keys[$0] }
        let families = PriceMetrics.families(counters, book: .builtIn, now: Self.now)
        let text = String(decoding: MetricsRenderer.render(families, format: .text004), as: UTF8.self)
        return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") })
    }

    /// The list prices of Anthropic: 1 and 5 dollars a million, a tenth and five quarters of the input for its cache.
    @Test func eachModelHasItsPrices() {
        let name = #"tailmeter_token_price_usd{model="claude-haiku-4-5-20251001",type="#
        #expect(
            page([("anthropic", "claude-haiku-4-5-20251001", 3), ("", "house-7b", 9)])
                == [
                    #"\#(name)"input"} 0.000001"#, #"\#(name)"output"} 0.000005"#, #"\#(name)"cache_read"} 0.0000001"#,
                    #"\#(name)"cache_write"} 0.00000125"#,
                ].reduce(into: Set<Substring>()) { $0.insert(Substring($1)) })
    }

    /// One price a series, whoever else sells the model.
    @Test func theProviderWithMostRequestsCounts() {
        let first = page([("anthropic", "claude-haiku-4-5-20251001", 3), ("vertex_ai", "claude-haiku-4-5-20251001", 2)])
        #expect(first.count == 4)
    }
}
