import Budgets
import CrashPoints
public import Ledger
public import LogDecoding
public import LogSources
public import UsageModel

/// The daemon's work: reads what is new in the files, adds it up and commits it, until it is stopped.
///
/// It runs on a thread of its own. What is read, counted and noted goes into the ledger in one transaction, so that
/// stopping it at any instant loses nothing and counts nothing twice.
public final class TailEngine {
    /// How often and how much is committed.
    public struct Pace: Sendable {
        /// The most seconds that work waits for its commit.
        public var maximumAge = 0.25
        /// The most bytes of lines in one commit.
        public var maximumBytes = 64 << 20
        /// The most rows of rollups in one commit: with many label sets they, and not the bytes, are what takes memory.
        public var maximumRows = 65_536
        /// Changes within so many seconds are read together.
        public var coalescing = 0.05
        /// The same while much is written: each commit waits for the disk, and fewer of them cost less.
        public var busyCoalescing = 0.15
        /// The same where a pipe is read, which holds little.
        public var pipeCoalescing = 0.01
        /// How many bytes at a time are much.
        public var busyBytes = 64 << 10
        /// How long to wait after a commit that failed, in seconds.
        public var retryDelay = 1.0

        /// Makes the default pace.
        public init() {}
    }

    let sources: [TailSource]
    let store: LedgerStore
    let state: PublishedState
    let bounds: DurationHistogram.Bounds
    let zone: CivilZone
    let pace: Pace
    let report: (EngineReport) -> Void
    let watcher: ChangeWatcher
    let signal: StopSignal
    private let tap: PipeTap?
    let tailer: SourceTailer
    var decoders: [SourceDecoder]
    var registry: SeriesRegistry
    var repeats: RepeatWindow
    var revisions: RevisionWindow
    var costliest: CostliestBook
    var tallies: TallyBook
    var budgets: BudgetWatch
    /// The day on which scopes of budgets were last forgotten, if there were many.
    var scopeDay: Int64
    var unpricedCount: Int64
    var unstoredBootID: String?
    var pendingBytes = 0
    private var bytesOfPass = 0
    var pendingSince: Double?
    private var watch: SourceWatch
    var nextPrune = 0.0
    private var shownSkips: [Int: Int] = [:]

    /// Makes an engine over an opened ledger.
    ///
    /// - Parameters:
    ///   - held: files that the engine before it had open.
    ///   - plan: the budgets that it watches.
    ///   - tap: gets what is read from pipes.
    /// - Throws: ``DecodingError/tooManyPaths(_:)``.
    public init(
        sources: [TailSource], store: LedgerStore, contents: LedgerContents, state: PublishedState,
        bounds: DurationHistogram.Bounds, zone: CivilZone, options: TailOptions, pace: Pace = Pace(),
        held: HeldFiles = HeldFiles(), budgets plan: BudgetPlan = BudgetPlan(), watcher: ChangeWatcher,
        signal: StopSignal, tap: PipeTap? = nil,
        report: @escaping (EngineReport) -> Void
    ) throws {
        self.sources = sources
        self.store = store
        self.state = state
        self.bounds = bounds
        self.zone = zone
        self.pace = pace
        self.report = report
        self.watcher = watcher
        self.signal = signal
        self.tap = tap
        var options = options
        options.isNewBoot = contents.isNewBoot
        let known = SourceTailer.Known(contents, sources: sources)
        tailer = SourceTailer(origins: sources.map(\.origin), known: known, options: options)
        tailer.takeOver(held, now: Clock.monotonicSeconds)
        watch = SourceWatch(tailer: tailer, watcher: watcher, signal: signal)
        registry = SeriesRegistry(series: contents.series)
        repeats = RepeatWindow(chunks: contents.repeatChunks)
        revisions = RevisionWindow(requests: contents.openRequests)
        costliest = CostliestBook(now: Clock.now) { slot in
            // Where the ledger cannot be read, too much is let through: it takes no more than it should.
            (try? store.costFloor(of: slot)) ?? CostFloor(of: slot.span)
        }
        tallies = TallyBook(contents.tallies)
        unpricedCount = contents.unpricedCount
        unstoredBootID = contents.unstoredBootID
        let budgets = try BudgetWatch(plan, contents: contents, store: store, now: Clock.now)
        self.budgets = budgets
        scopeDay = Clock.now.seconds / 86_400
        decoders = try sources.map {
            try SourceDecoder(
                source: $0, contents: contents, bounds: bounds,
                scopeLabels: budgets.isEmpty ? nil : BudgetBook.labels(of: plan.budgets))
        }
        for decoder in decoders { decoder.tellMinutes(from: budgets.firstMinute(now: Clock.now)) }
    }

