public import UsageModel

/// A time in which a budget or a kind of alert is quiet.
public struct Snooze: Hashable, Sendable {
    /// The budget's name, or the kind of an alert that belongs to none.
    public var subject: String
    /// The values of one scope; `nil` for all.
    public var scope: [String]?
    /// Until when.
    public var until: Timestamp
    /// Whether only what was told already stays quiet: thresholds that are crossed later are told.
    public var isAcknowledgement: Bool

    /// Makes a snooze.
    public init(subject: String, scope: [String]?, until: Timestamp, isAcknowledgement: Bool) {
        self.subject = subject
        self.scope = scope
        self.until = until
        self.isAcknowledgement = isAcknowledgement
    }

    /// Whether it holds for a scope.
    public func covers(_ subject: String, scope: [String], now: Timestamp) -> Bool {
        self.subject == subject && now < until && (self.scope.map { $0 == scope } ?? true)
    }
}
