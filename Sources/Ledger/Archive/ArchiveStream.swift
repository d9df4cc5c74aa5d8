/// A file, pipe or journal whose lines an archive holds.
public struct ArchiveStream: Hashable, Sendable {
    /// Its number in the archive.
    public var number: Int64
    /// The source that it belongs to, as the user named it.
    public var source: String
    /// Its path when it was first read.
    public var path: String

    /// Makes a stream.
    public init(number: Int64, source: String, path: String) {
        self.number = number
        self.source = source
        self.path = path
    }
}
