import CrashPoints
import Guardrails
public import Ledger
import LogDecoding
public import LogSources
public import Pipeline
import UsageModel

/// Keeps the lines of sources in redacted gzip segments.
///
/// It reads the sources by positions of its own, on a thread of its own, so that it is never in the way of counting: it may
/// be slower, stop while the disk is full, and catch up alone. Positions and the lengths of segments are one transaction in
/// the archive's index, so that each line is archived once whenever the process dies.
public final class Archiver {
    private let sources: [TailSource]
    /// By number among those that it reads itself: the number among all.
    private let ownIndices: [Int]
    private let tap: PipeTap
    private let options: ArchiveOptions
    private let index: LedgerStore
    private let state: ArchiveState
    private let signal: StopSignal
    private let watcher: ChangeWatcher
    private let isStopping: () -> Bool
    private let report: (ArchiveReport) -> Void
    private let tailer: SourceTailer
    private let writer: ArchiveWriter
    private let lines: LineArchiver
    private var watch: SourceWatch
    private var tallies: TallyBook
    private var streams: StreamNumbers
    private var unstoredBootID: String?
    private var pendingBytes = 0
    private var pendingSince: Double?
    private var nextPrune = 0.0

    /// The most bytes of lines in one commit.
    private static let maximumBytes = 32 << 20
    /// So many bytes at the end of a catch-up are committed at once.
    private static let catchUpBytes = 1 << 20
    /// Changes within so many seconds are read together.
    private static let coalescing = 0.05

    /// Makes an archiver, and makes the files agree with the index.
    ///
    /// - Parameters:
    ///   - contents: what the index holds.
    ///   - tap: what the engine reads from pipes.
    ///   - held: files that the archiver before it had open.
    ///   - isStopping: whether no other archiver of the process follows.
    /// - Throws: ``ArchiveError``, ``LedgerError``, ``DecodingError`` or ``RedactionError``.
    public init(
        sources: [TailSource], options: ArchiveOptions, index: LedgerStore, contents: LedgerContents,
        state: ArchiveState,
        tail: TailOptions, tap: PipeTap, held: HeldFiles = HeldFiles(), watcher: ChangeWatcher, signal: StopSignal,
        isStopping: @escaping () -> Bool = { false }, report: @escaping (ArchiveReport) -> Void
    ) throws {
        var options = options
        options.host = SegmentName.sanitized(host: options.host)
        self.sources = sources
        self.tap = tap
        tap.begin(watcher: watcher)
        self.options = options
        self.index = index
        self.state = state
        self.signal = signal
        self.watcher = watcher
        self.isStopping = isStopping
        self.report = report
        try Self.checkReserve(options, pending: 0)
        let found = try ArchiveRecovery(options: options, index: index).run(tallies: contents.tallies)
        for note in found.notes { report(.note(note)) }
        var tail = tail
        tail.isNewBoot = contents.isNewBoot
        tail.readsPipes = false
        ownIndices = sources.indices.filter { index in
            if case .standardInput = sources[index].origin { false } else { true }
        }
        let own = ownIndices.map { sources[$0] }
        let known = SourceTailer.Known(contents, sources: own)
        tailer = SourceTailer(origins: own.map(\.origin), known: known, options: tail)
        tailer.takeOver(held, now: Clock.monotonicSeconds)
        watch = SourceWatch(tailer: tailer, watcher: watcher, signal: signal)
        writer = ArchiveWriter(options: options, lastNumber: found.lastNumber, nextSequence: found.nextSequence)
        lines = try LineArchiver(sources: sources, options: options)
        tallies = TallyBook(contents.tallies)
        streams = StreamNumbers(try index.archiveStreams())
        unstoredBootID = contents.unstoredBootID
        let tallies = contents.tallies
        state.update { health in
            health.tallies = tallies
            health.keepsLines = options.lines != .none
            health.looksAtTexts = options.textGuard?.guards != nil
        }
        try noteSegments()
    }

    /// Once it has stopped: the files that an archiver of the same process is to go on with.
    public var heldFiles: HeldFiles { tailer.heldFiles() }

