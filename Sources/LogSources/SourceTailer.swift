import Glibc
public import UsageModel

/// Tails all sources, files, pipes and journals, and hands out their blocks fairly, one source after the other.
///
/// It runs on one thread and never waits; the caller decides when to look again. Positions move on when a block is handed
/// out, and are the ledger's once what changed was committed.
public final class SourceTailer {
    /// What the ledger knows of the sources.
    public struct Known {
        /// The positions in files.
        public var generations: [FileGeneration] = []
        /// The positions in journal files.
        public var journalFiles: [JournalPosition] = []
        /// What is remembered of journals beside them.
        public var journals: [JournalProgress] = []

        /// Makes the knowledge of a ledger that was just begun.
        public init() {}
    }

    /// What happened since the last look, in order.
    public private(set) var reports: [(sourceIndex: Int, report: TailReport)] = []

    private let files: FileTailer
    /// By number among the file sources: the number among all.
    private let fileIndices: [Int]
    private let journals: [(index: Int, tailer: JournalTailer)]
    private let pipes: PipeTailer
    private let inputs: [(index: Int, framing: RecordFraming)]
    private let names: [String]
    /// What journals and pipes report.
    private let log = Log()
    private var turn = 0
    private var hasScanned = false

    /// Makes a tailer that has not looked at anything yet.
    public init(origins: [SourceOrigin], known: Known, options: TailOptions = TailOptions()) {
        var patterns: [PathPattern] = []
        var framings: [RecordFraming] = []
        var backlogs: Set<Int> = []
        var fileIndices: [Int] = []
        var journals: [(Int, JournalTailer)] = []
        var inputs: [(Int, RecordFraming)] = []
        let log = log
        for (index, origin) in origins.enumerated() {
            switch origin {
            case .files(let pattern, let framing, let readsBacklog):
                if readsBacklog { backlogs.insert(patterns.count) }
                patterns.append(pattern)
                framings.append(framing)
                fileIndices.append(index)
            case .standardInput(let framing): inputs.append((index, framing))
            case .journal(let selection):
                let tailer = JournalTailer(
                    selection: selection, known: known.journalFiles.filter { $0.source == selection.name },
                    progress: known.journals.first { $0.source == selection.name }, options: options,
                    report: { log.entries.append((index, $0)) })
                journals.append((index, tailer))
            }
        }
        self.fileIndices = fileIndices
        self.journals = journals
        self.inputs = inputs
        names = origins.map(\.name)
        pipes = PipeTailer(options: options, report: { log.entries.append(($0, $1)) })
        files = FileTailer(
            patterns: patterns, framings: framings, backlogs: backlogs, known: known.generations, options: options)
        if !journals.isEmpty { BusErrorGuard.install() }
    }

    /// The folders in which changes are to be waited for.
    public var directories: Set<String> {
        journals.reduce(into: files.directories) { $0.formUnion($1.tailer.places.watched) }
    }

    /// Empties ``reports``.
    public func clearReports() {
        reports.removeAll()
    }

    /// Looks at what is there now.
    ///
    /// - Parameter now: the monotonic clock in seconds.
    public func scan(now: Double) {
        files.scan(now: now)
        if !hasScanned {
            for (index, framing) in inputs {
                pipes.openStandardInput(sourceIndex: index, descriptor: STDIN_FILENO, framing: framing)
            }
            hasScanned = true
        }
        pipes.update(
            files.fifos.map { number, path, file, framing in
                PipeTailer.Fifo(sourceIndex: fileIndices[number], path: path, file: file, framing: framing)
            })
        for (_, journal) in journals { journal.scan(now: now) }
        collectReports()
    }

    /// Looks which of the open files have something new, without looking for other files.
    public func check() {
        files.check()
        for (_, journal) in journals { journal.check() }
        collectReports()
    }

    /// The files that its successor cannot find by their names.
    public func heldFiles() -> HeldFiles {
        var held = files.heldFiles()
        held.pipes = pipes.all
        return held
    }

    /// Goes on with files that another tailer held, from the positions in the ledger. To be called before the first look.
    public func takeOver(_ held: HeldFiles, now: Double) {
        files.takeOver(held, now: now)
        pipes.takeOver(held.pipes)
        collectReports()
    }

    /// Looks whether there is something new in files that are said to have changed.
    public func check(_ paths: Set<String>) {
        files.check(paths)
        for (_, journal) in journals { journal.check() }
        collectReports()
    }

    /// Pipes to be waited for: nothing else tells that something came.
    public var inputDescriptors: [Int32] { pipes.descriptors }

