public import UsageModel

/// What decoding a block needs to know of the lines before it, and hands on to the block behind it.
public struct StreamContext: Sendable {
    /// The last usable timestamp in the file so far.
    public var lastTime: Timestamp?
    /// What stands in where no line before has a timestamp: the file's modification time, or the time of reading.
    public var fallbackTime: Timestamp
    /// The time of reading. A timestamp more than 24 hours after it is suspect.
    public var readTime: Timestamp

    /// An answer of Anthropic's API whose stream the lines tell event by event: the events behind the first name neither its
    /// id nor its model.
    struct OpenStream: Sendable {
        var key: UInt64
        var model: String
        var usage: TokenUsage
    }

    /// The last answer whose stream began.
    var openStream: OpenStream?

    /// Makes the context of a file's beginning.
    public init(lastTime: Timestamp? = nil, fallbackTime: Timestamp, readTime: Timestamp) {
        self.lastTime = lastTime
        self.fallbackTime = fallbackTime
        self.readTime = readTime
    }
}
