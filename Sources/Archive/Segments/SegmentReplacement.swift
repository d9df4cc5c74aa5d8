import CrashPoints
import Glibc
import Ledger

/// Puts a segment that was written anew into the place of the old one: a death in between is made good at the next start.
struct SegmentReplacement {
    let options: ArchiveOptions
    let index: LedgerStore

    /// Where the new file stands until it has the name of the old one. No reader takes it for a segment.
    static func temporaryPath(_ path: String) -> String { SegmentName.beside(path, "new") }

    /// Notes a replacement, whose file is whole at its temporary path and on the disk, and puts it into its place.
    func begin(_ segment: ArchiveSegment, origins: [(segment: Int64, part: Int64, bytes: [UInt8])]) throws {
        var changes = ArchiveChanges()
        changes.segments = [segment]
        changes.origins = origins
        try index.change(changes)
        CrashPoint.segmentReplacing.pass()
        try finish(segment)
    }

    /// Puts a replacement that the index knows into its place.
    func finish(_ segment: ArchiveSegment) throws {
        let path = "\(options.folder)/\(segment.path)"
        let temporary = Self.temporaryPath(path)
        // Where the temporary file is gone, it was renamed before the process died.
        if access(temporary, F_OK) == 0 {
            guard rename(temporary, path) == 0 else { throw ArchiveError.system(path, "cannot be replaced") }
            if let slash = path.lastIndex(of: "/") { try ArchiveFolder.sync(String(path[..<slash])) }
        }
        var finished = segment
        finished.state = .finished
        finished.replaces = 0
        var changes = ArchiveChanges()
        changes.forgottenSegments = [segment.replaces]
        changes.segments = [finished]
        try index.change(changes)
    }
}
