import Pricing
import Testing
import UsageModel

struct PriceBookTests {
    private static let today = Timestamp(seconds: 1_795_478_400)  // 2026-11-24

    private func cost(_ model: String, _ usage: TokenUsage, at time: Timestamp = today) -> Int64? {
        PriceBook.builtIn.price(model: model)?.period(at: time)?.cost(of: usage)
    }

    // MARK: - Lookup

    @Test(arguments: [
        ("claude-sonnet-4-20250514", "claude-sonnet-4"),
        ("claude-sonnet-4@20250514", "claude-sonnet-4"),
        ("claude-sonnet-4-6@default", "claude-sonnet-4-6"),
        ("claude-3-7-sonnet-latest", "claude-3-7-sonnet"),
        ("claude-3-5-sonnet-v2@20241022", "claude-3-5-sonnet-v2"),
        ("gpt-4o-2024-11-20", "gpt-4o"),
        ("gpt-4o-2024-05-13", "gpt-4o-2024-05-13"),
        ("gpt-5-chat-latest", "gpt-5-chat-latest"),
        ("o3-2025-04-16", "o3"),
    ])
    func findsTheEntry(model: String, entry: String) {
        #expect(PriceBook.builtIn.price(model: model)?.model == entry)
    }

    @Test(arguments: [
        "", "unknown", "claude", "claude-sonnet", "claude-zzz-9", "claude-sonnet-4-5-fast", "claude-sonnet-4-2025051",
        "claude-sonnet-4-20251314", "claude-sonnet-4-99999999", "claude-sonnet-4-5-20250929-20250929",
        "CLAUDE-SONNET-4",
        "gpt-4o-mini-high", "gpt-4o-2024-13-20", "gpt-4o-audio", "gpt-zzz", "kimi-k2",
        "llama-3.3-70b-versatile",
        "-20250514", "-latest", "2024-11-20", "gpt-oss-120b", "groq/gpt-4o", "bedrock/gpt-4o",
        "mistral/claude-opus-4-5",
        "gpt-4o:free", "gpt-4o:nitro", "openrouter/:free", "ft:gpt-4o", "ft:claude-opus-4-5:a::b", "gpt-35-zzz",
    ])
    func neverGuesses(model: String) {
        #expect(PriceBook.builtIn.price(model: model) == nil)
    }

    @Test(arguments: [
        "us.anthropic.claude-sonnet-4-20250514-v1:0", "anthropic/claude-haiku-4-5-20251001", "openai/gpt-4o",
        "vertex_ai/claude-opus-4-5@20251101", "bedrock/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "azure/gpt-5-2025-08-07", "gemini/gemini-2.5-pro", "openrouter/anthropic/claude-sonnet-4.5",
    ])
    func findsLoggedNamesOnceTakenApart(logged: String) {
        #expect(PriceBook.builtIn.price(for: ModelName(logged: logged)) != nil)
    }

    @Test func laterOfTwoModelsWithOneNameHolds() {
        let own = ModelPrice(model: "gpt-4o", provider: "openai", periods: [], source: "own")
        let book = PriceBook(models: PriceBook.builtIn.models + [own])
        #expect(book.price(model: "gpt-4o-2024-11-20")?.source == "own")
    }

    // MARK: - Prices

    /// Pico-dollars per token, typed from the price lists and not from the book's tables.
    struct Listed: Sendable, CustomTestStringConvertible {
        let model: String
        let prices: TokenPrices

        init(_ model: String, _ input: Int64, _ output: Int64, _ read: Int64, _ write5m: Int64, _ write1h: Int64) {
            self.model = model
            self.prices = TokenPrices(
                input: input, output: output, cacheRead: read, cacheWrite5m: write5m, cacheWrite1h: write1h)
        }

        var testDescription: String { model }
    }

