import Pricing
import Testing

struct ModelNameTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let logged: String
        let provider: String
        let model: String

        init(_ logged: String, _ provider: String, _ model: String) {
            self.logged = logged
            self.provider = provider
            self.model = model
        }

        var testDescription: String { logged }
    }

    @Test(arguments: [
        Case("claude-sonnet-4-20250514", "anthropic", "claude-sonnet-4-20250514"),
        Case("gpt-4o-2024-11-20", "openai", "gpt-4o-2024-11-20"),
        Case("gpt-4.1", "openai", "gpt-4.1"),
        Case("chatgpt-4o-latest", "openai", "chatgpt-4o-latest"),
        Case("o1", "openai", "o1"),
        Case("o3-mini", "openai", "o3-mini"),
        Case("o4-mini-2025-04-16", "openai", "o4-mini-2025-04-16"),
        Case("text-embedding-3-small", "openai", "text-embedding-3-small"),
        Case("ft:gpt-4o-mini-2024-07-18:acme::abc", "openai", "ft:gpt-4o-mini-2024-07-18:acme::abc"),
        Case("gemini-2.5-pro", "google", "gemini-2.5-pro"),
        Case("text-embedding-004", "google", "text-embedding-004"),
        Case("kimi-k2", "unknown", "kimi-k2"),
        Case("grok-4", "xai", "grok-4"),
        Case("mistral-large-latest", "mistral", "mistral-large-latest"),
        Case("deepseek-chat", "deepseek", "deepseek-chat"),
        Case("deepseek-flash", "deepseek", "deepseek-flash"),
        // Open weights, sold by others under the same name.
        Case("deepseek-v4-pro", "unknown", "deepseek-v4-pro"),
        Case("command-r-plus", "cohere", "command-r-plus"),
        Case("gpt-oss-120b", "unknown", "gpt-oss-120b"),
        Case("mistral", "unknown", "mistral"),
        Case("o3x", "unknown", "o3x"),
        Case("", "unknown", "unknown"),
    ])
    func bareName(_ expected: Case) {
        check(expected)
    }

    @Test(arguments: [
        Case("anthropic/claude-sonnet-4-20250514", "anthropic", "claude-sonnet-4-20250514"),
        Case("openai/gpt-4o", "openai", "gpt-4o"),
        Case("gemini/gemini-2.5-flash", "google", "gemini-2.5-flash"),
        Case("azure/gpt-4o", "azure", "gpt-4o"),
        Case("azure/global-standard/gpt-4o", "azure", "gpt-4o"),
        Case("groq/openai/gpt-oss-120b", "groq", "gpt-oss-120b"),
        Case("vertex_ai/claude-sonnet-4@20250514", "vertex_ai", "claude-sonnet-4@20250514"),
        Case("openrouter/anthropic/claude-sonnet-4.5", "openrouter", "claude-sonnet-4.5"),
        Case("models/gemini-2.5-pro", "google", "gemini-2.5-pro"),
        Case(
            "projects/p/locations/global/publishers/google/models/gemini-2.5-pro", "vertex_ai", "gemini-2.5-pro"),
    ])
    func slashPrefix(_ expected: Case) {
        check(expected)
    }

    @Test(arguments: [
        Case("us.anthropic.claude-sonnet-4-20250514-v1:0", "bedrock", "claude-sonnet-4-20250514"),
        Case("us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock", "claude-sonnet-4-5-20250929"),
        Case("anthropic.claude-3-5-sonnet-20241022-v2:0", "bedrock", "claude-3-5-sonnet-20241022"),
        Case("anthropic.claude-3-sonnet-20240229-v1:0:200k", "bedrock", "claude-3-sonnet-20240229"),
        Case("global.anthropic.claude-opus-4-6-v1", "bedrock", "claude-opus-4-6"),
        Case("amazon.nova-pro-v1:0", "bedrock", "nova-pro"),
        Case("bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0", "bedrock", "claude-haiku-4-5-20251001"),
        Case("bedrock/converse/us-east-1/anthropic.claude-sonnet-4-6", "bedrock", "claude-sonnet-4-6"),
        Case(
            "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0",
            "bedrock", "claude-sonnet-4-20250514"),
    ])
    func bedrockName(_ expected: Case) {
        check(expected)
    }

    struct Regional: Sendable, CustomTestStringConvertible {
        let logged: String
        let region: String?
        let isRegional: Bool

        init(_ logged: String, _ region: String?, _ isRegional: Bool) {
            self.logged = logged
            self.region = region
            self.isRegional = isRegional
        }

        var testDescription: String { logged }
    }

    @Test(arguments: [
        Regional("us.anthropic.claude-sonnet-4-20250514-v1:0", "us", true),
        Regional("us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-gov", true),
        Regional("global.anthropic.claude-opus-4-6-v1", "global", false),
        Regional("anthropic.claude-sonnet-4-20250514-v1:0", nil, true),
        Regional("bedrock/us-east-1/anthropic.claude-sonnet-4-6", "us-east-1", true),
        Regional("bedrock/us-gov-west-1/anthropic.claude-sonnet-4-6", "us-gov-west-1", true),
        Regional("bedrock/converse/global.anthropic.claude-sonnet-4-6", "global", false),
        Regional("azure/eu/gpt-4o", "eu", true),
        Regional("azure/global-standard/gpt-4o", nil, false),
        Regional("azure/gpt-4o", nil, false),
        Regional("claude-sonnet-4-5", nil, false),
        Regional("anthropic/claude-sonnet-4-5", nil, false),
        Regional("openrouter/us/gpt-4o", nil, false),
    ])
    func region(_ expected: Regional) {
        let name = ModelName(logged: expected.logged)
        #expect(name.region == expected.region)
        #expect(name.isRegional == expected.isRegional)
    }

    /// Taking off what is not understood would merge models that differ.
    @Test(arguments: [
        Case("meta-llama/Llama-3.1-8B", "unknown", "meta-llama/Llama-3.1-8B"),
        Case("together_ai/meta-llama/Llama-3", "together_ai", "meta-llama/Llama-3"),
        Case("claude-3-5-sonnet-v2@20241022", "anthropic", "claude-3-5-sonnet-v2@20241022"),
        Case("some-model-v2", "unknown", "some-model-v2"),
        Case("anthropic/", "unknown", "anthropic/"),
        Case("/", "unknown", "/"),
        Case("anthropic.", "unknown", "anthropic."),
        Case("-v1:0", "unknown", "-v1:0"),
    ])
    func unknownFormStaysWhole(_ expected: Case) {
        check(expected)
    }

    private func check(_ expected: Case) {
        let name = ModelName(logged: expected.logged)
        #expect(name.provider == expected.provider)
        #expect(name.model == expected.model)
    }
}
