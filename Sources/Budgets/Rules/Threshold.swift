/// A mark at which a budget alerts.
public enum Threshold: Hashable, Codable, Sendable {
    /// A share of the limit, in hundredths of a percent: 8000 is 80 %.
    case share(Int)
    /// A fixed amount, in the unit of the budget.
    case amount(BudgetAmount)

    /// The amount at which a budget of this limit has crossed it. A share that is no whole number of the smallest unit is
    /// rounded up: 50 % of 3 requests is crossed by the second.
    public func amount(of limit: BudgetAmount) -> BudgetAmount {
        switch self {
        case .share(let hundredths):
            let scaled = limit.value.multipliedReportingOverflow(by: Int128(hundredths))
            guard !scaled.overflow else { return BudgetAmount(limit.unit, .max) }
            return BudgetAmount(limit.unit, (scaled.partialValue + 9_999) / 10_000)
        case .amount(let amount): return amount
        }
    }
}
