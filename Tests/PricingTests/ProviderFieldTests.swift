import Pricing
import Testing

/// Providers as fields of log lines name them.
struct ProviderFieldTests {
    @Test(arguments: [
        ("anthropic.messages", "anthropic"), ("openai.responses", "openai"), ("google.generative-ai", "google"),
        ("vertex.anthropic.messages", "vertex_ai"), ("azure-openai.chat", "azure"), ("OpenAI", "openai"),
        ("gcp.vertex_ai", "vertex_ai"), ("ibm.watsonx.ai", "ibm.watsonx.ai"), ("my proxy", "my_proxy"),
    ])
    func areKnownByTheirSpellings(logged: String, name: String) {
        #expect(ProviderName.field(logged) == name)
    }

    @Test func someTextsNameNone() {
        #expect(ProviderName.field("") == nil)
        #expect(ProviderName.field("Langchain") == nil)
        #expect(ProviderName.field(String(repeating: "a", count: 65)) == "other")
        #expect(ProviderName.field(String(repeating: "a", count: 64))?.utf8.count == 64)
    }

    @Test func openRoutersNamesBeginWithTheMaker() {
        let name = ModelName(logged: "anthropic/claude-opus-4.5", provider: "openrouter")
        #expect(name == ModelName(logged: "openrouter/anthropic/claude-opus-4.5"))
        #expect(ModelName(logged: "anthropic/claude-opus-4-5", provider: "openai").provider == "anthropic")
    }
}
