import UsageModel

/// What is added to budgets between two commits.
struct SpendDeltas: Sendable {
    private struct Key: Hashable {
        var budget: Int
        var scope: Int
        var start: Int64
    }

    private var rows: [Key: BudgetContents.Spend] = [:]

    var isEmpty: Bool { rows.isEmpty }

    /// Adds sums to a period, or a minute, of a scope.
    mutating func add(_ sums: SpendSums, _ span: BudgetSpan, to budget: TrackedBudget, number: Int, scope: Int) {
        let key = Key(budget: number, scope: scope, start: span.start.microseconds)
        if (rows[key]?.sums += sums) == nil {
            rows[key] = BudgetContents.Spend(
                budget: budget.rule.name, scope: budget.scopes[scope].values, span: span, sums: sums)
        }
    }

    /// Hands over what was added, and forgets it.
    mutating func take() -> [BudgetContents.Spend] {
        defer { rows.removeAll(keepingCapacity: rows.count < 65_536) }
        return Array(rows.values)
    }
}
