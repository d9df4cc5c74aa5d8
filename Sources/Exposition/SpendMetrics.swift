public import Ledger
public import UsageModel

/// What was spent today, whether there are budgets or not.
public enum SpendMetrics {
    /// The families, in the order of the page: each model that the ledger knows has its series, with 0 on a day without it.
    ///
    /// - Parameter today: what models have cost today.
    public static func families(_ counters: borrowing CommittedCounters, today: [String: Money]) -> [MetricFamily] {
        var models = Set(today.keys)
        for series in counters.series.values { models.insert(series.key.model) }
        return [
            MetricFamily(
                name: "tailmeter_spend_today_usd", type: .gauge,
                help: "Cost in US dollars of today's requests, by their own time and the settings' time zone.",
                unit: "usd",
                samples: models.map { model in
                    MetricSample(labels: LabelSet([("model", model)]), value: .money(today[model] ?? .zero))
                })
        ]
    }
}
