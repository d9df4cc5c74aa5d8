/// A service that answers: how its requests are written and its answers read. One call is one attempt; nothing is retried.
public protocol LLMProvider: Sendable {
    /// The name that prices know it by, such as `anthropic`.
    var name: String { get }

    /// Asks for a whole answer.
    func create(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<MessageReply>

    /// Asks for an answer that comes in pieces. It throws what stands before the first piece; the sequence throws
    /// ``AttemptFailure`` where it breaks later.
    func stream(
        _ request: MessageRequest, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<AsyncThrowingStream<MessageStreamEvent, any Error>>

    /// Counts the input tokens of a request without having it answered.
    func countTokens(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<Int64>
}

/// What an attempt must know of the call that it belongs to.
public struct Attempt: Sendable {
    /// 0 for the first.
    public var number: Int
    /// The attempt is given up after so many seconds.
    public var timeout: Double

    /// Makes an attempt.
    public init(number: Int, timeout: Double) {
        self.number = number
        self.timeout = timeout
    }
}

/// An answer with what came beside it.
public struct Answer<Value: Sendable>: Sendable {
    /// What was asked for.
    public var value: Value
    /// The provider's id of the request.
    public var requestID: String?
    /// What the provider says is left of its limits.
    public var limits: RateLimitReading {
        get { boxedLimits.value }
        set { boxedLimits.value = newValue }
    }
    private var boxedLimits: Boxed<RateLimitReading>

    /// Makes an answer.
    public init(value: Value, requestID: String? = nil, limits: RateLimitReading = RateLimitReading()) {
        self.value = value
        self.requestID = requestID
        boxedLimits = Boxed(limits)
    }
}