    /// Once it has stopped: the files that an engine of the same process is to go on with, since their names do not lead to
    /// them.
    public var heldFiles: HeldFiles { tailer.heldFiles() }

    var isStopped: Bool { signal.isStopped }

    /// Works until the signal asks it to stop.
    ///
    /// - Returns: whether all that was read is committed. Where commits fail it is not, and is read again the next time.
    /// - Throws: what makes going on useless, such as a damaged ledger.
    public func run() throws -> Bool {
        var isFirst = true
        while !isStopped {
            // What was written by the time that the engine was asked to stop is read in its last pass.
            let isLast = signal.isAsked
            let now = Clock.monotonicSeconds
            look(now: now, isComplete: isLast)
            if isLast { CrashPoint.lastLook.pass() }
            if isFirst {
                report(.lookedAtSources)
                isFirst = false
                // From here on it is known that what is rotated away was there to be read.
                try commit()
            }
            try drain()
            state.heartbeat.beat()
            guard !isLast, !tailer.isOver else { break }
            try prune(now: now)
            watch.wait(together: together, heartbeat: state.heartbeat)
        }
        CrashPoint.engineEnded.pass()
        return pendingSince == nil
    }

    /// - Parameter isComplete: whether all files are looked at, whatever was noticed of them.
    private func look(now: Double, isComplete: Bool = false) {
        watch.look(now: now, isComplete: isComplete)
        tell()
        state.updateHealth { health in
            health.isReady = true
            health.lag = tailer.lag()
        }
    }

    /// A busy writer makes thousands of changes a second: they are read together. That of a pipe waits when it is full.
    private var together: Double {
        if !tailer.inputDescriptors.isEmpty { return pace.pipeCoalescing }
        return bytesOfPass >= pace.busyBytes ? pace.busyCoalescing : pace.coalescing
    }

    // MARK: - Reading

    private func drain() throws {
        bytesOfPass = 0
        while !isStopped, let read = tailer.next(now: Clock.monotonicSeconds) {
            try process(read)
            state.heartbeat.beat()
            tell()
            let isOld = pendingSince.map { Clock.monotonicSeconds - $0 >= pace.maximumAge } ?? false
            if isOld || isLarge(read.sourceIndex) {
                try commit()
                state.heartbeat.beat()
            }
            // A file of gigabytes must not keep the others from being looked at.
            if case let now = Clock.monotonicSeconds, now - watch.lastLook >= 0.25 { look(now: now) }
        }
        tell()
        try commit()
        state.updateHealth { $0.lag = tailer.lag() }
    }

    private func isLarge(_ sourceIndex: Int) -> Bool {
        pendingBytes >= pace.maximumBytes || decoders[sourceIndex].rowCount + costliest.count >= pace.maximumRows
    }

    private func process(_ read: SourceRead) throws {
        if pendingSince == nil { pendingSince = Clock.monotonicSeconds }
        let source = read.source
        let bytes: UnsafeRawBufferPointer
        var isRest = false
        switch read.block {
        case .tooLong:
            tallies.add(1, TallyName.lines(SkipReason.tooLong.name), source: source)
            return
        case .lines(let lines): bytes = lines
        case .rest(let rest):
            bytes = rest
            isRest = true
        }
        tallies.add(read.tooLongBetween, TallyName.lines(SkipReason.tooLong.name), source: source)
        if read.isFromPipe { tap?.put(read, bytes) }
        let readTime = Clock.now
        var context = StreamContext(
            lastTime: read.lastTime, openStream: read.openStream, recordTimes: read.recordTimes,
            containerLabels: sources[read.sourceIndex].containerLabels(of: read.path),
            fallbackTime: read.modified ?? readTime, readTime: readTime)
        let decoder = decoders[read.sourceIndex]
        let place = BlockPlace(
            source: source, path: read.path, linesBefore: read.linesBefore,
            lines: read.hasLineNumbers ? read.recordLines : nil)
        try count(
            bytes, at: place, byteCount: read.recordLines.bytes(bytes), sourceIndex: read.sourceIndex,
            context: &context,
            isRest: isRest)
        showSkips(read, decoder: decoder)
        for mapping in decoder.fieldsNeverFound() {
            report(
                .fieldNeverFound(
                    source: source, field: mapping.field.name, paths: mapping.paths.map(\.description),
                    lines: SourceDecoder.fieldCheckLines))
        }
        tailer.accept(
            read, lines: decoder.decoder.block.lineCount, lastTime: context.lastTime, openStream: context.openStream)
        CrashPoint.blockCounted.pass()
    }

