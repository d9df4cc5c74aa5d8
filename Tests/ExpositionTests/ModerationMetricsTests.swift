import Exposition
import Ledger
import Moderation
import Testing
import UsageModel

struct ModerationMetricsTests {
    private static let now = Timestamp(seconds: 1_795_953_600)

    private var families: [MetricFamily] {
        let values: [String: Int64] = [
            TallyName.moderationCheck("flagged", "hate"): 3, TallyName.moderationCheck("safe", "none"): 40,
            TallyName.moderationCalls: 44, TallyName.moderationCached: 2, TallyName.moderationDropped: 5,
            TallyName.moderationTokens("input"): 44_000, TallyName.moderationTokens("output"): 4_400,
            TallyName.moderationCostMicros: 66_000, TallyName.moderationCostPicos: 12,
        ]
        let budget = DailyBudget(
            limit: 1_000_000_000_000, zone: .utc, day: CivilZone.utc.day(of: Self.now), spent: 66_000_000_012)
        return ModerationMetrics.families(
            isWanted: true,
            ModerationHealth(values: values, budget: budget, waiting: 7, trouble: nil, isOverBudget: false))
    }

    private static func samples(_ families: [MetricFamily]) -> Set<Substring> {
        let page = String(decoding: MetricsRenderer.render(families, format: .text004), as: UTF8.self)
        return Set(page.split(separator: "\n").filter { !$0.hasPrefix("#") })
    }

    @Test func hasWhatIsCounted() {
        let samples = Self.samples(families)
        let expected: Set<Substring> = [
            #"llm_moderation_checks_total{verdict="flagged",category="hate"} 3"#,
            #"llm_moderation_checks_total{verdict="flagged",category="other"} 0"#,
            #"llm_moderation_checks_total{verdict="safe",category="none"} 40"#,
            #"llm_moderation_checks_total{verdict="over_budget",category="none"} 0"#, "llm_moderation_calls_total 44",
            "llm_moderation_cached_total 2", "llm_moderation_dropped_total 5",
            #"llm_moderation_tokens_total{type="input"} 44000"#, #"llm_moderation_tokens_total{type="cache_write"} 0"#,
            "llm_moderation_cost_usd_total 0.066000000012", "llm_moderation_budget_spent_usd 0.066000000012",
            "llm_moderation_budget_limit_usd 1", "tailmeter_moderation_queue_length 7", "tailmeter_moderation_up 1",
        ]
        #expect(expected.isSubset(of: samples), "\(expected.subtracting(samples))")
        // 12 categories and `other` of what is flagged, and one of each other verdict.
        #expect(samples.count { $0.hasPrefix("llm_moderation_checks_total") } == 13 + 5)
    }

    /// Counters that are not known are not 0: that would be a reset.
    @Test func whatCouldNotBeginIsDownAndNothingElse() {
        #expect(Self.samples(ModerationMetrics.families(isWanted: true, nil)) == ["tailmeter_moderation_up 0"])
        #expect(ModerationMetrics.families(isWanted: false, nil).isEmpty)
    }

    @Test(.enabled(if: ExternalTool.promtool != nil, "promtool is not in PATH (Debian: prometheus)"))
    func promtoolFindsNoFault() throws {
        let result = try #require(ExternalTool.promtool).run(
            ["check", "metrics"], input: MetricsRenderer.render(families, format: .text004))
        #expect(result.status == 0 && result.output == "" && result.errors == "", "\(result)")
    }
}
