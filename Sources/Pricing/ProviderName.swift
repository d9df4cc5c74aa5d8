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

    private static let names = [
        "anthropic": "anthropic",
        "openai": "openai", "text-completion-openai": "openai",
        "google": "google", "gemini": "google", "gcp.gemini": "google", "gcp.gen_ai": "google",
        "google-ai-studio": "google",
        "vertex_ai": "vertex_ai", "vertex": "vertex_ai", "vertex_ai_beta": "vertex_ai", "google-vertex": "vertex_ai",
        "gcp.vertex_ai": "vertex_ai",
        "bedrock": "bedrock", "bedrock_converse": "bedrock", "bedrock_mantle": "bedrock", "amazon-bedrock": "bedrock",
        "aws.bedrock": "bedrock", "aws_bedrock": "bedrock",
        "azure": "azure", "azure_ai": "azure", "azure_openai": "azure", "azure_text": "azure",
        "azure.ai.openai": "azure", "azure.ai.inference": "azure", "az.ai.openai": "azure", "az.ai.inference": "azure",
        "openrouter": "openrouter",
        "mistral": "mistral", "mistralai": "mistral", "mistral_ai": "mistral", "codestral": "mistral",
        "cohere": "cohere", "cohere_chat": "cohere",
        "deepseek": "deepseek",
        "groq": "groq",
        "xai": "xai", "x-ai": "xai", "x_ai": "xai",
        "together_ai": "together_ai", "together": "together_ai", "togethercomputer": "together_ai",
        "fireworks_ai": "fireworks_ai", "fireworks": "fireworks_ai",
        "github_copilot": "github_copilot", "databricks": "databricks", "perplexity": "perplexity",
        "moonshot": "moonshot", "moonshotai": "moonshot", "moonshot_ai": "moonshot", "ollama": "ollama",
    ]
}
