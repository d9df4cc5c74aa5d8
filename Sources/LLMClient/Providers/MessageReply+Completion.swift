import UsageModel

extension MessageReply {
    /// An answer of the Chat Completions API: its first choice.
    init(completion json: JSONValue) throws(InvalidAnswer) {
        guard let id = json["id"]?.string, let model = json["model"]?.string,
            let choice = json["choices"]?.items?.first,
            let message = choice["message"]
        else { throw InvalidAnswer(message: "the answer is no chat completion") }
        var content: [ContentBlock] = []
        if let text = message["content"]?.string, !text.isEmpty { content.append(.text(TextBlock(text))) }
        let refusal = message["refusal"]?.string
        if let refusal { content.append(.text(TextBlock(refusal))) }
        for call in message["tool_calls"]?.items ?? [] {
            guard let id = call["id"]?.string, let name = call["function"]?["name"]?.string else {
                throw InvalidAnswer(message: "a call of a tool has no id or no name")
            }
            let arguments = call["function"]?["arguments"]?.string ?? ""
            let input: JSONValue
            do {
                input = arguments.isEmpty ? .object([:]) : try JSONValue(parsing: arguments)
            } catch {
                input = .string(arguments)
            }
            content.append(.toolUse(ToolUseBlock(id: id, name: name, input: input)))
        }
        self.init(
            id: id, model: model, content: content,
            stopReason: refusal != nil ? .refusal : choice["finish_reason"]?.string.map(StopReason.init(finishReason:)),
            usage: try ReplyUsage(completion: json["usage"], tier: json["service_tier"]?.string))
    }
}

extension StopReason {
    /// A `finish_reason`.
    init(finishReason: String) {
        switch finishReason {
        case "stop": self = .endTurn
        case "length": self = .maxTokens
        case "tool_calls", "function_call": self = .toolUse
        case "content_filter": self = .refusal
        default: self.init(rawValue: finishReason)
        }
    }
}

extension ReplyUsage {
    /// The `usage` of a completion: what was cached is a part of the input, reasoning of the output. Of servers that tell no
    /// usage it is none.
    init(completion json: JSONValue?, tier: String?) throws(InvalidAnswer) {
        let counts = try TokenCounts(json)
        let prompt = try counts.count("prompt_tokens")
        let output = try counts.count("completion_tokens")
        let inputs = try counts.counts("prompt_tokens_details")
        let outputs = try counts.counts("completion_tokens_details")
        let cached = min(try inputs.count("cached_tokens"), prompt)
        let written = min(try inputs.count("cache_write_tokens"), prompt - cached)
        let input = prompt - cached - written
        let tokens = TokenUsage(
            input: input, output: output, cacheRead: cached, cacheWrite5m: written,
            reasoning: min(try outputs.count("reasoning_tokens"), output))
        var billing = BillingDetails()
        billing.audioInput = min(try inputs.count("audio_tokens"), input)
        billing.imageInput = min(try inputs.count("image_tokens"), input - billing.audioInput)
        billing.audioOutput = min(try outputs.count("audio_tokens"), output)
        switch tier {
        case "flex": billing.tier = .flex
        case "priority": billing.tier = .priority
        case "batch": billing.tier = .batch
        default: break
        }
        var other = json?.members ?? [:]
        for name in ["prompt_tokens", "completion_tokens", "total_tokens"] { other[name] = nil }
        self.init(tokens: tokens, billing: billing, other: other)
    }
}
