public import UsageModel

/// How the last attempt went to take over settings.
public struct SettingsHealth: Sendable {
    /// Whether the settings that were last read are those that hold.
    public var isLastReloadGood = true
    /// When settings were last taken over.
    public var lastGoodReload: Timestamp

    /// The health of a daemon whose first settings hold since `time`.
    public init(since time: Timestamp) {
        lastGoodReload = time
    }
}
