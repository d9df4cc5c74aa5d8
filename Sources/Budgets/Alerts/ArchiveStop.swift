public import UsageModel

/// An archive that stands still.
public struct ArchiveStop: Hashable, Codable, Sendable {
    /// Since when.
    public var since: Timestamp
    /// Why, for a person.
    public var reason: String

    /// Makes one.
    public init(since: Timestamp, reason: String) {
        self.since = since
        self.reason = reason
    }
}
