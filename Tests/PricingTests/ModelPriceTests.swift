import Pricing
import Testing
import UsageModel

struct ModelPriceTests {
    private static func period(_ seconds: Int64) -> PricePeriod {
        PricePeriod(
            from: Timestamp(seconds: seconds),
            prices: TokenPrices(input: seconds, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0))
    }

    private let price = ModelPrice(
        model: "m", provider: "p", periods: [Self.period(30), Self.period(10), Self.period(20)], source: "test")

    @Test func periodsAreInOrderOfTime() {
        #expect(price.periods.map(\.from.seconds) == [10, 20, 30])
    }

    @Test(arguments: [(-5, 10), (9, 10), (10, 10), (19, 10), (20, 20), (29, 20), (30, 30), (1_000, 30)])
    func periodAtTime(seconds: Int64, expected: Int64) {
        #expect(price.period(at: Timestamp(seconds: seconds))?.from.seconds == expected)
    }

    @Test func lastMicrosecondBelongsToTheEarlierPeriod() {
        #expect(price.period(at: Timestamp(microseconds: 19_999_999))?.from.seconds == 10)
    }

    @Test func noPeriodsNoPrice() {
        let empty = ModelPrice(model: "m", provider: "p", periods: [], source: "test")
        #expect(empty.period(at: Timestamp(seconds: 0)) == nil)
    }
}
