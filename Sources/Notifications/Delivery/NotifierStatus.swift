public import Ledger
public import UsageModel

/// How the channels do, as of the last look at the ledger.
public struct NotifierStatus: Sendable {
    /// What waits in a channel.
    public struct Depth: Sendable, Equatable {
        /// The channel's name.
        public var channel: String
        /// How many messages wait.
        public var count: Int64
        /// When the oldest of them was decided.
        public var oldest: Timestamp
    }

    /// The names of the channels in the settings.
    public var channels: [String] = []
    /// How channels have done, also such as are gone.
    public var records: [ChannelRecord] = []
    /// What waits, without channels in which nothing does.
    public var depths: [Depth] = []
}
