import Pricing
import Testing
import UsageModel

struct PricePeriodTests {
    private let period = PricePeriod(
        from: Timestamp(seconds: 0),
        prices: TokenPrices(input: 1, output: 1, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1),
        longContext: LongContextPrices(
            aboveInputTokens: 100,
            prices: TokenPrices(input: 10, output: 10, cacheRead: 10, cacheWrite5m: 10, cacheWrite1h: 10)))

    @Test func thresholdItselfIsNotAbove() {
        #expect(period.cost(of: TokenUsage(input: 100, output: 5)) == 105)
    }

    @Test(arguments: [
        TokenUsage(input: 101, output: 5),
        TokenUsage(input: 1, output: 5, cacheRead: 100),
        TokenUsage(input: 1, output: 5, cacheWrite5m: 100),
        TokenUsage(input: 1, output: 5, cacheWrite1h: 100),
        TokenUsage(output: 5, cacheRead: 40, cacheWrite5m: 30, cacheWrite1h: 31),
    ])
    func wholeRequestIsAtTheLongPrices(usage: TokenUsage) {
        #expect(period.cost(of: usage) == 1_060)
    }

    @Test func outputMakesNoLongPrompt() {
        #expect(period.cost(of: TokenUsage(input: 1, output: 1_000)) == 1_001)
    }

    @Test func sumOfCountsDoesNotWrap() {
        #expect(period.cost(of: TokenUsage(input: .max, cacheRead: .max)) == nil)
    }
}
