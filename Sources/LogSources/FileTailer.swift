import CrashPoints
public import UsageModel

/// Tails the files of several patterns and hands out blocks of whole records, a line each, fairly, one file after the other.
///
/// It runs on one thread and never waits; the caller decides when to look again. Positions move on when a block is handed
/// out, and are the ledger's once ``changedGenerations()`` were committed.
public final class FileTailer {
    /// What happened since the last look, in order. The caller empties it.
    public var reports: [(sourceIndex: Int, report: TailReport)] { log.entries }

    let sources: [TailedSource]
    private let options: TailOptions
    private let log: Log
    private var buffer: BlockBuffer
    private var joiner = RecordJoiner()
    private let queue = ReadQueue()
    private let budget: OpenFileBudget

    /// Makes a tailer that has not looked at anything yet.
    ///
    /// - Parameters:
    ///   - patterns: the paths and globs.
    ///   - framings: what makes a record, by pattern; for patterns without one, each line is.
    ///   - backlogs: the patterns, by number, of which rotated files are read at the first contact too.
    ///   - known: the positions in the ledger.
    public init(
        patterns: [PathPattern], framings: [RecordFraming] = [], backlogs: Set<Int> = [], known: [FileGeneration],
        options: TailOptions = TailOptions()
    ) {
        // In a larger block a line could be whole that is longer than allowed.
        var options = options
        options.blockBytes = min(options.blockBytes, options.maximumLineBytes + 1)
        self.options = options
        let log = Log()
        let ids = Counter(known.map(\.id).max() ?? 0)
        self.log = log
        let (queue, budget) = (queue, OpenFileBudget(limit: options.maximumOpenFiles))
        self.budget = budget
        let bySource = Dictionary(grouping: known, by: \.source)
        sources = patterns.enumerated().map { index, pattern in
            TailedSource(
                pattern: pattern, index: index, framing: index < framings.count ? framings[index] : .lines,
                readsBacklog: options.readsRotatedFiles || backlogs.contains(index),
                known: bySource[pattern.text] ?? [], options: options, queue: queue, budget: budget,
                nextID: { ids.next() }, report: { log.entries.append((index, $0)) })
        }
        buffer = BlockBuffer(capacity: options.blockBytes + Int(FileGeneration.tailLimit))
    }

    /// The folders in which changes are to be waited for.
    public var directories: Set<String> {
        var found = Set(sources.map(\.pattern.directory).filter { !$0.isEmpty })
        for source in sources {
            source.forEachFollower { found.insert(PathPattern.directory(of: $0.path)) }
        }
        return found
    }

    /// Whether no pattern has wildcards in the name of a folder.
    public var isWatchable: Bool { sources.allSatisfy { !$0.pattern.directory.isEmpty } }

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

    /// The FIFOs that paths led to at the last look, with the number of their pattern.
    var fifos: [(number: Int, path: String, file: FileID, framing: RecordFraming)] {
        sources.compactMap { source in source.fifo.map { (source.index, source.name, $0, source.framing) } }
    }

    /// Looks which of the open files have something new, without looking for other files.
    public func check() {
        for source in sources { source.forEachFollower { if $0.isOpen { $0.checkSize() } } }
    }

    /// Looks whether there is something new in files that are said to have changed.
    public func check(_ paths: Set<String>) {
        for source in sources {
            for path in paths { source.live[path]?.checkSize() }
            for follower in source.rotated { follower.checkSize() }
        }
    }

    /// The next block, or `nil` when all files are at their end for now.
    public func next(now: Double) -> SourceRead? {
        while let follower = queue.next() {
            let source = follower.source
            guard let (block, joined) = read(follower, of: source, now: now) else { continue }
            if follower.isDirty { queue.append(follower) }
            // Its next turn comes when all others had theirs. Gzip data would have to be read from its beginning again.
            if follower.isLive, budget.isExceeded, !follower.isGzip { follower.close() }
            CrashPoint.blockRead.pass()
            return SourceRead(
                block: block, source: source.name, sourceIndex: source.index, path: follower.path,
                linesBefore: follower.generation.lines, recordLines: joined.lines,
                tooLongBetween: joined.tooLongLine == nil ? 0 : 1, lastTime: follower.generation.lastTime,
                recordTimes: [], openStream: follower.generation.openStream,
                modified: follower.status?.modified, origin: .file(follower))
        }
        return nil
    }

    private func read(
        _ follower: FileFollower, of source: TailedSource, now: Double
    ) -> (SourceRead.Block, RecordJoiner.Block)? {
        do {
            if try source.letGoIfCopy(follower, now: now) {
                follower.isDirty = false
                return nil
            }
        } catch {
            follower.isDirty = false
            failed(follower, error)
            return nil
        }
        var outcome: FileFollower.Outcome
        repeat {
            outcome = follower.read(
                into: &buffer, joiner: &joiner, blockBytes: options.blockBytes,
                maximumLineBytes: options.maximumLineBytes)
            if case .passedOver = outcome { follower.lastGrowth = now }
        } while outcome.isRestOfLongLine
        switch outcome {
        case .records, .passedOver, .end: settle(follower)
        case .replaced, .moved, .failed: break
        }
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
            guard source.isOver(follower, now: now) else {
                if follower.isLive, budget.isExceeded { follower.close() }
                return nil
            }
            do {
                let rest = try follower.readRest(
                    into: &buffer, joiner: &joiner, maximumLineBytes: options.maximumLineBytes)
                source.finish(follower)
                return rest.map { (.rest($0.records), $0) }
            } catch {
                failed(follower, error)
                return nil
            }
        case .replaced:
            follower.isDirty = false
            source.replace(follower, now: now)
            return nil
        case .moved:
            // The next scan finds where it is.
            follower.isDirty = false
            return nil
        case .failed(let error):
            follower.isDirty = false
            failed(follower, error)
            return nil
        }
    }

    private func failed(_ follower: FileFollower, _ error: FileError) {
        follower.hasFailed = true
        follower.source.trouble(follower.path, .failed(error))
        // The next try finds some.
        if error.isOutOfDescriptors { for source in sources { source.closeIdle() } }
    }

    private func settle(_ follower: FileFollower) {
        guard follower.hasFailed else { return }
        follower.hasFailed = false
        follower.source.settle(follower.path)
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
            var changed = source.changedDormant
            source.forEachFollower { if $0.hasUncommittedChanges { changed.append($0.generation) } }
            return changed
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
            source.forEachFollower { $0.markCommitted() }
        }
    }

    /// How far behind the writers the reading is.
    public func lag() -> [SourceLag] {
        sources.map { source in
            var (bytes, files, lastTime) = (Int64(0), 0, Timestamp?.none)
            source.forEachFollower { follower in
                bytes += follower.lag
                files += 1
                if let time = follower.generation.lastTime { lastTime = max(lastTime ?? time, time) }
            }
            return SourceLag(source: source.name, bytes: bytes, files: files, lastTime: lastTime)
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
