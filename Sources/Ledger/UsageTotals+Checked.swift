import UsageModel

extension UsageTotals {
    /// Adds `other` unless a sum outgrows 64 bits, money in micro-dollars and times in seconds. Returns whether it was added;
    /// where it was not, the sums are of no use.
    mutating func add(checking other: UsageTotals) -> Bool {
        func fits(_ left: Money, _ right: Money) -> Bool {
            Int64(exactly: (left + right).picoDollars / Money.picosPerMicro) != nil
        }
        guard canAdd(other), fits(cost, other.cost), fits(loggedCost, other.loggedCost),
            fits(computedCost, other.computedCost),
            Int64(exactly: (durationNanoseconds + other.durationNanoseconds) / 1_000_000_000) != nil,
            Int64(exactly: (firstTokenNanoseconds + other.firstTokenNanoseconds) / 1_000_000_000) != nil
        else { return false }
        self += other
        return true
    }
}
