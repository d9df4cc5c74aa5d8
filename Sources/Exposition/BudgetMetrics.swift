public import Budgets
public import UsageModel

/// How budgets stand, as metrics: gauges, since they begin anew with each period.
public enum BudgetMetrics {
    /// So many scopes of a budget have series of their own, the fullest; the JSON API has all of them.
    public static let scopeLimit = 100

    /// The families, in the order of the page.
    public static func families(_ board: BudgetBoard, now: Timestamp) -> [MetricFamily] {
        let rows = board.entries.flatMap { entry in
            entry.standings(now: now, limit: scopeLimit).fullest.map { standing in
                Row(
                    labels: LabelSet([
                        ("budget", standing.budget),
                        ("scope", standing.scope.isEmpty ? "" : standing.scope.map(\.value).joined(separator: "/")),
                    ]), standing: standing)
            }
        }
        return BudgetUnit.allCases.flatMap { unit in
            amounts(rows.filter { $0.standing.limit.unit == unit }, unit: unit, now: now)
        } + common(rows, board)
    }

    private struct Row {
        let labels: LabelSet
        let standing: BudgetStanding
    }

    private static func amounts(_ rows: [Row], unit: BudgetUnit, now: Timestamp) -> [MetricFamily] {
        // Dollars always have their families, so that a query for them is no mistake where there is no budget yet.
        guard unit == .usd || !rows.isEmpty else { return [] }
        func family(_ name: String, _ help: String, _ amount: (BudgetStanding) -> BudgetAmount) -> MetricFamily {
            MetricFamily(
                name: "llm_budget_\(name)_\(unit.rawValue)", type: .gauge, help: help, unit: unit.rawValue,
                samples: rows.map { MetricSample(labels: $0.labels, value: value(amount($0.standing))) })
        }
        return [
            family("limit", "What a budget may spend in its present period.") { $0.limit },
            family("spent", "What a budget has spent in its present period, by the time of the records.") { $0.spent },
            family("forecast", "What a budget will have spent by its end, at its pace so far.") {
                $0.expected(now: now)
            },
        ]
    }

    private static func value(_ amount: BudgetAmount) -> SampleValue {
        switch amount.unit {
        case .usd: .money(Money(picoDollars: amount.value))
        case .tokens, .requests: .integer(Int64(clamping: amount.value))
        }
    }

    private static func common(_ rows: [Row], _ board: BudgetBoard) -> [MetricFamily] {
        [
            MetricFamily(
                name: "tailmeter_budget_info", type: .info,
                help: "What a budget counts, over which periods, and whose calendar these follow.",
                samples: board.entries.map { entry in
                    MetricSample(
                        labels: LabelSet([
                            ("budget", entry.rule.name), ("period", entry.rule.period.rawValue),
                            ("unit", entry.rule.limit.unit.rawValue), ("timezone", entry.rule.zone.identifier),
                        ]), value: .integer(1))
                }),
            MetricFamily(
                name: "llm_budget_ratio", type: .gauge, help: "What a budget has spent, as a share of its limit.",
                samples: rows.map { MetricSample(labels: $0.labels, value: .double($0.standing.ratio)) }),
            MetricFamily(
                name: "llm_budget_unpriced_tokens", type: .gauge,
                help: "Tokens without a price in a budget's present period: it has spent more than it says by them.",
                samples: rows.filter { $0.standing.limit.unit == .usd }.map {
                    MetricSample(labels: $0.labels, value: .integer($0.standing.unpricedTokens))
                }),
            MetricFamily(
                name: "llm_budget_period_end_timestamp_seconds", type: .gauge,
                help: "When a budget's present period ends.", unit: "seconds",
                samples: rows.map {
                    MetricSample(
                        labels: $0.labels,
                        value: .seconds(nanoseconds: Int128($0.standing.end.microseconds) * 1_000))
                }),
            MetricFamily(
                name: "tailmeter_budget_scopes", type: .gauge, help: "Scopes that a budget tells apart now.",
                samples: board.entries.filter { !$0.rule.by.isEmpty }.map {
                    MetricSample(
                        labels: LabelSet([("budget", $0.rule.name)]), value: .integer(Int64($0.scopeCount)))
                }),
        ]
    }
}
