/// The index of an archive.
///
/// All throw ``LedgerError/writeFailed(path:reason:isDiskFull:)`` or ``LedgerError/damaged(path:reason:)``.
extension LedgerStore {
    /// All segments, by number.
    public func archiveSegments() throws(LedgerError) -> [ArchiveSegment] {
        try read { try ArchiveRows(db: $0).segments() }
    }

    /// All streams, by number.
    public func archiveStreams() throws(LedgerError) -> [ArchiveStream] {
        try read { try ArchiveRows(db: $0).streams() }
    }

    /// The list that tells where a segment's lines come from, in its parts.
    public func archiveOrigins(of segment: Int64) throws(LedgerError) -> [[UInt8]] {
        try read { try ArchiveRows(db: $0).origins(of: segment) }
    }

    /// Changes segments outside of any batch: what lines are archived is not touched.
    public func change(_ changes: ArchiveChanges) throws(LedgerError) {
        guard !changes.isEmpty else { return }
        try write { try ArchiveRows(db: $0).write(changes) }
    }
}
