public import Budgets

/// What an engine needs to watch budgets.
public struct BudgetPlan: Sendable {
    /// The budgets of the settings.
    public var budgets: [Budget]
    /// Alerts that belong to none.
    public var rules: AlertRules
    /// The machine's name, for those who are told.
    public var host: String
    /// Tells how the archive is.
    public var archive: @Sendable () -> ArchiveStanding = { .running }
    /// Tells how many texts moderation ever flagged; `nil` where nobody looks.
    public var flagged: @Sendable () -> FlaggedTexts? = { nil }

    /// Makes a plan.
    public init(budgets: [Budget] = [], rules: AlertRules = AlertRules(), host: String = "") {
        self.budgets = budgets
        self.rules = rules
        self.host = host
    }
}
