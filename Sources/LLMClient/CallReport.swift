/// What a call came to: the same facts that a log line of an app has.
public struct CallReport: Sendable {
    /// The kind of call.
    public enum Operation: String, Sendable {
        case create, stream
        case countTokens = "count_tokens"
    }

    /// What was asked for.
    public var operation: Operation
    /// The provider, as prices know it.
    public var provider: String
    /// The model that was asked for first.
    public var requestedModel: String
    /// The model that answered; the last one that was tried where none did.
    public var model: String
    /// What the answer used, a broken one as far as it told; `nil` where it told nothing.
    public var usage: ReplyUsage?
    /// What ``usage`` costs, in exact pico-dollars; `nil` where the model has no price, or there is no usage.
    public var cost: Int64?
    /// From the call to the whole answer, in seconds, waiting and retries included.
    public var seconds: Double
    /// From the last attempt's begin to its first content, in seconds; of streams.
    public var secondsToFirstToken: Double?
    /// How often the provider was asked.
    public var attempts: Int
    /// Why the model stopped; `nil` where it is not known.
    public var stopReason: StopReason?
    /// The provider's id of the last attempt's request.
    public var requestID: String?
    /// Why there is no whole answer; `nil` where there is one.
    public var error: LLMError?
    /// The attempts that failed and the models that were passed over, in order. What a failed attempt used, as far as it told,
    /// is in its failure; it is no part of ``usage`` where another attempt followed.
    public var tried: [LLMError.Tried]

    /// Makes a report, for tests of what is told of calls.
    public init(
        operation: Operation, provider: String, requestedModel: String, model: String? = nil, usage: ReplyUsage? = nil,
        cost: Int64? = nil, seconds: Double = 0, secondsToFirstToken: Double? = nil, attempts: Int = 1,
        stopReason: StopReason? = nil, requestID: String? = nil, error: LLMError? = nil,
        tried: [LLMError.Tried] = []
    ) {
        self.operation = operation
        self.provider = provider
        self.requestedModel = requestedModel
        self.model = model ?? requestedModel
        self.usage = usage
        self.cost = cost
        self.seconds = seconds
        self.secondsToFirstToken = secondsToFirstToken
        self.attempts = attempts
        self.stopReason = stopReason
        self.requestID = requestID
        self.error = error
        self.tried = tried
    }
}

/// Told of each call when it has ended: once, on the task that made it. It must not take long.
public protocol LLMClientDelegate: Sendable {
    func called(_ report: CallReport)
}
