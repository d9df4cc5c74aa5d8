/// How much of a model is used a minute at the most; `nil` where only the provider's own word limits it.
public struct RateLimits: Hashable, Sendable {
    /// Requests a minute.
    public var requests: Int64?
    /// Input tokens a minute; those read from a cache don't count.
    public var inputTokens: Int64?
    /// Output tokens a minute.
    public var outputTokens: Int64?

    /// Makes limits; what is not above 0 is no limit.
    public init(requests: Int64? = nil, inputTokens: Int64? = nil, outputTokens: Int64? = nil) {
        self.requests = requests
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
    }
}

/// What a request takes of the limits.
struct RateDemand: Hashable, Sendable {
    var requests: Int64 = 1
    var inputTokens: Int64
    var outputTokens: Int64

    /// Nothing at all.
    static let none = RateDemand(requests: 0, inputTokens: 0, outputTokens: 0)
}
