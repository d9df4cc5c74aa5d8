/// A model's name as a log has it, taken apart.
///
/// Gateways and clouds put themselves before the name: `openai/gpt-4o` (LiteLLM, OpenRouter), `us.anthropic.claude-…-v1:0`
/// (Bedrock), `models/gemini-…` (Gemini). One model must not count as several because of that.
public struct ModelName: Hashable, Sendable {
    /// Who was asked. The outermost prefix tells (`bedrock/us.anthropic.claude-…` is `bedrock`, `us.anthropic.claude-…` is
    /// `anthropic`); for a bare name it is the maker of the family, else `unknown`.
    public let provider: String
    /// The name without prefixes of provider and region, and without Bedrock's `-v1:0`. Dated snapshots are kept.
    public let model: String

    /// Takes a logged name apart. A prefix that is no known provider is left on the name; an empty name is `unknown`.
    public init(logged: String) {
        var rest = logged[...]
        var provider: String?
        var isBedrock = false

        if logged.hasPrefix("arn:"), let slash = rest.lastIndex(of: "/") {
            // An ARN carries the account's number, which must not become a label.
            rest = rest[rest.index(after: slash)...]
            provider = "bedrock"
            isBedrock = true
        } else if let path = Self.vertexModel(rest) {
            rest = path
            provider = "vertex_ai"
        } else if rest.hasPrefix("models/") {
            rest = rest.dropFirst("models/".count)
        }
        while let slash = rest.firstIndex(of: "/"), rest[slash...].count > 1 {
            let prefix = String(rest[..<slash])
            if let known = Self.providers[prefix] {
                provider = provider ?? known
            } else if provider != "bedrock" {
                // Below `bedrock/` stand routes and regions (`converse/`, `us-east-1/`), elsewhere a part of the name.
                break
            }
            rest = rest[rest.index(after: slash)...]
        }
        if let (maker, name) = Self.bedrockParts(rest) {
            rest = name
            provider = provider ?? maker
            isBedrock = true
        }
        let model = String(Self.withoutBedrockVersion(rest, isBedrock: isBedrock || provider == "bedrock"))
        self.model = model.isEmpty ? "unknown" : model
        self.provider = provider ?? Self.maker(of: model)
    }

    /// Prefixes that name a provider, and the provider's name here.
    private static let providers = [
        "anthropic": "anthropic", "openai": "openai", "google": "google", "gemini": "google",
        "vertex_ai": "vertex_ai", "vertex": "vertex_ai", "vertex_ai_beta": "vertex_ai", "google-vertex": "vertex_ai",
        "bedrock": "bedrock", "bedrock_converse": "bedrock", "amazon-bedrock": "bedrock", "bedrock_mantle": "bedrock",
        "azure": "azure", "azure_ai": "azure", "azure_openai": "azure",
        "openrouter": "openrouter", "github_copilot": "github_copilot", "databricks": "databricks",
        "mistral": "mistral", "mistralai": "mistral", "cohere": "cohere", "deepseek": "deepseek", "groq": "groq",
        "xai": "xai", "x-ai": "xai", "together_ai": "together_ai", "fireworks_ai": "fireworks_ai",
        "perplexity": "perplexity", "moonshot": "moonshot", "moonshotai": "moonshot", "ollama": "ollama",
    ]

    /// Makers as Bedrock's ids have them before the first dot of the name.
    private static let bedrockMakers: Set<String> = [
        "anthropic", "amazon", "ai21", "cohere", "deepseek", "google", "meta", "minimax", "mistral", "moonshot",
        "moonshotai", "nvidia", "openai", "qwen", "stability", "twelvelabs", "writer", "zai",
    ]

    /// Splits `us.anthropic.claude-…` and `anthropic.claude-…`. The region stands only before a maker.
    private static func bedrockParts(_ name: Substring) -> (maker: String, name: Substring)? {
        let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        for makerIndex in 0..<min(2, parts.count - 1) {
            let maker = String(parts[makerIndex])
            let nameStart = parts[makerIndex + 1].startIndex
            if bedrockMakers.contains(maker), nameStart < name.endIndex { return (maker, name[nameStart...]) }
        }
        return nil
    }

    /// The model in `projects/…/publishers/anthropic/models/claude-…`; `nil` for another form.
    private static func vertexModel(_ name: Substring) -> Substring? {
        let parts = name.split(separator: "/")
        guard parts.count >= 4, parts[parts.count - 4] == "publishers", parts[parts.count - 2] == "models" else {
            return nil
        }
        return parts[parts.count - 1]
    }

    /// Removes `-v1:0` (on Bedrock also `-v1` and `-v1:0:200k`). Elsewhere `-v2` may be part of a model's own name.
    private static func withoutBedrockVersion(_ name: Substring, isBedrock: Bool) -> Substring {
        let colonParts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard colonParts.count >= 2 ? isNumber(colonParts[1]) : isBedrock else { return name }
        guard let dash = colonParts[0].lastIndex(of: "-"), dash > name.startIndex else { return name }
        let version = colonParts[0][colonParts[0].index(after: dash)...]
        guard version.first == "v", isNumber(version.dropFirst()) else { return name }
        return name[..<dash]
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    /// The maker of a bare name's family.
    private static func maker(of model: String) -> String {
        // Google's text-embedding-004 and -005 share the beginning of OpenAI's.
        if model.hasPrefix("gemini") || model.hasPrefix("text-embedding-00") { return "google" }
        if model.hasPrefix("claude") { return "anthropic" }
        let openAI = ["gpt", "ft:gpt", "chatgpt", "text-embedding"]
        if openAI.contains(where: { model.hasPrefix($0) }) { return "openai" }
        let reasoning = model.split(separator: "-", maxSplits: 1).first
        return reasoning == "o1" || reasoning == "o3" || reasoning == "o4" ? "openai" : "unknown"
    }
}
