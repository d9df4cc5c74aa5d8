import LogDecoding
import Pricing
import Testing
import UsageModel

/// Shapes of the user's own.
struct CustomShapeTests {
    private static func path(_ text: String) throws -> FieldPath { try #require(FieldPath(text)) }

    private static func shape(when: CustomShape.Condition? = nil) throws -> CustomShape {
        CustomShape(
            name: "gateway", when: when,
            fields: [
                .init(.model, [try path("req.m"), try path("model_name")], constant: "gpt-4o"),
                .init(.inputTokens, [try path("tok.in")]),
                .init(.outputTokens, [try path("tok.out"), try path("tok.\"o.ut\"")]),
                .init(.cacheReadTokens, [try path("tok.cached")]),
                .init(.duration, [try path("took")], unit: .milliseconds),
                .init(.requestID, [try path("never.there")]),
            ], inputIncludesCache: true)
    }

    private static func plan(_ shapes: [CustomShape]) -> DecodingPlan { DecodingPlan(customShapes: shapes) }

    @Test func fieldsWithAlternativesUnitsAndConstants() throws {
        let plan = Self.plan([try Self.shape()])
        let request = try decodeRequest(
            #"{"req":{"m":"gpt-5"},"model_name":"x","tok":{"in":100,"o.ut":7,"cached":40},"took":12.5,"ts":1795433921}"#,
            plan: plan)
        #expect(request.model == "gpt-5")
        #expect(request.record.usage == TokenUsage(input: 60, output: 7, cacheRead: 40))
        #expect(request.record.duration == 12_500_000)
        #expect(request.record.time.seconds == 1_795_433_921)
        let constant = try decodeRequest(#"{"tok":{"in":10,"out":5}}"#, plan: plan)
        #expect(constant.model == "gpt-4o")
        // 10 x 2.5 and 5 x 10 dollars per million.
        #expect(constant.record.cost == 75_000_000)
        let null = try decodeRequest(#"{"req":{"m":null},"tok":{"in":10,"out":5}}"#, plan: plan)
        #expect(null.model == "gpt-4o")
    }

    @Test(arguments: [
        (#"{"kind":"llm","tok":{"in":1,"out":1}}"#, true), (#"{"kind":"batch","tok":{"in":1,"out":1}}"#, true),
        (#"{"kind":"http","tok":{"in":1,"out":1}}"#, false), (#"{"tok":{"in":1,"out":1}}"#, false),
        (#"{"kind":null,"tok":{"in":1,"out":1}}"#, false), (#"{"kind":{"a":1},"tok":{"in":1,"out":1}}"#, false),
        (#"{"kind":7,"tok":{"in":1,"out":1}}"#, true), (#"{"kind":"7","tok":{"in":1,"out":1}}"#, true),
    ])
    func conditionOnAValue(line: String, isRequest: Bool) throws {
        let condition = CustomShape.Condition(try Self.path("kind"), .oneOf(["llm", "batch", "7"]))
        let decoded = try decode(line, plan: Self.plan([try Self.shape(when: condition)]))
        #expect(decoded.counts.usage == (isRequest ? 1 : 0) && decoded.counts.other == (isRequest ? 0 : 1))
    }

    @Test func conditionOnAPath() throws {
        let condition = CustomShape.Condition(try Self.path("tok"), .exists)
        let plan = Self.plan([try Self.shape(when: condition)])
        // The line is of the shape, and tells no usage.
        let decoded = try decode(#"{"tok":null}"#, plan: plan)
        #expect(decoded.requests.first?.record.hasUsage == false && decoded.withoutUsage == 1)
    }

    /// The user's shape comes before the presets, which go on for all other lines.
    @Test func comesBeforeThePresets() throws {
        let shape = CustomShape(
            name: "mine", when: .init(try Self.path("event"), .oneOf(["llm_request_success"])),
            fields: [.init(.outputTokens, [try Self.path("output_tokens")]), .init(.model, constant: "gpt-5")])
        let lines = [
            #"{"event":"llm_request_success","model":"gpt-4o","input_tokens":5,"output_tokens":6}"#,
            #"{"event":"llm_request_failed","model":"gpt-4o"}"#,
            #"{"model":"gpt-4o","usage":{"prompt_tokens":1,"completion_tokens":2}}"#,
        ]
        let requests = try decode(lines.joined(separator: "\n"), plan: Self.plan([shape])).requests
        #expect(requests.map(\.model) == ["gpt-5", "gpt-4o", "gpt-4o"])
        #expect(requests.first?.record.usage == TokenUsage(output: 6))
        #expect(requests.last?.record.usage == TokenUsage(input: 1, output: 2))
    }

    @Test func failuresAndRepeats() throws {
        let shape = CustomShape(
            name: "mine", when: .init(try Self.path("llm"), .exists),
            fields: [
                .init(.errorType, [try Self.path("err")]), .init(.statusCode, [try Self.path("code")]),
                .init(.requestID, [try Self.path("id")]),
            ])
        let lines = [#"{"llm":1,"err":"x","code":429,"id":"a"}"#, #"{"llm":1,"err":"x","code":429,"id":"a"}"#]
        let records = try decode(lines.joined(separator: "\n"), plan: Self.plan([shape])).requests.map(\.record)
        #expect(records.map(\.status) == [.rateLimited, .rateLimited])
        #expect(records[0].requestKey != 0 && records[0].requestKey == records[1].requestKey)
    }

    /// A mapping whose path never comes stays at zero.
    @Test func hitCounts() throws {
        var decoder = try BlockDecoder(plan: Self.plan([try Self.shape()]))
        var context = freshContext()
        let lines = #"{"req":{"m":"a"},"tok":{"in":1,"out":1}}"# + "\n" + #"{"tok":{"in":1,"o.ut":1}}"# + "\n{}\n"
        _ = try decoder.decoded(lines.utf8, context: &context)
        // Model, input, output, cache read, duration, request id.
        #expect(decoder.hitCounts(ofCustomShape: 0) == [1, 2, 2, 0, 0, 0])
    }

    @Test func wrongCountsAreToldByReason() throws {
        let decoded = try decode(#"{"tok":{"in":-1,"out":1}}"#, plan: Self.plan([try Self.shape()]))
        #expect(decoded.counts[.negative] == 1)
        let cached = try decode(#"{"tok":{"in":1,"out":1,"cached":2}}"#, plan: Self.plan([try Self.shape()]))
        #expect(cached.counts[.inconsistent] == 1)
    }
}
