import Ledger

/// How a moderation is doing.
public struct ModerationHealth: Sendable {
    /// What is counted, by the names of `TallyName`.
    public var values: [String: Int64]
    /// The money of the day.
    public var budget: DailyBudget
    /// How many texts of the sample wait.
    public var waiting: Int
    /// Why there are no verdicts; `nil` where there are.
    public var trouble: String?

    /// Whether the day's budget did not allow a call of late.
    public var isOverBudget: Bool

    /// Makes one.
    public init(values: [String: Int64], budget: DailyBudget, waiting: Int, trouble: String?, isOverBudget: Bool) {
        self.values = values
        self.budget = budget
        self.waiting = waiting
        self.trouble = trouble
        self.isOverBudget = isOverBudget
    }
}