    /// Counts lines that an archive kept, before the sources are looked at for the first time. Commits from time to time.
    ///
    /// - Parameters:
    ///   - bytes: whole lines; `BlockBuffer.padding` bytes behind them are readable.
    ///   - path: the file that they were in.
    ///   - context: what is known of the lines before; updated for those behind.
    public func replay(
        _ bytes: UnsafeRawBufferPointer, sourceIndex: Int, path: String, context: inout StreamContext
    ) throws {
        try count(
            bytes, at: BlockPlace(source: sources[sourceIndex].name, path: path), byteCount: bytes.count,
            sourceIndex: sourceIndex, context: &context, isRest: false)
        if isLarge(sourceIndex) { try commit() }
    }

    private func count(
        _ bytes: UnsafeRawBufferPointer, at place: BlockPlace, byteCount: Int, sourceIndex: Int,
        context: inout StreamContext, isRest: Bool
    ) throws {
        let source = sources[sourceIndex].name
        let decoder = decoders[sourceIndex]
        beginDayIfNew(decoder, source: sources[sourceIndex], now: context.readTime)
        try decoder.decoder.decode(bytes, context: &context, isRest: isRest)
        var counts = decoder.decoder.block.counts
        let repeated = decoder.addUp(
            place, keepUnpriced: unpricedCount < LedgerStore.unpricedLimit, repeats: &repeats, revisions: &revisions,
            costliest: &costliest, registry: registry, now: Clock.monotonicSeconds)
        counts.usage -= repeated
        counts.other += repeated
        tallies.add(counts, source: source)
        tallies.add(repeated, TallyName.repeats, source: source)
        tallies.add(decoder.decoder.block.refusedCosts, TallyName.refusedCosts, source: source)
        tallies.add(Int64(byteCount), TallyName.bytes, source: source)
        for event in decoder.decoder.block.events { tallies.add(1, TallyName.event(event.event), source: source) }
        for origin in TimeOrigin.allCases where origin != .line {
            tallies.add(
                decoder.decoder.block.timeOrigins[Int(origin.rawValue)], TallyName.time(origin), source: source)
        }
        pendingBytes += bytes.count
        bytesOfPass += bytes.count
    }

    /// The cap of label sets is one a day.
    private func beginDayIfNew(_ decoder: SourceDecoder, source: TailSource, now: Timestamp) {
        let day = now.seconds / 86_400
        guard !source.plan.labelNames.isEmpty,
            tallies.value(TallyName.labelSetDay, source: source.name) != day
        else { return }
        decoder.decoder.beginDay()
        tallies.set(day, TallyName.labelSetDay, source: source.name)
    }

    private func showSkips(_ read: SourceRead, decoder: SourceDecoder) {
        for skipped in decoder.decoder.block.skipped where shownSkips[read.sourceIndex, default: 0] < 5 {
            shownSkips[read.sourceIndex, default: 0] += 1
            report(
                .skippedLine(
                    path: read.path,
                    line: read.linesBefore + Int64(read.recordLines.firstLine(ofRecord: skipped.line)) + 1,
                    reason: skipped.reason.name,
                    detail: skipped.detail.isEmpty ? skipped.reason.explanation : skipped.detail))
        }
    }

    private func tell() {
        for (index, happened) in tailer.reports {
            let source = sources[index].name
            switch happened {
            case .opened(_, let offset): if offset == 0 { tallies.add(1, TallyName.generations, source: source) }
            case .journalOpened(_, let isFromStart):
                if isFromStart { tallies.add(1, TallyName.generations, source: source) }
            case .rotated: tallies.add(1, TallyName.rotations, source: source)
            case .truncated: tallies.add(1, TallyName.truncations, source: source)
            case .suspectedLoss: tallies.add(1, TallyName.suspectedLoss, source: source)
            default: break
            }
            report(.files(source: source, happened))
        }
        tailer.clearReports()
    }
}
