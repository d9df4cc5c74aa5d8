/// The cost of a request by two accounts, where both are known.
public struct CostComparison: Hashable, Sendable {
    /// What the log line states, in pico-dollars.
    public var logged: Int64
    /// What the price book says, in pico-dollars.
    public var computed: Int64

    /// Makes a comparison; of nothing, where the line states no cost or the model has no price.
    public init(logged: Int64 = 0, computed: Int64 = 0) {
        self.logged = logged
        self.computed = computed
    }

    /// Whether there is nothing to compare.
    public var isEmpty: Bool { logged | computed == 0 }
}
