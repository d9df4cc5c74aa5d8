import Testing
import UsageModel

@testable import Pricing

struct PriceTableTests {
    @Test(arguments: [
        ("0.80", 800_000), ("3", 3_000_000), ("0", 0), ("22.50", 22_500_000), ("0.000001", 1), ("0.005", 5_000),
        ("600", 600_000_000),
    ])
    func exactPrice(figure: String, picoDollars: Int64) {
        #expect(TokenPrices.picoDollars(perMillion: figure) == picoDollars)
    }

    @Test(arguments: [
        "", ".", ".5", "5.", "-1", "+1", "1.2.3", "0.0000001", "1e3", "1,5", "99999999999999999999", "9223372036855",
        "0.08333333333333334",
    ])
    func noPrice(figure: String) {
        #expect(TokenPrices.picoDollars(perMillion: figure) == nil)
    }

    @Test func zerosAfterTheTwelfthDecimalSayNothing() {
        #expect(TokenPrices.picoDollars(perMillion: "0.1250000000") == 125_000)
    }

    @Test func readsNamesPeriodsAndThresholds() throws {
        let models = try PriceTable.models(
            """
            # comment
            provider: p
            source: first
            a b | 2025-01-01 | 1 2 0.5 - 4
                | >1000      | 2 4 1   - 8
                | 2025-06-10 | 3 6 -   - -
            source: second
            c   | -          | 1 1 1 1 1
            provider: q
            c   | -          | 2 2 2 2 2
            """)
        #expect(models.map(\.model) == ["a", "b", "c", "c"])
        #expect(models.map(\.provider) == ["p", "p", "p", "q"])
        #expect(models.map(\.source) == ["first", "first", "second", "second"])
        #expect(models[2].periods[0].from == PricePeriod.always)
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

    private func period(_ lines: String, rules: String = "") throws -> PricePeriod {
        let models = try PriceTable.models("provider: p \(rules)\n\(lines)")
        return try #require(models.first?.periods.first)
    }

    @Test func factorScalesEveryPriceOfATier() throws {
        let period = try period(
            """
            m | - | 1 8 0.1 1.25 2 audio-in=4 reasoning=6 batch=0.5 priority=1.75 search=10 regional=1.1
              | >1000 | 2 12 0.2 2.5 4 audio-in=8
            """)
        let batch = try #require(period.tiers[.batch])
        #expect(
            batch.prices
                == TokenPrices(
                    input: 500_000, output: 4_000_000, cacheRead: 50_000, cacheWrite5m: 625_000,
                    cacheWrite1h: 1_000_000, reasoning: 3_000_000))
        #expect(batch.media == MediaPrices(audioInput: 2_000_000, audioCacheRead: 2_000_000))
        #expect(batch.longContext?.aboveInputTokens == 1_000)
        #expect(batch.longContext?.prices.output == 6_000_000)
        #expect(batch.longContext?.media.audioInput == 4_000_000)
        #expect(period.tiers[.priority]?.prices.output == 14_000_000)
        #expect(period.tiers[.flex] == nil)
        #expect(period.webSearch == 10_000_000_000)
        #expect(period.regional == PriceFactor("1.1"))
    }

    @Test func tierLinesOfTheirOwn() throws {
        let period = try period(
            """
            m | - | 1 8 0.1 1.25 -
              | >1000 | 2 12 0.2 2.5 -
              | flex | 0.6 5 - 0.7 -
              | flex>1000 | 1.2 7 0.3 1.4 -
            """)
        let flex = try #require(period.tiers[.flex])
        #expect(flex.prices.input == 600_000)
        #expect(flex.unlisted == [.cacheRead])
        #expect(flex.longContext?.prices.cacheRead == 300_000)
        #expect(flex.longContext?.unlisted == [])
    }

    @Test func rulesOfAProvider() throws {
        let bare = try period("m | - | 1 8 0.1 - -")
        #expect(bare.media.isEmpty)
        let ruled = try period("m | - | 1 8 0.1 - -", rules: "images-as-text audio-as-text")
        #expect(ruled.media == MediaPrices(audioInput: 1_000_000, audioCacheRead: 100_000, imageInput: 1_000_000))
        // A price of its own goes before the rule, and cached audio without one costs what audio costs.
        let own = try period("m | - | 1 8 0.1 - - audio-in=3", rules: "images-as-text audio-as-text")
        #expect(own.media == MediaPrices(audioInput: 3_000_000, audioCacheRead: 3_000_000, imageInput: 1_000_000))
        let embedding = try period("m | - | 1 0 - - -", rules: "images-as-text audio-as-text")
        #expect(embedding.media.isEmpty)
    }

    @Test(arguments: [
        "a | 2025-01-01 | 1 2 3 4", "a | 2025-02-30 | 1 2 3 4 5", "a | >5 | 1 2 3 4 5", "| 2025-01-01 | 1 2 3 4 5",
        "a | 2025-01-01", "a | 2025-01-01 | - 2 3 4 5", "a | 2025-01-01 | 1 2 x 4 5", "words", "a | batch | 1 2 3 4 5",
        "a | 25-1-1 | 1 2 3 4 5", "a | - | 1 2 3 4 5 audio=1", "a | - | 1 2 3 4 5 audio-in=",
        "a | - | 1 2 3 4 5 batch=x",
        "a | - | 1 2 3 4 5 batch=0.5 batch=0.5", "a | - | 0.0000001 2 3 4 5", "a | - | ? 2 3 4 5", "provider: p what",
        "a | - | 1 2 3 4 5 search=0.0000000001",
    ])
    func malformedLineIsNamed(line: String) {
        #expect(throws: PriceTable.Malformed(line: 2, text: line)) {
            try PriceTable.models("provider: p\n\(line)")
        }
    }

    @Test(arguments: [
        "| standard | 1 2 3 4 5", "| batch>0 | 1 2 3 4 5", "| batch>9 | 1 2 3 4 5", "| flex | 1 2 3 4 5 search=1",
        "| >x | 1 2 3 4 5", "| batch>9>9 | 1 2 3 4 5", "| priority | 1 2 3 4 5",
    ])
    func malformedTierIsNamed(line: String) {
        #expect(throws: PriceTable.Malformed(line: 3, text: line)) {
            try PriceTable.models("provider: p\na | - | 1 2 3 4 5 priority=2\n\(line)")
        }
    }

    /// Half of a millionth of a dollar per million tokens is half a pico-dollar.
    @Test func factorThatGivesNoWholePriceIsAnError() {
        #expect(throws: PriceTable.Malformed.self) {
            try PriceTable.models("provider: p\na | - | 0.000001 2 3 4 5 batch=0.5")
        }
    }
}
