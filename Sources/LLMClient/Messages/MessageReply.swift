public import UsageModel

/// What a model answered.
public struct MessageReply: Hashable, Sendable {
    /// The provider's id of the message.
    public var id: String
    /// The model that answered, as the provider names it.
    public var model: String
    /// What is answered, part by part.
    public var content: [ContentBlock]
    /// Why the model stopped; `nil` while it has not.
    public var stopReason: StopReason?
    /// The stop sequence at which it did.
    public var stopSequence: String?
    /// What the answer used.
    public var usage: ReplyUsage
    /// Further members, as they came.
    public var other: [String: JSONValue]

    /// Makes a reply.
    public init(
        id: String, model: String, content: [ContentBlock], stopReason: StopReason?, stopSequence: String? = nil,
        usage: ReplyUsage, other: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.model = model
        self.content = content
        self.stopReason = stopReason
        self.stopSequence = stopSequence
        self.usage = usage
        self.other = other
    }

    /// All text blocks, one behind the other.
    public var text: String { content.compactMap(\.text).joined() }
}

/// Why a model stopped.
public struct StopReason: RawRepresentable, Hashable, Sendable {
    /// As the provider writes it.
    public var rawValue: String

    /// A reason, as the provider writes it.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// It had said all.
    public static let endTurn = StopReason(rawValue: "end_turn")
    /// The answer is as long as it may be: it is cut off.
    public static let maxTokens = StopReason(rawValue: "max_tokens")
    /// It came to a stop sequence.
    public static let stopSequence = StopReason(rawValue: "stop_sequence")
    /// It waits for the results of tools.
    public static let toolUse = StopReason(rawValue: "tool_use")
    /// A long turn is paused; the conversation can be sent again to go on.
    public static let pauseTurn = StopReason(rawValue: "pause_turn")
    /// It refuses to answer.
    public static let refusal = StopReason(rawValue: "refusal")
    /// The conversation does not fit any more.
    public static let contextWindowExceeded = StopReason(rawValue: "model_context_window_exceeded")
}

/// What an answer used, as far as its price depends on it.
public struct ReplyUsage: Hashable, Sendable {
    /// Tokens in classes that never overlap.
    public var tokens: TokenUsage {
        get { boxedTokens.value }
        set { boxedTokens.value = newValue }
    }
    private var boxedTokens: Boxed<TokenUsage>
    /// Tier, region, searches and what else the price depends on.
    public var billing: BillingDetails {
        get { boxedBilling.value }
        set { boxedBilling.value = newValue }
    }
    private var boxedBilling: Boxed<BillingDetails>
    /// Further members of the provider's `usage`, as they came.
    public var other: [String: JSONValue]

    /// Makes a usage.
    public init(tokens: TokenUsage, billing: BillingDetails = BillingDetails(), other: [String: JSONValue] = [:]) {
        boxedTokens = Boxed(tokens)
        boxedBilling = Boxed(billing)
        self.other = other
    }
}
