import Testing
import UsageModel

@testable import Pricing

struct PriceOverridesTests {
    private static let now = Timestamp(seconds: 1_795_478_400)  // 2026-11-24

    private func cost(_ overrides: PriceOverrides, _ logged: String, _ usage: TokenUsage) -> Int64? {
        PriceBook(models: PriceBook.builtIn.models, overrides: overrides).price(model: logged)?.period(at: Self.now)?
            .cost(of: usage)
    }

    private let million = TokenUsage(input: 1_000_000)

    @Test func aliasOfADeploymentIsPricedAtItsProvider() {
        var overrides = PriceOverrides()
        overrides.addAlias("prod-chat", target: "gpt-4o")
        overrides.addAlias("azure/embed-1", target: "azure/text-embedding-3-zzz")
        #expect(cost(overrides, "azure/prod-chat", million) == 2_500_000_000_000)
        // No provider in the log: that of the target's maker.
        #expect(cost(overrides, "prod-chat", million) == 2_500_000_000_000)
        // A name in part is no alias, and a target that has no price gives none.
        #expect(cost(overrides, "azure/prod-chat-2", million) == nil)
        #expect(cost(overrides, "azure/embed-1", million) == nil)
    }

    @Test func aliasWithAPrefixHoldsForItsProviderAlone() {
        var overrides = PriceOverrides()
        overrides.addAlias("azure/fast", target: "gpt-5-mini")
        #expect(cost(overrides, "azure/fast", million) == 250_000_000_000)
        #expect(cost(overrides, "groq/fast", million) == nil)
        #expect(cost(overrides, "fast", million) == nil)
    }

    @Test func aliasToABedrockModel() {
        var overrides = PriceOverrides()
        overrides.addAlias("my-profile", target: "us.anthropic.claude-haiku-4-5-20251001-v1:0")
        #expect(cost(overrides, "bedrock/my-profile", million) == 1_000_000_000_000)
    }

    @Test func ownModelHoldsAtItsProviderOrAtAny() {
        var overrides = PriceOverrides()
        let prices = TokenPrices(input: 7, output: 7, cacheRead: 7, cacheWrite5m: 7, cacheWrite1h: 7)
        let period = PricePeriod(from: PricePeriod.always, prices: prices)
        overrides.models = [
            ModelPrice(model: "house-7b", provider: PriceOverrides.anyProvider, periods: [period], source: "settings"),
            ModelPrice(model: "gpt-4o", provider: "openai", periods: [period], source: "settings"),
        ]
        #expect(cost(overrides, "house-7b", million) == 7_000_000)
        #expect(cost(overrides, "vertex_ai/house-7b", million) == 7_000_000)
        #expect(cost(overrides, "house-7b-2", million) == nil)
        // Another price of a known model; another host keeps its own.
        #expect(cost(overrides, "gpt-4o-2024-11-20", million) == 7_000_000)
        #expect(cost(overrides, "azure/gpt-4o", million) == 2_500_000_000_000)
    }

    @Test func lastDiscountThatFitsHolds() throws {
        var overrides = PriceOverrides()
        overrides.discounts = [
            .init(provider: "openai", model: nil, factor: try #require(PriceFactor("0.9"))),
            .init(provider: nil, model: "gpt-5*", factor: try #require(PriceFactor("0.85"))),
            .init(provider: "gcp.vertex_ai", model: "claude-*", factor: try #require(PriceFactor("0.5"))),
        ]
        #expect(cost(overrides, "gpt-4o", million) == 2_250_000_000_000)
        #expect(cost(overrides, "gpt-5-mini", million) == 212_500_000_000)
        #expect(cost(overrides, "azure/gpt-5-mini", million) == 212_500_000_000)
        #expect(cost(overrides, "azure/gpt-4o", million) == 2_500_000_000_000)
        #expect(cost(overrides, "vertex_ai/claude-haiku-4-5", million) == 500_000_000_000)
        #expect(cost(overrides, "claude-haiku-4-5", million) == 1_000_000_000_000)
    }

    /// A deployment's bare name tells no provider: the alias is priced by OpenAI's list, and that is what is discounted.
    @Test func discountOfAnAliasIsThatOfItsPrice() throws {
        var overrides = PriceOverrides()
        overrides.addAlias("prod-eu", target: "gpt-4o")
        overrides.addAlias("azure/prod-eu", target: "gpt-4o")
        overrides.discounts = [.init(provider: "openai", model: nil, factor: try #require(PriceFactor("0.85")))]
        #expect(cost(overrides, "prod-eu", million) == 2_125_000_000_000)
        #expect(cost(overrides, "azure/prod-eu", million) == 2_500_000_000_000)
    }

    /// 3 tokens at 50,000 pico-dollars, times 0.333333: 49,999.95. And 1 pico-dollar times 0.5 is half, to even.
    @Test func discountRoundsTheRequestOnce() throws {
        var overrides = PriceOverrides()
        overrides.discounts = [.init(provider: nil, model: nil, factor: try #require(PriceFactor("0.333333")))]
        #expect(cost(overrides, "gpt-5-nano", TokenUsage(input: 3)) == 50_000)
    }

    @Test(arguments: [
        ("gpt-4o", "gpt-4o", true), ("gpt-4o", "gpt-*", true), ("gpt-4o", "*", true), ("gpt-4o", "*4*", true),
        ("gpt-4o", "gpt-4", false), ("gpt-4o", "pt-4o", false), ("", "*", true), ("", "", true), ("a", "", false),
        ("aXbXc", "a*b*c", true), ("aXbXd", "a*b*c", false), ("aaab", "*ab", true), ("gpt-4o", "GPT-*", false),
        ("a*b", "a*b", true), ("gpt-4o", "**o", true),
    ])
    func glob(text: String, pattern: String, matches: Bool) {
        #expect(Glob.matches(text, pattern: pattern) == matches)
    }
}
