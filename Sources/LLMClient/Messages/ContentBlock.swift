/// A part of a message. What this client does not know by name is kept as it came, and goes back as it came.
public enum ContentBlock: Hashable, Sendable {
    case text(TextBlock)
    case toolUse(ToolUseBlock)
    case toolResult(ToolResultBlock)
    case thinking(ThinkingBlock)
    /// Images, documents, server tools, redacted thinking, and what is new: the whole block, with its `type`.
    case other(JSONValue)

    /// The text of a text block.
    public var text: String? {
        if case .text(let block) = self { block.text } else { nil }
    }
}

/// A text.
public struct TextBlock: Hashable, Sendable {
    /// The text.
    public var text: String
    /// How long the prompt up to here is cached; `nil` for not at all.
    public var cache: CacheLifetime?
    /// Further members, citations among them.
    public var other: [String: JSONValue]

    /// Makes a text block.
    public init(_ text: String, cache: CacheLifetime? = nil, other: [String: JSONValue] = [:]) {
        self.text = text
        self.cache = cache
        self.other = other
    }
}

/// How long a provider keeps a prompt's beginning: `cache_control` of type `ephemeral`.
public enum CacheLifetime: String, Hashable, Sendable {
    case fiveMinutes = "5m"
    case oneHour = "1h"
}

/// A model's call of a tool.
public struct ToolUseBlock: Hashable, Sendable {
    /// The provider's id of the call.
    public var id: String
    /// The tool's name.
    public var name: String
    /// What it is called with: an object, by the schema of the tool.
    public var input: JSONValue
    /// Further members.
    public var other: [String: JSONValue]

    /// Makes a call.
    public init(id: String, name: String, input: JSONValue, other: [String: JSONValue] = [:]) {
        self.id = id
        self.name = name
        self.input = input
        self.other = other
    }
}

/// What a tool gave back.
public struct ToolResultBlock: Hashable, Sendable {
    /// The call that this answers.
    public var toolUseID: String
    /// What came of it.
    public var content: [ContentBlock]
    /// Whether the tool failed.
    public var isError: Bool
    /// Further members.
    public var other: [String: JSONValue]

    /// Makes a result.
    public init(toolUseID: String, content: [ContentBlock], isError: Bool = false, other: [String: JSONValue] = [:]) {
        self.toolUseID = toolUseID
        self.content = content
        self.isError = isError
        self.other = other
    }
}

/// A model's reasoning, with the signature that must go back unchanged.
public struct ThinkingBlock: Hashable, Sendable {
    /// The reasoning.
    public var thinking: String
    /// The provider's signature of it.
    public var signature: String

    /// Makes a block.
    public init(thinking: String, signature: String) {
        self.thinking = thinking
        self.signature = signature
    }
}
