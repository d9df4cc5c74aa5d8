/// Which thresholds a budget has crossed.
public struct ThresholdCrossing: Hashable, Codable, Sendable {
    /// One of them.
    public struct Mark: Hashable, Codable, Sendable {
        /// As the settings state it.
        public var threshold: Threshold
        /// The amount that it stood for.
        public var amount: BudgetAmount

        /// Makes a mark.
        public init(threshold: Threshold, amount: BudgetAmount) {
            self.threshold = threshold
            self.amount = amount
        }
    }

    /// The highest one, which this is about.
    public var mark: Mark
    /// Those below it that were crossed at the same time and are not told by themselves, from the highest down.
    public var others: [Mark]

    /// Makes a crossing.
    public init(mark: Mark, others: [Mark]) {
        self.mark = mark
        self.others = others
    }
}
