/// The position in one file's content, as the ledger stores it.
///
/// A path can hold many contents over time, and one content can move from path to path. The content decides who is who:
/// a hash of its head and a hash of the bytes before the position.
public struct FileGeneration: Hashable, Sendable {
    /// Where the reading of a content stands.
    public enum State: Int64, Sendable {
        /// It is being read.
        case active = 0
        /// It was read to its end.
        case finished = 1
        /// It was there before Tailmeter was and is not read.
        case ignored = 2
        /// The same of a compressed file, of which no more than the head is known.
        case ignoredCompressed = 3
    }

    /// Whether it is not read because it was there before Tailmeter was.
    public var isIgnored: Bool { state == .ignored || state == .ignoredCompressed }

    /// The ledger's number of the generation; 0 while it has none.
    public var id: Int64 = 0
    /// The source it belongs to, as the user named it.
    public var source: String
    /// The path under which the content was first seen.
    public var path: String
    /// The device of the file, a hint.
    public var device: UInt64 = 0
    /// The inode of the file, a hint. It alone decides while fewer than 64 bytes are committed.
    public var inode: UInt64 = 0
    /// Bytes up to here are counted.
    public var offset: Int64 = 0
    /// How many bytes of the head are hashed: `min(1024, offset)`.
    public var headLength: Int64 = 0
    /// The hash of the head.
    public var headHash: UInt64 = 0
    /// The hash of the last `min(64, offset)` bytes before the offset.
    public var tailHash: UInt64 = 0
    /// Where the reading stands.
    public var state: State = .active
    /// Whether the offset lies inside a line that is too long and is being passed over.
    public var isInsideLongLine = false
    /// Lines counted so far.
    public var lines: Int64 = 0
    /// The last usable timestamp that was read.
    public var lastTime: Timestamp?
    /// The last answer whose stream began, where the log tells streams event by event.
    public var openStream: OpenStream?

    /// The most bytes of the head that are hashed.
    public static let headLimit: Int64 = 1_024
    /// The most bytes before the offset that are hashed.
    public static let tailLimit: Int64 = 64

    /// Makes the generation of a content of which nothing is read.
    public init(source: String, path: String) {
        self.source = source
        self.path = path
    }
}