    /// Whether nothing more can come: all there is to be read is standard input, and it is at its end.
    public var isOver: Bool { !inputs.isEmpty && inputs.count == names.count && hasScanned && pipes.isOver }

    /// Whether the folders tell of all changes, where they are watched: below a folder whose name is a pattern new ones may
    /// appear.
    public var isWatchable: Bool { files.isWatchable }

    /// The next block, or `nil` when all sources are at their end for now.
    public func next(now: Double) -> SourceRead? {
        defer { collectReports() }
        // The files among themselves are fair, and so are the pipes; they are as one each among the journals.
        let places = journals.count + 2
        for step in 0..<places {
            let place = (turn + step) % places
            let read =
                switch place - journals.count {
                case 0: nextOfFiles(now: now)
                case 1: nextOfPipes()
                default: nextOfJournal(place)
                }
            guard let read else { continue }
            turn = (place + 1) % places
            return read
        }
        return nil
    }

    private func nextOfFiles(now: Double) -> SourceRead? {
        guard var read = files.next(now: now) else { return nil }
        read.sourceIndex = fileIndices[read.sourceIndex]
        return read
    }

    private func nextOfPipes() -> SourceRead? {
        guard let (pipe, block, lines) = pipes.next() else { return nil }
        return SourceRead(
            block: block, source: names[pipe.sourceIndex], sourceIndex: pipe.sourceIndex, path: pipe.path,
            linesBefore: pipe.lines, recordLines: lines, tooLongBetween: 0, lastTime: pipe.lastTime, recordTimes: [],
            openStream: pipe.openStream, modified: nil, origin: .pipe(pipe))
    }

    private func nextOfJournal(_ number: Int) -> SourceRead? {
        let (index, journal) = journals[number]
        guard let block = journal.next() else { return nil }
        return SourceRead(
            block: .lines(block.lines), source: journal.name, sourceIndex: index, path: block.path,
            linesBefore: journal.entries, recordLines: RecordLines(), tooLongBetween: block.tooLong,
            lastTime: journal.lastTime, recordTimes: block.times, openStream: journal.openStream, modified: nil,
            origin: .journal(journal))
    }

    /// Tells what a block held, for the lines' numbers and the time of lines that have none.
    public func accept(_ read: SourceRead, lines: Int, lastTime: Timestamp?, openStream: OpenStream? = nil) {
        switch read.origin {
        case .file: files.accept(read, lines: lines, lastTime: lastTime, openStream: openStream)
        case .journal(let journal): journal.accept(entries: lines, lastTime: lastTime, openStream: openStream)
        case .pipe(let pipe):
            pipe.accept(lines: read.recordLines.count(records: lines), lastTime: lastTime, openStream: openStream)
        }
    }

    /// The positions in files that the ledger does not have yet.
    public func changedGenerations() -> [FileGeneration] { files.changedGenerations() }

    /// The numbers of generations that the ledger need not keep any longer.
    public func forgottenGenerations() -> [Int64] { files.forgottenGenerations() }

    /// The positions in journal files that the ledger does not have yet.
    public func changedJournalFiles() -> [JournalPosition] { journals.flatMap(\.tailer.changedPositions) }

    /// Journal files that the ledger need not keep any longer.
    public func forgottenJournalFiles() -> [(source: String, fileID: String)] {
        journals.flatMap { journal in journal.tailer.forgotten.map { (journal.tailer.name, $0) } }
    }

    /// What changed in journals beside the positions.
    public func changedJournals() -> [JournalProgress] { journals.compactMap(\.tailer.changedProgress) }

    /// Tells that what the functions above last returned is committed.
    public func markCommitted() {
        files.markCommitted()
        for (_, journal) in journals { journal.markCommitted() }
    }

    /// How far behind the writers the reading is, by source.
    public func lag() -> [SourceLag] {
        var lags = zip(fileIndices, files.lag()).map { ($0, $1) } + journals.map { ($0.index, $0.tailer.lag) }
        lags += inputs.map { ($0.index, SourceLag(source: names[$0.index], bytes: 0, files: 0, lastTime: nil)) }
        lags.sort { $0.0 < $1.0 }
        return lags.map { index, lag in pipes.lag(sourceIndex: index, name: lag.source) ?? lag }
    }

    private func collectReports() {
        reports += files.reports.map { (fileIndices[$0.sourceIndex], $0.report) } + log.entries
        files.clearReports()
        log.entries.removeAll()
    }

    private final class Log {
        var entries: [(sourceIndex: Int, report: TailReport)] = []
    }
}
