public import UsageModel

/// How a budget stands, for one scope and period.
public struct BudgetStanding: Hashable, Codable, Sendable {
    /// A label and its value.
    public struct Label: Hashable, Codable, Sendable {
        /// The label's name.
        public var name: String
        /// Its value.
        public var value: String

        /// Makes a label.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The budget's name.
    public var budget: String
    /// What the scope is told apart by; empty for a budget of all.
    public var scope: [Label]
    /// Hour, day, week or month.
    public var period: BudgetPeriod
    /// When the period began.
    public var start: Timestamp
    /// When it ends, exclusive.
    public var end: Timestamp
    /// The zone whose calendar the period follows.
    public var zone: String
    /// What was spent so far.
    public var spent: BudgetAmount
    /// What may be spent.
    public var limit: BudgetAmount
    /// Tokens without a price: what was spent in dollars is more than ``spent`` by them.
    public var unpricedTokens: Int64

    /// Makes a standing.
    public init(
        budget: String, scope: [Label], period: BudgetPeriod, start: Timestamp, end: Timestamp, zone: String,
        spent: BudgetAmount, limit: BudgetAmount, unpricedTokens: Int64
    ) {
        self.budget = budget
        self.scope = scope
        self.period = period
        self.start = start
        self.end = end
        self.zone = zone
        self.spent = spent
        self.limit = limit
        self.unpricedTokens = unpricedTokens
    }

    /// What was spent as a share of the limit.
    public var ratio: Double { spent.ratio(of: limit) }

    /// Whether the limit is reached.
    public var isOver: Bool { spent.reaches(limit) }

    /// Whether more was spent than ``spent`` says: there are tokens without a price.
    public var isAtLeast: Bool { unpricedTokens > 0 && spent.unit == .usd }

    /// The scope for a person: the values, or `all`.
    public var scopeText: String { scope.isEmpty ? "all" : scope.map(\.value).joined(separator: " / ") }
}
