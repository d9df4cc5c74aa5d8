import Budgets

/// The keys of one of `budgets`.
enum BudgetKey: String, SettingsKey {
    case name
    case hourlyDollars = "hourly_usd"
    case hourlyTokens = "hourly_tokens"
    case hourlyRequests = "hourly_requests"
    case dailyDollars = "daily_usd"
    case dailyTokens = "daily_tokens"
    case dailyRequests = "daily_requests"
    case weeklyDollars = "weekly_usd"
    case weeklyTokens = "weekly_tokens"
    case weeklyRequests = "weekly_requests"
    case monthlyDollars = "monthly_usd"
    case monthlyTokens = "monthly_tokens"
    case monthlyRequests = "monthly_requests"
    case timezone
    case weekStarts = "week_starts"
    case by
    case overrides
    case `where`
    case thresholds
    case forecast
    case burnRate = "burn_rate"
    case notify
    case whenUnsure = "when_unsure"
    case scopeCap = "max_scopes"

    /// What the key limits; `nil` where it is no limit.
    var limit: (period: BudgetPeriod, unit: BudgetUnit)? {
        switch self {
        case .hourlyDollars: (.hour, .usd)
        case .hourlyTokens: (.hour, .tokens)
        case .hourlyRequests: (.hour, .requests)
        case .dailyDollars: (.day, .usd)
        case .dailyTokens: (.day, .tokens)
        case .dailyRequests: (.day, .requests)
        case .weeklyDollars: (.week, .usd)
        case .weeklyTokens: (.week, .tokens)
        case .weeklyRequests: (.week, .requests)
        case .monthlyDollars: (.month, .usd)
        case .monthlyTokens: (.month, .tokens)
        case .monthlyRequests: (.month, .requests)
        default: nil
        }
    }
}

/// The keys of `forecast`.
enum ForecastKey: String, SettingsKey {
    case after
}

/// The keys of `burn_rate`.
enum BurnRateKey: String, SettingsKey {
    case factor
    case long
    case short
}
