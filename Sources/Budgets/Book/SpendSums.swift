public import UsageModel

/// What budgets add up.
public struct SpendSums: Hashable, Sendable {
    /// The exact cost of what has a price.
    public var cost = Money.zero
    /// Tokens of all classes.
    public var tokens: Int64 = 0
    /// Attempts.
    public var requests: Int64 = 0
    /// Failed ones among them.
    public var errors: Int64 = 0
    /// Tokens without a price among them.
    public var unpricedTokens: Int64 = 0

    /// Makes sums of nothing.
    public init() {}

    /// Makes sums from their parts.
    public init(cost: Money, tokens: Int64, requests: Int64, errors: Int64, unpricedTokens: Int64) {
        self.cost = cost
        self.tokens = tokens
        self.requests = requests
        self.errors = errors
        self.unpricedTokens = unpricedTokens
    }

    /// Makes the sums of requests that ended in one way.
    public init(_ totals: UsageTotals, isError: Bool) {
        self.init(
            cost: totals.cost, tokens: totals.usage.total, requests: totals.requests,
            errors: isError ? totals.requests : 0, unpricedTokens: totals.unpricedTokens)
    }

    /// Adds one record.
    @inlinable @inline(__always)
    public mutating func add(_ record: borrowing UsageRecord) {
        cost.picoDollars &+= Int128(record.cost)
        let total = record.usage.total
        tokens &+= total
        if !record.isPriced { unpricedTokens &+= total }
        guard !record.isRevision else { return }
        requests &+= 1
        if record.status != .success { errors &+= 1 }
    }

    /// What was spent of a budget.
    public func amount(_ unit: BudgetUnit) -> BudgetAmount {
        switch unit {
        case .usd: BudgetAmount(cost)
        case .tokens: BudgetAmount(.tokens, Int128(tokens))
        case .requests: BudgetAmount(.requests, Int128(requests))
        }
    }

    /// Adds `right` to `left`.
    public static func += (left: inout SpendSums, right: SpendSums) {
        left.cost += right.cost
        left.tokens += right.tokens
        left.requests += right.requests
        left.errors += right.errors
        left.unpricedTokens += right.unpricedTokens
    }
}
