/// How long a budget lasts: a civil hour, day, week or month in the budget's time zone.
public enum BudgetPeriod: String, CaseIterable, Codable, Sendable {
    case hour, day, week, month
}

/// The day on which weeks begin.
public enum Weekday: String, CaseIterable, Codable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