    @Test(arguments: [
        Listed("claude-sonnet-4-20250514", 3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000),
        Listed("claude-haiku-4-5-20251001", 1_000_000, 5_000_000, 100_000, 1_250_000, 2_000_000),
        Listed("claude-opus-4-5-20251101", 5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000),
        Listed("claude-opus-4-1-20250805", 15_000_000, 75_000_000, 1_500_000, 18_750_000, 30_000_000),
        Listed("claude-3-5-haiku-20241022", 800_000, 4_000_000, 80_000, 1_000_000, 1_600_000),
        Listed("claude-3-haiku-20240307", 250_000, 1_250_000, 30_000, 300_000, 500_000),
        // No price for cache writes: they cost as input.
        Listed("gpt-4o", 2_500_000, 10_000_000, 1_250_000, 2_500_000, 2_500_000),
        Listed("gpt-4o-mini", 150_000, 600_000, 75_000, 150_000, 150_000),
        Listed("gpt-5-nano", 50_000, 400_000, 5_000, 50_000, 50_000),
        // No discount for cache reads either.
        Listed("gpt-5-pro", 15_000_000, 120_000_000, 15_000_000, 15_000_000, 15_000_000),
        Listed("gpt-4o-2024-05-13", 5_000_000, 15_000_000, 5_000_000, 5_000_000, 5_000_000),
        Listed("gpt-6-sol", 2_000_000, 10_000_000, 200_000, 2_500_000, 2_500_000),
        Listed("text-embedding-3-small", 20_000, 0, 20_000, 20_000, 20_000),
        Listed("gemini-2.5-flash", 300_000, 2_500_000, 30_000, 300_000, 300_000),
        Listed("gemini-2.5-flash-lite", 100_000, 400_000, 10_000, 100_000, 100_000),
    ])
    func listedPrice(_ listed: Listed) {
        #expect(PriceBook.builtIn.price(model: listed.model)?.period(at: Self.today)?.prices == listed.prices)
    }

    /// Costs on which LiteLLM and genai-prices agree, both having been run.
    @Test(
        arguments: [
            ("gpt-4o-2024-11-20", TokenUsage(input: 2_000, output: 500, cacheRead: 8_000), 20_000_000_000),
            ("gpt-4o", TokenUsage(input: 10, output: 20), 225_000_000),
            // Twice the agreed $0.001125: that request was in the flex tier, which the book does not have.
            ("gpt-5-2025-08-07", TokenUsage(input: 1_000, output: 100, reasoning: 64), 2_250_000_000),
            (
                "claude-opus-4-5-20251101",
                TokenUsage(input: 3, output: 550, cacheRead: 22_137, cacheWrite5m: 12_304), 101_733_500_000
            ),
            (
                "claude-opus-4-5",
                TokenUsage(input: 3, output: 10, cacheWrite5m: 400, cacheWrite1h: 600), 8_765_000_000
            ),
            ("gemini-2.5-pro", TokenUsage(input: 250_000, output: 1_000, reasoning: 600), 640_000_000_000),
        ] as [(String, TokenUsage, Int64)])
    func agreedCost(model: String, usage: TokenUsage, picoDollars: Int64) {
        #expect(cost(model, usage) == picoDollars)
    }

    // MARK: - Dates and tiers

    /// 2025-06-10T00:00:00Z: o3 went from 10/2.50/40 to 2/0.50/8.
    @Test(
        arguments: [
            (1_749_513_600_000_000 - 1, 10_000_000_000 + 2_500_000_000 + 40_000_000_000),
            (1_749_513_600_000_000, 2_000_000_000 + 500_000_000 + 8_000_000_000),
            (0, 52_500_000_000),
            (1_795_478_400_000_000, 10_500_000_000),
        ] as [(Int64, Int64)])
    func o3PriceCut(microseconds: Int64, picoDollars: Int64) {
        let usage = TokenUsage(input: 1_000, output: 1_000, cacheRead: 1_000)
        #expect(cost("o3-2025-04-16", usage, at: Timestamp(microseconds: microseconds)) == picoDollars)
    }

