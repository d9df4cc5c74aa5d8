import NIOHTTP1

/// The Messages API, <https://platform.claude.com/docs/en/api/messages>, and what speaks like it.
public struct AnthropicProvider: LLMProvider {
    /// Which header has the key.
    public enum KeyHeader: Hashable, Sendable {
        /// `x-api-key`.
        case apiKey
        /// `Authorization: Bearer`.
        case bearer
    }

    /// Where the provider is, and how it is asked.
    public struct Settings: Sendable {
        /// The name that prices know it by.
        public var name = "anthropic"
        /// The part of all URLs before `/v1`.
        public var baseURL = "https://api.anthropic.com"
        /// The header `anthropic-version`.
        public var version = "2026-10-21"
        /// `nil` for servers that ask for none.
        public var key: APIKey?
        /// Which header has the key.
        public var keyHeader = KeyHeader.apiKey
        /// Sent with each request, such as `anthropic-beta`.
        public var headers: [(name: String, value: String)] = []
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
    let settings: Settings
    let transport: HTTPTransport

    /// Makes a provider.
    public init(_ settings: Settings) {
        self.settings = settings
        transport = HTTPTransport(
            bodyLimit: settings.bodyLimit, connections: settings.connections, key: settings.key,
            headers: settings.headers)
    }

    /// Asks for a whole answer, by `POST /v1/messages`.
    public func create(
        _ request: MessageRequest, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<MessageReply> {
        let answer = try await transport.whole(
            self.request("/v1/messages", body: request.json()), seconds: attempt.timeout)
        return try answer.read { json throws(InvalidAnswer) in try MessageReply(json: json) }
    }

    /// Asks for an answer in pieces, by `POST /v1/messages`.
    public func stream(
        _ request: MessageRequest, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<AsyncThrowingStream<MessageStreamEvent, any Error>> {
        try await transport.stream(
            self.request("/v1/messages", body: request.json(isStreamed: true)), decoder: MessageStreamDecoder(),
            seconds: attempt.timeout)
    }

    /// Counts input tokens, by `POST /v1/messages/count_tokens`.
    public func countTokens(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<Int64>
    {
        let answer = try await transport.whole(
            self.request("/v1/messages/count_tokens", body: request.countingJSON), seconds: attempt.timeout)
        return try answer.read { json throws(InvalidAnswer) in
            guard json["input_tokens"] != nil else { throw InvalidAnswer(message: "the answer has no input_tokens") }
            return try TokenCounts(json).count("input_tokens")
        }
    }

    /// A request of the service.
    func request(
        _ path: String, body: JSONValue? = nil, isPost: Bool = true
    ) throws(AttemptFailure) -> HTTPTransport.Request {
        var headers = [(name: "anthropic-version", value: settings.version)]
        if let key = settings.key {
            switch settings.keyHeader {
            case .apiKey: headers.append((name: "x-api-key", value: key.value))
            case .bearer: headers.append((name: "authorization", value: "Bearer \(key.value)"))
            }
        }
        return HTTPTransport.Request(
            method: isPost ? .POST : .GET, url: HTTPTransport.url(settings.baseURL, path),
            headers: headers + settings.headers, body: try body.map { value throws(AttemptFailure) in try value.sent() }
        )
    }
}
