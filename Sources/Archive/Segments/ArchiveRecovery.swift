import CrashPoints
import Glibc
import Ledger
import UsageModel

/// Makes the files of an archive agree with its index, when a daemon begins with it.
///
/// What stands in a segment behind its committed length was written by a process that died before it could commit: it is read
/// again from the source.
struct ArchiveRecovery {
    let options: ArchiveOptions
    let index: LedgerStore

    /// What was found.
    struct Result {
        /// The highest number that a segment had.
        var lastNumber: Int64 = 0
        /// The place of the next line.
        var nextSequence: Int64 = 0
        /// What a person is to know.
        var notes: [String] = []
    }

    /// The longest part behind the committed length that is kept beside it.
    private static let orphanLimit = 64 << 20

    /// - Parameter tallies: the index's counts, which tell how far numbers went.
    func run(tallies: [Tally: Int64]) throws -> Result {
        var result = Result()
        let segments = try index.archiveSegments()
        result.lastNumber = tallies[Tally(source: "", name: TallyName.archiveNumber)] ?? 0
        result.nextSequence = tallies[Tally(source: "", name: TallyName.archiveSequence)] ?? 0
        // The first commit, before any segment is made, notes the numbers.
        let isNew = tallies[Tally(source: "", name: TallyName.archiveSequence)] == nil
        var changes = ArchiveChanges()
        for segment in segments {
            switch segment.state {
            case .finished: break
            case .open:
                try cut(segment, &result)
                var finished = segment
                finished.state = .finished
                changes.segments.append(finished)
            case .removed:
                ArchiveRetention.unlinkFile("\(options.folder)/\(segment.path)", in: options.folder)
                changes.forgottenSegments.append(segment.number)
            case .replacement: try SegmentReplacement(options: options, index: index).finish(segment)
            }
        }
        try index.change(changes)
        try sweep(isNew: isNew, known: Set(segments.map(\.path)), &result)
        return result
    }

    /// Cuts a segment to its committed length.
    private func cut(_ segment: ArchiveSegment, _ result: inout Result) throws {
        let path = "\(options.folder)/\(segment.path)"
        let file: SegmentFile
        do {
            file = try SegmentFile(opening: path)
        } catch {
            result.notes.append("\(error.description): its \(segment.lines) lines are lost")
            return
        }
        let ending = GzipFrame.ending(crc: segment.crc, rawBytes: segment.rawBytes)
        let size = file.size
        if size < segment.bytes {
            result.notes.append(
                """
                \(path) has \(size) bytes, and \(segment.bytes) were committed: the disk lost the rest. 'tailmeter archive verify' \
                tells more
                """)
            return
        }
        let tail = file.read(from: segment.bytes, limit: Self.orphanLimit)
        guard tail != ending else { return }
        // An ending that was cut short, or begun anew, holds no lines.
        if tail.count > GzipFrame.endingLength { try keep(tail, of: path) }
        CrashPoint.archiveCutting.pass()
        try file.write(ending, at: segment.bytes)
        try file.truncate(to: segment.bytes + Int64(ending.count))
        try file.sync()
    }

    private func keep(_ tail: [UInt8], of path: String) throws(ArchiveError) {
        let orphan = SegmentName.orphan(path)
        unlink(orphan)
        try SegmentFile(creating: orphan, options: options).write(tail, at: 0)
    }

    /// Looks for segments of this host that the index does not know: a process that died made them right before their first
    /// commit. Where the index itself is new, they are of an archive that lost its index, and stay.
    private func sweep(isNew: Bool, known: Set<String>, _ result: inout Result) throws {
        var unknown: [(path: String, number: Int64)] = []
        for path in SegmentFiles.all(in: options.folder) where !known.contains(path) {
            let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
            guard let number = SegmentName.number(of: name, host: options.host) else { continue }
            unknown.append((path, number))
        }
        guard isNew else {
            for (path, number) in unknown where number > result.lastNumber {
                rename("\(options.folder)/\(path)", SegmentName.orphan("\(options.folder)/\(path)"))
            }
            return
        }
        result.lastNumber = max(result.lastNumber, unknown.map(\.number).max() ?? 0)
        guard !unknown.isEmpty else { return }
        result.notes.append(
            "\(options.folder) has \(unknown.count) segments of before that its index does not know: they stay as they are"
        )
    }
}
