import LogDecoding
import Testing
import UsageModel

/// Every event of the production guide, with each combination of the fields that it may have.
struct StructlogEventTests {
    /// Calls `body` with each combination of `fields`, and which of them it has.
    private func combinations(of fields: [String], _ body: (String, (String) -> Bool) throws -> Void) rethrows {
        for mask in 0..<(1 << fields.count) {
            let chosen = fields.indices.filter { mask & 1 << $0 != 0 }.map { fields[$0] }
            let text = chosen.map { $0 + "," }.joined()
            try body(text) { name in chosen.contains { $0.hasPrefix("\"\(name)\"") } }
        }
    }

    private static let timestamp = Timestamp(microseconds: 1_795_432_950_641_596)

    @Test func success() throws {
        let optional = [
            #""model":"claude-haiku-4-5-20251001""#, #""cache_creation_input_tokens":30"#,
            #""cache_read_input_tokens":400"#,
            #""duration_s":1.25"#, #""ttft_s":0.5"#, #""request_id":"req_1""#,
            #""timestamp":"2026-11-23T11:22:30.641596Z""#,
            #""user":"u","stream":true"#,
        ]
        var decoder = try BlockDecoder(plan: DecodingPlan())
        try combinations(of: optional) { fields, has in
            var context = freshContext()
            let line =
                #"{\#(fields)"input_tokens":1000,"output_tokens":200,"event":"llm_request_success","level":"info"}"#
            let decoded = try decoder.decoded(line.utf8, context: &context)
            try #require(decoded.counts.usage == 1 && decoded.counts.total == 1 && decoded.events.isEmpty)
            let request = decoded.requests[0]
            let record = request.record
            #expect(request.model == (has("model") ? "claude-haiku-4-5-20251001" : "unknown"))
            #expect(request.provider == (has("model") ? "anthropic" : "unknown"))
            #expect(record.status == .success)
            let (read, written): (Int64, Int64) =
                (has("cache_read_input_tokens") ? 400 : 0, has("cache_creation_input_tokens") ? 30 : 0)
            #expect(record.usage == TokenUsage(input: 1_000, output: 200, cacheRead: read, cacheWrite5m: written))
            // Haiku 4.5: 1, 5, 0.10 and 1.25 dollars per million tokens.
            let cost = 1_000 * 1_000_000 + 200 * 5_000_000 + read * 100_000 + written * 1_250_000
            #expect(record.isPriced == has("model"))
            #expect(record.cost == (has("model") ? cost : 0))
            #expect(record.duration == (has("duration_s") ? 1_250_000_000 : -1))
            #expect(record.timeToFirstToken == (has("ttft_s") ? 500_000_000 : -1))
            // A success is never a repeat.
            #expect(record.requestKey == 0)
            #expect(record.time == (has("timestamp") ? Self.timestamp : fileTime))
            #expect(record.timeOrigin == (has("timestamp") ? .line : .file))
            #expect(decoded.timeOrigins.reduce(0, +) == 1)
        }
    }

