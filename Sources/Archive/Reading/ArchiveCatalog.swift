import Glibc
public import Ledger
public import UsageModel

/// What an archive holds, by its index. It may be read while a daemon writes to it.
public struct ArchiveCatalog {
    /// The archive's folder.
    public let folder: String
    /// Its index.
    public let index: LedgerStore
    /// The segments that can be read, by hour and number.
    public let segments: [ArchiveSegment]
    /// The streams by number.
    public let streams: [Int64: ArchiveStream]

    /// Opens an archive.
    ///
    /// - Throws: ``ArchiveError`` where there is none, or `LedgerError`.
    public init(folder: String) throws {
        let path = ArchiveFolder.indexPath(in: folder)
        guard access(path, F_OK) == 0 else { throw ArchiveError.system(path, "cannot be found") }
        self.folder = folder
        index = try LedgerStore(path: path)
        segments = try index.archiveSegments().filter { $0.state == .open || $0.state == .finished }
            .sorted { ($0.hour, $0.number) < ($1.hour, $1.number) }
        streams = Dictionary(try index.archiveStreams().map { ($0.number, $0) }) { $1 }
    }

    /// The segments that may hold lines of a time.
    public func segments(in range: Range<Timestamp>?) -> [ArchiveSegment] {
        guard let range else { return segments }
        return segments.filter { $0.firstTime < range.upperBound && $0.lastTime >= range.lowerBound }
    }

    /// The segment files that the index does not know.
    public func unknownFiles() -> [String] {
        let known = Set(segments.map(\.path))
        return SegmentFiles.all(in: folder).filter { !known.contains($0) }
    }
}
