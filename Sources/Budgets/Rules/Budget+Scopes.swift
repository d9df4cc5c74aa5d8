public import UsageModel

extension Budget {
    /// The value that stands for all past a cap: it never alerts.
    public static let overflowScope = "other"
    /// The value of a line that does not have the label: it alerts only where ``overrides`` name it.
    public static let missingScope = "unknown"

    /// The period that a point in time belongs to.
    public func span(containing time: Timestamp) -> BudgetSpan {
        BudgetSpan(period, containing: time, zone: zone, weekStart: weekStart)
    }

    /// What a scope may spend; `nil` where it has no limit.
    public func limit(of scope: [String]) -> BudgetAmount? {
        if by.count == 1, let value = scope.first, let own = overrides[value] { return own }
        let isNobody = scope.contains(Self.overflowScope) || scope.contains(Self.missingScope)
        return isNobody ? nil : limit
    }

    /// What it counts, in words that change whenever sums of before are of no use.
    var definition: String {
        let filters = filters.map { "\($0.field)=\($0.patterns.sorted().joined(separator: "|"))" }.sorted()
        return [
            period.rawValue, zone.identifier, weekStart.rawValue, by.joined(separator: ","),
            filters.joined(separator: "&"), burnRate == nil ? "" : "minutes",
        ].joined(separator: ";")
    }

    func standing(_ scope: [String], span: BudgetSpan, sums: SpendSums, limit: BudgetAmount) -> BudgetStanding {
        BudgetStanding(
            budget: name, scope: zip(by, scope).map { .init(name: $0, value: $1) }, period: period, start: span.start,
            end: span.end, zone: zone.identifier, spent: sums.amount(limit.unit), limit: limit,
            unpricedTokens: limit.unit == .usd ? sums.unpricedTokens : 0)
    }
}
