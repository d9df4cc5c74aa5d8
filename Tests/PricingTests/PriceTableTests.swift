import Testing
import UsageModel

@testable import Pricing

struct PriceTableTests {
    @Test(arguments: [
        ("0.80", 800_000), ("3", 3_000_000), ("0", 0), ("22.50", 22_500_000), ("0.000001", 1), ("0.005", 5_000),
        ("600", 600_000_000),
    ])
    func exactPrice(figure: String, picoDollars: Int64) {
        #expect(PriceTable.picoDollarsPerToken(figure) == picoDollars)
    }

    @Test(arguments: ["", ".", ".5", "5.", "-1", "+1", "1.2.3", "0.0000001", "1e3", "1,5", "99999999999999999999"])
    func noPrice(figure: String) {
        #expect(PriceTable.picoDollarsPerToken(figure) == nil)
    }

    @Test func readsNamesPeriodsAndTiers() throws {
        let models = try PriceTable.models(
            provider: "p",
            """
            # comment
            source: first
            a b | 2025-01-01 | 1 2 0.5 - 4
                | >1000      | 2 4 1   - 8
                | 2025-06-10 | 3 6 -   - -
            source: second
            c   | 2025-01-01 | 1 1 1 1 1
            """)
        #expect(models.map(\.model) == ["a", "b", "c"])
        #expect(models.map(\.source) == ["first", "first", "second"])
        #expect(models[0].periods == models[1].periods)
        #expect(
            models[0].periods == [
                PricePeriod(
                    from: Timestamp(seconds: 1_735_689_600),
                    prices: TokenPrices(
                        input: 1_000_000, output: 2_000_000, cacheRead: 500_000, cacheWrite5m: 1_000_000,
                        cacheWrite1h: 4_000_000),
                    longContext: LongContextPrices(
                        aboveInputTokens: 1_000,
                        prices: TokenPrices(
                            input: 2_000_000, output: 4_000_000, cacheRead: 1_000_000, cacheWrite5m: 2_000_000,
                            cacheWrite1h: 8_000_000))),
                PricePeriod(
                    from: Timestamp(seconds: 1_749_513_600),
                    prices: TokenPrices(
                        input: 3_000_000, output: 6_000_000, cacheRead: 3_000_000, cacheWrite5m: 3_000_000,
                        cacheWrite1h: 3_000_000)),
            ])
    }

    @Test(arguments: [
        "a | 2025-01-01 | 1 2 3 4", "a | 2025-02-30 | 1 2 3 4 5", "a | >5 | 1 2 3 4 5", "| 2025-01-01 | 1 2 3 4 5",
        "a | 2025-01-01", "a | 2025-01-01 | - 2 3 4 5", "a | 2025-01-01 | 1 2 x 4 5", "words",
    ])
    func malformedLineIsNamed(line: String) {
        #expect(throws: PriceTable.Malformed(line: 2, text: line)) {
            try PriceTable.models(provider: "p", "# comment\n\(line)")
        }
    }
}
