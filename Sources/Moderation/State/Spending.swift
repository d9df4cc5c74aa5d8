import UsageModel

/// What a call cost.
struct Spending: Hashable, Sendable {
    /// Pico-dollars.
    var cost: Int64
    /// Tokens, by the names of their classes in metrics.
    var tokens: [String: Int64] = [:]

    /// - Parameter usage: `nil` where the provider did not tell.
    init(cost: Int64, usage: TokenUsage?) {
        self.cost = cost
        guard let usage else { return }
        tokens = [
            "input": usage.input, "output": usage.output, "cache_read": usage.cacheRead,
            "cache_write": usage.cacheWrite,
        ]
    }
}
