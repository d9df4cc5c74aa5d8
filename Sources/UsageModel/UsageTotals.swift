/// Sums over requests.
public struct UsageTotals: Hashable, Sendable {
    /// Attempts.
    public var requests: Int64 = 0
    /// Attempts that succeeded without telling their usage: a stream may end without it. Their tokens are unknown, not zero.
    public var requestsWithoutUsage: Int64 = 0
    /// Tokens.
    public var usage = TokenUsage()
    /// The exact cost of what has a price.
    public var cost = Money.zero
    /// What the log lines state as cost, of the requests whose lines state one and whose model has a price.
    public var loggedCost = Money.zero
    /// The cost of the same requests by the price book.
    public var computedCost = Money.zero
    /// Attempts whose tokens have no price.
    public var unpricedRequests: Int64 = 0
    /// Tokens without a price.
    public var unpricedTokens: Int64 = 0
    /// Attempts with a duration.
    public var durationCount: Int64 = 0
    /// The sum of the durations in nanoseconds.
    public var durationNanoseconds: Int128 = 0
    /// The longest duration in nanoseconds.
    public var longestNanoseconds: Int64 = 0
    /// Attempts with a time to the first token.
    public var firstTokenCount: Int64 = 0
    /// The sum of the times to the first token in nanoseconds.
    public var firstTokenNanoseconds: Int128 = 0

    /// Makes sums of nothing.
    public init() {}

    /// Adds one record.
    @inlinable @inline(__always)
    public mutating func add(_ record: borrowing UsageRecord) {
        requests &+= record.isRevision ? 0 : 1
        requestsWithoutUsage &+= record.hasUsage ? 0 : 1
        usage.input &+= record.usage.input
        usage.output &+= record.usage.output
        usage.cacheRead &+= record.usage.cacheRead
        usage.cacheWrite5m &+= record.usage.cacheWrite5m
        usage.cacheWrite1h &+= record.usage.cacheWrite1h
        usage.reasoning &+= record.usage.reasoning
        cost.picoDollars &+= Int128(record.cost)
        if !record.comparison.isEmpty {
            loggedCost.picoDollars &+= Int128(record.comparison.logged)
            computedCost.picoDollars &+= Int128(record.comparison.computed)
        }
        if !record.isPriced {
            unpricedRequests &+= record.isRevision ? 0 : 1
            unpricedTokens &+= record.usage.total
        }
        if record.duration >= 0 {
            durationCount &+= 1
            durationNanoseconds &+= Int128(record.duration)
            longestNanoseconds = max(longestNanoseconds, record.duration)
        }
        if record.timeToFirstToken >= 0 {
            firstTokenCount &+= 1
            firstTokenNanoseconds &+= Int128(record.timeToFirstToken)
        }
    }

    /// Adds `right` to `left`.
    public static func += (left: inout UsageTotals, right: UsageTotals) {
        left.requests += right.requests
        left.requestsWithoutUsage += right.requestsWithoutUsage
        left.usage += right.usage
        left.cost += right.cost
        left.loggedCost += right.loggedCost
        left.computedCost += right.computedCost
        left.unpricedRequests += right.unpricedRequests
        left.unpricedTokens += right.unpricedTokens
        left.durationCount += right.durationCount
        left.durationNanoseconds += right.durationNanoseconds
        left.longestNanoseconds = max(left.longestNanoseconds, right.longestNanoseconds)
        left.firstTokenCount += right.firstTokenCount
        left.firstTokenNanoseconds += right.firstTokenNanoseconds
    }

    /// Whether `other` can be added without a sum outgrowing 64 bits. No sum of real requests does.
    public func canAdd(_ other: UsageTotals) -> Bool {
        func fits(_ left: Int64, _ right: Int64) -> Bool { !left.addingReportingOverflow(right).overflow }
        return fits(requests, other.requests) && fits(requestsWithoutUsage, other.requestsWithoutUsage)
            && fits(usage.input, other.usage.input) && fits(usage.output, other.usage.output)
            && fits(usage.cacheRead, other.usage.cacheRead) && fits(usage.cacheWrite5m, other.usage.cacheWrite5m)
            && fits(usage.cacheWrite1h, other.usage.cacheWrite1h) && fits(usage.reasoning, other.usage.reasoning)
            && fits(unpricedRequests, other.unpricedRequests) && fits(unpricedTokens, other.unpricedTokens)
            && fits(durationCount, other.durationCount) && fits(firstTokenCount, other.firstTokenCount)
    }
}
