/// Why one attempt has no answer.
public struct AttemptFailure: Error, Hashable, Sendable {
    /// What kind of failure it is.
    public enum Kind: String, Hashable, Sendable {
        /// No connection, or it broke before an answer.
        case connection
        /// No answer in time.
        case timeout
        /// The provider answered by an error: see ``AttemptFailure/status``.
        case status
        /// A stream broke, or told an error, after its first event.
        case midStream = "mid_stream"
        /// What came is no answer: no JSON, another content type, too large.
        case invalidAnswer = "invalid_answer"
        /// The request can't be sent in this provider's shape.
        case invalidRequest = "invalid_request"
        /// The task was cancelled.
        case cancelled
    }

    /// What kind of failure it is.
    public var kind: Kind
    /// The HTTP status, where there is one. An error within a stream has that of its type: `overloaded_error` is 529.
    public var status: Int?
    /// The provider's type of the error, such as `rate_limit_error`.
    public var type: String?
    /// The provider's code within the type, such as `enforced_spend_limit_reached`.
    public var code: String?
    /// What is wrong, for a person; without any secret and without the request's content.
    public var message: String
    /// The provider's id of the request.
    public var requestID: String?
    /// The seconds that the provider asks to wait; `nil` where it does not say.
    public var retryAfter: Double?
    /// The header `x-should-retry`; `nil` where there is none.
    public var shouldRetry: Bool?
    /// What the provider says is left of its limits.
    public var limits: RateLimitReading {
        get { boxedLimits.value }
        set { boxedLimits.value = newValue }
    }
    private var boxedLimits: Boxed<RateLimitReading>

    /// What the attempt used until it failed, as far as the provider told: a stream tells its input at the beginning.
    public var usage: ReplyUsage?

    /// Makes a failure.
    public init(
        _ kind: Kind, status: Int? = nil, type: String? = nil, code: String? = nil, message: String,
        requestID: String? = nil, retryAfter: Double? = nil, shouldRetry: Bool? = nil,
        limits: RateLimitReading = RateLimitReading(), usage: ReplyUsage? = nil
    ) {
        self.kind = kind
        self.status = status
        self.type = type
        self.code = code
        self.message = message
        self.requestID = requestID
        self.retryAfter = retryAfter
        self.shouldRetry = shouldRetry
        boxedLimits = Boxed(limits)
        self.usage = usage
    }
}
