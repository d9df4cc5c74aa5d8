public import Budgets

/// What a ledger tells of budgets from outside, while a daemon has it or not.
public struct BudgetInspection: Sendable {
    /// What a daemon would go on from.
    public var contents = BudgetContents()
    /// What is quiet now.
    public var snoozes: [Snooze] = []
    /// The alerts of periods that are not over, those that are not over themselves, and those without a period of the last
    /// 31 days, in the order of decisions.
    public var alerts: [AlertRecord] = []
    /// Sums of ended periods that reached their limit of now, and of which no threshold was told.
    public var silentPeriods: [BudgetContents.Spend] = []

    /// For so many days back periods of single scopes, and alerts, are kept.
    public static let days: Int64 = 62

    init() {}
}
