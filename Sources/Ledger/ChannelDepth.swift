public import UsageModel

/// What waits in a channel.
public struct ChannelDepth: Hashable, Sendable {
    /// The channel's name.
    public var channel: String
    /// How many messages wait.
    public var count: Int64
    /// When the oldest of them was decided.
    public var oldest: Timestamp

    /// Makes a depth.
    public init(channel: String, count: Int64, oldest: Timestamp) {
        self.channel = channel
        self.count = count
        self.oldest = oldest
    }
}
