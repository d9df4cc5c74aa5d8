/// A model's name as a log has it, taken apart.
///
/// Gateways and clouds put themselves before the name: `openai/gpt-4o` (LiteLLM, OpenRouter), `us.anthropic.claude-…-v1:0`
/// (Bedrock), `models/gemini-…` (Gemini). One model must not count as several because of that.
public struct ModelName: Hashable, Sendable {
    /// Who was asked. The outermost prefix tells (`openrouter/anthropic/claude-…` is `openrouter`), and the form of the name
    /// (`us.anthropic.claude-…-v1:0` is Bedrock's); for a bare name it is whom the line names beside it, else the maker of the
    /// family, else `unknown`.
    public let provider: String
    /// The name without prefixes of provider and region, and without Bedrock's `-v1:0`. Dated snapshots are kept.
    public let model: String
    /// The region in the name: `us`, `eu`, `apac`, `us-gov`, …, or that of a LiteLLM route (`bedrock/us-east-1/…`); `global` for
    /// Bedrock's endpoints of all regions, `nil` where the name has none.
    public let region: String?
    /// Whether the name binds the request to a region, which some lists bill with a surcharge: any name of Bedrock's form but
    /// a `global.` one, and Azure's `eu/` and `us/`.
    public let isRegional: Bool

    /// Takes a logged name apart. A prefix that is no known provider is left on the name; an empty name is `unknown`.
    ///
    /// - Parameter field: the provider that the log names beside the model, as it stands there (``ProviderName/field(_:)``). A
    ///   prefix of the name goes before it, unless the field names a host at which names of others begin with their maker
    ///   (`anthropic/claude-…` at OpenRouter). `openai` may be no more than the protocol that was spoken: a family that another
    ///   company alone offers is that one's.
    public init(logged: String, provider field: String? = nil) {
        let field = field.flatMap { ProviderName.field($0) }
        var rest = logged[...]
        var provider = field.flatMap { ProviderName.namesMakers($0) ? $0 : nil }
        var region: String?
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
            if let known = ProviderName.known(prefix) {
                provider = provider ?? known
            } else if provider == "azure", Self.azureRoutes.contains(prefix) {
                if !prefix.hasPrefix("global") { region = prefix }
            } else if provider != "bedrock" {
                // Below `bedrock/` stand routes and regions (`converse/`, `us-east-1/`), elsewhere a part of the name.
                break
            } else if Self.isCloudRegion(prefix) {
                region = region ?? prefix
            }
            rest = rest[rest.index(after: slash)...]
        }
        if let (prefix, name) = Self.bedrockParts(rest) {
            rest = name
            provider = provider ?? "bedrock"
            region = region ?? prefix
            isBedrock = true
        }
        let asked = provider ?? field
        let model = String(Self.withoutBedrockVersion(rest, isBedrock: isBedrock || asked == "bedrock"))
        self.model = model.isEmpty ? "unknown" : model
        let maker = Self.maker(of: model)
        self.provider = provider ?? (field == "openai" && maker != "unknown" ? maker : field ?? maker)
        self.region = region
        self.isRegional = isBedrock && region != "global" || region != nil && self.provider == "azure"
    }

    /// What LiteLLM puts between `azure/` and a model: the kind of deployment.
    private static let azureRoutes: Set<String> = ["global", "global-standard", "eu", "us"]

    /// Whether the text has the form of `us-east-1` or `us-gov-west-1`.
    private static func isCloudRegion(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 4 && parts[1] == "gov" else { return false }
        return parts[0].count == 2 && parts[parts.count - 1].count == 1 && isNumber(parts[parts.count - 1])
    }

    /// Makers as Bedrock's ids have them before the first dot of the name.
    private static let bedrockMakers: Set<String> = [
        "anthropic", "amazon", "ai21", "cohere", "deepseek", "google", "meta", "minimax", "mistral", "moonshot",
        "moonshotai", "nvidia", "openai", "qwen", "stability", "twelvelabs", "writer", "xai", "zai",
    ]

    /// Bedrock's inference profiles: regions together, or all.
    private static let bedrockRegions: Set<String> = [
        "us", "eu", "apac", "global", "jp", "au", "ca", "in", "kr", "uk", "sa", "us-gov",
    ]

    /// Splits `us.anthropic.claude-…` and `anthropic.claude-…`. The region stands only before a maker.
    private static func bedrockParts(_ name: Substring) -> (region: String?, name: Substring)? {
        let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        for makerIndex in 0..<min(2, parts.count - 1) {
            let region = makerIndex == 1 ? String(parts[0]) : nil
            guard region.map({ bedrockRegions.contains($0) }) ?? true else { continue }
            let nameStart = parts[makerIndex + 1].startIndex
            if bedrockMakers.contains(String(parts[makerIndex])), nameStart < name.endIndex {
                return (region, name[nameStart...])
            }
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
        // Open weights, which OpenAI does not host.
        if model.hasPrefix("gpt-oss") { return "unknown" }
        for family in families where family.beginnings.contains(where: { model.hasPrefix($0) }) { return family.maker }
        let reasoning = model.split(separator: "-", maxSplits: 1).first
        return reasoning == "o1" || reasoning == "o3" || reasoning == "o4" ? "openai" : "unknown"
    }

    /// Families that one company alone offers under these names.
    private static let families: [(maker: String, beginnings: [String])] = [
        ("openai", ["gpt", "ft:gpt", "chatgpt", "text-embedding"]),
        ("xai", ["grok-"]),
        ("mistral", ["mistral-large", "mistral-medium", "codestral", "magistral-medium", "mistral-embed"]),
        ("deepseek", ["deepseek-chat", "deepseek-reasoner", "deepseek-flash"]),
        ("cohere", ["command-r", "command-a", "embed-english", "embed-multilingual"]),
    ]
}