    @Test(arguments: [
        ("llm_request_failed", RequestStatus.other, AppEvent?.none), ("rate_limit_hit", .rateLimited, .rateLimited),
        ("api_overloaded", .overloaded, .overloaded), ("api_connection_error", .connection, .connectionError),
        ("unexpected_error", .other, nil),
    ])
    func failures(event: String, status: RequestStatus, note: AppEvent?) throws {
        let optional = [
            #""model":"claude-sonnet-4-20250514""#, #""request_id":"req_1""#, #""duration_s":1.25,"ttft_s":0.5"#,
            #""status_code":500"#, #""error_type":"NotFoundError""#, #""input_tokens":1000,"output_tokens":null"#,
            #""timestamp":"2026-11-23T11:22:30.641596Z""#,
        ]
        var decoder = try BlockDecoder(plan: DecodingPlan())
        var keys: Set<UInt64> = []
        try combinations(of: optional) { fields, has in
            var context = freshContext()
            let decoded = try decoder.decoded(
                #"{\#(fields)"error":"x","event":"\#(event)","level":"error"}"#.utf8, context: &context)
            try #require(decoded.counts.usage == 1 && decoded.counts.total == 1)
            #expect(decoded.events.map(\.event) == (note.map { [$0] } ?? []))
            let record = decoded.requests[0].record
            #expect(decoded.requests[0].model == (has("model") ? "claude-sonnet-4-20250514" : "unknown"))
            var expected = status
            // The event's own name tells more than a status; else the status code tells more than the error's name.
            if status == .other { expected = has("status_code") ? .server : has("error_type") ? .notFound : .other }
            #expect(record.status == expected)
            // The provider bills what a failed attempt used.
            #expect(record.usage == TokenUsage(input: has("input_tokens") ? 1_000 : 0))
            #expect(record.cost == (has("input_tokens") && has("model") ? 3_000_000_000 : 0))
            #expect(record.isPriced == (has("model") || !has("input_tokens")))
            // Latency is that of successful requests.
            #expect(record.duration == -1 && record.timeToFirstToken == -1)
            #expect((record.requestKey != 0) == has("request_id"))
            if record.requestKey != 0 { keys.insert(record.requestKey) }
            #expect(record.time == (has("timestamp") ? Self.timestamp : fileTime))
            if let told = decoded.events.first {
                #expect(told.time == record.time && told.timeOrigin == record.timeOrigin)
            }
        }
        #expect(keys.count == 1)
    }

    @Test func fallback() throws {
        for extra in [
            "", #""original_model":"claude-opus-4-5-20251101","#, #""model":"m","request_id":"r","input_tokens":5,"#,
        ] {
            let decoded = try decode(
                #"{\#(extra)"timestamp":"2026-11-23T11:22:30.641596Z","event":"falling_back_to_haiku"}"#)
            #expect(decoded.counts.other == 1 && decoded.counts.total == 1)
            #expect(decoded.requests.isEmpty)
            #expect(decoded.events.map(\.event) == [.fallback])
            #expect(decoded.events[0].time == Self.timestamp)
        }
    }

    @Test(arguments: [
        "{}", #"{"event":"startup"}"#, #"{"event":""}"#, #"{"event":null}"#, #"{"event":7}"#,
        #"{"event":["llm_request_success"]}"#,
        #"{"event":"llm_request_success "}"#, #"{"event":"LLM_REQUEST_SUCCESS"}"#, #"{"event":"llm_request_succes"}"#,
        #"{"level":"llm_request_success","input_tokens":5}"#,
        #"{"x":{"event":"llm_request_success","input_tokens":5}}"#,
        #"[{"event":"llm_request_success","input_tokens":5}]"#, "42",
    ])
    func otherLines(text: String) throws {
        let decoded = try decode(text)
        #expect(decoded.counts.other == 1 && decoded.counts.total == 1)
        #expect(decoded.requests.isEmpty && decoded.events.isEmpty)
    }

    @Test func escapedEventsAndKeysAreTheSame() throws {
        let request = try decodeRequest(
            #"{"\u0065vent":"llm\u005frequest_success","mod\u0065l":"gpt-4o","input\u005ftokens":5}"#)
        #expect(request.model == "gpt-4o")
        #expect(request.record.usage == TokenUsage(input: 5))
    }

    // MARK: - Request ids

    @Test func requestIDsAreToldApart() throws {
        let ids = [#""a""#, #""a""#, #""b""#, "7", "7", "8", #""""#, "null", "{}", "[]", "true"]
        let lines = ids.map { #"{"event":"llm_request_failed","request_id":\#($0)}"# }.joined(separator: "\n")
        let keys = try decode(lines).requests.map(\.record.requestKey)
        try #require(keys.count == ids.count)
        #expect(keys[0] == keys[1] && keys[3] == keys[4])
        #expect(Set([keys[0], keys[2], keys[3], keys[5]]).count == 4)
        #expect(!keys[..<6].contains(0))
        // What is no id is none: such attempts count each.
        #expect(keys[6...].allSatisfy { $0 == 0 })
    }

    @Test func requestKeysAreKeyed() throws {
        let line = #"{"event":"llm_request_failed","request_id":"req_1"}"#
        let plain = try decodeRequest(line).record.requestKey
        let keyed = try decodeRequest(line, plan: DecodingPlan(hashSeed: 1)).record.requestKey
        #expect(plain != keyed)
    }

    // MARK: - Lines of a block

    @Test func blockKeepsTheFirstSkippedLines() throws {
        let good = #"{"event":"llm_request_success","input_tokens":1}"#
        let bad = #"{"event":"llm_request_success","input_tokens":-5}"#
        let decoded = try decode([good, "x", bad, "", bad, bad, bad, "y", good].joined(separator: "\n"))
        #expect(decoded.lineCount == 9)
        #expect(decoded.requests.map(\.record.line) == [0, 8])
        #expect(decoded.counts[.notJSON] == 2 && decoded.counts[.negative] == 4 && decoded.counts[.blank] == 1)
        #expect(decoded.skipped.map(\.line) == [1, 2, 4, 5, 6])
        #expect(decoded.skipped.map(\.reason) == [.notJSON, .negative, .negative, .negative, .negative])
        #expect(decoded.skipped[1].detail == "input: -5")
    }

    @Test func blockIsForgottenByTheNext() throws {
        var decoder = try BlockDecoder(plan: DecodingPlan())
        var context = freshContext()
        let first = try decoder.decoded(#"{"event":"rate_limit_hit"}"#.utf8, context: &context)
        #expect(first.requests.count == 1 && first.events.count == 1)
        let second = try decoder.decoded([], context: &context)
        #expect(second.requests.isEmpty && second.events.isEmpty && second.skipped.isEmpty)
        #expect(second.counts == LineCounts() && second.lineCount == 0)
        #expect(second.timeOrigins.allSatisfy { $0 == 0 })
    }
}
