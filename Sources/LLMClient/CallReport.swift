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
    /// `nil` where there was no answer.
    public var usage: ReplyUsage?
    /// Exact pico-dollars; `nil` where the model has no price, or no answer came.
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
}

/// Told of each call when it has ended: once, on the task that made it. It must not take long.
public protocol LLMClientDelegate: Sendable {
    func called(_ report: CallReport)
}
