import CrashPoints
import Glibc
public import Ledger
public import UsageModel

/// Takes away the segments that are past their time, or too many.
public struct ArchiveRetention {
    private let folder: String
    private let keepSeconds: Double?
    private let keepBytes: Int64?
    private let index: LedgerStore

    /// Makes the retention of an archive.
    ///
    /// - Parameters:
    ///   - keepSeconds: segments whose last line is older go; `nil` for none.
    ///   - keepBytes: while all have more bytes, the oldest go; `nil` for none.
    public init(folder: String, keepSeconds: Double?, keepBytes: Int64?, index: LedgerStore) {
        self.folder = folder
        self.keepSeconds = keepSeconds
        self.keepBytes = keepBytes
        self.index = index
    }

    /// The finished segments that go now, the oldest first.
    public func due(now: Timestamp) throws(LedgerError) -> [ArchiveSegment] {
        let segments = try index.archiveSegments().filter { $0.state != .removed }
            .sorted { ($0.lastTime, $0.number) < ($1.lastTime, $1.number) }
        var bytes = segments.reduce(0) { $0 + $1.bytes }
        return segments.filter { segment in
            guard segment.state == .finished else { return false }
            let age = Double(now.microseconds - segment.lastTime.microseconds) / 1e6
            let isOld = keepSeconds.map { age > $0 } ?? false
            let isTooMuch = keepBytes.map { bytes > $0 } ?? false
            guard isOld || isTooMuch else { return false }
            bytes -= segment.bytes
            return true
        }
    }

    /// Takes segments away: their lines are gone then.
    public func remove(_ segments: [ArchiveSegment]) throws(LedgerError) {
        guard !segments.isEmpty else { return }
        var changes = ArchiveChanges()
        changes.segments = segments.map { segment in
            var segment = segment
            segment.state = .removed
            return segment
        }
        try index.change(changes)
        CrashPoint.segmentRemoving.pass()
        for segment in segments { Self.unlinkFile("\(folder)/\(segment.path)", in: folder) }
        changes = ArchiveChanges()
        changes.forgottenSegments = segments.map(\.number)
        try index.change(changes)
    }

    /// Takes away what was cut off of segments a week ago or more: it was read again, and is archived.
    ///
    /// - Parameter all: whether younger ones go too.
    public func removeOrphans(now: Timestamp, all: Bool = false) {
        for path in SegmentFiles.orphans(in: folder) {
            var status = stat()
            guard stat("\(folder)/\(path)", &status) == 0 else { continue }
            guard all || now.seconds - Int64(status.st_mtim.tv_sec) >= 7 * 86_400 else { continue }
            unlink("\(folder)/\(path)")
            ArchiveFolder.removeEmptyFolders(above: "\(folder)/\(path)", in: folder)
        }
    }

    static func unlinkFile(_ path: String, in folder: String) {
        unlink(path)
        unlink(SegmentName.orphan(path))
        ArchiveFolder.removeEmptyFolders(above: path, in: folder)
    }
}
