public import UsageModel

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
