import Pricing
import Testing
import UsageModel

struct BillingDetailsTests {
    /// Prices that are powers of ten, so that each class shows in a digit of its own.
    private let period: PricePeriod = {
        var period = PricePeriod(
            from: PricePeriod.always,
            prices: TokenPrices(input: 1, output: 10, cacheRead: 100, cacheWrite5m: 1_000, cacheWrite1h: 10_000),
            longContext: LongContextPrices(
                aboveInputTokens: 50,
                prices: TokenPrices(input: 2, output: 20, cacheRead: 200, cacheWrite5m: 2_000, cacheWrite1h: 20_000)),
            media: MediaPrices(
                audioInput: 100_000, audioCacheRead: 1_000_000, audioOutput: 10_000_000, imageInput: 100_000_000,
                imageOutput: 1_000_000_000),
            webSearch: 10_000_000_000, regional: PriceFactor("1.1"))
        period.tiers[.batch] = TierPrices(
            prices: TokenPrices(input: 5, output: 50, cacheRead: 500, cacheWrite5m: 5_000, cacheWrite1h: 50_000),
            longContext: LongContextPrices(
                aboveInputTokens: 50,
                prices: TokenPrices(input: 7, output: 70, cacheRead: 700, cacheWrite5m: 7_000, cacheWrite1h: 70_000)),
            unlisted: [.cacheRead])
        period.tiers[.flex] = TierPrices(
            prices: TokenPrices(input: 3, output: 30, cacheRead: 300, cacheWrite5m: 3_000, cacheWrite1h: 30_000))
        return period
    }()

    private func cost(_ usage: TokenUsage, _ change: (inout BillingDetails) -> Void = { _ in }) -> Int64? {
        var details = BillingDetails()
        change(&details)
        return period.cost(of: usage, details: details)
    }

