import LogDecoding
import Testing
import UsageModel

/// What `explain` tells of a line.
struct ExplanationTests {
    private func explain(_ text: String, plan: DecodingPlan = DecodingPlan()) throws -> LineExplanation {
        var decoder = try BlockDecoder(plan: plan)
        var context = freshContext()
        let padded = Array(text.utf8) + Array(repeating: 0, count: blockPadding)
        return try padded.withUnsafeBytes {
            try decoder.explain(UnsafeRawBufferPointer(rebasing: $0.dropLast(blockPadding)), context: &context)
        }
    }

    private func shown(_ explanation: LineExplanation) -> [String] {
        explanation.fields.map { "\($0.field.name) \($0.value) \($0.path?.description ?? "-")" }
    }

    @Test func fieldsWithTheirPaths() throws {
        let explanation = try explain(
            #"{"log":"{\"model\":\"gpt-4o\",\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":20}}\n","time":"2026-11-23T11:38:41Z"}"#
        )
        #expect(explanation.preset == "openai")
        #expect(explanation.wrappers == ["log"])
        #expect(
            shown(explanation) == [
                #"model "gpt-4o" model"#, "input 10 usage.prompt_tokens", "output 20 usage.completion_tokens",
            ])
        guard case .request(let record, "openai", "gpt-4o", _?, _) = explanation.verdict else {
            Issue.record("\(explanation.verdict)")
            return
        }
        #expect(record.cost == 225_000_000 && explanation.requestCount == 1 && explanation.unpricedReason == nil)
    }

    @Test func prefixesAreWrappers() throws {
        let line = "2026-11-23T11:38:41Z stdout F {\"message\":\"{\\\"event\\\":\\\"llm_request_failed\\\"}\"}"
        let explanation = try explain(line)
        #expect(explanation.preset == "structlog" && explanation.wrappers == ["cri", "message"])
    }

    @Test func reasonsWhyALineIsNoRequest() throws {
        func reason(_ line: String) throws -> String {
            guard case .other(let reason) = try explain(line).verdict else { return "" }
            return reason
        }
        #expect(try reason(#"{"event":"started"}"#) == #"event "started" is no LLM request"#)
        #expect(try reason(#"{"a":1}"#) == "no shape of the preset auto")
        #expect(
            try reason(#"{"object":"response","status":"queued","model":"m"}"#) == "the request has not ended")
        #expect(
            try reason(#"{"attributes":{"gen_ai.operation.name":"invoke_agent","gen_ai.request.model":"m"}}"#)
                == "the operation is no request at a provider")
    }

    @Test func reasonsWhyThereIsNoPrice() throws {
        let line =
            #"{"object":"chat.completion","model":"gpt-4o","service_tier":"turbo","usage":{"prompt_tokens":1,"completion_tokens":1}}"#
        #expect(try explain(line).unpricedReason == #"the service tier "turbo" is not known"#)
    }

    @Test func constantsHaveNoPath() throws {
        let shape = CustomShape(
            name: "mine", when: .init(try #require(FieldPath("n")), .exists),
            fields: [.init(.model, constant: "gpt-4o"), .init(.inputTokens, [try #require(FieldPath("n"))])])
        let explanation = try explain(#"{"n":3}"#, plan: DecodingPlan(customShapes: [shape]))
        #expect(explanation.preset == "mine")
        #expect(shown(explanation) == [#"model "gpt-4o" -"#, "input 3 n"])
    }
}
