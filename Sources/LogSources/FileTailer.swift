public import UsageModel

/// Tails the files of several patterns and hands out blocks of whole records, a line each, fairly, one file after the other.
///
/// It runs on one thread and never waits; the caller decides when to look again. Positions move on when a block is handed
/// out, and are the ledger's once ``changedGenerations()`` were committed.
public final class FileTailer {
    /// What happened since the last look, in order. The caller empties it.
    public var reports: [(sourceIndex: Int, report: TailReport)] { log.entries }

    private let sources: [TailedSource]
    private let options: TailOptions
    private let log: Log
    private var buffer: BlockBuffer
    private var joiner = RecordJoiner()
    private var turn = 0

    /// Makes a tailer that has not looked at anything yet.
    ///
    /// - Parameters:
    ///   - patterns: the paths and globs.
    ///   - framings: what makes a record, by pattern; for patterns without one, each line is.
    ///   - known: the positions in the ledger.
    public init(
        patterns: [PathPattern], framings: [RecordFraming] = [], known: [FileGeneration],
        options: TailOptions = TailOptions()
    ) {
        // In a larger block a line could be whole that is longer than allowed.
        var options = options
        options.blockBytes = min(options.blockBytes, options.maximumLineBytes + 1)
        self.options = options
        let log = Log()
        let ids = Counter(known.map(\.id).max() ?? 0)
        self.log = log
        sources = patterns.enumerated().map { index, pattern in
            TailedSource(
                pattern: pattern, framing: index < framings.count ? framings[index] : .lines,
                known: known.filter { $0.source == pattern.text }, options: options, nextID: { ids.next() },
                report: { log.entries.append((index, $0)) })
        }
        buffer = BlockBuffer(capacity: options.blockBytes + Int(FileGeneration.tailLimit))
    }

    /// The folders in which changes are to be waited for.
    public var directories: Set<String> {
        var found = Set(sources.map(\.pattern.directory).filter { !$0.isEmpty })
        for source in sources {
            for follower in source.followers { found.insert(PathPattern.directory(of: follower.path)) }
        }
        return found
    }

    /// Empties ``reports``.
    public func clearReports() {
        log.entries.removeAll()
    }

    /// Looks at what is there now.
    ///
    /// - Parameter now: the monotonic clock in seconds.
    public func scan(now: Double) {
        for source in sources {
            source.scan(now: now) { path, status in
                sources.lazy.filter { $0 !== source }.compactMap { $0.path(reading: path, status: status) }.first
            }
        }
    }

    /// Looks which of the open files have something new, without looking for other files.
    public func check() {
        for source in sources { for follower in source.followers { follower.checkSize() } }
    }

    /// The next block, or `nil` when all files are at their end for now.
    public func next(now: Double) -> SourceRead? {
        // Once more where a content was found to be replaced: what is there instead is to be read too.
        while true {
            let queue = sources.enumerated().flatMap { index, source in
                source.followers.filter(\.isDirty).map { (index, source, $0) }
            }
            guard !queue.isEmpty else { return nil }
            for step in 0..<queue.count {
                let (index, source, follower) = queue[(turn + step) % queue.count]
                if let (block, joined) = read(follower, of: source, now: now) {
                    turn = (turn + step + 1) % max(1, queue.count)
                    return SourceRead(
                        block: block, source: source.name, sourceIndex: index, path: follower.path,
                        linesBefore: follower.generation.lines, recordLines: joined.lines,
                        tooLongBetween: joined.tooLongLine == nil ? 0 : 1, lastTime: follower.generation.lastTime,
                        recordTimes: [], openStream: follower.generation.openStream,
                        modified: follower.status?.modified, origin: .file(follower))
                }
            }
        }
    }

    private func read(
        _ follower: FileFollower, of source: TailedSource, now: Double
    ) -> (SourceRead.Block, RecordJoiner.Block)? {
        var outcome: FileFollower.Outcome
        repeat {
            outcome = follower.read(
                into: &buffer, joiner: &joiner, blockBytes: options.blockBytes,
                maximumLineBytes: options.maximumLineBytes)
            if case .passedOver = outcome { follower.lastGrowth = now }
        } while outcome.isRestOfLongLine
        switch outcome {
        case .records(let block):
            follower.lastGrowth = now
            if let line = block.tooLongLine {
                source.report(.lineTooLong(path: follower.path, line: follower.generation.lines + Int64(line) + 1))
            }
            return (.lines(block.records), block)
        case .passedOver(let newLine):
            source.report(.lineTooLong(path: follower.path, line: newLine ?? follower.generation.lines))
            return (.tooLong, RecordJoiner.Block())
        case .end:
            follower.isDirty = false
            shrinkBuffer()
            guard source.isOver(follower, now: now) else { return nil }
            let rest = follower.readRest(
                into: &buffer, joiner: &joiner, maximumLineBytes: options.maximumLineBytes)
            source.finish(follower)
            return rest.map { (.rest($0.records), $0) }
        case .replaced:
            follower.isDirty = false
            source.replace(follower, now: now)
            return nil
        case .failed(let error):
            follower.isDirty = false
            source.trouble(follower.path, .failed(error))
            return nil
        }
    }

    /// After a line of megabytes the buffer goes back to its size.
    private func shrinkBuffer() {
        let usual = options.blockBytes + Int(FileGeneration.tailLimit)
        if buffer.capacity > usual * 2 { buffer.resize(to: usual) }
    }

    /// Tells what a block held, for the lines' numbers and the time of lines that have none.
    public func accept(_ read: SourceRead, lines: Int, lastTime: Timestamp?, openStream: OpenStream? = nil) {
        guard case .file(let follower) = read.origin else { return }
        follower.countLines(read.recordLines.count(records: lines), lastTime: lastTime, openStream: openStream)
    }

    /// The positions that the ledger does not have yet.
    public func changedGenerations() -> [FileGeneration] {
        sources.flatMap { source in
            source.changedDormant + source.followers.filter(\.hasUncommittedChanges).map(\.generation)
        }
    }

    /// The numbers of generations that the ledger need not keep any longer.
    public func forgottenGenerations() -> [Int64] {
        sources.flatMap(\.forgotten)
    }

    /// Tells that what ``changedGenerations()`` and ``forgottenGenerations()`` last returned is committed.
    public func markCommitted() {
        for source in sources {
            source.markDormantCommitted()
            for follower in source.followers where follower.hasUncommittedChanges { follower.markCommitted() }
        }
    }

    /// How far behind the writers the reading is.
    public func lag() -> [SourceLag] {
        sources.map { source in
            let followers = source.followers
            var bytes: Int64 = 0
            for follower in followers { bytes += max(0, (follower.status?.size ?? 0) - follower.generation.offset) }
            return SourceLag(
                source: source.name, bytes: bytes, files: followers.count,
                lastTime: followers.compactMap(\.generation.lastTime).max())
        }
    }

    private final class Log {
        var entries: [(sourceIndex: Int, report: TailReport)] = []
    }

    private final class Counter {
        private var value: Int64

        init(_ value: Int64) {
            self.value = value
        }

        func next() -> Int64 {
            value += 1
            return value
        }
    }
}