    /// Works until the signal asks it to stop.
    ///
    /// - Throws: ``ArchiveError`` or ``LedgerError``: what was read since the last commit is read again by the next archiver,
    ///   which must be a new one.
    public func run() throws {
        var isFirst = true
        while !signal.isStopped {
            // What was written by the time that it was asked to stop is read in its last pass.
            let isLast = signal.isAsked
            look(isComplete: isLast)
            if isFirst {
                report(.lookedAtSources)
                isFirst = false
                try commit()
            }
            try drain()
            guard !isLast else { break }
            try commitIfDue(isDrained: true)
            try prune()
            watch.wait(atMost: secondsToCommit, together: Self.coalescing, heartbeat: nil)
        }
        // What the engine reads in its last pass comes by the tap; where another archiver follows, that takes it.
        while isStopping(), !tap.isEnded, !signal.isStopped { try waitForTap() }
        try drainTap()
        try commit(isLast: true)
    }

    private func waitForTap() throws {
        _ = watcher.waitForWake(seconds: min(0.05, signal.secondsLeft))
        try drainTap()
    }

    private func drainTap() throws {
        while let block = tap.take() {
            if pendingSince == nil { pendingSince = Clock.monotonicSeconds }
            let readTime = Clock.now
            var context = StreamContext(
                lastTime: block.lastTime, openStream: block.openStream, fallbackTime: readTime, readTime: readTime)
            try block.paddedBytes.withUnsafeBytes { buffer in
                _ = try archive(
                    UnsafeRawBufferPointer(rebasing: buffer[..<block.count]), sourceIndex: block.sourceIndex,
                    source: block.source, path: block.path, context: &context)
            }
            try commitIfDue()
        }
    }

    private func look(isComplete: Bool = false) {
        watch.look(now: Clock.monotonicSeconds, isComplete: isComplete)
        tell()
        let lag = tailer.lag()
        state.update { $0.lag = lag }
    }

    private func drain() throws {
        while !signal.isStopped, let read = tailer.next(now: Clock.monotonicSeconds) {
            try process(read)
            tell()
            try commitIfDue()
            if Clock.monotonicSeconds - watch.lastLook >= 0.25 { look() }
        }
        tell()
        try drainTap()
    }

    private func process(_ read: SourceRead) throws {
        if pendingSince == nil { pendingSince = Clock.monotonicSeconds }
        let bytes: UnsafeRawBufferPointer
        switch read.block {
        case .tooLong: return
        case .lines(let lines), .rest(let lines): bytes = lines
        }
        let readTime = Clock.now
        let sourceIndex = ownIndices[read.sourceIndex]
        var context = StreamContext(
            lastTime: read.lastTime, openStream: read.openStream, recordTimes: read.recordTimes,
            containerLabels: sources[sourceIndex].containerLabels(of: read.path),
            fallbackTime: read.modified ?? readTime, readTime: readTime)
        let count = try archive(
            bytes, sourceIndex: sourceIndex, source: read.source, path: read.path, context: &context)
        tailer.accept(read, lines: count, lastTime: context.lastTime, openStream: context.openStream)
    }

    /// Returns how many lines there are.
    private func archive(
        _ bytes: UnsafeRawBufferPointer, sourceIndex: Int, source: String, path: String, context: inout StreamContext
    ) throws -> Int {
        let counts = try lines.archive(
            bytes, sourceIndex: sourceIndex, stream: streams.number(source: source, path: path), context: &context,
            writer: writer)
        tallies.add(counts.lines, TallyName.archivedLines, source: source)
        tallies.add(counts.bytes, TallyName.archivedBytes, source: source)
        tallies.add(counts.texts, TallyName.archivedTexts, source: source)
        tallies.add(counts.passedOver, TallyName.passedOver, source: source)
        pendingBytes += bytes.count
        return counts.read
    }

    // MARK: - Commits

    private var secondsToCommit: Double {
        guard let pendingSince else {
            // An open segment is finished in time, also where nothing comes.
            guard let end = writer.nextEnd else { return .infinity }
            return max(0.05, Double(end.microseconds - Clock.now.microseconds) / 1e6)
        }
        return max(0, pendingSince + options.flushSeconds - Clock.monotonicSeconds)
    }

