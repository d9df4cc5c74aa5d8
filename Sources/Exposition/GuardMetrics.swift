public import Archive
import Guardrails
import Ledger

/// What guards found in the logged traffic, as metrics.
public enum GuardMetrics {
    /// The families, in the order of the page; none where no traffic is looked at.
    public static func families(_ health: ArchiveHealth?) -> [MetricFamily] {
        guard let health, health.looksAtTexts else { return [] }
        let prefix = TallyName.guardFinding("")
        var rules = Set(GuardRule.allCases.filter { $0 != .redaction && $0 != .pattern }.map(\.rawValue))
        rules.formUnion(RedactionClass.allCases.map { "redaction.\($0.rawValue)" })
        rules.formUnion(
            health.tallies.keys.lazy.map(\.name).filter { $0.hasPrefix(prefix) }.map {
                String($0.dropFirst(prefix.count))
            })
        func value(_ name: String) -> SampleValue { .integer(health.tallies[Tally(source: "", name: name)] ?? 0) }
        return [
            MetricFamily(
                name: "llm_guardrail_findings_total", type: .counter,
                help: "What guards found in logged prompts and answers, by rule.",
                samples: rules.sorted().map {
                    MetricSample(labels: LabelSet([("rule", $0)]), value: value(TallyName.guardFinding($0)))
                }),
            MetricFamily(
                name: "llm_guardrail_checks_total", type: .counter,
                help: "Logged prompts and answers that guards looked at, by what they would have decided.",
                samples: TextGuard.Side.allCases.flatMap { side in
                    GuardVerdict.Decision.allCases.map { decision in
                        MetricSample(
                            labels: LabelSet([("side", side.rawValue), ("decision", decision.rawValue)]),
                            value: value(TallyName.guardVerdict("\(side.rawValue).\(decision.rawValue)")))
                    }
                }),
        ]
    }
}
