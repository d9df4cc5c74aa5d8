public import Ledger
public import Pricing
public import UsageModel

/// What tokens of the models in the ledger cost now, so that a dashboard can tell what caches saved.
public enum PriceMetrics {
    /// The families, in the order of the page.
    ///
    /// Series have a model and no provider: of providers that sell the same model, the one with the most requests counts.
    ///
    /// - Parameters:
    ///   - book: what costs are computed by.
    ///   - now: the time whose prices hold.
    public static func families(
        _ counters: borrowing CommittedCounters, book: PriceBook, now: Timestamp
    ) -> [MetricFamily] {
        var requests: [String: [String: Int64]] = [:]
        for series in counters.series.values {
            requests[series.key.model, default: [:]][series.key.provider, default: 0] +=
                series.counters.totals.requests
        }
        let samples = requests.flatMap { model, providers -> [MetricSample] in
            let provider = providers.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
            guard let prices = book.price(provider: provider, model: model)?.period(at: now)?.prices else { return [] }
            return [
                ("input", prices.input), ("output", prices.output), ("cache_read", prices.cacheRead),
                ("cache_write", prices.cacheWrite5m),
            ].map { type, price in
                MetricSample(
                    labels: LabelSet([("model", model), ("type", type)]),
                    value: .money(Money(picoDollars: Int128(price))))
            }
        }
        return [
            MetricFamily(
                name: "tailmeter_token_price_usd", type: .gauge,
                help: "What a token costs at the standard tier now, without discounts for tiers or long prompts.",
                samples: samples)
        ]
    }
}
