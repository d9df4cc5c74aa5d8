import CrashPoints
import UsageModel

/// The files of one pattern: which are there, which contents they hold, and what was read of each.
final class TailedSource {
    let pattern: PathPattern
    let name: String
    /// Which of the sources it is.
    let index: Int
    var live: [String: FileFollower] = [:]
    var rotated: [FileFollower] = []
    /// The FIFO that the path led to at the last look, if it did. Those that a pattern finds may be meant for others.
    private(set) var fifo: FileID?
    /// The same by the file that they read.
    var byFile: [FileID: FileFollower] = [:]
    /// Contents that are known and not followed: read to their end, not to be read, or not found now.
    var dormant: DormantGenerations
    /// Dormant generations that the ledger does not have in this state yet.
    var changedDormant: [FileGeneration] = []
    /// The numbers of generations that the ledger need not keep any longer.
    var forgotten: [Int64] = []
    /// Of the dormant ones: those that were closed with nothing left to read before they left their path.
    var leftAtEnd: Set<Int64> = []
    /// Paths that were left by a file that was closed, or that was read before Tailmeter was started.
    var leftPaths: Set<String> = []
    /// Paths of which not all that was being read was found where it may have gone.
    var notFound: Set<String> = []

    let framing: RecordFraming
    private let readsBacklog: Bool
    let options: TailOptions
    private let queue: ReadQueue
    private let budget: OpenFileBudget
    private var contacted: Set<String> = []
    private var troubles: [String: TailReport] = [:]
    private var hasScanned = false
    /// What is there at the first look at a source that the ledger knows came while Tailmeter was down.
    private let isKnown: Bool
    let report: (TailReport) -> Void
    private let nextID: () -> Int64

    /// How many contents that are read to their end are remembered for each path.
    static let rememberedGenerations = 64
    /// How many of them in all.
    static let rememberedInAll = 20_000

    init(
        pattern: PathPattern, index: Int, framing: RecordFraming, readsBacklog: Bool, known: [FileGeneration],
        options: TailOptions, queue: ReadQueue, budget: OpenFileBudget, nextID: @escaping () -> Int64,
        report: @escaping (TailReport) -> Void
    ) {
        self.pattern = pattern
        self.index = index
        self.framing = framing
        self.readsBacklog = readsBacklog
        self.name = pattern.text
        self.options = options
        self.queue = queue
        self.budget = budget
        self.nextID = nextID
        self.report = report
        self.dormant = DormantGenerations(known)
        self.contacted = Set(known.map(\.path))
        self.leftPaths = Set(known.filter { $0.state == .active }.map(\.path))
        self.isKnown = !known.isEmpty
    }

    /// Calls `body` with each file that is followed, in no order.
    func forEachFollower(_ body: (FileFollower) -> Void) {
        for follower in live.values { body(follower) }
        for follower in rotated { body(follower) }
    }

    /// The one that reads a file, if one does.
    func follower(of file: FileID) -> FileFollower? { byFile[file] }

    func markDormantCommitted() {
        changedDormant.removeAll()
        forgotten.removeAll()
    }

    // MARK: - Finding files

    /// Looks at what is there now.
    ///
    /// - Parameter reader: the path under which another source reads, or has read, a file, if one does.
    func scan(now: Double, reader: (String, FileStatus) -> String?) {
        let look = FolderLook(pattern)
        let paths: [String]
        let statuses: [String: FileStatus]
        do {
            (paths, statuses) = try (look.paths, look.statuses)
        } catch {
            // Nothing is known of what is there: what is followed is read on, and nothing is taken for gone.
            trouble(pattern.text, .failed(error))
            forEachFollower { $0.checkSize() }
            closeIdle()
            return
        }
        if pattern.isGlob { settle(pattern.text) }
        fifo = nil
        // What left its path goes first, so that it is known by the time that its new name is looked at.
        for path in live.filter({ statuses[$0]?.id != $1.generation.fileID }).keys.sorted() {
            retire(path, now: now)
        }
        for path in paths {
            guard let status = statuses[path] else {
                if !pattern.isGlob { trouble(path, .waiting(path: path)) }
                continue
            }
            if let follower = live[path] {
                follower.checkSize(status)
            } else if let other = reader(path, status) {
                // Two patterns that name the same file: the first source has it.
                trouble(path, .sameFile(path: path, other: other))
            } else if options.ownLogs.contains(where: { $0.id == status.id }) {
                trouble(path, .ownLog(path: path))
            } else if status.kind == .fifo, !pattern.isGlob, options.readsPipes {
                fifo = status.id
                settle(path)
            } else if status.kind != .regular {
                trouble(path, .notAFile(path: path, kind: status.kind))
            } else {
                attach(path, status: status, look: look, now: now)
            }
        }
        // Where nothing has come back to a path since the start, its files may still come: a disk that is not mounted yet.
        for path in leftPaths.sorted() { adoptSiblings(of: path, look: look, now: now, givesUp: hasScanned) }
        finishGone()
        for follower in rotated { follower.isDirty = true }
        closeIdle(now: now)
        hasScanned = true
    }

