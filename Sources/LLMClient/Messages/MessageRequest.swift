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
    public var temperature: Double?
    public var topP: Double?
    public var topK: Int?
    public var stopSequences: [String] = []
    public var tools: [JSONValue] = []
    public var toolChoice: JSONValue?
    public var thinking: JSONValue?
    public var metadata: JSONValue?
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
