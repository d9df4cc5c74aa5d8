import LogDecoding
import Pricing
import Testing
import UsageModel

/// Usage objects that are wrong, contradict themselves, or say nothing.
struct UsageTrapTests {
    private static func openAI(_ usage: String) -> String {
        #"{"object":"chat.completion","model":"gpt-4o","usage":\#(usage)}"#
    }
    private static func anthropic(_ usage: String) -> String {
        #"{"type":"message","model":"claude-opus-4-5","usage":\#(usage)}"#
    }

    @Test(arguments: [
        (#"{"prompt_tokens":-1,"completion_tokens":5,"total_tokens":4}"#, SkipReason.negative),
        (#"{"prompt_tokens":1.5,"completion_tokens":5}"#, .invalidTokens),
        (#"{"prompt_tokens":"many","completion_tokens":5}"#, .invalidTokens),
        (#"{"prompt_tokens":{},"completion_tokens":5}"#, .invalidTokens),
        (#"{"prompt_tokens":true,"completion_tokens":5}"#, .invalidTokens),
        (#"{"prompt_tokens":10,"completion_tokens":null}"#, .invalidTokens),
        (#"{"prompt_tokens":null,"completion_tokens":5}"#, .invalidTokens),
        (#"{"prompt_tokens":1000000001,"completion_tokens":5}"#, .absurd),
        (#"{"prompt_tokens":1e300,"completion_tokens":5}"#, .absurd),
        (#"{"prompt_tokens":10,"completion_tokens":5,"total_tokens":99999999999999999999}"#, .absurd),
        // More cached than there was.
        (#"{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":11}}"#, .inconsistent),
        (
            #"{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":6,"cache_write_tokens":5}}"#,
            .inconsistent
        ),
        (#"{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":-1}}"#, .negative),
        // A total that is not the sum.
        (#"{"prompt_tokens":10,"completion_tokens":5,"total_tokens":16}"#, .inconsistent),
        (#"{"prompt_tokens":10,"completion_tokens":5,"total_tokens":0}"#, .inconsistent),
        // More reasoning than output, and a total that does not put it beside.
        (
            #"{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"completion_tokens_details":{"reasoning_tokens":6}}"#,
            .inconsistent
        ),
        // Two counts of the same tokens that differ.
        (#"{"prompt_tokens":10,"completion_tokens":5,"input_tokens":9,"output_tokens":5}"#, .inconsistent),
        (#"{"prompt_tokens":10,"completion_tokens":5,"input_tokens":10,"output_tokens":6}"#, .inconsistent),
    ])
    func refused(usage: String, reason: SkipReason) throws {
        let decoded = try decode(Self.openAI(usage))
        #expect(decoded.requests.isEmpty)
        #expect(decoded.counts[reason] == 1 && decoded.counts.total == 1)
    }

    @Test(arguments: [
        (
            #"{"input_tokens":10,"output_tokens":5,"total_tokens":16,"cache_read_input_tokens":0}"#,
            SkipReason.inconsistent
        ),
        (#"{"input_tokens":10,"output_tokens":-5}"#, .negative),
        (#"{"input_tokens":"10 ","output_tokens":5}"#, .invalidTokens),
        (
            #"{"input_tokens":10,"output_tokens":5,"cache_creation_input_tokens":9,"cache_creation":{"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":4}}"#,
            .inconsistent
        ),
    ])
    func refusedOfAnthropic(usage: String, reason: SkipReason) throws {
        let decoded = try decode(Self.anthropic(usage))
        #expect(decoded.requests.isEmpty)
        #expect(decoded.counts[reason] == 1 && decoded.counts.total == 1)
    }

    /// A usage in both languages, as gateways write it, counts once where the two agree: with the cache inside or outside the
    /// second input.
    @Test(arguments: ["100", "40"])
    func bothLanguagesInOneUsage(input: String) throws {
        let usage =
            #"{"prompt_tokens":100,"completion_tokens":7,"total_tokens":107,"input_tokens":\#(input),"output_tokens":7,"#
            + #""prompt_tokens_details":{"cached_tokens":60},"cache_read_input_tokens":60}"#
        #expect(try decodeRequest(Self.openAI(usage)).record.usage == TokenUsage(input: 40, output: 7, cacheRead: 60))
    }

    /// Anthropic's totals, which only others add, hold the cache or not.
    @Test(arguments: ["15", "115"])
    func totalsOfAnthropic(total: String) throws {
        let usage = #"{"input_tokens":10,"output_tokens":5,"cache_read_input_tokens":100,"total_tokens":\#(total)}"#
        #expect(
            try decodeRequest(Self.anthropic(usage)).record.usage == TokenUsage(input: 10, output: 5, cacheRead: 100))
    }

    /// Numbers in texts, and a class that is null, are read as everywhere.
    @Test func digitsInAText() throws {
        let usage = #"{"prompt_tokens":"10","completion_tokens":5.0,"prompt_tokens_details":{"cached_tokens":null}}"#
        #expect(try decodeRequest(Self.openAI(usage)).record.usage == TokenUsage(input: 10, output: 5))
    }

    // MARK: - Missing

    @Test(arguments: [
        // The last chunk of a stream without include_usage, and a chunk in its middle.
        (
            #"{"object":"chat.completion.chunk","id":"c","model":"gpt-4o","choices":[{"index":0,"finish_reason":"stop"}],"usage":null}"#,
            true
        ),
        (
            #"{"object":"chat.completion.chunk","id":"c","model":"gpt-4o","choices":[{"delta":{"content":"finish_reason"},"finish_reason":null}],"usage":null}"#,
            false
        ),
        (#"{"object":"chat.completion.chunk","id":"c","model":"gpt-4o","choices":[]}"#, false),
        (#"{"object":"chat.completion","id":"c","model":"gpt-4o","choices":[]}"#, true),
        (
            #"{"object":"chat.completion","id":"c","model":"gpt-4o","usage":{"prompt_tokens":null,"completion_tokens":null}}"#,
            true
        ),
        (#"{"object":"response","status":"completed","model":"gpt-5","usage":null}"#, true),
        (#"{"object":"response","status":"in_progress","model":"gpt-5","usage":null}"#, false),
        (#"{"object":"list","model":"gpt-5","data":[]}"#, false),
        // NaN in JavaScript is null in JSON.
        (
            #"{"usage":{"promptTokens":null,"completionTokens":null,"totalTokens":null},"response":{"modelId":"gpt-4o"}}"#,
            true
        ),
        (
            #"{"attributes":{"gen_ai.operation.name":"chat","gen_ai.request.model":"gpt-4o"},"status":{"status_code":"UNSET"}}"#,
            true
        ),
        (#"{"attributes":{"gen_ai.operation.name":"execute_tool","gen_ai.request.model":"gpt-4o"}}"#, false),
    ])
    func missingUsage(line: String, isRequest: Bool) throws {
        let decoded = try decode(line)
        #expect(decoded.counts.total == 1)
        #expect(decoded.counts.usage == (isRequest ? 1 : 0) && decoded.counts.other == (isRequest ? 0 : 1))
        #expect(decoded.withoutUsage == (isRequest ? 1 : 0))
        for request in decoded.requests {
            #expect(request.record.hasUsage == false && request.record.status == .success)
            #expect(request.record.usage == TokenUsage() && request.record.isPriced)
        }
    }

    // MARK: - Tiers and details

    /// A tier that is not known has no price; the tokens count all the same.
    @Test(arguments: ["\"scale\"", "\"turbo\"", "7", "\"service_tier_turbo\""])
    func unknownTier(tier: String) throws {
        let line =
            #"{"object":"chat.completion","model":"gpt-4o","service_tier":\#(tier),"usage":{"prompt_tokens":10,"completion_tokens":5}}"#
        let decoded = try decode(line)
        let record = try #require(decoded.requests.first?.record)
        #expect(record.usage == TokenUsage(input: 10, output: 5))
        #expect(!record.isPriced && record.cost == 0)
        #expect(decoded.unknownTiers == 1)
    }

    @Test(arguments: ["\"default\"", "null", "\"\"", "\"standard\"", "\"auto\"", "\"SERVICE_TIER_STANDARD\""])
    func listPriceTiers(tier: String) throws {
        let line =
            #"{"object":"chat.completion","model":"gpt-4o","service_tier":\#(tier),"usage":{"prompt_tokens":10,"completion_tokens":5}}"#
        let decoded = try decode(line)
        // 10 x 2.5 and 5 x 10 dollars per million.
        #expect(decoded.requests.first?.record.cost == 75_000_000)
        #expect(decoded.unknownTiers == 0)
    }

    // MARK: - Failures

    @Test(arguments: [
        (
            #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}"#,
            RequestStatus.overloaded
        ),
        (#"{"error_type":"RateLimitError","status_code":429,"model":"gpt-4o"}"#, .rateLimited),
        (#"{"error_type":"APIConnectionError","status_code":null,"model":"gpt-4o"}"#, .connection),
        (#"{"object":"response","status":"failed","model":"gpt-5","usage":null}"#, .other),
        (
            #"{"custom_llm_provider":"openai","status":"failure","model":"gpt-4o","prompt_tokens":0,"error_information":{"error_code":"429"}}"#,
            .rateLimited
        ),
        (
            #"{"attributes":{"gen_ai.request.model":"m","error.type":"timeout_error"},"status":{"status_code":"ERROR"}}"#,
            .timeout
        ),
        (
            #"{"schemaType":"ModelInvocationLog","modelId":"anthropic.claude-opus-4-5-20251101-v1:0","errorCode":"ThrottlingException"}"#,
            .rateLimited
        ),
    ])
    func failures(line: String, status: RequestStatus) throws {
        let record = try decodeRequest(line).record
        #expect(record.status == status)
        #expect(record.usage == TokenUsage() && record.duration == -1)
    }

    // MARK: - Repeats

    /// The same answer in the SDK's own span, the app's line and another emitter's span has one key.
    @Test func oneAnswerInSeveralLogs() throws {
        let lines = [
            #"{"id":"msg_1","type":"message","model":"claude-opus-4-5","usage":{"input_tokens":1,"output_tokens":2}}"#,
            #"{"attributes":{"gen_ai.response.id":"msg_1","gen_ai.request.model":"claude-opus-4-5","gen_ai.usage.input_tokens":1,"gen_ai.usage.output_tokens":2}}"#,
            #"{"id":"msg_2","type":"message","model":"claude-opus-4-5","usage":{"input_tokens":1,"output_tokens":2}}"#,
        ]
        let keys = try decode(lines.joined(separator: "\n")).requests.map(\.record.requestKey)
        try #require(keys.count == 3)
        #expect(keys[0] != 0 && keys[0] == keys[1] && keys[2] != 0 && keys[2] != keys[0])
    }

    /// Pieces of a stream revise one another, an answer in one piece does not.
    @Test func chunksRevise() throws {
        let lines = ["chat.completion.chunk", "chat.completion"].map {
            #"{"object":"\#($0)","id":"c","model":"gpt-4o","usage":{"prompt_tokens":1,"completion_tokens":2}}"#
        }
        let records = try decode(lines.joined(separator: "\n")).requests.map(\.record)
        #expect(records.map(\.revises) == [true, false])
        #expect(records[0].requestKey == records[1].requestKey)
    }

    /// Failed attempts of a gateway share the id of the attempt that succeeded, and are attempts of their own.
    @Test func attemptsOfAGateway() throws {
        let lines = ["failure", "failure", "success"].map {
            #"{"custom_llm_provider":"openai","litellm_call_id":"c","status":"\#($0)","model":"gpt-4o","prompt_tokens":1,"completion_tokens":1}"#
        }
        let records = try decode(lines.joined(separator: "\n")).requests.map(\.record)
        try #require(records.count == 3)
        #expect(records[0].requestKey == 0 && records[1].requestKey == 0 && records[2].requestKey != 0)
    }

    /// Behind a gateway that gives no request id, a message is known within its session.
    @Test func messagesWithoutRequestID() throws {
        let lines = [("a", "m"), ("b", "m"), ("a", "m"), ("a", "n")].map {
            #"{"type":"assistant","sessionId":"\#($0.0)","message":{"id":"\#($0.1)","model":"k","usage":{"input_tokens":1,"output_tokens":1}}}"#
        }
        let keys = try decode(lines.joined(separator: "\n")).requests.map(\.record.requestKey)
        #expect(keys.count == 4 && Set(keys).count == 3 && keys[0] == keys[2])
    }
}
