import Pricing
import Testing
import UsageModel

/// The sample lines on whose cost two libraries agree, with their usage normalised by hand.
struct SampleLinesTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let line: String
        let model: String
        let usage: TokenUsage
        var tier = ServiceTier.standard
        let dollars: String

        var testDescription: String { line }
    }

    @Test(arguments: [
        // 10,000 prompt tokens of which 8,000 cached.
        Sample(
            line: "OpenAI chat completion", model: "gpt-4o-2024-11-20",
            usage: TokenUsage(input: 2_000, output: 500, cacheRead: 8_000), dollars: "0.02"),
        Sample(
            line: "OpenAI response, flex", model: "gpt-5-2025-08-07",
            usage: TokenUsage(input: 1_000, output: 100, reasoning: 64), tier: .flex, dollars: "0.001125"),
        Sample(
            line: "Anthropic message", model: "claude-opus-4-5-20251101",
            usage: TokenUsage(input: 3, output: 550, cacheRead: 22_137, cacheWrite5m: 12_304), dollars: "0.1017335"),
        Sample(
            line: "Anthropic message, both caches", model: "claude-opus-4-5-20251101",
            usage: TokenUsage(input: 3, output: 10, cacheWrite5m: 400, cacheWrite1h: 600), dollars: "0.008765"),
        // 400 candidates and 600 thoughts are the output.
        Sample(
            line: "Gemini, long prompt", model: "gemini-2.5-pro",
            usage: TokenUsage(input: 250_000, output: 1_000, reasoning: 600), dollars: "0.64"),
        // input_tokens 34,444 includes 22,137 read and 12,304 written.
        Sample(
            line: "OpenTelemetry span", model: "claude-opus-4-5-20251101",
            usage: TokenUsage(input: 3, output: 550, cacheRead: 22_137, cacheWrite5m: 12_304), dollars: "0.1017335"),
        Sample(
            line: "LiteLLM payload", model: "gpt-4o", usage: TokenUsage(input: 10, output: 20), dollars: "0.000225"),
        // LiteLLM logged 0.0 without a word.
        Sample(
            line: "LiteLLM payload of a model gone from its map", model: "claude-sonnet-4-20250514",
            usage: TokenUsage(input: 10, output: 20), dollars: "0.00033"),
    ])
    func agreedCost(sample: Sample) throws {
        var details = BillingDetails()
        details.tier = sample.tier
        let period = PriceBook.builtIn.price(model: sample.model)?.period(at: Timestamp(seconds: 1_795_478_400))
        let cost = try #require(period?.cost(of: sample.usage, details: details))
        #expect(Money(picoDollars: Int128(cost)).decimalDollars(minimumFractionDigits: 0) == sample.dollars)
    }
}
