import CrashPoints
import UsageModel

/// Tails the journal files of one source and hands out blocks of lines, an entry each.
///
/// Each file has a position of its own. So what arrives late, and in whichever file, is behind no position, and the files of
/// one daemon, which are numbered together but written one after the other, need not be merged without a gap.
final class JournalTailer {
    let name: String
    private let selection: JournalSelection
    private let maximumLineBytes: Int
    let places: JournalPlaces
    let report: (TailReport) -> Void
    private let matches: [[[String]]]
    private let reader: JournalEntryReader
    private var followers: [String: JournalFollower] = [:]
    /// The positions in files that are not followed, by the file's id.
    var resting: [String: JournalPosition] = [:]
    var changedResting: Set<String> = []
    var forgotten: [String] = []
    /// What was found at a path, so that its header need not be read at each look.
    private var looked: [String: (status: FileStatus, fileID: String)] = [:]
    private var troubles: [String: TailReport] = [:]
    private var progress: JournalProgress
    private var runtimeSpans: JournalRuntimeSpans
    private var isProgressChanged: Bool
    private var isFirstScan: Bool
    private var block: JournalBlock
    private var nextNote = 0.0
    /// Since when files are under none of the names, by their id.
    private var missedSince: [String: Double] = [:]

    /// A file in which nothing was written for so many seconds is closed.
    static let idleSeconds = 600.0
    /// How many files that are gone are remembered: they may come back, as when a folder is mounted again.
    static let rememberedFiles = 4_096

    init(
        selection: JournalSelection, known: [JournalPosition], progress: JournalProgress?, options: TailOptions,
        root: String = "", report: @escaping (TailReport) -> Void
    ) {
        name = selection.name
        self.selection = selection
        maximumLineBytes = options.maximumLineBytes
        places = JournalPlaces(selection, root: root)
        self.report = report
        matches = selection.matchGroups
        reader = JournalEntryReader(selection, maximumLineBytes: options.maximumLineBytes)
        self.progress = progress ?? JournalProgress(source: selection.name)
        runtimeSpans = JournalRuntimeSpans(progress?.runtimeSpans ?? [])
        isProgressChanged = progress == nil
        // What came while Tailmeter was down came after it.
        isFirstScan = progress == nil
        block = JournalBlock(blockBytes: min(options.blockBytes, options.maximumLineBytes + 1))
        for position in known { resting[position.fileID] = position }
    }

    // MARK: - Finding files

    /// Looks at what is there now.
    func scan(now: Double) {
        BusErrorGuard.begin()
        defer { BusErrorGuard.end() }
        let found = places.files
        var paths: [String: String] = [:]
        // No path is empty: this is the trouble of the whole.
        if found.isEmpty { trouble("", .noJournal(places: places.shown)) }
        for place in found { look(at: place, paths: &paths) }
        looked = looked.filter { entry in paths[entry.value.fileID] == entry.key }
        let present = Set(found.map(\.path))
        troubles = troubles.filter { present.contains($0.key) || found.isEmpty && $0.key.isEmpty }
        noteGone(paths, now: now)
        if !progress.openLines.isEmpty { restoreOpenLines(paths) }
        for follower in Array(followers.values) { lookAgain(at: follower, now: now) }
        if now >= nextNote { nextNote = now + 60 }
        check()
        // Where there are files and none may be read, the first contact is still to come.
        let isRefused = troubles.values.contains { if case .journal = $0 { true } else { false } }
        if !followers.isEmpty || !resting.isEmpty || !isRefused { isFirstScan = false }
    }

    private func lookAgain(at follower: JournalFollower, now: Double) {
        follower.updateHeader(now: now)
        if follower.failures > 0 {
            guard follower.reopen() else { return giveUp(follower) }
            follower.isDirty = true
        }
        guard !follower.isDirty else { return }
        if now >= nextNote { follower.noteEnd(isUrgent: true) }
        // A file that is quiet for long holds no descriptor; it is opened again when it changes.
        guard let quietSince = follower.quietSince, now - quietSince >= Self.idleSeconds else { return }
        followers[follower.position.fileID] = nil
        rest(follower.position)
    }

    /// Looks at the open files again at the next ``next()``.
    func check() {
        for follower in followers.values where follower.failures == 0 { follower.isDirty = true }
    }

    private func look(at place: JournalPlaces.Found, paths: inout [String: String]) {
        guard let status = FileStatus(path: place.path) else {
            // A file that the user named; of others, one that was renamed meanwhile.
            if case .files = selection.location { trouble(place.path, .waiting(path: place.path)) }
            return
        }
        guard status.kind == .regular else { return }
        if let known = looked[place.path], known.status == status {
            if note(known.fileID, at: place, in: &paths) { followers[known.fileID]?.place = place }
            return
        }
        let file: OpenFile
        do { file = try OpenFile(reading: place.path) } catch {
            trouble(place.path, .journal(.file(error)))
            return
        }
        guard let header = JournalHeader(of: file) else {
            // One that is just being made is empty.
            if status.size > 0 { trouble(place.path, .journal(.notJournal(path: place.path))) }
            return
        }
        guard note(header.fileID, at: place, in: &paths) else { return }
        do {
            try attach(file, header: header, at: place)
            looked[place.path] = (status, header.fileID)
            if case .journal = troubles.removeValue(forKey: place.path) { report(.recovered(path: place.path)) }
        } catch {
            trouble(place.path, .journal(error))
        }
    }

