import Pricing
import Testing
import UsageModel

/// Rows of LiteLLM's map with prices by the hour or by the length of the prompt (<https://docs.litellm.ai/docs/proxy/off_peak_pricing>).
struct LiteLLMTimesAndThresholdsTests {
    /// 2026-11-24, a Tuesday.
    private static let since = Timestamp(seconds: 1_795_478_400)

    private func read(_ offPeak: String) throws -> LiteLLMMap.Contents {
        try LiteLLMMap.contents(
            """
            {"deepseek/own-1": {"litellm_provider": "deepseek", "mode": "chat", "input_cost_per_token": 3e-07,
             "output_cost_per_token": 1.2e-06, "cache_read_input_token_cost": 6e-09, "off_peak_pricing": \(offPeak)}}
            """.utf8, file: "map.json", since: Self.since)
    }

    private func cost(_ contents: LiteLLMMap.Contents, hour: Int64, day: Int64 = 0) throws -> Int64? {
        let price = try #require(contents.models.first)
        let time = Timestamp(seconds: Self.since.seconds + day * 86_400 + hour * 3_600)
        return price.period(at: time)?.cost(of: TokenUsage(input: 1, output: 1, cacheRead: 1))
    }

    @Test func hoursAreImported() throws {
        let contents = try read(
            """
            {"input_cost_per_token": 1.5e-07, "output_cost_per_token": 6e-07, "cache_read_input_token_cost": 3e-09,
             "windows": [{"hours_utc": ["00:00-01:00", "04:00-06:00", "10:00-00:00"], "weekdays": [1, 2, 3, 4, 5]},
                         {"hours_utc": "00:00-00:00", "weekdays": [6, 7]}]}
            """)
        #expect(try cost(contents, hour: 0) == 753_000)
        #expect(try cost(contents, hour: 1) == 1_506_000)
        #expect(try cost(contents, hour: 4) == 753_000)
        #expect(try cost(contents, hour: 9) == 1_506_000)
        #expect(try cost(contents, hour: 23) == 753_000)
        #expect(try cost(contents, hour: 2, day: 4) == 753_000)  // Saturday
        // What is written to a price file is what was read.
        let text = PriceFile.text(of: contents.models)
        #expect(try PriceFile.models(text, file: "prices.txt") == contents.models)
    }

    @Test func priceThatTheBlockDoesNotNameStays() throws {
        let contents = try read(#"{"output_cost_per_token": 6e-07, "hours_utc": "16:30-00:30"}"#)
        #expect(try cost(contents, hour: 12) == 1_506_000)
        #expect(try cost(contents, hour: 17) == 906_000)
    }

    @Test(arguments: [
        #"{"hours_utc": "16-24"}"#, #"{"hours_utc": 16}"#, "{}", "7", #"{"windows": {"hours_utc": "16:30-00:30"}}"#,
        #"{"windows": [{"hours_utc": "16:30-00:30", "weekdays": [1]}]}"#,
        #"{"weekday_timezone": "Asia/Shanghai", "windows": [{"hours_utc": "16:30-00:30", "weekdays": [6, 7]}]}"#,
    ])
    func rowWithUnknownHoursIsPassedOver(offPeak: String) throws {
        let contents = try read(offPeak)
        #expect(contents.models.isEmpty)
        #expect(contents.passedOver == 1)
    }

    /// xAI's second price begins at the threshold, those of the others above it.
    @Test(arguments: [("xai", 199_999), ("openai", 200_000)] as [(String, Int64)])
    func thresholdIsThatOfTheProvider(provider: String, above: Int64) throws {
        let contents = try LiteLLMMap.contents(
            """
            {"\(provider)/own-1": {"litellm_provider": "\(provider)", "mode": "chat", "input_cost_per_token": 1e-06,
             "output_cost_per_token": 2e-06, "input_cost_per_token_above_200k_tokens": 2e-06,
             "output_cost_per_token_above_200k_tokens": 4e-06}}
            """.utf8, file: "map.json", since: Self.since)
        #expect(contents.models.first?.periods.first?.longContext?.aboveInputTokens == above)
    }

    @Test func badPriceIsNamed() {
        let error = #expect(throws: PriceFileError.self) {
            try read(#"{"output_cost_per_token": -1, "hours_utc": "16:30-00:30"}"#)
        }
        #expect(error?.description.contains("off_peak_pricing.output_cost_per_token") == true)
        #expect(error?.description.contains("deepseek/own-1") == true)
    }

    /// The book's own hours are the same on a week without holidays: nothing to import.
    @Test func sameHoursAreNoChange() throws {
        let same = try LiteLLMMap.contents(
            """
            {"deepseek/deepseek-v4-pro": {"litellm_provider": "deepseek", "mode": "chat", "input_cost_per_token": 1.32e-06,
             "output_cost_per_token": 3.96e-06, "cache_read_input_token_cost": 4.4e-08, "off_peak_pricing":
              {"input_cost_per_token": 6.6e-07, "output_cost_per_token": 1.98e-06, "cache_read_input_token_cost": 2.2e-08,
               "windows": [{"hours_utc": ["00:00-01:00", "04:00-06:00", "10:00-00:00"], "weekdays": [1, 2, 3, 4, 5]},
                           {"hours_utc": "00:00-00:00", "weekdays": [6, 7]}]}}}
            """.utf8, file: "map.json", since: Self.since)
        #expect(same.models.count == 1)
        #expect(PriceBook.builtIn.changed(same.models, at: Self.since).isEmpty)
    }
}
