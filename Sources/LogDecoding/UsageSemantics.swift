/// How a log shape counts tokens. The names of fields do not tell: OpenAI's and Anthropic's `input_tokens` differ.
struct UsageSemantics: Hashable, Sendable {
    /// Where reasoning tokens stand.
    enum Reasoning: Hashable, Sendable {
        /// Inside the output.
        case inside
        /// Beside the output (Gemini's thoughts).
        case outside
        /// Inside or beside, as the total tells (Vercel's, which passes on what the provider reports).
        case asTotalTells
    }

    /// Whether the input holds the tokens read from and written to a cache.
    var inputIncludesCache: Bool
    /// Where reasoning tokens stand.
    var reasoning = Reasoning.inside
    /// Whether input that is null says nothing (the later events of Anthropic's streams).
    var inputMayBeNull = false
    /// Whether the count of all cache writes is zero where those by lifetime stand beside it (LangChain for Anthropic).
    var lifetimesReplaceCacheWrite = false
    /// Whether a missing count is unknown: a success without any is a request without usage then, else the line is passed
    /// over.
    var usageMayBeMissing = true

    /// As Anthropic's Messages API counts: input without cache.
    static let anthropic = UsageSemantics(inputIncludesCache: false)
    /// As OpenAI's APIs count: input with cache, output with reasoning. Some that speak its language (xAI) count reasoning
    /// beside the output.
    static let openAI = UsageSemantics(inputIncludesCache: true, reasoning: .asTotalTells)
    /// As LangChain counts: input and output with everything.
    static let langChain = UsageSemantics(inputIncludesCache: true, lifetimesReplaceCacheWrite: true)
    /// As Gemini counts: input with cache, output without thoughts.
    static let gemini = UsageSemantics(inputIncludesCache: true, reasoning: .outside)
    /// As the AI SDK counts: input with cache; reasoning as the provider has it.
    static let vercel = UsageSemantics(inputIncludesCache: true, reasoning: .asTotalTells)
    /// As the structured logs of the production guide count.
    static let structlog = UsageSemantics(inputIncludesCache: false, usageMayBeMissing: false)
}