    private func note(_ fileID: String, at place: JournalPlaces.Found, in paths: inout [String: String]) -> Bool {
        if let other = paths[fileID] {
            // Not where it was renamed meanwhile.
            if other != place.path, FileStatus(path: other) != nil {
                trouble(place.path, .sameFile(path: place.path, other: other))
            }
            return false
        }
        paths[fileID] = place.path
        return true
    }

    private func attach(
        _ file: consuming OpenFile, header: JournalHeader, at place: JournalPlaces.Found
    ) throws(JournalError) {
        if let follower = followers[header.fileID] {
            follower.place = place
            return
        }
        let known = resting[header.fileID]
        guard known.map({ $0.state == .active || $0.state == .gone }) ?? true else { return }
        let isSkipped = known == nil && isFirstScan && !selection.readsBacklog
        var position =
            known
            ?? JournalPosition(
                source: name, fileID: header.fileID, path: place.path, numberingID: header.numberingID)
        if isSkipped, header.isArchived {
            position.state = .ignored
            rest(position)
            return
        }
        position.state = .active
        let follower = try JournalFollower(
            JournalFile(file, path: place.path, matches: matches), header: header, position: position, place: place,
            isFirstContactAtEnd: isSkipped)
        resting[header.fileID] = nil
        changedResting.remove(header.fileID)
        followers[header.fileID] = follower
        if isSkipped, place.isRuntime { skipRuntimeEntries(of: follower) }
        report(.journalOpened(path: place.path, isFromStart: position.cursor == nil && !isSkipped))
    }

    /// A file whose end was not read is gone: what was behind the position may be lost, unless the next file goes on where
    /// it ended when it was last looked at.
    private func noteGone(_ paths: [String: String], now: Double) {
        // A file that is renamed meanwhile is under none of the names; at the next look it is.
        let absent = resting.filter { $0.value.state == .active && paths[$0.key] == nil }
        missedSince = missedSince.filter { absent[$0.key] != nil }
        for (id, position) in absent {
            guard let since = missedSince[id], now - since >= 1 else {
                missedSince[id] = missedSince[id] ?? now
                continue
            }
            var gone = position
            gone.state = .gone
            rest(gone)
            if !goesOn(position) { report(.suspectedLoss(path: position.path)) }
        }
        var excess = resting.count - Self.rememberedFiles
        guard excess > 0 else { return }
        for id in resting.keys.sorted() where excess > 0 && paths[id] == nil {
            resting[id] = nil
            changedResting.remove(id)
            forgotten.append(id)
            excess -= 1
        }
    }

    /// Whether what stood behind the position in a file that is gone is elsewhere: in the next file of the same numbering, or,
    /// of a file in memory, on the disk.
    private func goesOn(_ gone: JournalPosition) -> Bool {
        followers.values.contains { follower in
            if places.isRuntime(gone.path), !follower.place.isRuntime {
                return follower.place.journal == JournalPlaces.journal(of: gone.path)
            }
            return gone.lastNumber > 0 && follower.header.numberingID == gone.numberingID
                && follower.header.firstNumber == gone.lastNumber &+ 1
        }
    }

    private func rest(_ position: JournalPosition) {
        resting[position.fileID] = position
        changedResting.insert(position.fileID)
    }

    private func trouble(_ path: String, _ trouble: TailReport) {
        guard troubles.updateValue(trouble, forKey: path) != trouble else { return }
        report(trouble)
    }

    // MARK: - Reading

    /// The next block, or `nil` when all files are at their end for now. It is valid until the next call.
    func next() -> (lines: UnsafeRawBufferPointer, times: [Timestamp], tooLong: Int64, path: String)? {
        BusErrorGuard.begin()
        defer { BusErrorGuard.end() }
        while let follower = nextFollower() {
            block.clear()
            fill(from: follower)
            follower.savePosition()
            if !follower.isDirty, follower.failures == 0 { settle(follower) }
            if block.isEmpty { continue }
            CrashPoint.journalBlockRead.pass()
            return (block.lines, block.times, block.tooLong, follower.place.path)
        }
        return nil
    }

    /// The oldest of the files that may have something new.
    private func nextFollower() -> JournalFollower? {
        followers.values.filter(\.isDirty).min {
            ($0.header.firstTime, $0.place.path) < ($1.header.firstTime, $1.place.path)
        }
    }

