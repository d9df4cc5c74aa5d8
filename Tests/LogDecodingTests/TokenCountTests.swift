import LogDecoding
import Pricing
import Testing
import UsageModel

/// Which token counts are taken, and as what.
struct TokenCountTests {
    private func decodeUsage(_ fields: String) throws -> Decoded {
        try decode(#"{"event":"llm_request_success","model":"claude-sonnet-4-20250514",\#(fields)}"#)
    }

    private static let wholeNumbers: [(String, Int64)] = [
        ("0", 0), ("1", 1), ("1000000000", 1_000_000_000), ("-0", 0), ("-0.0", 0), ("-0e5", 0), ("1e3", 1_000),
        ("1E+3", 1_000),
        ("1000.0", 1_000), ("1.5e1", 15), ("100e-2", 1), ("0e99999", 0), ("0.0", 0), ("123000.000e-3", 123),
        ("1.000000000000000000000000000000", 1), ("0.00000000000000000000000000005e29", 5), (#""12""#, 12),
        (#""0""#, 0), (#""007""#, 7),
        (#""\u0031\u0032""#, 12), ("1e9", 1_000_000_000),
    ]

    @Test(arguments: wholeNumbers)
    func whole(text: String, tokens: Int64) throws {
        for field in ["input_tokens", "output_tokens"] {
            let usage = try #require(try decodeUsage(#""\#(field)":\#(text)"#).requests.first?.record.usage)
            #expect(usage == (field == "input_tokens" ? TokenUsage(input: tokens) : TokenUsage(output: tokens)))
        }
    }

    @Test(arguments: [
        ("1000000001", SkipReason.absurd), ("1000000000.0001", .invalidTokens), ("999999999999999999", .absurd),
        ("9223372036854775807", .absurd), ("9223372036854775808", .absurd), ("18446744073709551616", .absurd),
        ("123456789012345678901234567890", .absurd), ("1e309", .absurd), ("1e400", .absurd),
        ("1e99999999999999999999", .absurd),
        ("1e10", .absurd), (#""9999999999""#, .absurd), (#""999999999999999999999999""#, .absurd), ("-1", .negative),
        ("-1.5", .negative), ("-1e309", .negative), ("-1e-400", .negative), ("12.5", .invalidTokens),
        ("1e-1", .invalidTokens),
        ("1e-400", .invalidTokens), ("0.1", .invalidTokens), ("1.0000000000000000000000001", .invalidTokens),
        (#""""#, .invalidTokens),
        (#"" ""#, .invalidTokens), (#""12 ""#, .invalidTokens), (#""1e3""#, .invalidTokens),
        (#""1.0""#, .invalidTokens),
        (#""-5""#, .invalidTokens), (#""+5""#, .invalidTokens), (#""abc""#, .invalidTokens), (#""٣""#, .invalidTokens),
        (#""0x10""#, .invalidTokens), ("true", .invalidTokens), ("false", .invalidTokens), ("null", .invalidTokens),
        ("[]", .invalidTokens), ("[5]", .invalidTokens), ("{}", .invalidTokens),
    ])
    func refused(text: String, reason: SkipReason) throws {
        for fields in [
            #""input_tokens":\#(text),"output_tokens":5"#, #""output_tokens":\#(text),"input_tokens":5"#,
        ] {
            let decoded = try decodeUsage(fields)
            #expect(decoded.requests.isEmpty)
            #expect(decoded.counts[reason] == 1 && decoded.counts.total == 1)
            #expect(decoded.skipped.first?.reason == reason)
            let name = fields.hasPrefix(#""input"#) ? "input: " : "output: "
            #expect(decoded.skipped.first?.detail.hasPrefix(name) == true)
        }
    }

    @Test func successWithoutCountsHasNoUsage() throws {
        for fields in [
            #""x":1"#, #""reasoning_tokens":0"#, #""cache_read_input_tokens":null"#, #""usage":{}"#, #""usage":null"#,
        ] {
            let decoded = try decodeUsage(fields)
            #expect(decoded.counts[.noUsage] == 1 && decoded.counts.total == 1)
            #expect(decoded.skipped.first?.detail == "input: missing")
        }
    }

    @Test(arguments: [
        // Any class is usage enough; null for a cache class is none.
        (#""cache_read_input_tokens":5"#, TokenUsage(cacheRead: 5)),
        (#""cache_creation_input_tokens":5"#, TokenUsage(cacheWrite5m: 5)),
        (#""input_tokens":1,"cache_read_input_tokens":null,"cache_creation_input_tokens":null"#, TokenUsage(input: 1)),
        // Cache writes by lifetime, alone or with their sum.
        (#""cache_creation":{"ephemeral_1h_input_tokens":7}"#, TokenUsage(cacheWrite1h: 7)),
        (
            #""input_tokens":1,"cache_creation_input_tokens":30,"cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20}"#,
            TokenUsage(input: 1, cacheWrite5m: 10, cacheWrite1h: 20)
        ),
        (
            #""input_tokens":1,"cache_creation_input_tokens":30,"cache_creation":{"ephemeral_5m_input_tokens":null,"ephemeral_1h_input_tokens":30}"#,
            TokenUsage(input: 1, cacheWrite1h: 30)
        ),
        (
            #""input_tokens":1,"cache_creation_input_tokens":30,"cache_creation":null"#,
            TokenUsage(input: 1, cacheWrite5m: 30)
        ),
        // The SDK's own usage object.
        (
            #""usage":{"input_tokens":1,"output_tokens":2,"cache_read_input_tokens":3,"cache_creation_input_tokens":9,"cache_creation":{"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":5}}"#,
            TokenUsage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)
        ),
        // Of two paths the first in the plan counts, in whatever order they stand, unless it is null.
        (#""usage":{"input_tokens":9},"input_tokens":1"#, TokenUsage(input: 1)),
        (#""input_tokens":1,"usage":{"input_tokens":9}"#, TokenUsage(input: 1)),
        (#""input_tokens":null,"usage":{"input_tokens":9}"#, TokenUsage(input: 9)),
        (#""usage":{"input_tokens":9},"input_tokens":null"#, TokenUsage(input: 9)),
        // A later object takes the place of the earlier one as a whole.
        (#""usage":{"input_tokens":1,"output_tokens":5},"usage":{"input_tokens":2}"#, TokenUsage(input: 2)),
        (#""input_tokens":1,"output_tokens":4,"reasoning_tokens":4"#, TokenUsage(input: 1, output: 4, reasoning: 4)),
        (#""output_tokens":4,"reasoning_tokens":null"#, TokenUsage(output: 4)),
    ])
    func classes(fields: String, usage: TokenUsage) throws {
        let decoded = try decodeUsage(fields)
        #expect(decoded.requests.map(\.record.usage) == [usage])
    }

    @Test(arguments: [
        #""input_tokens":1,"cache_creation_input_tokens":31,"cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20}"#,
        #""input_tokens":1,"cache_creation_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":10}"#,
        #""input_tokens":1,"output_tokens":4,"reasoning_tokens":5"#, #""input_tokens":1,"reasoning_tokens":5"#,
    ])
    func contradictions(fields: String) throws {
        let decoded = try decodeUsage(fields)
        #expect(decoded.counts[.inconsistent] == 1 && decoded.counts.total == 1)
    }

    /// Failed attempts need no counts, but wrong ones are wrong there too.
    @Test func failedAttempts() throws {
        let wrong = try decode(#"{"event":"llm_request_failed","input_tokens":-1}"#)
        #expect(wrong.counts[.negative] == 1 && wrong.requests.isEmpty)
        let none = try decodeRequest(#"{"event":"llm_request_failed","input_tokens":null,"output_tokens":null}"#)
        #expect(none.record.usage == TokenUsage())
        #expect(none.record.isPriced)
    }

    // MARK: - Money

    /// Sonnet 4: 3, 15, 0.30, 3.75 and 6 dollars per million tokens.
    @Test func costIsExactToThePicoDollar() throws {
        let decoded = try decodeUsage(
            #""input_tokens":1,"output_tokens":1,"cache_read_input_tokens":1,"cache_creation":{"ephemeral_5m_input_tokens":1,"ephemeral_1h_input_tokens":1}"#
        )
        #expect(decoded.requests.map(\.record.cost) == [28_050_000])
        let large = try decodeUsage(
            #""input_tokens":1000000000,"output_tokens":1000000000,"timestamp":"2026-11-23T00:00:00Z""#)
        #expect(large.requests.map(\.record.cost) == [18_000_000_000_000_000])
    }

    /// Sonnet 4's premium above 200,000 tokens ended on 2026-04-30: 6 dollars per million before, 3 from then on. The price
    /// in force is kept from record to record and must change with their times, forth and back.
    @Test func pricesGoByTheRecordsOwnTime() throws {
        let days = [
            "2026-04-29T23:59:59.999999Z", "2026-04-30T00:00:00Z", "2026-04-30T08:59:59+09:00", "2026-11-23T00:00:00Z",
        ]
        let order = [0, 1, 2, 3, 0, 3, 1, 0]
        let lines = order.map {
            #"{"event":"llm_request_success","model":"claude-sonnet-4-20250514","input_tokens":300000,"timestamp":"\#(days[$0])"}"#
        }
        let costs = try decode(lines.joined(separator: "\n")).requests.map(\.record.cost)
        let expected: [Int64] = [1_800_000_000_000, 900_000_000_000, 1_800_000_000_000, 900_000_000_000]
        #expect(costs == order.map { expected[$0] })
    }

    @Test func unpricedIsAState() throws {
        let request = try decodeRequest(#"{"event":"llm_request_success","model":"zzz-1","input_tokens":7}"#)
        #expect(request.model == "zzz-1" && request.provider == "unknown")
        #expect(!request.record.isPriced && request.record.cost == 0)
    }
}
