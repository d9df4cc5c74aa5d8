import Glibc
import Ledger
import UsageModel

/// Writes segments anew without some of their lines.
public struct ArchiveErasure {
    /// What was done.
    public struct Result: Sendable {
        /// Lines that are gone.
        public var lines: Int64 = 0
        /// Segments that were written anew, or taken away where nothing was left in them.
        public var segments = 0
        /// The ids of the requests that the lines were of, as far as a ledger keeps such.
        public var requestIDs: Set<String> = []
    }

    private let options: ArchiveOptions
    private let catalog: ArchiveCatalog
    private let selection: LineSelection

    /// Makes an erasure. The caller holds the ``ArchiveFolder``, so that no daemon writes to it.
    public init(options: ArchiveOptions, catalog: ArchiveCatalog, selection: LineSelection) {
        self.options = options
        self.catalog = catalog
        self.selection = selection
    }

    /// Erases the lines that the selection wants.
    ///
    /// - Parameter isDryRun: whether lines are only counted.
    /// - Throws: `StreamError`, ``ArchiveError`` or `LedgerError`. Each segment is either as it was, or without the lines.
    public func run(isDryRun: Bool = false) throws -> Result {
        var result = Result()
        var number =
            try index.load(now: Timestamp(microseconds: 0)).tallies[
                Tally(source: "", name: TallyName.archiveNumber)] ?? 0
        for segment in catalog.segments where segment.lines > 0 {
            let lines = try erasedLines(of: segment, ids: &result.requestIDs)
            guard !lines.isEmpty else { continue }
            result.lines += Int64(lines.count)
            result.segments += 1
            guard !isDryRun else { continue }
            if Int64(lines.count) == segment.lines {
                try ArchiveRetention(folder: catalog.folder, keepSeconds: nil, keepBytes: nil, index: index)
                    .remove([segment])
                continue
            }
            number += 1
            var batch = LedgerBatch()
            batch.tallies = [(Tally(source: "", name: TallyName.archiveNumber), number)]
            try index.commit(batch)
            try rewrite(segment, without: lines, number: number)
        }
        // What was cut off of segments may hold them too.
        if !isDryRun {
            ArchiveRetention(folder: catalog.folder, keepSeconds: nil, keepBytes: nil, index: index)
                .removeOrphans(now: Timestamp(microseconds: 0), all: true)
        }
        return result
    }

    private var index: LedgerStore { catalog.index }

    /// The numbers of the lines that go. Adds the ids of their requests.
    private func erasedLines(of segment: ArchiveSegment, ids: inout Set<String>) throws -> Set<Int64> {
        var numbers: Set<Int64> = []
        var lines = try SegmentLines(segment, in: catalog.folder, index: index)
        while let line = try lines.next() {
            let source = catalog.streams[line.stream]?.source ?? ""
            guard try selection.wants(line, source: source) else { continue }
            numbers.insert(line.number)
            ids.formUnion(try selection.requestIDs(ofSource: source))
        }
        return numbers
    }

    private func rewrite(_ segment: ArchiveSegment, without erased: Set<Int64>, number: Int64) throws {
        var facts = ArchiveSegment(
            number: number, path: segment.path, hour: segment.hour, opened: segment.opened,
            firstSequence: segment.firstSequence)
        // The name of the file stays, and with it what others may know it by.
        facts.replaces = segment.number
        let temporary = SegmentReplacement.temporaryPath("\(catalog.folder)/\(segment.path)")
        unlink(temporary)
        var lines = try SegmentLines(segment, in: catalog.folder, index: index)
        let writer = OpenSegment(facts, options: options, path: temporary)
        let queue = DeflateQueue()
        while let line = try lines.next() {
            guard !erased.contains(line.number) else { continue }
            writer.raw.append(contentsOf: line.bytes)
            writer.raw.append(0x0A)
            // The times of single lines are not known any longer: those of the segment hold for what is left of it.
            writer.noteLine(
                bytes: line.bytes.count + 1, time: segment.firstTime, stream: line.stream, sequence: line.sequence,
                context: line.context)
            try writer.handOver(to: queue)
        }
        try writer.flush(to: queue)
        queue.drain()
        try writer.write()
        try writer.sync(isNew: true)
        writer.finish()
        var replacement = writer.facts
        replacement.state = .replacement
        replacement.firstTime = segment.firstTime
        replacement.lastTime = segment.lastTime
        try SegmentReplacement(options: options, index: index).begin(replacement, origins: writer.takeOrigins())
    }
}
