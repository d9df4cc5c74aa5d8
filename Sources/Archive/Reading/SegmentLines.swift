import Foundation
public import Ledger
import LogSources
import UsageModel

/// The lines of a segment, one by one, each with where it came from. What is not committed is not read.
public struct SegmentLines: ~Copyable {
    /// One line.
    public struct Line {
        /// Its bytes, without a line feed; valid until the next line.
        public let bytes: UnsafeRawBufferPointer
        /// Its place in the segment.
        let number: Int64
        /// The stream that it came from.
        public let stream: Int64
        /// Its place among all lines of the archive.
        public let sequence: Int64
        /// What it depends on beside itself, if on anything.
        let context: LineOrigins.Context?
    }

    /// The segment.
    public let segment: ArchiveSegment

    private let origins: LineOrigins
    private var reader: LineBlockReader<GzipStream<FileStream>>
    private var block = UnsafeRawBufferPointer(start: nil, count: 0)
    private var offset = 0
    private var number: Int64 = 0
    private var run = 0
    private var nextContext = 0

    /// Opens a segment.
    ///
    /// - Throws: `StreamError` where it cannot be read, ``ArchiveError`` where the index is damaged, or `LedgerError`.
    public init(_ segment: ArchiveSegment, in folder: String, index: LedgerStore) throws {
        guard let origins = LineOrigins(parts: try index.archiveOrigins(of: segment.number)), !origins.runs.isEmpty
        else {
            throw ArchiveError.damaged(path: index.path, reason: "what it tells of \(segment.path) cannot be read")
        }
        let path = "\(folder)/\(segment.path)"
        let stream = try GzipStream(try FileStream(path: path, offset: 0), path: path)
        self.segment = segment
        self.origins = origins
        // A line of an archive may be longer than one of a log: what is no JSON is written as a text.
        reader = LineBlockReader(
            stream, maximumLineBytes: 1 << 30, ownedBytes: segment.rawBytes)
    }

    /// The place among all lines of the archive of the line that comes next; `nil` at the end.
    public var nextSequence: Int64? { nextRun.map { $0.sequence + number - $0.line } }

    /// The stream of the line that comes next; `nil` at the end.
    public var nextStream: Int64? { nextRun?.stream }

    private var nextRun: LineOrigins.Run? {
        guard number < segment.lines else { return nil }
        let next = run + 1
        return next < origins.runs.count && origins.runs[next].line <= number ? origins.runs[next] : origins.runs[run]
    }

    /// The next line; `nil` at the end.
    ///
    /// - Throws: `StreamError`, or ``ArchiveError`` where the segment has fewer lines than the index says.
    public mutating func next() throws -> Line? {
        guard number < segment.lines else { return nil }
        while offset >= block.count {
            switch try reader.next() {
            case .lines(let bytes), .rest(let bytes): block = bytes
            case .tooLong, nil:
                throw ArchiveError.damaged(
                    path: segment.path, reason: "it has \(number) lines, and the index knows \(segment.lines)")
            }
            offset = 0
        }
        let rest = UnsafeRawBufferPointer(rebasing: block[offset...])
        let length = Lines.firstFeed(rest) ?? rest.count
        offset += length + 1
        if run + 1 < origins.runs.count, origins.runs[run + 1].line <= number { run += 1 }
        var context: LineOrigins.Context?
        if nextContext < origins.contexts.count, origins.contexts[nextContext].line == number {
            context = origins.contexts[nextContext]
            nextContext += 1
        }
        defer { number += 1 }
        return Line(
            bytes: UnsafeRawBufferPointer(rebasing: rest[..<length]), number: number, stream: origins.runs[run].stream,
            sequence: origins.runs[run].sequence + number - origins.runs[run].line, context: context)
    }
}
