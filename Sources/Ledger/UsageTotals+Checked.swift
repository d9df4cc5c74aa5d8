import UsageModel

extension UsageTotals {
    /// Adds `other` unless a sum outgrows 64 bits. Returns whether it was added; where it was not, the sums are of no use.
    mutating func add(checking other: UsageTotals) -> Bool {
        func fits(_ left: Int64, _ right: Int64) -> Bool { !left.addingReportingOverflow(right).overflow }
        func fits(_ left: Money, _ right: Money) -> Bool {
            Int64(exactly: (left + right).picoDollars / Money.picosPerMicro) != nil
        }
        guard fits(requests, other.requests), fits(requestsWithoutUsage, other.requestsWithoutUsage),
            fits(usage.input, other.usage.input),
            fits(usage.output, other.usage.output), fits(usage.cacheRead, other.usage.cacheRead),
            fits(usage.cacheWrite5m, other.usage.cacheWrite5m), fits(usage.cacheWrite1h, other.usage.cacheWrite1h),
            fits(usage.reasoning, other.usage.reasoning), fits(unpricedRequests, other.unpricedRequests),
            fits(unpricedTokens, other.unpricedTokens), fits(durationCount, other.durationCount),
            fits(firstTokenCount, other.firstTokenCount),
            fits(cost, other.cost), fits(loggedCost, other.loggedCost), fits(computedCost, other.computedCost),
            Int64(exactly: (durationNanoseconds + other.durationNanoseconds) / 1_000_000_000) != nil,
            Int64(exactly: (firstTokenNanoseconds + other.firstTokenNanoseconds) / 1_000_000_000) != nil
        else { return false }
        self += other
        return true
    }
}
