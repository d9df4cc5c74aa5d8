public import UsageModel

/// Prices of a model that hold from a point in time until the next period begins.
public struct PricePeriod: Hashable, Sendable {
    /// When the prices begin. The built-in book knows dates only, and has them begin at midnight UTC.
    public var from: Timestamp
    /// The prices of a request.
    public var prices: TokenPrices
    /// The prices of a request with a long prompt, where the model has such.
    public var longContext: LongContextPrices?

    /// Makes a period that begins at `from`.
    public init(from: Timestamp, prices: TokenPrices, longContext: LongContextPrices? = nil) {
        self.from = from
        self.prices = prices
        self.longContext = longContext
    }

    /// The exact cost of one request in pico-dollars; `nil` where it does not fit an `Int64`.
    ///
    /// `usage` must be that of one request, never a sum: the length of the prompt decides about the prices.
    public func cost(of usage: TokenUsage) -> Int64? {
        guard let longContext else { return prices.cost(of: usage) }
        // Wide enough that no sum of counts can wrap around to a short prompt.
        let written = Int128(usage.cacheWrite5m) + Int128(usage.cacheWrite1h)
        let prompt = Int128(usage.input) + Int128(usage.cacheRead) + written
        return prompt > Int128(longContext.aboveInputTokens)
            ? longContext.prices.cost(of: usage) : prices.cost(of: usage)
    }
}
