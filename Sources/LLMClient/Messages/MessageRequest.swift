/// What a model is asked: the Messages API's parameters, which the OpenAI shape is made from as well.
///
/// What is `nil` is not sent, `temperature` least of all: version 2026-10-21 of the API refuses it.
public struct MessageRequest: Hashable, Sendable {
    /// The model's name, as the provider knows it.
    public var model: String
    /// The most tokens of the answer.
    public var maxTokens: Int
    /// The conversation.
    public var messages: [Message]
    /// The system prompt; its blocks may say what is to be cached.
    public var system: [ContentBlock] = []
    /// A schema that the answer must follow.
    public var outputSchema: JSONValue?
    /// How much chance there is in the answer, from 0 to 1.
    public var temperature: Double?
    /// The share of likelihood from which tokens are drawn.
    public var topP: Double?
    /// The number of tokens that are drawn from.
    public var topK: Int?
    /// Texts at which the answer ends.
    public var stopSequences: [String] = []
    /// The tools, as the Messages API describes them.
    public var tools: [JSONValue] = []
    /// Which tool is to be called.
    public var toolChoice: JSONValue?
    /// Whether and how much the model reasons.
    public var thinking: JSONValue?
    /// What the provider is told of the request, such as `user_id`.
    public var metadata: JSONValue?
    /// The tier of service.
    public var serviceTier: String?
    /// Parameters that have no name here; they are sent as they are.
    public var other: [String: JSONValue] = [:]

    /// Makes a request.
    public init(model: String, maxTokens: Int, messages: [Message], system: [ContentBlock] = []) {
        self.model = model
        self.maxTokens = maxTokens
        self.messages = messages
        self.system = system
    }
}