    private func fill(from follower: JournalFollower) {
        while !block.isFull {
            switch follower.step() {
            case .entry:
                follower.failures = 0
                let isCopy = follower.withFile { isCopied($0, of: follower) }
                if isCopy { continue }
                let hadOpenLines = !reader.openLines.isEmpty
                let tooLong = block.tooLong
                follower.withFile { reader.read($0, fileID: follower.position.fileID, into: &block) }
                if block.tooLong > tooLong {
                    let number = progress.entries + Int64(block.times.count) + block.tooLong
                    report(.lineTooLong(path: follower.place.path, line: number))
                }
                if hadOpenLines || !reader.openLines.isEmpty { isProgressChanged = true }
            case .end:
                follower.isDirty = false
                return
            case .damaged:
                follower.isDirty = false
                follower.failures += 1
                if follower.failures > 1 { giveUp(follower) }
                return
            }
        }
    }

    /// A failure that is still there a look later is damage.
    private func giveUp(_ follower: JournalFollower) {
        follower.savePosition()
        let path = follower.place.path
        trouble(path, .journal(.damaged(path: path, reason: "libsystemd cannot read on")))
        report(.suspectedLoss(path: path))
        followers[follower.position.fileID] = nil
        rest(follower.finish(.damaged))
    }

    /// A file that is at its end, perhaps for good.
    private func settle(_ follower: JournalFollower) {
        let number = follower.header.lastNumber
        follower.updateHeader()
        guard follower.header.lastNumber == number else {
            // Written to meanwhile: what the header tells of may not be read yet.
            follower.isDirty = true
            return
        }
        if follower.isCut { return giveUp(follower) }
        follower.noteEnd(isUrgent: false)
        guard follower.isOver else { return }
        followers[follower.position.fileID] = nil
        rest(follower.finish(.finished))
        CrashPoint.journalFileFinished.pass()
    }

    // MARK: - What journald copies from memory to the disk

    /// Notes an entry in memory as read, or tells whether one on the disk was read in memory before.
    private func isCopied(_ file: borrowing JournalFile, of follower: JournalFollower) -> Bool {
        let place = follower.place
        guard place.isRuntime || !runtimeSpans.isEmpty, let (bootID, time) = file.bootTime else { return false }
        let numberingID = follower.header.numberingID
        guard place.isRuntime else {
            return runtimeSpans.haveCopy(in: place, numberingID: numberingID, bootID: bootID, time: time)
        }
        runtimeSpans.note(place, numberingID: numberingID, bootID: bootID, times: time...time)
        isProgressChanged = true
        return false
    }

    /// What is passed over in memory at the first contact is passed over in its copy on the disk too.
    private func skipRuntimeEntries(of follower: JournalFollower) {
        guard follower.position.cursor != nil, let (bootID, time) = follower.withFile({ $0.bootTime }) else { return }
        runtimeSpans.note(
            follower.place, numberingID: follower.header.numberingID, bootID: bootID, times: 0...time)
        isProgressChanged = true
    }

    // MARK: - Lines that were open when Tailmeter stopped

    private func restoreOpenLines(_ paths: [String: String]) {
        let files = Set(progress.openLines.map(\.fileID)).compactMap { id in
            paths[id].map { (id: id, path: $0, end: followers[id]?.position.cursor ?? resting[id]?.cursor) }
        }
        reader.restore(progress.openLines, files: files, matches: matches)
        progress.openLines = []
        isProgressChanged = true
    }

    // MARK: - The ledger

    /// Tells what a block held.
    func accept(entries: Int, lastTime: Timestamp?, openStream: OpenStream?) {
        progress.entries += Int64(entries)
        progress.lastTime = lastTime
        progress.openStream = openStream
        isProgressChanged = true
    }

    var entries: Int64 { progress.entries }
    var lastTime: Timestamp? { progress.lastTime }
    var openStream: OpenStream? { progress.openStream }

    /// The positions that the ledger does not have yet.
    var changedPositions: [JournalPosition] {
        followers.values.filter(\.hasUncommittedChanges).map(\.position)
            + changedResting.compactMap { resting[$0] }
    }

    /// What is remembered beside the positions, where the ledger does not have it yet.
    var changedProgress: JournalProgress? {
        guard isProgressChanged, !isFirstScan else { return nil }
        var changed = progress
        changed.runtimeSpans = runtimeSpans.spans
        changed.openLines = reader.openLines.places
        return changed
    }

    func markCommitted() {
        for follower in followers.values where follower.hasUncommittedChanges { follower.markCommitted() }
        changedResting.removeAll()
        forgotten.removeAll()
        isProgressChanged = false
    }

    var lag: SourceLag {
        SourceLag(
            source: name, bytes: followers.values.reduce(0) { $0 + $1.unreadBytes }, files: followers.count,
            lastTime: lastTime)
    }
}