    @Test func plainRequestIsAsWithoutDetails() {
        let usage = TokenUsage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)
        #expect(cost(usage) == 54_321)
        #expect(period.cost(of: usage) == 54_321)
    }

    @Test func audioAndImagesAreTakenOutOfText() {
        let usage = TokenUsage(input: 9, output: 9, cacheRead: 9)
        let cost = cost(usage) { details in
            details.audioInput = 2
            details.imageInput = 3
            details.audioCacheRead = 4
            details.audioOutput = 5
            details.imageOutput = 1
        }
        // Text: 4 input, 3 output, 5 cached.
        // 200,000 and 300,000,000 for the input, 4,000,000 cached, 50,000,000 and 1,000,000,000 for the output.
        #expect(cost == 1_354_200_534)
    }

    @Test func moreAudioThanThereIsInputHasNoCost() {
        #expect(cost(TokenUsage(input: 9)) { $0.audioInput = 10 } == nil)
        #expect(cost(TokenUsage(input: 9)) { ($0.audioInput, $0.imageInput) = (5, 5) } == nil)
        #expect(cost(TokenUsage(input: 9)) { $0.audioInput = -1 } == nil)
        #expect(cost(TokenUsage(output: 9)) { ($0.audioOutput, $0.imageOutput) = (9, 1) } == nil)
        #expect(cost(TokenUsage(cacheRead: 9)) { $0.audioCacheRead = 10 } == nil)
    }

    @Test func dimensionWithoutAPriceMakesTheRequestUnpriced() {
        let plain = PricePeriod(from: PricePeriod.always, prices: period.prices)
        let changes: [@Sendable (inout BillingDetails) -> Void] = [
            { $0.audioInput = 1 }, { $0.audioOutput = 1 }, { $0.audioCacheRead = 1 }, { $0.imageInput = 1 },
            { $0.imageOutput = 1 }, { $0.webSearches = 1 }, { $0.isRegional = true }, { $0.tier = .batch },
            { $0.tier = .flex }, { $0.tier = .priority }, { $0.tier = .fast },
        ]
        for change in changes {
            var details = BillingDetails()
            change(&details)
            #expect(plain.cost(of: TokenUsage(input: 9, output: 9, cacheRead: 9), details: details) == nil)
        }
    }

    @Test func tierHasPricesOfItsOwn() {
        #expect(cost(TokenUsage(input: 1, output: 2)) { $0.tier = .batch } == 105)
        #expect(cost(TokenUsage(input: 1, output: 2)) { $0.tier = .flex } == 63)
        #expect(cost(TokenUsage(input: 1)) { $0.tier = .priority } == nil)
    }

    @Test func classThatATierDoesNotListIsUnpriced() {
        #expect(cost(TokenUsage(input: 1, cacheRead: 1)) { $0.tier = .batch } == nil)
        #expect(cost(TokenUsage(input: 1, cacheRead: 1)) { $0.tier = .flex } == 303)
    }

    @Test func longPromptWithinATier() {
        #expect(cost(TokenUsage(input: 50)) { $0.tier = .batch } == 250)
        #expect(cost(TokenUsage(input: 51)) { $0.tier = .batch } == 357)
        // The list has a second price for long prompts, and none for those of this tier.
        #expect(cost(TokenUsage(input: 51)) { $0.tier = .flex } == nil)
        #expect(cost(TokenUsage(input: 50)) { $0.tier = .flex } == 150)
    }

    @Test func audioInALongPromptNeedsALongPrice() {
        #expect(cost(TokenUsage(input: 51)) { $0.audioInput = 1 } == nil)
    }

    @Test func regionRaisesTokensAndNotSearches() {
        #expect(cost(TokenUsage(input: 10)) { $0.isRegional = true } == 11)
        #expect(
            cost(TokenUsage(input: 10)) {
                $0.isRegional = true
                $0.webSearches = 3
            } == 30_000_000_011)
    }

    @Test func searchesThatDoNotFitOrAreNegativeHaveNoCost() {
        #expect(cost(TokenUsage()) { $0.webSearches = .max } == nil)
        #expect(cost(TokenUsage()) { $0.webSearches = -1 } == nil)
    }

    @Test func discountIsOnTheWholeRequest() {
        var period = period
        period.discount = PriceFactor(stringLiteralOrOne: "0.5")
        var details = BillingDetails()
        details.webSearches = 1
        #expect(period.cost(of: TokenUsage(input: 2), details: details) == 5_000_000_001)
        #expect(period.cost(of: TokenUsage(input: 2)) == 1)
    }

    /// Half to even on the pico-dollars of the request: 0.5, 1.5, 2.5 and 3.5 become 0, 2, 2 and 4.
    @Test(arguments: [(1, 0), (3, 2), (5, 2), (7, 4), (2, 1), (0, 0)] as [(Int64, Int64)])
    func halfGoesToTheEvenPico(picoDollars: Int64, expected: Int64) throws {
        #expect(try #require(PriceFactor("0.5")).applied(to: picoDollars) == expected)
    }

    @Test(
        arguments: [
            ("0.85", 100, 85), ("0.85", 1, 1), ("0.333333", 3, 1), ("1", 7, 7), ("0", 7, 0),
            ("1.000001", 1_000_000, 1_000_001),
        ] as [(String, Int64, Int64)])
    func factorIsExact(text: String, picoDollars: Int64, expected: Int64) throws {
        let factor = try #require(PriceFactor(text))
        #expect(factor.applied(to: picoDollars) == expected)
        #expect(factor.description == text)
    }

    @Test(arguments: ["", "-1", "0.1234567", "1e3", "1001", "abc", "0,5", "."])
    func noFactor(text: String) {
        #expect(PriceFactor(text) == nil)
    }

    @Test func factorThatOverflowsHasNoCost() throws {
        #expect(try #require(PriceFactor("1000")).applied(to: .max) == nil)
    }

    @Test func reasoningOfItsOwnPrice() {
        let prices = TokenPrices(
            input: 0, output: 10, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 7)
        #expect(prices.cost(of: TokenUsage(output: 5, reasoning: 2)) == 44)
        #expect(prices.cost(of: TokenUsage(output: 5, reasoning: 6)) == nil)
        #expect(prices.cost(of: TokenUsage(output: 5, reasoning: -1)) == nil)
    }
}

extension PriceFactor {
    fileprivate init(stringLiteralOrOne text: String) {
        self = PriceFactor(text) ?? .one
    }
}
