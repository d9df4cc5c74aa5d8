import Pricing
import Testing
import UsageModel

struct LiteLLMMapTests {
    private static let since = Timestamp(seconds: 1_795_478_400)  // 2026-11-24

    private func read(_ json: String) throws -> LiteLLMMap.Contents {
        try LiteLLMMap.contents(json.utf8, file: "map.json", since: Self.since)
    }

    @Test func readsAllThatARowHas() throws {
        let contents = try read(
            """
            {"sample_spec": {"litellm_provider": "one of", "input_cost_per_token": "what"},
             "openai/own-1": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2.5e-06,
              "output_cost_per_token": 1.1000000000000001e-05, "cache_read_input_token_cost": 2.5e-07,
              "input_cost_per_token_above_200k_tokens": 5e-06, "output_cost_per_token_above_200k_tokens": 2e-05,
              "input_cost_per_token_batches": 1.25e-06, "output_cost_per_token_batches": 5e-06,
              "input_cost_per_token_priority": 5e-06, "output_cost_per_token_priority": 2e-05,
              "cache_read_input_token_cost_priority": 5e-07, "output_cost_per_reasoning_token": 7e-06,
              "input_cost_per_audio_token": 4e-05, "regional_processing_uplift_multiplier_us": 1.1,
              "search_context_cost_per_query": {"search_context_size_low": 0.01, "search_context_size_high": 0.01}},
             "us.anthropic.own-2-v1:0": {"litellm_provider": "bedrock_converse", "mode": "chat",
              "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06},
             "x/pictures": {"litellm_provider": "openai", "mode": "video_generation", "input_cost_per_token": 1e-06},
             "nobody/own-3": {"litellm_provider": "nobody", "mode": "chat", "input_cost_per_token": 1.41953125e-07}}
            """)
        #expect(contents.passedOver == 2)
        #expect(contents.models.map { "\($0.provider) \($0.model)" } == ["bedrock us.own-2", "openai own-1"])
        let period = try #require(contents.models.last?.periods.first)
        #expect(period.from == Self.since)
        #expect(
            period.prices
                == TokenPrices(
                    input: 2_500_000, output: 11_000_000, cacheRead: 250_000, cacheWrite5m: 2_500_000,
                    cacheWrite1h: 2_500_000, reasoning: 7_000_000))
        #expect(period.longContext?.aboveInputTokens == 200_000)
        #expect(period.longContext?.prices.output == 20_000_000)
        // Cached input has a price of its own, and none above the threshold or in batches.
        #expect(period.longContext?.unlisted == [.cacheRead])
        #expect(period.tiers[.batch]?.unlisted == [.cacheRead])
        #expect(period.tiers[.priority]?.unlisted == [])
        #expect(period.tiers[.priority]?.prices.cacheRead == 500_000)
        #expect(period.tiers[.flex] == nil)
        #expect(period.media.audioInput == 40_000_000)
        #expect(period.webSearch == 10_000_000_000)
        #expect(period.regional == PriceFactor("1.1"))
    }

    @Test(arguments: [
        (
            #""input_cost_per_token": 1.41953125e-07"#,
            "input_cost_per_token is 1.41953125e-07, more than twelve decimals"
        ),
        (#""input_cost_per_token": -1e-06"#, "input_cost_per_token is no price in dollars"),
        (#""input_cost_per_token": "1e-06""#, "input_cost_per_token is no price in dollars"),
        (
            #""input_cost_per_token": 1e-06, "output_cost_per_token": 1e300"#,
            "output_cost_per_token is no price in dollars"
        ),
    ])
    func badRowIsNamedAndNothingImported(fields: String, problem: String) {
        let row =
            #"{"good": {"litellm_provider": "openai", "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06},"#
            + #""bad-row": {"litellm_provider": "openai", "mode": "chat", \#(fields)}}"#
        #expect {
            try read(row)
        } throws: { error in
            let text = "\(error)"
            return text.hasPrefix("map.json: row \"bad-row\": \(problem)") && text.hasSuffix("nothing is imported")
        }
    }

    @Test(arguments: ["", "[]", "{", #"{"a": 1}"#, #"{"a": null}"#, "null", "3"])
    func whatIsNoMapIsRefused(text: String) {
        #expect(throws: PriceFileError.self) { try read(text) }
    }

    @Test func writtenTableIsReadBack() throws {
        let written = PriceFile.text(of: PriceBook.builtIn.models)
        let read = try PriceFile.models(written, file: "prices.txt")
        #expect(read == PriceBook.builtIn.models)
    }

    @Test func badLineOfAPriceFileIsNamed() {
        #expect(throws: PriceFileError.self) {
            try PriceFile.models("provider: p\na | - | 1 2 3 4 x\n", file: "prices.txt")
        }
        do {
            _ = try PriceFile.models("provider: p\na | - | 1 2 3 4 x\n", file: "prices.txt")
        } catch {
            #expect(error.description.hasPrefix("prices.txt:2: \"a | - | 1 2 3 4 x\""))
        }
    }

    /// A refresh changes what holds from its day on, and not what held before.
    @Test func newerPricesKeepTheOlderPeriods() throws {
        let newer = ModelPrice(
            model: "o3", provider: "openai",
            periods: [
                PricePeriod(
                    from: Self.since,
                    prices: TokenPrices(input: 1, output: 1, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1))
            ], source: "test")
        let book = PriceBook.builtIn.updated(with: [newer])
        let usage = TokenUsage(input: 1)
        let price = try #require(book.price(model: "o3"))
        #expect(price.period(at: Timestamp(seconds: 1_744_761_600))?.cost(of: usage) == 10_000_000)  // 2025-04-16
        #expect(price.period(at: Timestamp(seconds: 1_749_513_600))?.cost(of: usage) == 2_000_000)  // 2025-06-10
        #expect(price.period(at: Self.since)?.cost(of: usage) == 1)
    }

    @Test func onlyWhatCostsSomethingElseIsAChange() {
        let known = PriceBook.builtIn.models.filter { $0.model == "gpt-4o" || $0.model == "gpt-5" }
        #expect(PriceBook.builtIn.changed(known, at: Self.since).isEmpty)
        let other = ModelPrice(model: "gpt-4o", provider: "groq", periods: known[0].periods, source: "test")
        #expect(PriceBook.builtIn.changed(known + [other], at: Self.since) == [other])
    }
}
