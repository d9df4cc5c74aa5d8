/// The Chat Completions API, <https://developers.openai.com/api/reference/resources/chat>, which local servers speak too.
///
/// What it has no place for is left out of a request (reasoning, cache marks) or refused (documents, tools of a server).
public struct OpenAIProvider: LLMProvider {
    /// Where the provider is, and how it is asked.
    public struct Settings: Sendable {
        /// The name that prices know it by.
        public var name = "openai"
        /// The part of all URLs before `/chat/completions`.
        public var baseURL = "https://api.openai.com/v1"
        /// `nil` for servers that ask for none.
        public var key: APIKey?
        /// Sent with each request.
        public var headers: [(name: String, value: String)] = []
        /// The parameter that limits the answer: older servers know `max_tokens` alone.
        public var maxTokensParameter = "max_completion_tokens"
        /// An answer of more bytes is refused.
        public var bodyLimit = 32 << 20
        /// So many connections at once.
        public var connections = 2_000

        /// Makes settings of the public service.
        public init(key: APIKey?) {
            self.key = key
        }
    }

    /// The name that prices know it by.
    public var name: String { settings.name }
    private let settings: Settings
    private let transport: HTTPTransport

    /// Makes a provider.
    public init(_ settings: Settings) {
        self.settings = settings
        transport = HTTPTransport(
            bodyLimit: settings.bodyLimit, connections: settings.connections, key: settings.key,
            headers: settings.headers)
    }

    /// Asks for a whole answer, by `POST /chat/completions`.
    public func create(
        _ request: MessageRequest, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<MessageReply> {
        let answer = try await transport.whole(try sent(request, isStreamed: false), seconds: attempt.timeout)
        return try answer.read { json throws(InvalidAnswer) in try MessageReply(completion: json) }
    }

    /// Asks for an answer in pieces, by `POST /chat/completions`.
    public func stream(
        _ request: MessageRequest, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<AsyncThrowingStream<MessageStreamEvent, any Error>> {
        try await transport.stream(
            try sent(request, isStreamed: true), decoder: CompletionStreamDecoder(), seconds: attempt.timeout)
    }

    /// Always refused.
    public func countTokens(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<Int64>
    {
        throw AttemptFailure(.invalidRequest, message: "the Chat Completions API can't count the tokens of a request")
    }

    private func sent(_ request: MessageRequest, isStreamed: Bool) throws(AttemptFailure) -> HTTPTransport.Request {
        let body = try CompletionRequest(request, maxTokensParameter: settings.maxTokensParameter).json(
            isStreamed: isStreamed)
        let headers = settings.key.map { [(name: "authorization", value: "Bearer \($0.value)")] } ?? []
        return HTTPTransport.Request(
            url: HTTPTransport.url(settings.baseURL, "/chat/completions"), headers: headers + settings.headers,
            body: try body.sent())
    }
}
