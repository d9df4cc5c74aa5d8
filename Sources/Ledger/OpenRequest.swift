public import UsageModel

/// A request that a later record of it may still revise: what was counted for it so far.
public struct OpenRequest: Hashable, Sendable {
    /// The number in the order of their first appearance; the ledger keeps the latest.
    public let number: Int64
    /// The keyed hash of the request's id.
    public let key: UInt64
    /// When it was counted.
    public let time: Timestamp
    /// The tokens that were counted.
    public var usage: TokenUsage
    /// What they cost in pico-dollars.
    public var cost: Int64
    /// Whether they have a price.
    public var isPriced: Bool
    /// What the lines state as cost, and the price book beside it.
    public var comparison = CostComparison()
    /// Whether no line told the usage so far, and that is not counted yet: a stream's usage may follow its end.
    public var lacksUsage = false
    /// The series that it was counted in; 0 where that is not known.
    public var seriesID: Int64 = 0

    /// Makes one.
    public init(number: Int64, key: UInt64, time: Timestamp, usage: TokenUsage, cost: Int64, isPriced: Bool) {
        self.number = number
        self.key = key
        self.time = time
        self.usage = usage
        self.cost = cost
        self.isPriced = isPriced
    }
}
