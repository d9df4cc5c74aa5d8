public import Pricing
public import UsageModel

/// What a provider's cache of prompts saved, in exact dollars.
///
/// By the list: what tokens read from a cache would have cost as input, less what tokens written to it cost more than input.
/// Sums do not tell tiers and long prompts, so that all is priced at the standard tier and as short prompts.
public struct CacheSavings: Hashable, Sendable {
    /// What reads cost less than the same tokens as input would have.
    public var byReads = Money.zero
    /// What writes cost more than the same tokens as input would have.
    public var onWrites = Money.zero
    /// Tokens read from and written to caches whose model has no price.
    public var unpricedTokens: Int64 = 0

    /// Makes savings of nothing.
    public init() {}

    /// What was saved in the end; negative where writes cost more than reads saved.
    public var net: Money { byReads - onWrites }

    /// Adds `right` to `left`.
    public static func += (left: inout CacheSavings, right: CacheSavings) {
        left.byReads += right.byReads
        left.onWrites += right.onWrites
        left.unpricedTokens += right.unpricedTokens
    }
}

/// Works out what caches saved, by the prices of each time.
public struct CachePricing {
    private struct Model: Hashable {
        let provider: String
        let model: String
    }

    private let book: PriceBook
    private var prices: [Model: ModelPrice?] = [:]

    /// Makes one of a book: that which costs are computed by.
    public init(book: PriceBook) {
        self.book = book
    }

    /// What caches saved on a sum of tokens.
    ///
    /// - Parameter time: whose prices hold. A sum over a time in which a price changes is priced by its begin.
    public mutating func savings(
        provider: String, model: String, usage: TokenUsage, at time: Timestamp
    ) -> CacheSavings {
        var savings = CacheSavings()
        guard usage.cacheRead != 0 || usage.cacheWrite != 0 else { return savings }
        guard let period = price(Model(provider: provider, model: model))?.period(at: time) else {
            savings.unpricedTokens = usage.cacheRead &+ usage.cacheWrite
            return savings
        }
        let prices = period.prices
        func money(_ tokens: Int64, _ difference: Int64) -> Money {
            let exact = Int128(tokens) * Int128(difference)
            guard period.discount != .one else { return Money(picoDollars: exact) }
            return Money(picoDollars: exact * Int128(period.discount.millionths) / 1_000_000)
        }
        savings.byReads = money(usage.cacheRead, prices.input - prices.cacheRead)
        savings.onWrites =
            money(usage.cacheWrite5m, prices.cacheWrite5m - prices.input)
            + money(usage.cacheWrite1h, prices.cacheWrite1h - prices.input)
        return savings
    }

    private mutating func price(_ model: Model) -> ModelPrice? {
        if let known = prices[model] { return known }
        let price = book.price(provider: model.provider, model: model.model)
        prices[model] = .some(price)
        return price
    }
}
