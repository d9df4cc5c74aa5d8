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