    /// - Parameter isDrained: whether nothing more is there to be read now: much is not kept waiting then.
    private func commitIfDue(isDrained: Bool = false) throws {
        let limit = isDrained ? Self.catchUpBytes : Self.maximumBytes
        let isOld = pendingSince.map { Clock.monotonicSeconds - $0 >= options.flushSeconds } ?? false
        let isOver = writer.nextEnd.map { $0 <= Clock.now } ?? false
        if isOld || isOver || pendingBytes >= limit || writer.isFull { try commit() }
    }

    private func commit(isLast: Bool = false) throws {
        try Self.checkReserve(options, pending: pendingBytes)
        let now = Clock.now
        var batch = LedgerBatch()
        batch.archive = try writer.write(now: now, finishAll: isLast)
        batch.archive.streams = streams.new
        batch.takePositions(of: tailer)
        for (name, count) in lines.takeRedactions() { tallies.add(count, TallyName.redacted(name), source: "") }
        let seen = lines.takeTextCounts()
        for (rule, count) in seen.findings { tallies.add(count, TallyName.guardFinding(rule), source: "") }
        for (name, count) in seen.verdicts { tallies.add(count, TallyName.guardVerdict(name), source: "") }
        tallies.set(writer.lastNumber, TallyName.archiveNumber, source: "")
        tallies.set(writer.nextSequence, TallyName.archiveSequence, source: "")
        batch.tallies = tallies.changes
        batch.bootID = unstoredBootID
        pendingSince = nil
        pendingBytes = 0
        guard !batch.isEmpty else { return }
        try index.commit(batch)
        writer.markCommitted()
        lines.markCommitted()
        streams.markCommitted()
        tallies.markCommitted()
        tailer.markCommitted()
        tap.markCommitted()
        unstoredBootID = nil
        state.noteTrouble(nil, now: now)
        let changed = batch.tallies
        state.update { health in
            for (tally, value) in changed { health.tallies[tally] = value }
            health.lastCommit = now
        }
        if !batch.archive.segments.isEmpty { noteChange(batch.archive.segments) }
        let lag = tailer.lag()
        state.update { $0.lag = lag }
    }

    /// The disk has other uses, the ledger first: an archive stops before it fills it.
    private static func checkReserve(_ options: ArchiveOptions, pending: Int) throws(ArchiveError) {
        guard let free = ArchiveFolder.freeBytes(options.folder) else { return }
        // What is pending takes no more than itself once it is compressed.
        guard free - Int64(pending) < options.reserveBytes else { return }
        throw .reserve(path: options.folder, free: free, reserve: options.reserveBytes)
    }

    // MARK: - Segments

    private var known: [Int64: Int64] = [:]

    private func noteSegments() throws {
        let segments = try index.archiveSegments()
        known = Dictionary(uniqueKeysWithValues: segments.map { ($0.number, $0.bytes) })
        let oldest = segments.map(\.firstTime).min()
        state.update { $0.oldest = oldest }
        noteSums()
    }

    private func noteChange(_ segments: [ArchiveSegment]) {
        for segment in segments { known[segment.number] = segment.bytes }
        let first = segments.map(\.firstTime).min()
        state.update { health in
            if let first { health.oldest = min(health.oldest ?? first, first) }
        }
        noteSums()
    }

    private func noteSums() {
        let count = Int64(known.count)
        let bytes = known.values.reduce(0, +)
        state.update { health in
            health.segments = count
            health.bytes = bytes
        }
    }

    private func prune() throws {
        let now = Clock.monotonicSeconds
        guard now >= nextPrune else { return }
        nextPrune = now + (options.keepBytes == nil ? 3_600 : 60)
        let retention = ArchiveRetention(
            folder: options.folder, keepSeconds: options.keepSeconds, keepBytes: options.keepBytes, index: index)
        retention.removeOrphans(now: Clock.now)
        let due = try retention.due(now: Clock.now)
        if !due.isEmpty {
            try retention.remove(due)
            report(.removed(segments: due.count, bytes: due.reduce(0) { $0 + $1.bytes }))
        }
        // 'tailmeter archive prune' may have taken some away too.
        try noteSegments()
    }

    private func tell() {
        for (index, happened) in tailer.reports {
            let source = sources[ownIndices[index]].name
            if case .suspectedLoss = happened { tallies.add(1, TallyName.suspectedLoss, source: source) }
            report(.files(source: source, happened))
        }
        tailer.clearReports()
    }
}
