import Pricing
import Reports
import Testing
import UsageModel

/// What caches saved, worked out by hand from prices of a book of two periods.
struct CacheSavingsTests {
    private static let change = Timestamp.utc(2026, 6, 1)

    private static let model = ModelPrice(
        model: "m", provider: "p",
        periods: [
            PricePeriod(
                from: PricePeriod.always,
                prices: TokenPrices(input: 100, output: 500, cacheRead: 10, cacheWrite5m: 125, cacheWrite1h: 200)),
            PricePeriod(
                from: change,
                prices: TokenPrices(input: 50, output: 250, cacheRead: 40, cacheWrite5m: 60, cacheWrite1h: 100)),
        ], source: "here")

    private static let usage = TokenUsage(
        input: 9, output: 8, cacheRead: 1_000, cacheWrite5m: 100, cacheWrite1h: 10)

    @Test func thePricesAreThoseOfTheTime() {
        var pricing = CachePricing(book: PriceBook(models: [Self.model]))
        let before = pricing.savings(
            provider: "p", model: "m", usage: Self.usage, at: Timestamp(microseconds: Self.change.microseconds - 1))
        #expect(before.byReads == Money(picoDollars: 90_000))
        #expect(before.onWrites == Money(picoDollars: 25 * 100 + 100 * 10))
        #expect(before.net == Money(picoDollars: 86_500))
        let after = pricing.savings(provider: "p", model: "m", usage: Self.usage, at: Self.change)
        #expect(after.net == Money(picoDollars: 10_000 - 1_000 - 500))
        var sum = before
        sum += after
        #expect(sum.net == Money(picoDollars: 95_000))
    }

    /// Writes that are hardly read cost more than they save.
    @Test func savingsCanBeBelowZero() {
        var pricing = CachePricing(book: PriceBook(models: [Self.model]))
        let savings = pricing.savings(
            provider: "p", model: "m", usage: TokenUsage(cacheRead: 1, cacheWrite5m: 100), at: Timestamp(seconds: 0))
        #expect(savings.net == Money(picoDollars: 90 - 2_500))
    }

    @Test func aDiscountHoldsForSavingsToo() throws {
        var overrides = PriceOverrides()
        overrides.discounts.append(
            PriceOverrides.Discount(provider: nil, model: "m", factor: try #require(PriceFactor("0.5"))))
        var pricing = CachePricing(book: PriceBook(models: [Self.model], overrides: overrides))
        let savings = pricing.savings(provider: "p", model: "m", usage: Self.usage, at: Timestamp(seconds: 0))
        #expect(savings.net == Money(picoDollars: 43_250))
    }

    @Test func whatHasNoPriceIsInNoSaving() {
        var pricing = CachePricing(book: PriceBook(models: [Self.model]))
        let savings = pricing.savings(provider: "p", model: "other", usage: Self.usage, at: Self.change)
        #expect(savings.net == .zero)
        #expect(savings.unpricedTokens == 1_110)
        #expect(
            pricing.savings(provider: "p", model: "other", usage: TokenUsage(input: 5), at: Self.change)
                .unpricedTokens == 0)
    }
}
