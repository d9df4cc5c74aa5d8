public import UsageModel

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
