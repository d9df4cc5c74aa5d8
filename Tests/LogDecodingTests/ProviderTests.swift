import LogDecoding
import Pricing
import Testing
import UsageModel

/// The provider that a line names beside the model.
struct ProviderTests {
    struct Line: Sendable, CustomTestStringConvertible {
        var what: String
        var text: String
        var provider: String
        var model: String
        var testDescription: String { what }
    }

    static let lines: [Line] = [
        Line(
            what: "otel, new name",
            text:
                #"{"attributes":{"gen_ai.provider.name":"azure.ai.openai","gen_ai.response.model":"gpt-4o","gen_ai.usage.input_tokens":1,"gen_ai.usage.output_tokens":1}}"#,
            provider: "azure", model: "gpt-4o"),
        Line(
            what: "otel, old name in OpenLLMetry's letters",
            text:
                #"{"attributes":{"gen_ai.system":"AWS","gen_ai.request.model":"claude-3-haiku-20240307","gen_ai.usage.prompt_tokens":1,"gen_ai.usage.completion_tokens":1}}"#,
            provider: "bedrock", model: "claude-3-haiku-20240307"),
        Line(
            what: "litellm",
            text:
                #"{"custom_llm_provider":"groq","litellm_call_id":"c","status":"success","model":"openai/gpt-oss-120b","prompt_tokens":1,"completion_tokens":1,"total_tokens":2}"#,
            provider: "groq", model: "gpt-oss-120b"),
        Line(
            what: "litellm, null",
            text:
                #"{"custom_llm_provider":null,"litellm_call_id":"c","status":"success","model":"gpt-4o","prompt_tokens":1,"completion_tokens":1,"total_tokens":2}"#,
            provider: "openai", model: "gpt-4o"),
        Line(
            what: "vercel",
            text:
                #"{"provider":"google.vertex.chat","modelId":"gemini-2.5-flash","usage":{"inputTokens":1,"outputTokens":1,"cachedInputTokens":0}}"#,
            provider: "vertex_ai", model: "gemini-2.5-flash"),
        Line(
            what: "langchain",
            text:
                #"{"metadata":{"ls_provider":"google_vertexai"},"message":{"usage_metadata":{"input_tokens":1,"output_tokens":1,"total_tokens":2},"response_metadata":{"model_name":"gemini-2.5-flash"}}}"#,
            provider: "vertex_ai", model: "gemini-2.5-flash"),
        Line(
            what: "Converse under the app's name of the model",
            text:
                #"{"model":"claude-3-haiku-20240307","usage":{"inputTokens":1,"outputTokens":1,"totalTokens":2},"metrics":{"latencyMs":1},"stopReason":"end_turn"}"#,
            provider: "bedrock", model: "claude-3-haiku-20240307"),
        Line(
            what: "the name's own prefix goes before the field",
            text:
                #"{"custom_llm_provider":"openai","litellm_call_id":"c","status":"success","model":"bedrock/us.anthropic.claude-3-haiku-20240307-v1:0","prompt_tokens":1,"completion_tokens":1,"total_tokens":2}"#,
            provider: "bedrock", model: "claude-3-haiku-20240307"),
        Line(
            what: "OpenAI's protocol at another company",
            text:
                #"{"attributes":{"gen_ai.system":"openai","gen_ai.response.model":"deepseek-chat","gen_ai.usage.input_tokens":1,"gen_ai.usage.output_tokens":1}}"#,
            provider: "deepseek", model: "deepseek-chat"),
    ]

    @Test(arguments: lines)
    func isReadFromTheLine(line: Line) throws {
        let decoded = try decode(line.text)
        let request = try #require(decoded.requests.first)
        #expect(request.provider == line.provider)
        #expect(request.model == line.model)
    }

    /// A provider that is not known keeps its name, made safe, and no price of another one is taken.
    @Test func anUnknownProviderIsUnpriced() throws {
        let decoded = try decode(
            #"{"attributes":{"gen_ai.provider.name":"Acme \"AI\"\n","gen_ai.response.model":"gpt-4o","gen_ai.usage.input_tokens":7,"gen_ai.usage.output_tokens":1}}"#
        )
        let request = try #require(decoded.requests.first)
        #expect(request.provider.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") })
        #expect(request.provider.hasPrefix("acme_"))
        #expect(!request.record.isPriced && request.record.cost == 0)
    }

    @Test func aPathAndAConstantOfTheUsersOwnShape() throws {
        let shape = CustomShape(
            name: "fields",
            fields: [
                .init(.model, try [#require(FieldPath("m"))]), .init(.inputTokens, try [#require(FieldPath("in"))]),
                .init(.outputTokens, try [#require(FieldPath("out"))]),
                .init(.provider, try [#require(FieldPath("via"))], constant: "azure"),
            ])
        let decoded = try decode(
            """
            {"m":"gpt-4o","in":1,"out":1}
            {"m":"gpt-4o","in":1,"out":1,"via":"openai"}
            {"m":"gpt-4o","in":1,"out":1,"via":"Azure"}
            """, plan: DecodingPlan(customShapes: [shape]))
        #expect(decoded.requests.map(\.provider) == ["azure", "openai", "azure"])
        #expect(decoded.requests[0].record.model == decoded.requests[2].record.model)
    }

    /// A log cannot make the table grow by naming ever new providers.
    @Test func modelsOfEverNewProvidersAreCapped() throws {
        let lines = (0..<50).map {
            #"{"attributes":{"gen_ai.provider.name":"p\#($0)","gen_ai.response.model":"m","gen_ai.usage.input_tokens":1,"gen_ai.usage.output_tokens":1}}"#
        }
        let decoded = try decode(lines.joined(separator: "\n"), plan: DecodingPlan(modelCap: 10))
        #expect(decoded.requests.count == 50)
        #expect(decoded.requests.filter { $0.model == "other" }.count == 40)
    }
}
