public import UsageModel

/// Logged texts that moderation holds harmful.
public struct FlaggedTexts: Hashable, Codable, Sendable {
    /// How many.
    public var count: Int64
    /// When the last one was judged.
    public var last: Timestamp
    /// What that one is harmful by, the worst first.
    public var categories: [String]

    /// Makes one.
    public init(count: Int64, last: Timestamp, categories: [String]) {
        self.count = count
        self.last = last
        self.categories = categories
    }
}
