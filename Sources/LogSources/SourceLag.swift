public import UsageModel

/// How far behind the writers the reading of a source is.
public struct SourceLag: Sendable {
    /// The source, as the user named it.
    public let source: String
    /// Bytes that are written and not read.
    public let bytes: Int64
    /// Files that are followed.
    public let files: Int
    /// The time of the last line that had one.
    public let lastTime: Timestamp?

    /// Makes a lag.
    public init(source: String, bytes: Int64, files: Int, lastTime: Timestamp?) {
        self.source = source
        self.bytes = bytes
        self.files = files
        self.lastTime = lastTime
    }
}