    /// Lets the descriptors of files go that are quiet.
    private func closeIdle(now: Double, after seconds: Double? = nil) {
        let wait = seconds ?? options.idleWait
        for follower in live.values
        where follower.isOpen && follower.isAtEnd && !follower.isDirty && now - follower.lastGrowth >= wait {
            // Half a line waits for its rest, or for the end of its file.
            if follower.lag == 0 { follower.close() }
        }
    }

    /// The live path no longer leads to the file that was read there.
    func retire(_ path: String, now: Double) {
        guard let follower = live.removeValue(forKey: path) else { return }
        report(.rotated(path: path))
        CrashPoint.rotationNoticed.pass()
        guard follower.isOpen else {
            // Where it is now, its content tells.
            byFile[follower.generation.fileID] = nil
            if follower.isAtEnd, !follower.isDirty, follower.lag == 0 { leftAtEnd.insert(follower.generation.id) }
            follower.isDirty = false
            putToRest(follower.generation)
            leftPaths.insert(follower.generation.path)
            return
        }
        follower.isLive = false
        follower.isDirty = true
        follower.lastGrowth = now
        rotated.append(follower)
    }

    /// - Parameter isReplaced: what was in the file before is not in it any longer.
    func attach(
        _ path: String, status: FileStatus, look: FolderLook, now: Double, isReplaced: Bool = false
    ) {
        if let same = follower(of: status.id) {
            if same.isLive {
                trouble(path, .sameFile(path: path, other: same.path))
            } else {
                revive(same, at: path)
            }
            return
        }
        do {
            // What it is made of is there, and is read.
            if try isBeingCompressed(path) { return }
            try attachOpened(path, try openFile(path), look: look, now: now, isReplaced: isReplaced)
        } catch {
            trouble(path, .failed(error.at(path)))
        }
    }

    private func attachOpened(
        _ path: String, _ file: OpenFile, look: FolderLook, now: Double, isReplaced: Bool
    ) throws(FileError) {
        // The path may lead to another file since it was looked at, even to one that is being read; what counts is the one
        // that is open.
        guard let status = file.status(), follower(of: status.id) == nil else { return settle(path) }
        let isFirstContact = !contacted.contains(path)
        // What is to be left alone beside it is listed before anything begins: then that must not fail any more.
        if isFirstContact, !readsBacklog { _ = try RotatedName.siblings(of: path, in: look.folders) }
        let known = try bestMatch(file, status, path: path, look: look, isCopy: false) {
            !$0.isIgnored && !(isReplaced && $0.fileID == status.id)
        }
        // What copytruncate copies, before it truncates: what is in the copy is being read where it was written.
        if !(known.map(isOwn) ?? false) {
            for livePath in RotatedName.livePaths(of: path) {
                if let follower = live[livePath], try isCopyBeingMade(of: follower, file, status) {
                    return settle(path)
                }
            }
            // What it was compressed of is deleted, held open and read to its end first.
            for follower in rotated where file.isGzip {
                if try isCopyBeingMade(of: follower, file, status) { return settle(path) }
            }
        }
        if var generation = known {
            generation.state = .active
            try open(path, generation, status, file, now: now)
        } else if options.isNewBoot, !isReplaced, let generation = try clamped(file, status: status, at: path) {
            try open(path, generation, status, file, now: now)
            report(.suspectedLoss(path: path))
        } else {
            var generation = newGeneration(path)
            if options.startsAtEnd, !isKnown, !hasScanned, isFirstContact { try skipToEnd(&generation, of: file) }
            try open(path, generation, status, file, now: now)
        }
        contacted.insert(path)
        settle(path)
        CrashPoint.fileOpened.pass()
        if isFirstContact, !readsBacklog {
            try ignoreSiblings(of: path, look: look)
        } else {
            adoptSiblings(of: path, look: look, now: now)
        }
    }

    /// Opens a file; where there are no descriptors left, those of quiet files go first.
    private func openFile(_ path: String) throws(FileError) -> OpenFile {
        do {
            return try OpenFile(content: path)
        } catch {
            guard error.isOutOfDescriptors else { throw error }
            closeIdle()
            return try OpenFile(content: path)
        }
    }

