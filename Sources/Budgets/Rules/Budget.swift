public import UsageModel

/// A budget as the settings state it.
public struct Budget: Sendable, Equatable {
    /// Only records whose field matches one of the patterns count.
    public struct Filter: Sendable, Equatable {
        /// `model`, `provider`, `status` or the name of a label.
        public var field: String
        /// Patterns in which `*` stands for any text and `?` for one character.
        public var patterns: [String]

        /// Makes a filter.
        public init(field: String, patterns: [String]) {
            self.field = field
            self.patterns = patterns
        }
    }

    /// When a forecast alerts.
    public struct Forecast: Sendable, Equatable {
        /// The share of the period, in hundredths of a percent, before which nothing is forecast.
        public var afterShare = 1_000

        /// Makes the default: after a tenth of the period.
        public init() {}
    }

    /// When spending alerts that is faster than the budget can bear.
    public struct BurnRule: Sendable, Equatable {
        /// How many times as fast as evenly over the period, in hundredths.
        public var factorHundredths = 600
        /// The long window in seconds: the speed must hold in both.
        public var longSeconds: Int64 = 3_600
        /// The short window in seconds.
        public var shortSeconds: Int64 = 300

        /// Makes the default: six times as fast, over an hour and over five minutes.
        public init() {}
    }

    /// The name, unique.
    public var name: String
    /// What may be spent in a period by each scope that ``overrides`` does not name.
    public var limit: BudgetAmount
    /// How long a period is.
    public var period: BudgetPeriod
    /// The zone whose calendar the periods follow.
    public var zone: CivilZone
    /// The day on which weeks begin.
    public var weekStart = Weekday.monday
    /// The labels whose values have a budget each, or `model` or `provider`; empty for one budget over all.
    public var by: [String] = []
    /// Limits of single scopes, by value of the one label in ``by``; `nil` where a value has no limit.
    public var overrides: [String: BudgetAmount?] = [:]
    /// What counts: all of them must match.
    public var filters: [Filter] = []
    /// Where it alerts.
    public var thresholds: [Threshold] = [.share(8_000), .share(10_000)]
    /// Whether and when a forecast alerts.
    public var forecast: Forecast?
    /// Whether and when fast spending alerts.
    public var burnRate: BurnRule?
    /// The channels that are told.
    public var channels: [String] = []
    /// How many scopes are told apart in a period; what comes later counts under `other`.
    public var scopeCap = 100_000
    /// What the decision endpoint answers while it cannot know: deny instead of allow.
    public var deniesWhenUnsure = false

    /// Makes a budget of all requests.
    public init(name: String, limit: BudgetAmount, period: BudgetPeriod, zone: CivilZone) {
        self.name = name
        self.limit = limit
        self.period = period
        self.zone = zone
    }
}
