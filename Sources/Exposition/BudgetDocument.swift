public import Budgets
public import UsageModel

/// How budgets stand, as JSON. Amounts are exact decimal numbers; times are RFC 3339 in the budget's zone.
public enum BudgetDocument {
    /// All budgets with their fullest scopes.
    ///
    /// - Parameters:
    ///   - scopeLimit: how many scopes of each are listed.
    ///   - budgetMembers: what else is told of a budget; values are JSON text.
    ///   - scopeMembers: what else is told of a scope.
    ///   - members: what else is told beside the budgets.
    public static func list(
        _ board: BudgetBoard, scopeLimit: Int, now: Timestamp,
        budgetMembers: (Budget) -> [(String, String)] = { _ in [] },
        scopeMembers: (BudgetStanding) -> [(String, String)] = { _ in [] }, members: [(String, String)] = []
    ) -> String {
        let budgets = array(
            board, scopeLimit: scopeLimit, now: now, budgetMembers: budgetMembers, scopeMembers: scopeMembers)
        return JSONText.object([("budgets", budgets)] + members)
    }

    /// The budgets alone, as an array.
    public static func array(
        _ board: BudgetBoard, scopeLimit: Int, now: Timestamp,
        budgetMembers: (Budget) -> [(String, String)] = { _ in [] },
        scopeMembers: (BudgetStanding) -> [(String, String)] = { _ in [] }
    ) -> String {
        JSONText.array(
            board.entries.map { entry in
                let standings = entry.standings(now: now, limit: scopeLimit)
                let scopes = standings.fullest.map {
                    JSONText.object(self.members($0, entry.rule.zone, now: now) + scopeMembers($0))
                }
                return JSONText.object(
                    [
                        ("name", JSONText.string(entry.rule.name)),
                        ("period", JSONText.string(entry.rule.period.rawValue)),
                        ("timezone", JSONText.string(entry.rule.zone.identifier)),
                        ("by", JSONText.array(entry.rule.by.map(JSONText.string))),
                        ("unit", JSONText.string(entry.rule.limit.unit.rawValue)),
                        ("limit", entry.rule.limit.decimal),
                        ("scopes_total", "\(standings.count)"),
                        ("scopes_over", "\(standings.overCount)"),
                        ("scopes", JSONText.array(scopes)),
                    ] + budgetMembers(entry.rule))
            })
    }

    /// How one scope stands.
    public static func members(_ standing: BudgetStanding, _ zone: CivilZone, now: Timestamp) -> [(String, String)] {
        var members = figures(standing)
        members.append(("forecast_\(standing.limit.unit.rawValue)", standing.expected(now: now).decimal))
        members += times(standing, zone)
        return [("scope", scope(standing))] + members
    }

    /// What was spent and what is left. Less than nothing is never left.
    public static func figures(_ standing: BudgetStanding) -> [(String, String)] {
        let unit = standing.limit.unit
        let left = BudgetAmount(unit, max(0, standing.limit.value - standing.spent.value))
        var members = [
            ("spent_\(unit.rawValue)", standing.spent.decimal), ("limit_\(unit.rawValue)", standing.limit.decimal),
            ("remaining_\(unit.rawValue)", left.decimal),
        ]
        if standing.unpricedTokens != 0 { members.append(("unpriced_tokens", "\(standing.unpricedTokens)")) }
        return members
    }

    /// The values of the scope by their labels.
    public static func scope(_ standing: BudgetStanding) -> String {
        JSONText.object(standing.scope.map { ($0.name, JSONText.string($0.value)) })
    }

    /// The period.
    public static func times(_ standing: BudgetStanding, _ zone: CivilZone) -> [(String, String)] {
        [
            ("period_start", JSONText.string(RFC3339.text(standing.start, zone: zone))),
            ("period_end", JSONText.string(RFC3339.text(standing.end, zone: zone))),
        ]
    }
}
