/// One attempt at a provider, as read from one line: plain integers, so that a block of them is one array.
///
/// Names stand as numbers of the tables of the decoder that made the record.
public struct UsageRecord: Sendable {
    /// When the attempt was logged.
    public var time: Timestamp
    /// Tokens used; all zero for a failed attempt without usage.
    public var usage: TokenUsage
    /// The exact cost in pico-dollars; 0 where ``isPriced`` is false.
    public var cost: Int64
    /// What the line itself states as cost, beside what the price book says.
    public var comparison: CostComparison
    /// How long the attempt took in nanoseconds, -1 where the line does not say.
    public var duration: Int64
    /// Time to the first token in nanoseconds, -1 where the line does not say.
    public var timeToFirstToken: Int64
    /// A keyed hash of the id by which two lines are known to tell of the same request; 0 where there is none. Which id
    /// that is depends on the log's shape.
    public var requestKey: UInt64
    /// The model, as an index of the decoder's model table.
    public var model: UInt32
    /// The label set, as an index of the decoder's label table.
    public var labels: UInt32
    /// What budgets tell the record apart by, as an index of the decoder's table of scopes.
    public var scopes: UInt32
    /// The line's index in its block.
    public var line: UInt32
    /// How the attempt ended.
    public var status: RequestStatus
    /// Where ``time`` comes from.
    public var timeOrigin: TimeOrigin
    /// Whether the price book has a price for the model. Without one there is no cost, and the tokens count as unpriced.
    public var isPriced: Bool
    /// Whether the line tells the usage of the request. A stream may end without it; its tokens are unknown then, not zero.
    public var hasUsage: Bool
    /// What a record is that has the ``requestKey`` of an earlier one: `true`, it replaces the earlier one (a stream's usage
    /// that grows from line to line); `false`, it repeats the earlier one and is passed over.
    public var revises: Bool
    /// Whether this is no request of its own but what a later line adds to one that is counted already.
    public var isRevision: Bool

    /// Makes a record of an attempt without usage, cost or times.
    public init(time: Timestamp, model: UInt32, labels: UInt32, line: UInt32, status: RequestStatus) {
        self.time = time
        self.usage = TokenUsage()
        self.cost = 0
        self.comparison = CostComparison()
        self.duration = -1
        self.timeToFirstToken = -1
        self.requestKey = 0
        self.model = model
        self.labels = labels
        self.scopes = 0
        self.line = line
        self.status = status
        self.timeOrigin = .line
        self.isPriced = true
        self.hasUsage = true
        self.revises = false
        self.isRevision = false
    }
}
