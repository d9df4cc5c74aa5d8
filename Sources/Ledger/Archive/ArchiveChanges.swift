/// What a transaction changes in an archive's index.
public struct ArchiveChanges: Sendable {
    /// Segments that are new or changed, in full.
    public var segments: [ArchiveSegment] = []
    /// Segments that are not remembered any longer.
    public var forgottenSegments: [Int64] = []
    /// Parts of the lists that tell where a segment's lines come from, in full.
    public var origins: [(segment: Int64, part: Int64, bytes: [UInt8])] = []
    /// Streams that the index does not have yet.
    public var streams: [ArchiveStream] = []

    /// Makes changes of nothing.
    public init() {}

    /// Whether nothing is changed.
    public var isEmpty: Bool {
        segments.isEmpty && forgottenSegments.isEmpty && origins.isEmpty && streams.isEmpty
    }
}