    /// 2026-08-21 and 2026-12-01: one cut in the past, one introductory price that ends.
    @Test(
        arguments: [
            ("gpt-5.6-sol", 1_787_270_399, 35_000_000), ("gpt-5.6-sol", 1_787_270_400, 24_000_000),
            ("gemini-4-argon", 1_796_083_199, 12_000_000), ("gemini-4-argon", 1_796_083_200, 24_000_000),
        ] as [(String, Int64, Int64)])
    func datedPrice(model: String, seconds: Int64, picoDollars: Int64) {
        #expect(cost(model, TokenUsage(input: 1, output: 1), at: Timestamp(seconds: seconds)) == picoDollars)
    }

    @Test(
        arguments: [
            ("gemini-2.5-pro", 200_000, 1_250_000), ("gpt-5.4", 272_000, 2_500_000),
            ("claude-haiku-5-5", 100_000, 100_000),
        ] as [(String, Int64, Int64)])
    func longContextIsACliff(model: String, threshold: Int64, inputPrice: Int64) {
        let factor: Int64 = model == "claude-haiku-5-5" ? 5 : 2
        #expect(cost(model, TokenUsage(input: threshold)) == threshold * inputPrice)
        #expect(cost(model, TokenUsage(input: threshold + 1)) == (threshold + 1) * inputPrice * factor)
    }

    /// The long-context premium held while the 1M window was a beta, for Sonnet 4.5 until 2026-04-30 and for Opus 4.6 until
    /// 2026-03-13. 300k tokens of input of which 100k cached, 100 of output.
    @Test(
        arguments: [
            ("claude-sonnet-4-20250514", 1_754_956_799, 631_500_000_000),
            ("claude-sonnet-4-20250514", 1_754_956_800, 1_262_250_000_000),
            ("claude-sonnet-4-5-20250929", 1_777_507_199, 1_262_250_000_000),
            ("claude-sonnet-4-5-20250929", 1_777_507_200, 631_500_000_000),
            ("claude-opus-4-6", 1_773_359_999, 2_103_750_000_000),
            ("claude-opus-4-6", 1_773_360_000, 1_052_500_000_000),
        ] as [(String, Int64, Int64)])
    func longContextPremiumEnded(model: String, seconds: Int64, picoDollars: Int64) {
        let usage = TokenUsage(input: 200_000, output: 100, cacheRead: 100_000)
        #expect(cost(model, usage, at: Timestamp(seconds: seconds)) == picoDollars)
    }

    // MARK: - Providers

    /// Dollars per million tokens of the same name at different hosts, from each host's page.
    @Test(
        arguments: [
            ("groq", "llama-3.3-70b-versatile", 590_000, 790_000),
            ("together_ai", "deepseek-ai/DeepSeek-V3", 1_250_000, 1_250_000),
            ("bedrock", "llama3-3-70b-instruct", 720_000, 720_000),
            ("azure", "gpt-4o", 2_500_000, 10_000_000),
            ("azure.ai.openai", "gpt-4o-2024-11-20", 2_500_000, 10_000_000),
            ("aws.bedrock", "claude-haiku-4-5-20251001", 1_000_000, 5_000_000),
            ("vertex_ai", "claude-haiku-4-5@20251001", 1_000_000, 5_000_000),
            ("xai", "grok-3-beta", 3_000_000, 15_000_000),
            ("azure", "text-embedding-3-large", 130_000, 0),
            ("deepseek", "deepseek-flash", 150_000, 600_000),
            ("mistral", "mistral-large-2411", 2_000_000, 6_000_000),
        ] as [(String, String, Int64, Int64)])
    func providerIsAPartOfTheKey(provider: String, model: String, input: Int64, output: Int64) throws {
        let period = try #require(PriceBook.builtIn.price(provider: provider, model: model)?.period(at: Self.today))
        #expect(period.prices.input == input)
        #expect(period.prices.output == output)
    }

