public import Budgets
public import UsageModel

/// An alert on its way to a channel.
public struct OutboxMessage: Hashable, Sendable {
    /// What became of it.
    public enum State: Int, Sendable {
        /// It is to be delivered.
        case waiting
        /// The receiver has it.
        case delivered
        /// Nobody took it in time, or the channel is gone.
        case givenUp
        /// The channel has no use for such messages.
        case skipped
    }

    /// Its place in the order of decisions, over all channels.
    public var number: Int64
    /// The channel's name.
    public var channel: String
    /// Messages of one lane are delivered in their order: the budget's name, or the kind of the alert.
    public var lane: String
    /// What is told.
    public var alert: Alert
    /// What became of it.
    public var state: State
    /// When that was last noted.
    public var changed: Timestamp
    /// How often delivery was tried.
    public var attempts: Int
    /// Before then it is not tried again; `nil` where it was not tried yet.
    public var nextAttempt: Timestamp?
    /// Why the last attempt failed, or why none was made.
    public var lastError: String?

    /// Makes a message that waits.
    public init(number: Int64, channel: String, lane: String, alert: Alert) {
        self.number = number
        self.channel = channel
        self.lane = lane
        self.alert = alert
        state = .waiting
        changed = alert.time
        attempts = 0
    }
}

/// How a channel has done since the ledger was begun.
public struct ChannelRecord: Hashable, Sendable {
    /// The channel's name.
    public var channel: String
    /// Messages delivered.
    public var delivered: Int64 = 0
    /// Messages given up.
    public var givenUp: Int64 = 0
    /// Attempts.
    public var attempts: Int64 = 0
    /// Failed attempts.
    public var failures: Int64 = 0
    /// Why the channel is disabled; `nil` where it is not.
    public var disabledReason: String?
    /// When it was disabled.
    public var disabledAt: Timestamp?
    /// A keyed hash of where the channel led when it was disabled: with another target it is tried again.
    public var disabledTarget: Int64?

    /// Makes the record of a channel that has done nothing.
    public init(channel: String) {
        self.channel = channel
    }
}

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
