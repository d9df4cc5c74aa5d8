public import Ledger
import LogDecoding
import LogSources
public import Pipeline
public import UsageModel

/// Counts the lines of an archive anew, in the order in which they were first read and with what was known beside them then.
public struct ArchiveReplay {
    private let catalog: ArchiveCatalog
    private let sources: [TailSource]
    /// By stream: its source's place; streams of sources that the settings do not have are left out.
    private let sourceIndices: [Int64: Int]

    /// What was read.
    public struct Result: Sendable {
        /// Lines that were counted.
        public var lines: Int64 = 0
        /// Lines of sources that the settings do not have any longer, by source.
        public var strangers: [String: Int64] = [:]

        /// Makes the result of reading nothing.
        public init() {}
    }

    private static let blockBytes = 256 << 10

    /// Makes the replay of an archive.
    ///
    /// - Parameter sources: the sources of the settings, as the engine has them.
    public init(_ catalog: ArchiveCatalog, sources: [TailSource]) {
        self.catalog = catalog
        self.sources = sources
        sourceIndices = catalog.streams.compactMapValues { stream in
            sources.firstIndex { $0.name == stream.source }
        }
    }

    /// The positions up to which the archive has read its sources, for a ledger that goes on from there.
    ///
    /// - Throws: `LedgerError`.
    public func positions(now: Timestamp) throws(LedgerError) -> LedgerBatch {
        LedgerBatch(positionsOf: try catalog.index.load(now: now))
    }

    /// Hands all lines to an engine.
    ///
    /// - Throws: `StreamError` or ``ArchiveError`` where a segment cannot be read, and what the engine throws.
    public func run(into engine: TailEngine) throws -> Result {
        var result = Result()
        var contexts: [Int64: StreamContext] = [:]
        var merge = SegmentMerge(catalog)
        var buffer = BlockBuffer(capacity: Self.blockBytes)
        let now = Clock.now
        while let run = try merge.nextRun() {
            let streamNumber = run.stream
            guard let sourceIndex = sourceIndices[streamNumber], let stream = catalog.streams[streamNumber] else {
                let name = catalog.streams[streamNumber]?.source ?? "unknown"
                result.strangers[name, default: 0] += try merge.skip(run)
                continue
            }
            var context =
                contexts[streamNumber]
                ?? StreamContext(
                    containerLabels: sources[sourceIndex].containerLabels(of: stream.path), fallbackTime: now,
                    readTime: now)
            var used = 0
            func flush() throws {
                guard used > 0 else { return }
                let lines = UnsafeRawBufferPointer(start: buffer.start, count: used)
                try engine.replay(lines, sourceIndex: sourceIndex, path: stream.path, context: &context)
                used = 0
            }
            result.lines += try merge.read(run) { line in
                if line.context != nil { try flush() }
                let text = ArchivedText.text(of: line.bytes)
                let count = text?.count ?? line.bytes.count
                if used + count + 1 > buffer.capacity {
                    try flush()
                    if count + 1 > buffer.capacity { buffer.resize(to: count + 1) }
                }
                let room = UnsafeMutableRawBufferPointer(start: buffer.start + used, count: count + 1)
                if let text { room.copyBytes(from: text) } else { room.copyMemory(from: line.bytes) }
                room[count] = 0x0A
                used += count + 1
                guard let known = line.context else { return }
                context.readTime = known.readTime
                context.lastTime = known.lastTime
                context.fallbackTime = known.fallbackTime
                context.recordTimes = known.recordTime.map { [$0] } ?? []
                try flush()
                context.readTime = now
                context.recordTimes = []
            }
            try flush()
            contexts[streamNumber] = context
        }
        return result
    }
}
