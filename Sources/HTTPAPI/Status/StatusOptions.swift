public import UsageModel

/// What the page needs of the settings; they may be taken over anew.
public struct StatusOptions: Sendable {
    /// Whose calendar the day follows, and in which times are told.
    public var zone: CivilZone
    /// The labels that the settings take from logs.
    public var labels: [String]

    /// Makes options.
    public init(zone: CivilZone, labels: [String]) {
        self.zone = zone
        self.labels = labels
    }
}
