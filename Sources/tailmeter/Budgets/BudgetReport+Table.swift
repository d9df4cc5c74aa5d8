import Budgets
import Ledger
import UsageModel

/// For a person.
extension BudgetReport {
    func table(color: Bool) -> String {
        guard !board.entries.isEmpty || hasKinds else { return "" }
        var table = TextTable(
            columns: ["budget", "scope", "period"].map { TextTable.Column(title: $0, isNumber: false) }
                + ["spent", "limit", "share"].map { TextTable.Column(title: $0, isNumber: true) }
                + ["forecast", "alerts", "quiet"].map { TextTable.Column(title: $0, isNumber: false) })
        var notes: [String] = []
        for entry in board.entries {
            let standings = entry.standings(now: now, limit: top)
            table.rows += standings.fullest.map { row($0, entry.rule.zone) }
            if standings.count == 0 { table.rows.append(emptyRow(entry.rule)) }
            notes += self.notes(entry.rule, scopes: standings.count)
        }
        var text = board.entries.isEmpty ? "the settings have no budgets\n" : table.render(color: color)
        let kinds = hasKinds ? kindLines : []
        if !notes.isEmpty || !kinds.isEmpty { text += "\n" + (notes + kinds).map { $0 + "\n" }.joined() }
        return text
    }

    private func row(_ standing: BudgetStanding, _ zone: CivilZone) -> [String] {
        let isCounted = !uncounted.contains(standing.budget)
        let scope = standing.scope.map(\.value)
        return [
            standing.budget, HumanText.printable(standing.scopeText), period(standing, zone),
            isCounted ? AlertSummary.spent(standing) : "–", HumanText.amount(standing.limit),
            isCounted ? HumanText.share(standing) : "–", isCounted ? forecast(standing, zone) : "–",
            alerts(of: standing).map { told($0, zone) }.joined(separator: ", "),
            snoozes(of: standing.budget, scope: scope).map { quiet($0, zone) }.joined(separator: ", "),
        ]
    }

    /// A budget by labels of which nothing is spent yet.
    private func emptyRow(_ budget: Budget) -> [String] {
        let span = budget.span(containing: now)
        return [
            budget.name, "–", "\(budget.period.rawValue) until \(HumanText.minute(span.end, budget.zone))", "–",
            HumanText.amount(budget.limit), "–", "–", "",
            snoozes(of: budget.name, scope: []).map { quiet($0, budget.zone) }.joined(separator: ", "),
        ]
    }

    private func period(_ standing: BudgetStanding, _ zone: CivilZone) -> String {
        "\(standing.period.rawValue) until \(HumanText.minute(standing.end, zone)) \(standing.zone)"
    }

    private func forecast(_ standing: BudgetStanding, _ zone: CivilZone) -> String {
        let expected = HumanText.amount(standing.expected(now: now))
        guard let forecast = standing.forecast(now: now) else { return expected }
        return "\(expected), limit at \(HumanText.clock(forecast.exceedsAt, zone, now: now))"
    }

    private func told(_ record: AlertRecord, _ zone: CivilZone) -> String {
        let time = HumanText.clock(record.startsAt, zone, now: now)
        switch record.alert?.subject {
        case .threshold(_, let crossing): return "\(crossing.marks) at \(time)"
        case .forecast: return "forecast at \(time)"
        case .burnRate: return "burn rate at \(time)" + (record.state == .firing ? ", still" : "")
        default: return "\(record.kind.rawValue) at \(time)"
        }
    }

    private func quiet(_ snooze: Snooze, _ zone: CivilZone) -> String {
        (snooze.isAcknowledgement ? "acknowledged until " : "until ") + HumanText.clock(snooze.until, zone, now: now)
    }

    private func notes(_ budget: Budget, scopes: Int) -> [String] {
        var notes: [String] = []
        if uncounted.contains(budget.name) {
            notes.append(
                "\(budget.name): the daemon has not counted it yet; it does so once it has these settings (SIGHUP or a start)"
            )
        }
        if scopes > top { notes.append("\(budget.name): \(HumanText.grouped(Int64(scopes - top))) more (--top)") }
        let silent = silentPeriods(of: budget)
        if let first = silent.first {
            let named = silent.prefix(Self.silentShown).map { period in
                let scope = budget.by.isEmpty ? "" : HumanText.printable(period.scopeText) + " "
                return "\(scope)\(HumanText.minute(period.start, budget.zone)) \(AlertSummary.spent(period)) "
                    + "(\(HumanText.share(period)))"
            }
            let more = silent.count - named.count
            notes.append(
                "\(budget.name): silent: \(HumanText.grouped(Int64(silent.count))) past "
                    + "\(first.period.rawValue)\(silent.count == 1 ? "" : "s") reached today's limit without an alert: "
                    + named.joined(separator: ", ") + (more > 0 ? " and \(HumanText.grouped(Int64(more))) more" : "")
                    + "; their lines came more than 15 minutes after the period's end, the budget was quiet, or its limit "
                    + "was higher")
        }
        return notes
    }

    /// What is to be said of alerts that belong to no budget.
    private var kindLines: [String] {
        QuietTarget.kinds.flatMap { kind -> [String] in
            let told = alerts(of: kind).compactMap { record -> String? in
                guard let alert = record.alert else { return nil }
                let state = kind != .digest && record.state == .firing ? ", still" : ""
                let time = HumanText.clock(record.startsAt, zone, now: now)
                return "\(kind.rawValue) at \(time)\(state): \(AlertSummary.line(alert.subject, zone: zone))"
            }
            let quiet = inspection.snoozes.filter { $0.subject == kind.rawValue }.map { snooze in
                let scope = snooze.scope.map { " for \(HumanText.printable($0.joined(separator: " / ")))" } ?? ""
                return "\(kind.rawValue)\(scope): quiet, \(self.quiet(snooze, zone))"
            }
            return told + quiet
        }
    }
}
