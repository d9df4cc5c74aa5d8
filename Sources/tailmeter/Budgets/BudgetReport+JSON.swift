import Budgets
import Exposition
import Ledger
import UsageModel

/// For programs: what `/api/v1/budgets` tells, and what only the ledger knows.
extension BudgetReport {
    func json() -> String {
        BudgetDocument.list(
            board, scopeLimit: top, now: now, budgetMembers: members, scopeMembers: members,
            members: hasKinds
                ? [
                    (
                        "alerts",
                        JSONText.array(QuietTarget.kinds.flatMap { alerts(of: $0) }.map { document($0, zone) })
                    )
                ]
                    + [
                        (
                            "snoozes",
                            JSONText.array(
                                inspection.snoozes.filter { snooze in
                                    QuietTarget.kinds.contains { $0.rawValue == snooze.subject }
                                }.map { document($0, zone, hasSubject: true) })
                        )
                    ] : [])
    }

    private func members(_ budget: Budget) -> [(String, String)] {
        let silent = silentPeriods(of: budget)
        let snoozes = inspection.snoozes.filter { $0.subject == budget.name }
        return [
            ("is_counted", uncounted.contains(budget.name) ? "false" : "true"),
            ("snoozes", JSONText.array(snoozes.map { document($0, budget.zone, hasSubject: false) })),
            ("silent_periods_total", "\(silent.count)"),
            (
                "silent_periods",
                JSONText.array(
                    silent.prefix(Self.silentShown).map { standing in
                        JSONText.object(
                            [("scope", BudgetDocument.scope(standing))] + BudgetDocument.figures(standing)
                                + BudgetDocument.times(standing, budget.zone))
                    })
            ),
        ]
    }

    private func members(_ standing: BudgetStanding) -> [(String, String)] {
        let zone = board[standing.budget]?.rule.zone ?? self.zone
        let exceeds = standing.forecast(now: now).map { AlertSummary.time($0.exceedsAt, zone) }
        return [
            ("exceeds_at", exceeds ?? "null"),
            ("alerts", JSONText.array(alerts(of: standing).map { document($0, zone) })),
        ]
    }

    private func document(_ record: AlertRecord, _ zone: CivilZone) -> String {
        let members = record.alert.map { AlertSummary.members($0.subject, zone: zone) } ?? []
        return JSONText.object(
            [
                ("kind", JSONText.string(record.alert?.kind ?? record.kind.rawValue)),
                ("state", JSONText.string(record.state == .firing ? "firing" : "resolved")),
                ("time", AlertSummary.time(record.startsAt, zone)),
            ] + members)
    }

    private func document(_ snooze: Snooze, _ zone: CivilZone, hasSubject: Bool) -> String {
        JSONText.object(
            (hasSubject ? [("kind", JSONText.string(snooze.subject))] : []) + [
                ("scope", snooze.scope.map { JSONText.array($0.map(JSONText.string)) } ?? "null"),
                ("until", AlertSummary.time(snooze.until, zone)),
                ("is_acknowledgement", snooze.isAcknowledgement ? "true" : "false"),
            ])
    }
}
