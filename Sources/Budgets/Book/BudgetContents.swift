public import UsageModel

/// What a ledger remembers of budgets: what decisions go on from.
public struct BudgetContents: Sendable {
    /// Sums of one scope and period.
    public struct Spend: Sendable {
        /// The budget's name.
        public var budget: String
        /// The values of the scope; empty for all.
        public var scope: [String]
        /// The period, or the minute.
        public var span: BudgetSpan
        /// The sums.
        public var sums: SpendSums

        /// Makes sums.
        public init(budget: String, scope: [String], span: BudgetSpan, sums: SpendSums) {
            self.budget = budget
            self.scope = scope
            self.span = span
            self.sums = sums
        }
    }

    /// By name, what each budget counted: with other words its sums are of no use.
    public var definitions: [String: String] = [:]
    /// The sums of periods that may still alert.
    public var spends: [Spend] = []
    /// The sums of the last minutes, of budgets that look at them.
    public var minutes: [Spend] = []
    /// The alerts of these periods, and those that are not over.
    public var records: [AlertRecord] = []
    /// When the last record was.
    public var lastRecord: Timestamp?

    /// Makes contents of nothing.
    public init() {}

    /// Whether the sums are those of a budget as it is now.
    public func counts(_ budget: Budget) -> Bool { definitions[budget.name] == budget.definition }
}
