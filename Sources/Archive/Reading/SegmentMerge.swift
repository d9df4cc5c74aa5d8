import Ledger

/// Reads several segments in the order in which their lines came.
struct SegmentMerge: ~Copyable {
    /// Lines of one segment and one stream that came one behind the other.
    struct Run {
        /// The stream.
        let stream: Int64
        fileprivate let place: Int
        fileprivate let end: Int64
    }

    private final class Cursor {
        var lines: SegmentLines

        init(_ lines: consuming SegmentLines) {
            self.lines = lines
        }
    }

    private let catalog: ArchiveCatalog
    /// Those that are not open yet, the first of them last.
    private var waiting: [ArchiveSegment]
    private var open: [Cursor] = []

    init(_ catalog: ArchiveCatalog) {
        self.catalog = catalog
        waiting = catalog.segments.filter { $0.lines > 0 }.sorted { $0.firstSequence > $1.firstSequence }
    }

    /// The lines that come next; `nil` at the end.
    mutating func nextRun() throws -> Run? {
        open.removeAll { $0.lines.nextSequence == nil }
        var first: (place: Int, sequence: Int64)?
        var second = Int64.max
        for (place, cursor) in open.enumerated() {
            note(cursor.lines.nextSequence ?? .max, place, &first, &second)
        }
        while let segment = waiting.last, segment.firstSequence < first?.sequence ?? .max {
            waiting.removeLast()
            open.append(Cursor(try SegmentLines(segment, in: catalog.folder, index: catalog.index)))
            note(segment.firstSequence, open.count - 1, &first, &second)
        }
        guard let first, let stream = open[first.place].lines.nextStream else { return nil }
        return Run(stream: stream, place: first.place, end: min(second, waiting.last?.firstSequence ?? .max))
    }

    private func note(
        _ sequence: Int64, _ place: Int, _ first: inout (place: Int, sequence: Int64)?, _ second: inout Int64
    ) {
        if let known = first, known.sequence <= sequence {
            second = min(second, sequence)
        } else {
            second = min(second, first?.sequence ?? .max)
            first = (place, sequence)
        }
    }

    /// Hands out the lines of a run. Returns how many there are.
    func read(_ run: Run, _ body: (SegmentLines.Line) throws -> Void) throws -> Int64 {
        let cursor = open[run.place]
        var count: Int64 = 0
        while let sequence = cursor.lines.nextSequence, sequence < run.end, cursor.lines.nextStream == run.stream,
            let line = try cursor.lines.next()
        {
            try body(line)
            count += 1
        }
        return count
    }

    /// Passes over the lines of a run. Returns how many there are.
    func skip(_ run: Run) throws -> Int64 {
        try read(run) { _ in }
    }
}
