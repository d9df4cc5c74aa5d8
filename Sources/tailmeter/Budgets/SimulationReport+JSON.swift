import Budgets
import Exposition
import Pipeline
import Settings
import UsageModel

/// For programs.
extension SimulationReport {
    func json() -> String {
        let list = isByDay ? ("days", days.map(document)) : ("alerts", replay.told.map(document))
        return JSONText.object([
            ("from", time.map { AlertSummary.time($0.start, settings.zone) } ?? "null"),
            ("until", time.map { AlertSummary.time($0.end, settings.zone) } ?? "null"),
            ("requests", "\(result.counts.usage)"),
            ("unpriced_tokens", "\(result.unpriced.values.reduce(0, +))"),
            ("overflow_requests", "\(result.overflow)"),
            (list.0, JSONText.array(list.1)),
            ("budgets", JSONText.array(settings.budgets.map(document))),
            ("other_alerts", Self.object(kinds.flatMap { counts(of: $0) })),
        ])
    }

    private static func object(_ counts: [(kind: String, count: Int)]) -> String {
        JSONText.object(counts.map { ($0.kind, "\($0.count)") })
    }

    private func document(_ entry: (day: Day, told: [BudgetReplay.Told])) -> String {
        let isBudget = settings.budgets.contains { $0.name == entry.day.subject }
        return JSONText.object([
            ("day", JSONText.string(entry.day.day)),
            ("budget", isBudget ? JSONText.string(entry.day.subject) : "null"),
            ("alerts", Self.object(Self.counts(entry.told))),
        ])
    }

    private func document(_ told: BudgetReplay.Told) -> String {
        let zone = zone(told)
        let standing = told.alert?.standing
        var members = [
            ("time", AlertSummary.time(told.time, zone)), ("kind", JSONText.string(told.kind)),
            ("severity", JSONText.string((told.alert?.severity ?? .info).rawValue)),
            ("budget", standing.map { JSONText.string($0.budget) } ?? "null"),
            ("scope", standing.map(BudgetDocument.scope) ?? "{}"),
            ("ended", told.endedAt.map { AlertSummary.time($0, zone) } ?? "null"),
            ("notify", JSONText.array(told.channels.map(JSONText.string))),
        ]
        if let standing { members += BudgetDocument.times(standing, zone) }
        if let alert = told.alert { members += AlertSummary.members(alert.subject, zone: zone) }
        return JSONText.object(members)
    }

    private func document(_ budget: Budget) -> String {
        let periods = periods(of: budget)
        let highest = periods.standings.last.map { standing in
            JSONText.object(
                [("scope", BudgetDocument.scope(standing))] + BudgetDocument.figures(standing)
                    + BudgetDocument.times(standing, budget.zone))
        }
        return JSONText.object([
            ("name", JSONText.string(budget.name)), ("period", JSONText.string(budget.period.rawValue)),
            ("timezone", JSONText.string(budget.zone.identifier)),
            ("by", JSONText.array(budget.by.map(JSONText.string))),
            ("unit", JSONText.string(budget.limit.unit.rawValue)), ("limit", budget.limit.decimal),
            ("alerts", Self.object(counts(of: budget.name))), ("periods_total", "\(periods.standings.count)"),
            ("periods_over", "\(periods.overCount)"),
            (
                "spent",
                JSONText.object([
                    ("p50", periods.percentile(50).decimal), ("p95", periods.percentile(95).decimal),
                    ("max", periods.percentile(100).decimal),
                ])
            ), ("highest", highest ?? "null"),
        ])
    }
}
