/// The names by which logs call a provider.
///
/// Gateways and conventions differ: LiteLLM's `custom_llm_provider`, OpenTelemetry's `gen_ai.provider.name` and the older
/// `gen_ai.system`, the prefix before a model's name.
public enum ProviderName {
    /// The provider's name here; `nil` for a name that is none of those known.
    public static func known(_ logged: some StringProtocol) -> String? {
        names[String(logged)]
    }

    /// The provider's name here, and an unknown one as it is.
    public static func canonical(_ logged: String) -> String {
        names[logged] ?? logged
    }

    /// The provider that a field of a log line names; `nil` for a text that names none.
    ///
    /// Case does not count, nor what the AI SDK puts behind a name (`openai.responses`, `anthropic.messages`). What is not
    /// known stays a name of its own: of at most 64 bytes, with `_` for all but ASCII letters, digits, `.`, `_` and `-`; a
    /// longer one is `other`.
    public static func field(_ logged: String) -> String? {
        let name = logged.lowercased()
        guard !placeholders.contains(name) else { return nil }
        guard name.utf8.count <= 64 else { return "other" }
        var rest = name[...]
        while true {
            if let known = names[String(rest)] { return known }
            guard let dot = rest.lastIndex(of: ".") else { break }
            rest = rest[..<dot]
        }
        let safe = name.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"):
                byte
            default: UInt8(ascii: "_")
            }
        }
        return String(decoding: safe, as: UTF8.self)
    }

    /// Whether a provider hosts the models of others under names that begin with their maker.
    static func namesMakers(_ provider: String) -> Bool {
        provider == "openrouter" || provider == "groq" || provider == "together_ai" || provider == "fireworks_ai"
    }

    /// What stands in place of a provider: nothing, or the framework that was used (OpenLLMetry for LangChain).
    private static let placeholders: Set<String> = ["", "unknown", "other", "_other", "none", "null", "langchain"]

    private static let names = [
        "anthropic": "anthropic",
        "openai": "openai", "text-completion-openai": "openai",
        "google": "google", "gemini": "google", "gcp.gemini": "google", "gcp.gen_ai": "google",
        "google-ai-studio": "google", "google_genai": "google",
        "vertex_ai": "vertex_ai", "vertex": "vertex_ai", "vertex_ai_beta": "vertex_ai", "google-vertex": "vertex_ai",
        "gcp.vertex_ai": "vertex_ai", "google_vertexai": "vertex_ai", "google.vertex": "vertex_ai",
        "vertexai": "vertex_ai",
        "bedrock": "bedrock", "bedrock_converse": "bedrock", "bedrock_mantle": "bedrock", "amazon-bedrock": "bedrock",
        "aws.bedrock": "bedrock", "aws_bedrock": "bedrock", "amazon_bedrock": "bedrock", "aws": "bedrock",
        "azure": "azure", "azure_ai": "azure", "azure_openai": "azure", "azure-openai": "azure", "azure_text": "azure",
        "azure.ai.openai": "azure", "azure.ai.inference": "azure", "az.ai.openai": "azure", "az.ai.inference": "azure",
        "openrouter": "openrouter",
        "mistral": "mistral", "mistralai": "mistral", "mistral_ai": "mistral", "codestral": "mistral",
        "cohere": "cohere", "cohere_chat": "cohere",
        "deepseek": "deepseek",
        "groq": "groq",
        "xai": "xai", "x-ai": "xai", "x_ai": "xai",
        "together_ai": "together_ai", "together": "together_ai", "togetherai": "together_ai",
        "togethercomputer": "together_ai",
        "fireworks_ai": "fireworks_ai", "fireworks": "fireworks_ai",
        "github_copilot": "github_copilot", "databricks": "databricks", "perplexity": "perplexity",
        "moonshot": "moonshot", "moonshotai": "moonshot", "moonshot_ai": "moonshot", "ollama": "ollama",
    ]
}