    /// Opens a file; `nil` where it is not there or may not be read.
    ///
    /// - Throws: a trouble that may pass.
    func openIfPossible(_ path: String) throws(FileError) -> OpenFile? {
        do {
            return try openFile(path)
        } catch {
            if error.isPassing { throw error }
            return nil
        }
    }

    /// Lets the descriptors go of all files of which everything was read.
    func closeIdle() { closeIdle(now: .infinity, after: 0) }

    /// Whether a compressed file's uncompressed one is there too: `gzip` deletes it when it is through.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    func isBeingCompressed(_ path: String) throws(FileError) -> Bool {
        guard let plain = RotatedName.uncompressed(path), FileStatus(path: plain) != nil,
            let source = try openIfPossible(plain), let target = try openIfPossible(path)
        else { return false }
        guard target.isGzip else {
            // Before its first two bytes are written it can't be told to be compressed.
            return (target.status()?.size ?? 0) < 2
        }
        // A new file may have the name of the one that was compressed.
        let head = try Fingerprint.bytes(of: target, at: 0, count: FileGeneration.headLimit)
        return try head == Fingerprint.bytes(of: source, at: 0, count: Int64(head.count))
    }

    /// A rotated file that the pattern names by its new name too, or that came back to its path.
    private func revive(_ follower: FileFollower, at path: String) {
        rotated.removeAll { $0 === follower }
        follower.isLive = true
        follower.path = path
        live[path] = follower
        contacted.insert(path)
        settle(path)
    }

    func newGeneration(_ path: String) -> FileGeneration {
        var generation = FileGeneration(source: name, path: path)
        generation.id = nextID()
        return generation
    }

    @discardableResult
    func open(
        _ path: String, _ known: FileGeneration, _ status: FileStatus, _ file: OpenFile, now: Double,
        isLive: Bool = true
    ) throws(FileError) -> FileFollower {
        var generation = known
        generation.fileID = status.id
        let follower = try FileFollower(
            path: path, generation: generation, file: file, framing: framing, source: self, queue: queue,
            budget: budget, now: now)
        follower.isLive = isLive
        follower.markChanged()
        dormant.remove(generation.id)
        leftAtEnd.remove(generation.id)
        byFile[status.id] = follower
        if isLive { live[path] = follower } else { rotated.append(follower) }
        report(.opened(path: path, offset: generation.offset))
        // A rotated file may lose its name: it stays open.
        if isLive, budget.isExceeded { follower.close() }
        return follower
    }

    /// The path under which this source reads a file, or has read it, if it does.
    func path(reading path: String, status: FileStatus) -> String? {
        follower(of: status.id)?.path
            ?? dormant.generations(in: status.id).first {
                // What cannot be read now is looked at again.
                $0.state == .finished && (try? holds(path, $0)) ?? true
            }?.path
    }

    /// After the machine went down, a file may end before the position: the ledger was synchronised, the log was not. The
    /// position goes back to the last whole line that is left.
    private func clamped(_ file: OpenFile, status: FileStatus, at path: String) throws(FileError) -> FileGeneration? {
        guard !file.isGzip else { return nil }
        for var generation in dormant.generations(in: status.id)
        where generation.state == .active && generation.path == path && status.size < generation.offset
            && status.size >= generation.headLength
        {
            guard try Fingerprint.matches(generation, file: file, status: status, isCopy: true) else { continue }
            try skipToEnd(&generation, of: file)
            return generation
        }
        return nil
    }

    /// Moves a position behind the last line feed that is there, so that a line half written counts when it is whole.
    private func skipToEnd(_ generation: inout FileGeneration, of file: OpenFile) throws(FileError) {
        var end = try file.contentLength(atMost: .max)
        while end > 0 {
            let start = max(0, end - Self.stepBytes)
            let whole = try Fingerprint.bytes(of: file, at: start, count: end - start)
                .withUnsafeBytes { Lines.wholeLinesLength($0) }
            end = start + Int64(whole)
            if whole > 0 { break }
        }
        try Fingerprint.note(&generation, at: end, of: file)
    }

    private static let stepBytes: Int64 = 65_536

    // MARK: - Troubles

    /// Tells of a trouble once, until it is another one or over.
    func trouble(_ path: String, _ trouble: TailReport) {
        guard troubles.updateValue(trouble, forKey: path) != trouble else { return }
        report(trouble)
    }

    func settle(_ path: String) {
        if let trouble = troubles.removeValue(forKey: path), case .failed = trouble { report(.recovered(path: path)) }
    }
}
