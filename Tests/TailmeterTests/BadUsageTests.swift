import Testing

/// Usage objects as they should not be: whatever the shape, no count is made up and nothing is a silent zero.
///
/// One after the other: each starts programs of its own, and the tests beside them wait for theirs.
@Suite(.serialized)
struct BadUsageTests {
    /// One line a shape, with `IN` and `OUT` in the places of its counts and `ID` in that of its request.
    private static let shapes = [
        ("anthropic", #"{"id":"ID","type":"message","model":"m-1","usage":{"input_tokens":IN,"output_tokens":OUT}}"#),
        (
            "openai",
            #"{"id":"ID","object":"chat.completion","model":"m-1","usage":{"prompt_tokens":IN,"completion_tokens":OUT}}"#
        ),
        (
            "litellm",
            #"{"litellm_call_id":"ID","custom_llm_provider":"openai","status":"success","model":"m-1","prompt_tokens":IN,"#
                + #""completion_tokens":OUT}"#
        ),
        (
            "otel",
            #"{"name":"chat","attributes":{"gen_ai.response.id":"ID","gen_ai.request.model":"m-1","#
                + #""gen_ai.usage.input_tokens":IN,"gen_ai.usage.output_tokens":OUT}}"#
        ),
        (
            "gemini",
            #"{"responseId":"ID","modelVersion":"m-1","usageMetadata":{"promptTokenCount":IN,"candidatesTokenCount":OUT}}"#
        ),
        (
            "bedrock",
            #"{"requestId":"ID","modelId":"m-1","stopReason":"end_turn","usage":{"inputTokens":IN,"outputTokens":OUT},"#
                + #""metrics":{"latencyMs":5}}"#
        ),
        (
            "claude-code",
            #"{"type":"assistant","sessionId":"s","requestId":"ID","message":{"id":"m","model":"m-1","#
                + #""usage":{"input_tokens":IN,"output_tokens":OUT}}}"#
        ),
        (
            "vercel-ai",
            #"{"response":{"id":"ID","modelId":"m-1"},"usage":{"inputTokens":IN,"inputTokenDetails":{},"outputTokens":OUT}}"#
        ),
        (
            "langchain",
            #"{"id":"ID","usage_metadata":{"input_tokens":IN,"output_tokens":OUT},"response_metadata":{"model_name":"m-1"}}"#
        ),
        ("structlog", #"{"event":"llm_request_success","model":"m-1","input_tokens":IN,"output_tokens":OUT}"#),
    ]

    /// Pairs of input and output, and the reason for which the line is passed over.
    private static let bad: [(String, String, String)] = [
        ("null", "7", "invalid_tokens"), ("1.5", "7", "invalid_tokens"), ("\"many\"", "7", "invalid_tokens"),
        ("\"\"", "7", "invalid_tokens"), ("[1]", "7", "invalid_tokens"), ("{}", "7", "invalid_tokens"),
        ("true", "7", "invalid_tokens"), ("-1", "7", "negative"), ("5", "-7", "negative"), ("1e300", "7", "absurd"),
        ("123456789012345678901234567890", "7", "absurd"), ("1000000001", "7", "absurd"),
    ]

    @Test(arguments: shapes)
    func badCountsArePassedOverByReason(preset: String, line: String) async throws {
        let folder = try TemporaryFolder()
        // Three good lines between them: 100 as a number, as a text, and in exponent form.
        let good = [("100", "7"), ("\"100\"", "\"7\""), ("1e2", "7.0")]
        let lines = (Self.bad.map { ($0.0, $0.1) } + good).enumerated().map { number, counts in
            line.replacing("ID", with: "id-\(number)").replacing("IN", with: counts.0)
                .replacing("OUT", with: counts.1)
        }
        try folder.write(lines.joined(separator: "\n") + "\n", to: "app.log")
        let reasons = Self.bad.reduce(into: [String: Int]()) { $0[$1.2, default: 0] += 1 }
        for named in ["auto", preset] {
            let report = try await Tailmeter.analyze(["--preset", named, "app.log"], in: folder).report
            #expect(report.lines.skipped?.filter { $0.value > 0 } == reasons, "\(named)")
            #expect(report.lines.usage == 3)
            #expect(report.groups.map { [$0.tokens["input"], $0.tokens["output"]] } == [[300, 21]])
            #expect(report.requestsWithoutUsage == 0)
        }
    }

    /// A usage that is there and says nothing is a request without usage, by its own figure.
    @Test(arguments: shapes.filter { $0.0 != "structlog" && $0.0 != "claude-code" })
    func aUsageOfNullsIsARequestWithoutUsage(preset: String, line: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            line.replacing("ID", with: "id-1").replacing("IN", with: "null").replacing("OUT", with: "null") + "\n",
            to: "app.log")
        let report = try await Tailmeter.analyze(["app.log"], in: folder).report
        #expect(report.lines.usage == 1 && report.requestsWithoutUsage == 1)
        #expect(report.groups.map { $0.requests } == [["success": 1, "error": 0]])
    }

    /// Counts in two shapes: the same tokens are counted once, and such that contradict each other not at all.
    @Test func bothShapesInOneLine() async throws {
        let folder = try TemporaryFolder()
        func line(_ input: Int) -> String {
            #"{"model":"gpt-4o","usage":{"prompt_tokens":100,"completion_tokens":7,"input_tokens":\#(input),"output_tokens":7}}"#
                + "\n"
        }
        try folder.write(line(100) + line(99), to: "app.log")
        let report = try await Tailmeter.analyze(["app.log"], in: folder).report
        #expect(report.groups.map { [$0.tokens["input"], $0.tokens["output"]] } == [[100, 7]])
        #expect(report.lines.skipped?.filter { $0.value > 0 } == ["inconsistent": 1])
    }

    @Test func anUnknownTierIsUnpriced() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"type":"message","model":"claude-haiku-4-5","usage":{"input_tokens":10,"output_tokens":5,"service_tier":"turbo"}}"#
                + "\n", to: "app.log")
        let report = try await Tailmeter.analyze(["app.log"], in: folder).report
        #expect(report.unpriced == ["claude-haiku-4-5": 15])
        #expect(report.groups.map(\.costUSD) == ["0.000000"])
        let explained = try await Tailmeter.run(["explain", "app.log"], in: folder)
        #expect(explained.output.contains("cost     unknown: the service tier \"turbo\" is not known"))
    }

    @Test func anUnknownPresetIsNamed() async throws {
        for command in ["analyze", "explain"] {
            let result = try await Tailmeter.run([command, "--preset", "nope", Corpus.seedApp])
            #expect(result.end == .exited(2))
            #expect(result.errors.contains("'nope'") && result.errors.contains("claude-code"))
        }
    }
}
