import Ledger
public import Moderation
import UsageModel

/// How a moderation does, as metrics.
public enum ModerationMetrics {
    /// The families, in the order of the page; none where there is no moderation.
    ///
    /// - Parameters:
    ///   - isWanted: whether the settings ask for moderation.
    ///   - health: `nil` where it could not begin.
    public static func families(isWanted: Bool, _ health: ModerationHealth?) -> [MetricFamily] {
        guard isWanted else { return [] }
        let up = MetricFamily(
            name: "tailmeter_moderation_up", type: .gauge,
            help: "Whether the provider answers; 0 while there are no verdicts.",
            samples: [MetricSample(value: .integer(health.map { $0.trouble == nil ? 1 : 0 } ?? 0))])
        // Counters that are not known are not 0.
        guard let health else { return [up] }
        func value(_ name: String) -> SampleValue { .integer(health.values[name] ?? 0) }
        func single(_ name: String, _ type: MetricType, _ help: String, _ value: SampleValue) -> MetricFamily {
            MetricFamily(name: name, type: type, help: help, samples: [MetricSample(value: value)])
        }
        var families = [
            MetricFamily(
                name: "llm_moderation_checks_total", type: .counter,
                help: "Texts that a model was asked about, by what came of it and by the worst category.",
                samples: checks.map { verdict, category in
                    MetricSample(
                        labels: LabelSet([("verdict", verdict.rawValue), ("category", category)]),
                        value: value(TallyName.moderationCheck(verdict.rawValue, category)))
                }),
            single(
                "llm_moderation_cached_total", .counter, "Parts of texts that were judged before, and so cost nothing.",
                value(TallyName.moderationCached)),
            single(
                "llm_moderation_dropped_total", .counter, "Texts of the sample that were dropped: too many waited.",
                value(TallyName.moderationDropped)),
            single(
                "llm_moderation_calls_total", .counter, "How often the provider was asked.",
                value(TallyName.moderationCalls)),
            MetricFamily(
                name: "llm_moderation_tokens_total", type: .counter, help: "Tokens of moderation, by class.",
                samples: ["input", "output", "cache_read", "cache_write"].map { type in
                    MetricSample(
                        labels: LabelSet([("type", type)]), value: value(TallyName.moderationTokens(type)))
                }),
            single(
                "llm_moderation_cost_usd_total", .counter, "What moderation cost, in US dollars.",
                .money(
                    Money(
                        micros: health.values[TallyName.moderationCostMicros] ?? 0,
                        picos: health.values[TallyName.moderationCostPicos] ?? 0))),
            single(
                "llm_moderation_budget_spent_usd", .gauge,
                "What is spent of the day's budget, calls under way at their highest possible cost.",
                .money(Money(picoDollars: Int128(health.budget.committed)))),
            single(
                "tailmeter_moderation_queue_length", .gauge, "Texts of the sample that wait.",
                .integer(Int64(health.waiting))),
            up,
        ]
        if let limit = health.budget.limit {
            families.append(
                single(
                    "llm_moderation_budget_limit_usd", .gauge, "The day's budget of moderation.",
                    .money(Money(picoDollars: Int128(limit)))))
        }
        return families
    }

    /// What checks can come to.
    private static let checks: [(ModerationVerdict.Outcome, String)] = ModerationVerdict.Outcome.allCases.flatMap {
        outcome in
        outcome == .flagged
            ? ModerationCategory.allCases.map { (outcome, $0.rawValue) } + [(outcome, "other")] : [(outcome, "none")]
    }
}
