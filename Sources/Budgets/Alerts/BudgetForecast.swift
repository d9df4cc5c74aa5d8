public import UsageModel

/// What a budget comes to at its pace so far.
public struct BudgetForecast: Hashable, Codable, Sendable {
    /// What will be spent by the end of the period.
    public var expected: BudgetAmount
    /// When the limit will be reached.
    public var exceedsAt: Timestamp

    /// Makes a forecast.
    public init(expected: BudgetAmount, exceedsAt: Timestamp) {
        self.expected = expected
        self.exceedsAt = exceedsAt
    }
}
