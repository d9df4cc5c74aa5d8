import Foundation
import LogDecoding
import Pricing
import Testing
import UsageModel

/// One line of each shape, as Tests/Corpus/samples.jsonl has them with their sources. The figures are worked out by hand from
/// the meaning that the providers give their fields.
struct SampleTests {
    struct Expected: Sendable {
        var presets: [String]
        var model: String
        var usage: TokenUsage
        var dollars: String?
    }

    static func expected(
        _ preset: String, _ model: String, _ usage: TokenUsage, _ dollars: String? = nil
    ) -> Expected {
        Expected(presets: ["auto", preset], model: model, usage: usage, dollars: dollars)
    }

    static let lines: [Expected?] = [
        expected("litellm", "gpt-4o", TokenUsage(input: 10, output: 20), "0.000225"),
        expected("litellm", "claude-sonnet-4-20250514", TokenUsage(input: 10, output: 20), "0.00033"),
        nil,
        expected("openai", "gpt-4o-2024-11-20", TokenUsage(input: 2_000, output: 500, cacheRead: 8_000), "0.02"),
        expected("openai", "gpt-4o", TokenUsage(input: 12, output: 7), "0.0001"),
        expected("openai", "gpt-5-2025-08-07", TokenUsage(input: 1_000, output: 100, reasoning: 64)),
        expected(
            "anthropic", "claude-opus-4-5-20251101",
            TokenUsage(input: 3, output: 550, cacheRead: 22_137, cacheWrite5m: 12_304), "0.1017335"),
        expected(
            "anthropic", "claude-opus-4-5-20251101",
            TokenUsage(input: 3, output: 10, cacheWrite5m: 400, cacheWrite1h: 600), "0.008765"),
        expected("anthropic", "claude-haiku-4-5", TokenUsage(input: 25, output: 1)),
        expected("anthropic", "unknown", TokenUsage(input: 25, output: 15)),
        expected("gemini", "gemini-2.5-pro", TokenUsage(input: 250_000, output: 1_000, reasoning: 600), "0.64"),
        expected(
            "bedrock", "claude-sonnet-4-5-20250929", TokenUsage(input: 30, output: 628, cacheWrite5m: 1_000)),
        expected(
            "otel", "claude-opus-4-5-20251101",
            TokenUsage(input: 3, output: 550, cacheRead: 22_137, cacheWrite5m: 12_304), "0.1017335"),
        expected("otel", "gpt-4o", TokenUsage(input: 10, output: 20), "0.000225"),
        expected(
            "claude-code", "claude-opus-4-6", TokenUsage(input: 3, output: 2, cacheRead: 22_137, cacheWrite5m: 2_285)),
        expected(
            "claude-code", "claude-opus-4-6",
            TokenUsage(input: 3, output: 512, cacheRead: 22_137, cacheWrite5m: 2_285)),
        expected("claude-code", "kimi-k2", TokenUsage(input: 10, output: 5)),
        nil,
        expected("vercel-ai", "unknown", TokenUsage(input: 200, output: 50, cacheRead: 800, reasoning: 20)),
        expected("openai", "gpt-4o", TokenUsage(input: 10, output: 20), "0.000225"),
        nil,
    ]

    private static func texts() throws -> [String] {
        String(decoding: try Corpus.bytes("samples.jsonl"), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test(arguments: 0..<21)
    func tokens(line: Int) throws {
        let texts = try Self.texts()
        try #require(texts.count == 21)
        guard let expected = Self.lines[line] else {
            let decoded = try decode(texts[line])
            #expect(decoded.counts.other == 1 && decoded.counts.total == 1)
            return
        }
        for preset in expected.presets {
            let plan = DecodingPlan(preset: try #require(Preset.named(preset)))
            let request = try decodeRequest(texts[line], plan: plan)
            #expect(request.record.usage == expected.usage, "\(preset)")
            #expect(request.model == expected.model)
            #expect(request.record.status == .success && request.record.hasUsage)
            if let dollars = expected.dollars, request.record.isPriced {
                #expect(
                    Money(picoDollars: Int128(request.record.cost)).decimalDollars(minimumFractionDigits: 0) == dollars)
            }
        }
    }

    /// What must be priced today: the rest waits for prices by tier.
    @Test func pricedSamples() throws {
        let texts = try Self.texts()
        for line in [0, 1, 3, 4, 6, 7, 10, 12, 13, 19] {
            #expect(try decodeRequest(texts[line]).record.isPriced, "line \(line + 1)")
        }
    }

    /// The two lines of one Claude Code message are one request, the second revises the first.
    @Test func revisionsShareTheirKey() throws {
        let texts = try Self.texts()
        let decoded = try decode(texts[14...16].joined(separator: "\n"))
        let records = decoded.requests.map(\.record)
        try #require(records.count == 3)
        #expect(records[0].requestKey != 0 && records[0].requestKey == records[1].requestKey)
        #expect(records[2].requestKey != 0 && records[2].requestKey != records[0].requestKey)
        #expect(records.allSatisfy { $0.revises })
    }

    /// A stream told by its events: the later event has neither id nor model, and is the same request.
    @Test func streamEventsAreOneRequest() throws {
        let texts = try Self.texts()
        let records = try decode(texts[8...9].joined(separator: "\n")).requests
        try #require(records.count == 2)
        #expect(records.map(\.model) == ["claude-haiku-4-5", "claude-haiku-4-5"])
        #expect(records[0].record.requestKey != 0 && records[0].record.requestKey == records[1].record.requestKey)
        #expect(records.allSatisfy { $0.record.revises })
        #expect(records[1].record.usage == TokenUsage(input: 25, output: 15))
    }
}
