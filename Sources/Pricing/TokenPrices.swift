public import UsageModel

/// Prices of one token in whole pico-US-dollars (1e-12 USD).
///
/// Price lists quote dollars per million tokens with at most six decimals, and one dollar per million tokens is 1,000,000
/// pico-dollars per token: every listed price is a whole number here.
public struct TokenPrices: Hashable, Sendable {
    /// One uncached input token.
    public var input: Int64
    /// One output token.
    public var output: Int64
    /// One input token read from a prompt cache.
    public var cacheRead: Int64
    /// One input token written to a cache that lives for 5 minutes, or whose lifetime was not logged.
    public var cacheWrite5m: Int64
    /// One input token written to a cache that lives for 1 hour.
    public var cacheWrite1h: Int64
    /// One output token of reasoning: the same as ``output`` but for the few models that have a price of its own for it.
    public var reasoning: Int64

    /// Makes prices from pico-dollars per token. Without a price of its own, reasoning costs what output costs.
    public init(
        input: Int64, output: Int64, cacheRead: Int64, cacheWrite5m: Int64, cacheWrite1h: Int64, reasoning: Int64? = nil
    ) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheWrite5m = cacheWrite5m
        self.cacheWrite1h = cacheWrite1h
        self.reasoning = reasoning ?? output
    }

    /// What `figure` dollars per million tokens are in pico-dollars per token: `0.80` is 800,000.
    ///
    /// `nil` for what is no plain decimal number, and for more than six decimals: such a price is no whole number of
    /// pico-dollars.
    public static func picoDollars(perMillion figure: some StringProtocol) -> Int64? {
        DecimalFigure.scaled(figure, decimals: 6)
    }

    /// All prices times `factor`; `nil` where one would not be whole.
    func times(_ factor: PriceFactor) -> TokenPrices? {
        guard let input = factor.exactly(input), let output = factor.exactly(output),
            let cacheRead = factor.exactly(cacheRead), let cacheWrite5m = factor.exactly(cacheWrite5m),
            let cacheWrite1h = factor.exactly(cacheWrite1h), let reasoning = factor.exactly(reasoning)
        else { return nil }
        return TokenPrices(
            input: input, output: output, cacheRead: cacheRead, cacheWrite5m: cacheWrite5m, cacheWrite1h: cacheWrite1h,
            reasoning: reasoning)
    }

    /// The exact cost of `usage` in pico-dollars; `nil` where it does not fit an `Int64`.
    ///
    /// A record's counts are at most 10⁹ each (above that it is ``SkipReason/absurd``), at which no price below $1,800 per
    /// million tokens can overflow. Reasoning tokens are part of the output: they cost nothing on top, and where they have a
    /// price of their own there is no cost for more of them than there is output.
    @inlinable
    public func cost(of usage: TokenUsage) -> Int64? {
        var sum: Int64 = 0
        var fits = true
        func add(_ count: Int64, at price: Int64) {
            let (product, productOverflows) = count.multipliedReportingOverflow(by: price)
            let (total, sumOverflows) = sum.addingReportingOverflow(product)
            sum = total
            if productOverflows || sumOverflows { fits = false }
        }
        add(usage.input, at: input)
        if reasoning == output {
            add(usage.output, at: output)
        } else {
            guard usage.reasoning >= 0, usage.reasoning <= usage.output else { return nil }
            add(usage.output - usage.reasoning, at: output)
            add(usage.reasoning, at: reasoning)
        }
        add(usage.cacheRead, at: cacheRead)
        add(usage.cacheWrite5m, at: cacheWrite5m)
        add(usage.cacheWrite1h, at: cacheWrite1h)
        return fits ? sum : nil
    }
}
