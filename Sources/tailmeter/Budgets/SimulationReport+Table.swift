import Budgets
import Pipeline
import Settings
import UsageModel

/// For a person.
extension SimulationReport {
    func table(color: Bool) -> String {
        var text = (isByDay ? dayTable : alertTable).render(color: color) + "\n"
        if !settings.budgets.isEmpty { text += summary.render(color: color) + "\n" }
        let total = Self.counts(replay.told).map { "\(HumanText.grouped(Int64($0.count))) \($0.kind)" }
        text += total.isEmpty ? "no alerts" : "\(HumanText.grouped(Int64(replay.told.count))) alerts: "
        text += total.joined(separator: ", ") + "\n"
        if let time {
            text += "the logs reach from \(HumanText.minute(time.start, settings.zone)) to "
            text += "\(HumanText.minute(time.end, settings.zone)) (\(settings.zone.identifier)), "
            text += "\(HumanText.grouped(result.counts.usage)) requests; the first and the last period may be parts\n"
        } else {
            text += "the files have no requests\n"
        }
        let unpriced = result.unpriced.values.reduce(0, +)
        if unpriced > 0 {
            text +=
                "\(HumanText.grouped(unpriced)) tokens have no price: budgets in dollars are spent faster than shown\n"
        }
        return text
    }

    private var alertTable: TextTable {
        var table = TextTable(
            columns: ["time", "budget", "scope", "kind", "what", "until", "notify"].map {
                TextTable.Column(title: $0, isNumber: false)
            })
        table.rows = replay.told.map { told in
            let zone = zone(told)
            let standing = told.alert?.standing
            // A threshold's and a forecast's end is that of the period.
            let ends = standing == nil || told.kind == AlertRecord.Kind.burnRate.rawValue
            return [
                "\(HumanText.minute(told.time, zone)) \(zone.identifier)", standing?.budget ?? "–",
                standing.map { HumanText.printable($0.scopeText) } ?? "–", told.kind,
                told.alert.map { AlertSummary.line($0.subject, zone: zone) } ?? "what the day before came to",
                ends ? told.endedAt.map { HumanText.clock($0, zone, now: told.time) } ?? "" : "",
                told.channels.isEmpty ? "nobody" : told.channels.joined(separator: ", "),
            ]
        }
        return table
    }

    private var dayTable: TextTable {
        var table = TextTable(
            columns: ["day", "budget", "alerts"].map { TextTable.Column(title: $0, isNumber: false) })
        table.rows = days.map { day, told in [day.day, day.subject, Self.text(Self.counts(told))] }
        return table
    }

    private static func text(_ counts: [(kind: String, count: Int)]) -> String {
        counts.isEmpty
            ? "none" : counts.map { "\(HumanText.grouped(Int64($0.count))) \($0.kind)" }.joined(separator: ", ")
    }

    private var summary: TextTable {
        var table = TextTable(
            columns: [
                ("budget", false), ("limit", true), ("periods", true), ("at the limit", true), ("p50", true),
                ("p95", true), ("highest", false), ("alerts", false),
            ].map { TextTable.Column(title: $0.0, isNumber: $0.1) })
        table.rows = settings.budgets.map { budget in
            let periods = periods(of: budget)
            let highest = periods.standings.last
            let scope = highest.map { budget.by.isEmpty ? "" : ", \(HumanText.printable($0.scopeText))" } ?? ""
            return [
                budget.name, "\(HumanText.amount(budget.limit)) a \(budget.period.rawValue)",
                HumanText.grouped(Int64(periods.standings.count)), HumanText.grouped(Int64(periods.overCount)),
                HumanText.amount(periods.percentile(50)), HumanText.amount(periods.percentile(95)),
                highest.map { "\(AlertSummary.spent($0)), \(HumanText.minute($0.start, budget.zone))\(scope)" } ?? "–",
                Self.text(counts(of: budget.name)),
            ]
        }
        return table
    }
}
