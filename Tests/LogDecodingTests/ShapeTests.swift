import LogDecoding
import Pricing
import Testing
import UsageModel

/// Shapes that the corpus has no lines of, as the named sources define them, each under `auto` and under its name.
struct ShapeTests {
    struct Line: Sendable, CustomTestStringConvertible {
        var preset: String
        var what: String
        var text: String
        var model: String
        var usage: TokenUsage
        var testDescription: String { "\(preset): \(what)" }
    }

    static let lines: [Line] = [
        // google-genai 3.6, types.py: GenerateContentResponse dumped by pydantic in snake case.
        Line(
            preset: "gemini", what: "Python SDK, cached, tools, thoughts",
            text: #"""
                {"level":"info","response":{"model_version":"gemini-2.5-flash","response_id":"r1","usage_metadata":{
                "cached_content_token_count":300,"candidates_token_count":40,"prompt_token_count":1000,
                "thoughts_token_count":60,"tool_use_prompt_token_count":25,"total_token_count":1125,
                "traffic_type":"ON_DEMAND"}}}
                """#,
            model: "gemini-2.5-flash", usage: TokenUsage(input: 725, output: 100, cacheRead: 300, reasoning: 60)),
        // The same, blocked before any candidate: fields that are zero are absent from the REST API's JSON.
        Line(
            preset: "gemini", what: "absent counts",
            text: #"""
                {"modelVersion":"gemini-2.5-pro","usageMetadata":{"promptTokenCount":12,"thoughtsTokenCount":30,"totalTokenCount":42}}
                """#,
            model: "gemini-2.5-pro", usage: TokenUsage(input: 12, output: 30, reasoning: 30)),
        // botocore, bedrock-runtime Converse response with the app's model id; TokenUsage.cacheDetails with two lifetimes.
        Line(
            preset: "bedrock", what: "Converse with cache lifetimes",
            text: #"""
                {"modelId":"us.anthropic.claude-opus-4-5-20251101-v1:0","response":{"ResponseMetadata":{"RequestId":"q1"},
                "stopReason":"end_turn","usage":{"inputTokens":10,"outputTokens":20,"totalTokens":1230,
                "cacheReadInputTokens":200,"cacheWriteInputTokens":1000,"cacheDetails":[{"ttl":"1h","inputTokens":600},
                {"inputTokens":400,"ttl":"5m"}]},"metrics":{"latencyMs":1275}}}
                """#,
            model: "claude-opus-4-5-20251101",
            usage: TokenUsage(input: 10, output: 20, cacheRead: 200, cacheWrite5m: 400, cacheWrite1h: 600)),
        // AWS, "Model invocation logging": schemaType ModelInvocationLog; cache counts as in Panther's schema of the log.
        Line(
            preset: "bedrock", what: "model-invocation log",
            text: #"""
                {"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"2025-04-09T23:00:17Z","accountId":"1",
                "region":"us-east-1","requestId":"915a6a04","operation":"Converse","modelId":"anthropic.claude-3-haiku-20240307-v1:0",
                "input":{"inputContentType":"application/json","inputTokenCount":35,"cacheReadInputTokenCount":7},
                "output":{"outputBodyJson":{"metrics":{"latencyMs":3640},"usage":{"inputTokens":35,"outputTokens":446,
                "totalTokens":488}},"outputTokenCount":446}}
                """#,
            model: "claude-3-haiku-20240307", usage: TokenUsage(input: 35, output: 446, cacheRead: 7)),
        // vercel/ai, packages/ai/src/types/usage.ts (version 6) and packages/provider/.../v2 (version 5).
        Line(
            preset: "vercel-ai", what: "version 4",
            text: #"""
                {"usage":{"promptTokens":100,"completionTokens":20,"totalTokens":120},"response":{"id":"chatcmpl-9","modelId":"gpt-4o"}}
                """#,
            model: "gpt-4o", usage: TokenUsage(input: 100, output: 20)),
        Line(
            preset: "vercel-ai", what: "version 5, reasoning beside the output",
            text: #"""
                {"response":{"id":"r2","modelId":"gemini-2.5-flash"},"usage":{"inputTokens":100,"outputTokens":20,
                "totalTokens":150,"reasoningTokens":30,"cachedInputTokens":60}}
                """#,
            model: "gemini-2.5-flash", usage: TokenUsage(input: 40, output: 50, cacheRead: 60, reasoning: 30)),
        Line(
            preset: "vercel-ai", what: "version 5 with Anthropic's metadata",
            text: #"""
                {"response":{"id":"msg_v","modelId":"claude-opus-4-5"},"usage":{"inputTokens":3,"outputTokens":20,"totalTokens":23,
                "cachedInputTokens":500},"providerMetadata":{"anthropic":{"cacheCreationInputTokens":70}}}
                """#,
            model: "claude-opus-4-5", usage: TokenUsage(input: 3, output: 20, cacheRead: 500, cacheWrite5m: 70)),
        Line(
            preset: "vercel-ai", what: "version 6, the sum of its steps",
            text: #"""
                {"response":{"modelId":"gpt-5"},"usage":{"inputTokens":10,"inputTokenDetails":{"noCacheTokens":10},"outputTokens":1,
                "totalTokens":11},"totalUsage":{"inputTokens":1000,"inputTokenDetails":{"noCacheTokens":150,"cacheReadTokens":800,
                "cacheWriteTokens":50},"outputTokens":50,"outputTokenDetails":{"textTokens":30,"reasoningTokens":20},"totalTokens":1050}}
                """#,
            model: "gpt-5",
            usage: TokenUsage(input: 150, output: 50, cacheRead: 800, cacheWrite5m: 50, reasoning: 20)),
        // langchain-core 1.8, messages/ai.py: AIMessage; langchain-anthropic 1.7, _create_usage_metadata: with lifetimes
        // cache_creation is zero.
        Line(
            preset: "langchain", what: "AIMessage",
            text: #"""
                {"content":"hi","response_metadata":{"model_name":"claude-opus-4-5-20251101","id":"msg_l"},"id":"lc_run--1",
                "usage_metadata":{"input_tokens":1500,"output_tokens":50,"total_tokens":1550,"input_token_details":{"cache_read":400,
                "cache_creation":0,"ephemeral_5m_input_tokens":600,"ephemeral_1h_input_tokens":300},
                "output_token_details":{"reasoning":20}}}
                """#,
            model: "claude-opus-4-5-20251101",
            usage: TokenUsage(
                input: 200, output: 50, cacheRead: 400, cacheWrite5m: 600, cacheWrite1h: 300, reasoning: 20)),
        // dumpd of langchain-core/load.
        Line(
            preset: "langchain", what: "serialised by dumpd",
            text: #"""
                {"lc":1,"type":"constructor","id":["langchain","schema","messages","AIMessage"],"kwargs":{"content":"hi",
                "response_metadata":{"model_name":"gpt-4o"},"usage_metadata":{"input_tokens":10,"output_tokens":5,"total_tokens":15}}}
                """#,
            model: "gpt-4o", usage: TokenUsage(input: 10, output: 5)),
        // langchain-openai 1.7, _create_chat_result: llm_output of an LLMResult, as a callback gets it.
        Line(
            preset: "langchain", what: "llm_output of OpenAI",
            text: #"""
                {"generations":[[{"text":"hi","message":{"usage_metadata":{"input_tokens":9,"output_tokens":9,"total_tokens":18}}}]],
                "llm_output":{"token_usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,
                "prompt_tokens_details":{"cached_tokens":60}},"model_name":"gpt-4o","id":"chatcmpl-7"}}
                """#,
            model: "gpt-4o", usage: TokenUsage(input: 40, output: 20, cacheRead: 60)),
        // langchain-anthropic 1.7, _format_output.
        Line(
            preset: "langchain", what: "llm_output of Anthropic",
            text: #"""
                {"llm_output":{"id":"msg_9","model":"claude-haiku-4-5-20251001","usage":{"input_tokens":10,"output_tokens":20,
                "cache_read_input_tokens":30,"cache_creation_input_tokens":0}}}
                """#,
            model: "claude-haiku-4-5-20251001", usage: TokenUsage(input: 10, output: 20, cacheRead: 30)),
        Line(
            preset: "langchain", what: "generations of a stream",
            text: #"""
                {"generations":[[{"text":"hi","message":{"response_metadata":{"model_name":"gpt-4o"},
                "usage_metadata":{"input_tokens":9,"output_tokens":8,"total_tokens":17}}}]],"llm_output":{}}
                """#,
            model: "gpt-4o", usage: TokenUsage(input: 9, output: 8)),
        // alicoding/claude-parser, docs/JSONL-STRUCTURE.md: an assistant line of a session.
        Line(
            preset: "claude-code", what: "a session's line",
            text: #"""
                {"uuid":"u","parentUuid":null,"sessionId":"s","cwd":"/","version":"2.0.74","type":"assistant","isSidechain":false,
                "timestamp":"2026-03-11T02:40:21.204Z","requestId":"req_1","message":{"id":"msg_1","role":"assistant",
                "model":"claude-opus-4-5-20251101","content":[{"type":"text","text":"x"}],"usage":{"input_tokens":4,
                "cache_creation_input_tokens":90,"cache_read_input_tokens":80,"output_tokens":7,"service_tier":"standard",
                "cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":90}}}}
                """#,
            model: "claude-opus-4-5-20251101",
            usage: TokenUsage(input: 4, output: 7, cacheRead: 80, cacheWrite1h: 90)),
        // openai 3.54, types/responses/response_usage.py: cache_write_tokens are a part of input_tokens.
        Line(
            preset: "openai", what: "cache writes",
            text: #"""
                {"object":"response","model":"gpt-5","status":"completed","usage":{"input_tokens":1000,"input_tokens_details":
                {"cached_tokens":300,"cache_write_tokens":200},"output_tokens":10,"output_tokens_details":{"reasoning_tokens":4},
                "total_tokens":1010}}
                """#,
            model: "gpt-5", usage: TokenUsage(input: 500, output: 10, cacheRead: 300, cacheWrite5m: 200, reasoning: 4)),
        // xAI counts reasoning beside completion_tokens; the total tells.
        Line(
            preset: "openai", what: "reasoning beside the output",
            text: #"""
                {"model":"grok-4","usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":45,
                "completion_tokens_details":{"reasoning_tokens":30}}}
                """#,
            model: "grok-4", usage: TokenUsage(input: 10, output: 35, reasoning: 30)),
        Line(
            preset: "openai", what: "a usage with a total alone to tell it",
            text: #"{"model":"gpt-5","usage":{"input_tokens":10,"output_tokens":5,"total_tokens":15}}"#,
            model: "gpt-5", usage: TokenUsage(input: 10, output: 5)),
        Line(
            preset: "anthropic", what: "below a key of a pino line",
            text: #"""
                {"level":30,"time":1795433921063,"pid":1,"hostname":"h","msg":"done","response":{"id":"msg_p","type":"message",
                "model":"claude-opus-4-5","usage":{"input_tokens":5,"output_tokens":6,"cache_read_input_tokens":7}}}
                """#,
            model: "claude-opus-4-5", usage: TokenUsage(input: 5, output: 6, cacheRead: 7)),
    ]

    @Test(arguments: lines)
    func usage(line: Line) throws {
        let text = line.text.split(separator: "\n").joined()
        for preset in ["auto", line.preset] {
            let request = try decodeRequest(text, plan: DecodingPlan(preset: try #require(Preset.named(preset))))
            #expect(request.record.usage == line.usage, "\(preset)")
            #expect(request.model == line.model)
            #expect(request.record.status == .success)
        }
    }

    @Test(arguments: lines)
    func presetIsTold(line: Line) throws {
        let text = Array(line.text.split(separator: "\n").joined().utf8) + Array(repeating: 0, count: blockPadding)
        var decoder = try BlockDecoder(plan: DecodingPlan())
        var context = freshContext()
        let explanation = try text.withUnsafeBytes {
            try decoder.explain(UnsafeRawBufferPointer(rebasing: $0.dropLast(blockPadding)), context: &context)
        }
        #expect(explanation.preset == line.preset)
    }

    @Test func everyPresetHasItsName() {
        #expect(
            Preset.all.map(\.name) == [
                "auto", "structlog", "anthropic", "openai", "litellm", "otel", "gemini", "bedrock", "claude-code",
                "vercel-ai", "langchain",
            ])
        #expect(Preset.named("xml") == nil)
    }

    /// One line of OTLP/JSON (opentelemetry-proto, trace.proto in proto3's JSON mapping: 64-bit integers are strings).
    @Test(arguments: ["auto", "otel"])
    func manySpansInALine(preset: String) throws {
        func span(_ id: String, _ attributes: String, status: String = "{}") -> String {
            #"{"traceId":"t","spanId":"\#(id)","name":"chat","kind":3,"startTimeUnixNano":"1795433921000000000","#
                + #""endTimeUnixNano":"1795433922500000000","attributes":[\#(attributes)],"status":\#(status)}"#
        }
        func text(_ key: String, _ value: String) -> String {
            #"{"key":"\#(key)","value":{"stringValue":"\#(value)"}}"#
        }
        func count(_ key: String, _ value: Int) -> String { #"{"key":"\#(key)","value":{"intValue":"\#(value)"}}"# }
        let model = text("gen_ai.request.model", "gpt-4o")
        let spans = [
            span(
                "1",
                [
                    model, count("gen_ai.usage.input_tokens", 100), count("gen_ai.usage.output_tokens", 9),
                    count("gen_ai.usage.cache_read.input_tokens", 40),
                ].joined(separator: ",")),
            span("2", text("http.route", "/x")),
            span(
                "3",
                [text("gen_ai.operation.name", "invoke_agent"), model, count("gen_ai.usage.input_tokens", 100)]
                    .joined(separator: ",")),
            span("4", model),
        ]
        let failed = span("5", [model, text("error.type", "429")].joined(separator: ","), status: #"{"code":2}"#)
        let line =
            #"{"resourceSpans":[{"scopeSpans":[{"scope":{"name":"s"},"spans":[\#(spans.joined(separator: ","))]},"#
            + #"{"spans":[]}],"resource":{"attributes":[\#(text("service.name", "shop"))]}},"#
            + #"{"resource":{},"scopeSpans":[{"spans":[\#(failed)]}]}]}"#
        let label = DecodingPlan.Label(
            name: "service", path: try #require(FieldPath(#"resource.attributes."service.name""#)))
        let plan = DecodingPlan(preset: try #require(Preset.named(preset)), labels: [label])
        let decoded = try decode(line, plan: plan)
        // A span counts as a line.
        #expect(decoded.counts.usage == 3 && decoded.counts.other == 2 && decoded.counts.total == 5)
        let records = decoded.requests.map(\.record)
        try #require(records.count == 3)
        #expect(records[0].usage == TokenUsage(input: 60, output: 9, cacheRead: 40))
        #expect(records[0].duration == 1_500_000_000)
        #expect(records[0].time == Timestamp(microseconds: 1_795_433_922_500_000))
        #expect(records[1].hasUsage == false && records[1].status == .success)
        #expect(records[2].status == .rateLimited && records[2].hasUsage)
        #expect(decoded.requests.map(\.labels) == [["shop"], ["shop"], ["unknown"]])
    }

    /// A LiteLLM line whose answer came from LiteLLM's own cache is no request at a provider.
    @Test func answersFromAGatewaysCache() throws {
        let line = #"""
            {"custom_llm_provider":"openai","status":"success","cache_hit":true,"model":"gpt-4o","prompt_tokens":10,"completion_tokens":5}
            """#
        #expect(try decode(line).counts.other == 1)
    }

    /// The words of Claude Code itself, and what the user said.
    @Test(arguments: [
        #"{"type":"assistant","sessionId":"s","message":{"id":"1","model":"<synthetic>","usage":{"input_tokens":0,"output_tokens":0}}}"#,
        #"{"type":"user","sessionId":"s","isSidechain":false,"message":{"role":"user","content":"hi"}}"#,
        #"{"type":"summary","summary":"x","leafUuid":"y"}"#,
    ])
    func linesOfASessionThatAreNoRequest(line: String) throws {
        let decoded = try decode(line)
        #expect(decoded.counts.other == 1 && decoded.counts.total == 1)
    }
}
