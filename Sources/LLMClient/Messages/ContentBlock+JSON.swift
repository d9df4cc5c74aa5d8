extension ContentBlock {
    /// A block as the Messages API writes it. What does not have the shape of its type is kept whole.
    public init(json: JSONValue) {
        guard var members = json.members, let type = members.removeValue(forKey: "type")?.string else {
            self = .other(json)
            return
        }
        let block: ContentBlock? =
            switch type {
            case "text": TextBlock(members: members).map(ContentBlock.text)
            case "tool_use": ToolUseBlock(members: members).map(ContentBlock.toolUse)
            case "tool_result": ToolResultBlock(members: members).map(ContentBlock.toolResult)
            case "thinking": ThinkingBlock(members: members).map(ContentBlock.thinking)
            default: nil
            }
        self = block ?? .other(json)
    }

    /// The block as the Messages API writes it.
    public var json: JSONValue {
        switch self {
        case .text(let block): block.json
        case .toolUse(let block): block.json
        case .toolResult(let block): block.json
        case .thinking(let block):
            .object([
                "type": .string("thinking"), "thinking": .string(block.thinking),
                "signature": .string(block.signature),
            ])
        case .other(let value): value
        }
    }
}

extension CacheLifetime {
    /// `cache_control`; `nil` where it says something that a lifetime does not.
    init?(json: JSONValue) {
        guard var members = json.members, members.removeValue(forKey: "type")?.string == "ephemeral" else { return nil }
        let lifetime = members.removeValue(forKey: "ttl")
        guard members.isEmpty, let known = CacheLifetime(rawValue: lifetime?.string ?? "5m") else { return nil }
        self = known
    }

    /// Five minutes are the default, and not written: older servers don't know `ttl`.
    var json: JSONValue {
        switch self {
        case .fiveMinutes: .object(["type": .string("ephemeral")])
        case .oneHour: .object(["type": .string("ephemeral"), "ttl": .string(rawValue)])
        }
    }
}

extension TextBlock {
    fileprivate init?(members: [String: JSONValue]) {
        var members = members
        guard let text = members.removeValue(forKey: "text")?.string else { return nil }
        let cache = members["cache_control"].flatMap(CacheLifetime.init(json:))
        if cache != nil { members["cache_control"] = nil }
        self.init(text, cache: cache, other: members)
    }

    fileprivate var json: JSONValue {
        var members = other
        members["type"] = .string("text")
        members["text"] = .string(text)
        if let cache { members["cache_control"] = cache.json }
        return .object(members)
    }
}

extension ToolUseBlock {
    fileprivate init?(members: [String: JSONValue]) {
        var members = members
        guard let id = members.removeValue(forKey: "id")?.string,
            let name = members.removeValue(forKey: "name")?.string,
            let input = members.removeValue(forKey: "input")
        else { return nil }
        self.init(id: id, name: name, input: input, other: members)
    }

    fileprivate var json: JSONValue {
        var members = other
        members["type"] = .string("tool_use")
        members["id"] = .string(id)
        members["name"] = .string(name)
        members["input"] = input
        return .object(members)
    }
}

extension ToolResultBlock {
    fileprivate init?(members: [String: JSONValue]) {
        var members = members
        guard let id = members.removeValue(forKey: "tool_use_id")?.string else { return nil }
        let content: [ContentBlock]
        switch members.removeValue(forKey: "content") {
        case nil: content = []
        case .string(let text): content = [.text(TextBlock(text))]
        case .array(let blocks): content = blocks.map(ContentBlock.init(json:))
        default: return nil
        }
        var isError = false
        switch members.removeValue(forKey: "is_error") {
        case nil, .null: break
        case .bool(let flag): isError = flag
        default: return nil
        }
        self.init(toolUseID: id, content: content, isError: isError, other: members)
    }

    fileprivate var json: JSONValue {
        var members = other
        members["type"] = .string("tool_result")
        members["tool_use_id"] = .string(toolUseID)
        if !content.isEmpty { members["content"] = .array(content.map(\.json)) }
        if isError { members["is_error"] = .bool(true) }
        return .object(members)
    }
}

extension ThinkingBlock {
    fileprivate init?(members: [String: JSONValue]) {
        // The signature is over the block: one with more members must go back whole.
        guard members.count == 2, let thinking = members["thinking"]?.string,
            let signature = members["signature"]?.string
        else { return nil }
        self.init(thinking: thinking, signature: signature)
    }
}
