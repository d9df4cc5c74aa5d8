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

/// How many times as fast as evenly over its period a budget is spent, in a long and a short window.
public struct BurnRate: Hashable, Codable, Sendable {
    /// The long window, in seconds.
    public var longSeconds: Int64
    /// The factor in the long window, in hundredths.
    public var longHundredths: Int64
    /// The short window, in seconds.
    public var shortSeconds: Int64
    /// The factor in the short window, in hundredths.
    public var shortHundredths: Int64
    /// The factor from which on it alerts, in hundredths.
    public var limitHundredths: Int64

    /// Makes a burn rate.
    public init(
        longSeconds: Int64, longHundredths: Int64, shortSeconds: Int64, shortHundredths: Int64, limitHundredths: Int64
    ) {
        self.longSeconds = longSeconds
        self.longHundredths = longHundredths
        self.shortSeconds = shortSeconds
        self.shortHundredths = shortHundredths
        self.limitHundredths = limitHundredths
    }
}

/// What was spent on a day, and on the same weekday of the week before.
public struct Digest: Hashable, Codable, Sendable {
    /// Sums.
    public struct Sums: Hashable, Codable, Sendable {
        /// Dollars.
        public var cost: BudgetAmount
        /// Attempts.
        public var requests: Int64
        /// Failed ones among them.
        public var errors: Int64
        /// Tokens of all classes.
        public var tokens: Int64
        /// Tokens without a price among them.
        public var unpricedTokens: Int64

        /// Makes sums.
        public init(
            cost: BudgetAmount = BudgetAmount(.usd, 0), requests: Int64 = 0, errors: Int64 = 0, tokens: Int64 = 0,
            unpricedTokens: Int64 = 0
        ) {
            self.cost = cost
            self.requests = requests
            self.errors = errors
            self.tokens = tokens
            self.unpricedTokens = unpricedTokens
        }
    }

    /// The sums of one model or of one value of a label.
    public struct Part: Hashable, Codable, Sendable {
        /// The model or the value.
        public var name: String
        /// Its sums.
        public var sums: Sums

        /// Makes a part.
        public init(name: String, sums: Sums) {
            self.name = name
            self.sums = sums
        }
    }

    /// The parts by one label.
    public struct Breakdown: Hashable, Codable, Sendable {
        /// The label, or `model`.
        public var label: String
        /// Those that cost most.
        public var parts: [Part]
        /// How many more there are.
        public var more: Int

        /// Makes a breakdown.
        public init(label: String, parts: [Part], more: Int) {
            self.label = label
            self.parts = parts
            self.more = more
        }
    }

    /// When the day began.
    public var start: Timestamp
    /// When it ended, exclusive.
    public var end: Timestamp
    /// The zone whose calendar it follows.
    public var zone: String
    /// The day's sums.
    public var day: Sums
    /// Those of the day a week before; `nil` where the ledger does not reach back so far.
    public var weekBefore: Sums?
    /// By model, then by each label.
    public var breakdowns: [Breakdown]

    /// Makes a digest.
    public init(
        start: Timestamp, end: Timestamp, zone: String, day: Sums, weekBefore: Sums?, breakdowns: [Breakdown]
    ) {
        self.start = start
        self.end = end
        self.zone = zone
        self.day = day
        self.weekBefore = weekBefore
        self.breakdowns = breakdowns
    }
}

/// Tokens whose model has no price.
public struct UnpricedTokens: Hashable, Codable, Sendable {
    /// One model.
    public struct Model: Hashable, Codable, Sendable {
        /// The model.
        public var name: String
        /// Its tokens of the day.
        public var tokens: Int64

        /// Makes a model.
        public init(name: String, tokens: Int64) {
            self.name = name
            self.tokens = tokens
        }
    }

    /// The models, from the most tokens down.
    public var models: [Model]

    /// Makes the tokens of some models.
    public init(models: [Model]) {
        self.models = models
    }
}

/// Records that do not come any longer.
public struct Silence: Hashable, Codable, Sendable {
    /// When the last record was, by its own time.
    public var lastRecord: Timestamp
    /// For how many seconds there is none.
    public var seconds: Int64

    /// Makes a silence.
    public init(lastRecord: Timestamp, seconds: Int64) {
        self.lastRecord = lastRecord
        self.seconds = seconds
    }
}

/// The share of attempts that fail.
public struct ErrorRatio: Hashable, Codable, Sendable {
    /// The attempts in the window.
    public var requests: Int64
    /// The failed ones among them.
    public var errors: Int64
    /// The window, in seconds.
    public var seconds: Int64
    /// The share from which on it alerts, in hundredths of a percent.
    public var limitHundredths: Int64

    /// Makes a ratio.
    public init(requests: Int64, errors: Int64, seconds: Int64, limitHundredths: Int64) {
        self.requests = requests
        self.errors = errors
        self.seconds = seconds
        self.limitHundredths = limitHundredths
    }
}
