/// Tokens of one request or of a sum, in classes that never overlap.
///
/// `input + cacheRead + cacheWrite5m + cacheWrite1h + output` is everything that was processed.
public struct TokenUsage: Hashable, Sendable {
    /// Input tokens that neither came from a cache nor went into one.
    public var input: Int64 = 0
    /// Output tokens, reasoning included.
    public var output: Int64 = 0
    /// Input tokens read from a prompt cache.
    public var cacheRead: Int64 = 0
    /// Input tokens written to a prompt cache that lives for 5 minutes (also: lifetime not logged).
    public var cacheWrite5m: Int64 = 0
    /// Input tokens written to a prompt cache that lives for 1 hour.
    public var cacheWrite1h: Int64 = 0
    /// Reasoning tokens: a part of ``output``, never added to it.
    public var reasoning: Int64 = 0

    /// Makes a usage of no tokens.
    public init() {}

    /// Makes a usage from its classes.
    public init(
        input: Int64 = 0, output: Int64 = 0, cacheRead: Int64 = 0, cacheWrite5m: Int64 = 0, cacheWrite1h: Int64 = 0,
        reasoning: Int64 = 0
    ) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheWrite5m = cacheWrite5m
        self.cacheWrite1h = cacheWrite1h
        self.reasoning = reasoning
    }

    /// Input tokens written to a prompt cache of any lifetime.
    public var cacheWrite: Int64 { cacheWrite5m &+ cacheWrite1h }

    /// All tokens that were processed.
    public var total: Int64 { input &+ output &+ cacheRead &+ cacheWrite }

    /// Whether no class is below zero.
    public var isNonNegative: Bool { min(input, output, cacheRead, cacheWrite5m, cacheWrite1h, reasoning) >= 0 }

    /// The difference of two usages, class by class.
    public static func - (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            input: left.input &- right.input, output: left.output &- right.output,
            cacheRead: left.cacheRead &- right.cacheRead, cacheWrite5m: left.cacheWrite5m &- right.cacheWrite5m,
            cacheWrite1h: left.cacheWrite1h &- right.cacheWrite1h, reasoning: left.reasoning &- right.reasoning)
    }

    /// Adds `right` to `left`, class by class.
    public static func += (left: inout TokenUsage, right: TokenUsage) {
        left.input += right.input
        left.output += right.output
        left.cacheRead += right.cacheRead
        left.cacheWrite5m += right.cacheWrite5m
        left.cacheWrite1h += right.cacheWrite1h
        left.reasoning += right.reasoning
    }
}
