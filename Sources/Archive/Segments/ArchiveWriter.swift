import CrashPoints
import Ledger
import UsageModel

/// Appends lines to the segments of their hours, and puts them into files commit by commit.
///
/// One thread uses it. What ``write(now:)`` wrote is the archive's once the index has what it returned; a writer that failed
/// is thrown away, and the next one begins with ``ArchiveRecovery``.
final class ArchiveWriter {
    private let options: ArchiveOptions
    private let queue = DeflateQueue()
    /// By hour.
    private var open: [Int64: OpenSegment] = [:]
    private var last: OpenSegment?
    /// The highest number that a segment has.
    private(set) var lastNumber: Int64
    /// The place of the next line among all.
    private(set) var nextSequence: Int64

    /// So many segments are open at a time: each has a compressor of a quarter of a megabyte.
    static let openLimit = 32

    init(options: ArchiveOptions, lastNumber: Int64, nextSequence: Int64) {
        self.options = options
        self.lastNumber = lastNumber
        self.nextSequence = nextSequence
    }

    /// Whether there are as many segments as may be, or more of one block: it is time to commit.
    var isFull: Bool { open.count >= Self.openLimit }

    /// The segment that a line of an hour goes to.
    func segment(hour: Int64, now: Timestamp) -> OpenSegment {
        if let last, last.facts.hour == hour { return last }
        if let known = open[hour] {
            last = known
            return known
        }
        lastNumber += 1
        let facts = ArchiveSegment(
            number: lastNumber, path: SegmentName.path(hour: hour, host: options.host, number: lastNumber),
            hour: hour, opened: now, firstSequence: nextSequence)
        let segment = OpenSegment(facts, options: options)
        open[hour] = segment
        last = segment
        return segment
    }

    /// Notes the line that was just put at the end of a segment's lines.
    func noteLine(
        in segment: OpenSegment, bytes: Int, time: Timestamp, stream: Int64, context: LineOrigins.Context?
    ) throws(ArchiveError) {
        segment.noteLine(bytes: bytes, time: time, stream: stream, sequence: nextSequence, context: context)
        nextSequence += 1
        try segment.handOver(to: queue)
    }

    /// Writes all lines into their files, and finishes the segments whose time or size is over.
    ///
    /// - Returns: what is to be written to the index.
    func write(now: Timestamp, finishAll: Bool = false) throws(ArchiveError) -> ArchiveChanges {
        var changes = ArchiveChanges()
        let full = surplus()
        let segments = open.values.sorted { $0.facts.number < $1.facts.number }
        for first in stride(from: 0, to: segments.count, by: Self.openLimit) {
            let group = segments[first..<min(first + Self.openLimit, segments.count)]
            for segment in group where segment.isDirty { try segment.flush(to: queue) }
            queue.drain()
            for segment in group {
                let isOver = finishAll || full.contains(segment.facts.number)
                try write(segment, isOver: isOver, now: now, into: &changes)
            }
        }
        CrashPoint.archiveWritten.pass()
        return changes
    }

    private func write(
        _ segment: OpenSegment, isOver: Bool, now: Timestamp, into changes: inout ArchiveChanges
    ) throws(ArchiveError) {
        let isNew = segment.facts.bytes == 0
        if segment.isDirty { try segment.write() }
        let isOver = isOver || self.isOver(segment.facts, now: now)
        guard segment.isDirty || isOver else { return }
        switch options.sync {
        case .commit: try segment.sync(isNew: isNew)
        case .segment: if isOver { try segment.sync(isNew: true) }
        case .never: break
        }
        if isOver { segment.finish() }
        changes.segments.append(segment.facts)
        changes.origins += segment.takeOrigins()
    }

    /// Tells that the index has what ``write(now:)`` returned.
    func markCommitted() {
        for segment in open.values { segment.markCommitted() }
        let finished = open.filter { $0.value.facts.state == .finished }
        for hour in finished.keys { open[hour] = nil }
        if let last, last.facts.state == .finished { self.last = nil }
    }

    /// When the first of the open segments is over by its age; `nil` where none is open.
    var nextEnd: Timestamp? {
        open.values.lazy.map { self.end(of: $0.facts) }.min()
    }

    private func end(of facts: ArchiveSegment) -> Timestamp {
        Timestamp(microseconds: facts.opened.microseconds + Int64(options.rotateSeconds * 1e6))
    }

    private func isOver(_ facts: ArchiveSegment, now: Timestamp) -> Bool {
        facts.bytes >= options.rotateBytes || now >= end(of: facts)
    }

    /// Those segments that got no line for longest, but for half of as many as may be, where there are as many.
    private func surplus() -> Set<Int64> {
        guard isFull else { return [] }
        let byUse = open.values.sorted { $0.lastUse < $1.lastUse }
        return Set(byUse.dropLast(Self.openLimit / 2).map(\.facts.number))
    }
}
