public import UsageModel

/// What decoding a block needs to know of the lines before it, and hands on to the block behind it.
public struct StreamContext: Sendable {
    /// The last usable timestamp in the file so far.
    public var lastTime: Timestamp?
    /// What stands in where no line before has a timestamp: the file's modification time, or the time of reading.
    public var fallbackTime: Timestamp
    /// The time of reading. A timestamp more than 24 hours after it is suspect.
    public var readTime: Timestamp

    /// The last answer whose stream began, of a log that tells streams event by event.
    public var openStream: OpenStream?

    /// By line of the block: the time for one that has none of its own, where the source knows one.
    public var recordTimes: [Timestamp]

    /// The values of the plan's container labels; empty where the source knows none.
    public var containerLabels: [String?]

    /// Makes the context of a file's beginning.
    public init(
        lastTime: Timestamp? = nil, openStream: OpenStream? = nil, recordTimes: [Timestamp] = [],
        containerLabels: [String?] = [], fallbackTime: Timestamp, readTime: Timestamp
    ) {
        self.lastTime = lastTime
        self.openStream = openStream
        self.recordTimes = recordTimes
        self.containerLabels = containerLabels
        self.fallbackTime = fallbackTime
        self.readTime = readTime
    }
}
