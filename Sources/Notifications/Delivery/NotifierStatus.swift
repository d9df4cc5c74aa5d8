public import Ledger

/// How the channels do, as of the last look at the ledger.
public struct NotifierStatus: Sendable {
    /// The names of the channels in the settings.
    public var channels: [String] = []
    /// How channels have done, also such as are gone.
    public var records: [ChannelRecord] = []
    /// What waits, without channels in which nothing does.
    public var depths: [ChannelDepth] = []
}
