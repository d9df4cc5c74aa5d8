public import UsageModel

/// One file of an archive, as its index knows it.
public struct ArchiveSegment: Hashable, Sendable {
    /// What becomes of the file.
    public enum State: Int64, Sendable {
        /// Lines are appended to it.
        case open = 0
        /// It does not change any longer.
        case finished = 1
        /// It is being taken away.
        case removed = 2
        /// It is complete beside the one that it replaces, and is being put into its place.
        case replacement = 3
    }

    /// Its number, which no other segment of the archive has or had.
    public var number: Int64
    /// Where it stands, from the archive's folder on.
    public var path: String
    /// The hour of its lines, counted from 1970-01-01T00Z.
    public var hour: Int64
    /// What becomes of the file.
    public var state = State.open
    /// Its committed bytes. Behind them stands only what ends a gzip stream.
    public var bytes: Int64 = 0
    /// The bytes of its lines, line feeds included.
    public var rawBytes: Int64 = 0
    /// Its lines.
    public var lines: Int64 = 0
    /// CRC-32 of its lines, as gzip has it.
    public var crc: UInt32 = 0
    /// The earliest time of a line.
    public var firstTime: Timestamp
    /// The latest time of a line.
    public var lastTime: Timestamp
    /// The number among all lines of the archive, in the order in which they were read, of its first line.
    public var firstSequence: Int64
    /// The same of its last line.
    public var lastSequence: Int64
    /// When its first line was archived.
    public var opened: Timestamp
    /// The segment that a ``State/replacement`` replaces; 0 for all others.
    public var replaces: Int64 = 0

    /// Makes a segment without lines.
    public init(number: Int64, path: String, hour: Int64, opened: Timestamp, firstSequence: Int64) {
        self.number = number
        self.path = path
        self.hour = hour
        self.opened = opened
        self.firstSequence = firstSequence
        lastSequence = firstSequence - 1
        firstTime = Timestamp(microseconds: .max)
        lastTime = Timestamp(microseconds: .min)
    }
}
