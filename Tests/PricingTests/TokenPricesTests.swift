import Pricing
import Testing
import UsageModel

struct TokenPricesTests {
    private let prices = TokenPrices(input: 2, output: 3, cacheRead: 5, cacheWrite5m: 7, cacheWrite1h: 11)

    @Test func countsEachClassAtItsPriceAndReasoningNotAgain() {
        let usage = TokenUsage(
            input: 1, output: 10, cacheRead: 100, cacheWrite5m: 1_000, cacheWrite1h: 10_000, reasoning: 9)
        #expect(prices.cost(of: usage) == 117_532)
    }

    @Test func nothingCostsNothing() {
        #expect(prices.cost(of: TokenUsage()) == 0)
    }

    /// The dearest listed model is o1-pro, 150/600 dollars per million tokens.
    @Test func largestAcceptedCountsFit() {
        let dear = TokenPrices(
            input: 150_000_000, output: 600_000_000, cacheRead: 150_000_000, cacheWrite5m: 150_000_000,
            cacheWrite1h: 150_000_000)
        let most: Int64 = 1_000_000_000
        let usage = TokenUsage(
            input: most, output: most, cacheRead: most, cacheWrite5m: most, cacheWrite1h: most)
        #expect(dear.cost(of: usage) == 1_200_000_000_000_000_000)
    }

    @Test(arguments: [
        TokenUsage(input: .max),
        TokenUsage(output: .max / 2),
        TokenUsage(input: .max / 2, output: .max / 3),
    ])
    func overflowIsNoCost(usage: TokenUsage) {
        #expect(prices.cost(of: usage) == nil)
    }
}
