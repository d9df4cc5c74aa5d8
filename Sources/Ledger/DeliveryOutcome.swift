public import UsageModel

/// What came of an attempt to deliver a message.
public struct DeliveryOutcome: Sendable {
    /// What became of the message.
    public var state: OutboxMessage.State
    /// Before then it is not tried again, where it is still waiting.
    public var nextAttempt: Timestamp?
    /// Why the attempt failed.
    public var error: String?

    /// Makes an outcome.
    public init(state: OutboxMessage.State, nextAttempt: Timestamp? = nil, error: String? = nil) {
        self.state = state
        self.nextAttempt = nextAttempt
        self.error = error
    }
}