    /// Bedrock's list: 10 % more for what is bound to a region, on Claude since 4.5; Nova has a price of its own in Europe.
    @Test(
        arguments: [
            ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", 3_300_000),
            ("anthropic.claude-sonnet-4-5-20250929-v1:0", 3_300_000),
            ("global.anthropic.claude-sonnet-4-5-20250929-v1:0", 3_000_000),
            ("eu.anthropic.claude-haiku-4-5-20251001-v1:0", 1_100_000),
            ("us.anthropic.claude-sonnet-4-20250514-v1:0", 3_000_000),
            ("us.amazon.nova-pro-v1:0", 800_000), ("amazon.nova-pro-v1:0", 800_000),
            ("eu.amazon.nova-pro-v1:0", 1_050_000),
            ("us.meta.llama3-3-70b-instruct-v1:0", 720_000),
        ] as [(String, Int64)])
    func regionOfBedrock(logged: String, input: Int64) throws {
        let name = ModelName(logged: logged)
        let period = try #require(PriceBook.builtIn.price(for: name)?.period(at: Self.today))
        var details = BillingDetails()
        details.isRegional = name.isRegional
        #expect(period.cost(of: TokenUsage(input: 1), details: details) == input)
    }

    @Test func freeRouteOfOpenRouterCostsNothing() throws {
        let price = try #require(PriceBook.builtIn.price(model: "openrouter/whoever/whatever-9b:free"))
        #expect(price.period(at: Self.today)?.cost(of: TokenUsage(input: 1_000, output: 1_000)) == 0)
    }

    // MARK: - The book as a whole

    @Test func everyModelStandsOnceAtItsProvider() {
        let names = PriceBook.builtIn.models.map { "\($0.provider) \($0.model)" }
        #expect(Set(names).count == names.count)
        #expect(names.count > 2_000)
        #expect(
            Set(PriceBook.builtIn.models.map(\.provider)) == [
                "anthropic", "openai", "google", "vertex_ai", "bedrock", "azure", "mistral", "deepseek", "xai", "groq",
                "together_ai", "cohere", "openrouter",
            ])
    }

    /// One test for all: an argument each would print two thousand lines.
    @Test func entriesAreConsistent() {
        for model in PriceBook.builtIn.models {
            let name = "\(model.provider) \(model.model)"
            #expect(!model.periods.isEmpty, "\(name)")
            // Its source and the day on which it was looked at.
            #expect(model.source.contains("; 20"), "\(name)")
            let logged = ModelName(logged: "\(model.provider)/\(model.model)")
            #expect(logged.model == model.model && logged.provider == model.provider, "\(name)")
            for (earlier, later) in zip(model.periods, model.periods.dropFirst()) {
                // Prices by the hour come behind those of their date.
                #expect(earlier.from < later.from || (earlier.from == later.from && later.hours != nil), "\(name)")
            }
            #expect(model.periods.first?.hours == nil, "\(name)")
            for period in model.periods {
                check(period.prices, name)
                for (tier, prices) in period.tiers {
                    check(prices.prices, "\(name) \(tier)")
                    if tier == .batch || tier == .flex {
                        #expect(prices.prices.input <= period.prices.input, "\(name)")
                    }
                    if tier == .priority || tier == .fast {
                        #expect(prices.prices.input > period.prices.input, "\(name)")
                    }
                }
                guard let long = period.longContext else { continue }
                #expect(long.aboveInputTokens >= 32_000, "\(name)")
                #expect(long.prices.input > period.prices.input, "\(name)")
                check(long.prices, name)
            }
        }
    }

    private func check(_ prices: TokenPrices, _ name: String) {
        #expect(prices.input > 0, "\(name)")
        #expect(prices.output >= 0, "\(name)")
        #expect(prices.cacheRead >= 0 && prices.cacheRead <= prices.input, "\(name)")
        #expect(prices.cacheWrite5m >= prices.input, "\(name)")
        #expect(prices.cacheWrite1h >= prices.input, "\(name)")
    }
}
