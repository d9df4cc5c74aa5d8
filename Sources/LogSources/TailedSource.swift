import UsageModel

/// The files of one pattern: which are there, which contents they hold, and what was read of each.
final class TailedSource {
    let pattern: PathPattern
    let name: String
    private(set) var live: [String: FileFollower] = [:]
    private(set) var rotated: [FileFollower] = []
    /// Contents that are known and not followed: read to their end, not to be read, or not found now.
    var dormant: [FileGeneration]
    /// Dormant generations that the ledger does not have in this state yet.
    private(set) var changedDormant: [FileGeneration] = []

    /// The numbers of generations that the ledger need not keep any longer.
    private(set) var forgotten: [Int64] = []

    private let framing: RecordFraming
    private let options: TailOptions
    private var contacted: Set<String> = []
    private var troubles: [String: TailReport] = [:]
    private var isFirstScan: Bool
    let report: (TailReport) -> Void
    private let nextID: () -> Int64
    /// A buffer of its own: a scan must not disturb a block that is being decoded.
    private var scratch = BlockBuffer(capacity: 65_536)

    /// How many contents that are read to their end are remembered for each path.
    static let rememberedGenerations = 64

    init(
        pattern: PathPattern, framing: RecordFraming, known: [FileGeneration], options: TailOptions,
        nextID: @escaping () -> Int64, report: @escaping (TailReport) -> Void
    ) {
        self.pattern = pattern
        self.framing = framing
        self.name = pattern.text
        self.options = options
        self.nextID = nextID
        self.report = report
        self.dormant = known
        self.contacted = Set(known.map(\.path))
        // What came while Tailmeter was down came after it.
        self.isFirstScan = known.isEmpty
    }

    var followers: [FileFollower] { live.keys.sorted().compactMap { live[$0] } + rotated }

    func markDormantCommitted() {
        changedDormant.removeAll()
        forgotten.removeAll()
    }

    // MARK: - Finding files

    /// Looks at what is there now.
    ///
    /// - Parameter reader: the path under which another source reads, or has read, a file, if one does.
    func scan(now: Double, reader: (String, FileStatus) -> String?) {
        let paths = pattern.expand()
        let named = Set(paths)
        var statuses: [String: FileStatus] = [:]
        for path in paths { statuses[path] = FileStatus(path: path) }
        // What left its path goes first, so that it is known by the time that its new name is looked at.
        for path in live.keys.sorted() {
            if let follower = live[path], let status = statuses[path], isSameFile(follower, status) { continue }
            retire(path, now: now)
        }
        for path in paths {
            // Two patterns that name the same file: the first source has it.
            if let status = statuses[path], live[path] == nil, let other = reader(path, status) {
                trouble(path, .sameFile(path: path, other: other))
                continue
            }
            look(at: path, status: statuses[path], named: named, now: now)
        }
        for follower in rotated { follower.isDirty = true }
        isFirstScan = false
    }

    private func look(at path: String, status: FileStatus?, named: Set<String>, now: Double) {
        guard let status else {
            if !pattern.isGlob { trouble(path, .waiting(path: path)) }
            return
        }
        guard status.kind == .regular else {
            trouble(path, .notAFile(path: path, isDirectory: status.kind == .directory))
            return
        }
        if let follower = live[path] {
            follower.checkSize(status)
            return
        }
        attach(path, status: status, named: named, now: now)
    }

    /// The live path no longer leads to the file that was read there.
    private func retire(_ path: String, now: Double) {
        guard let follower = live.removeValue(forKey: path) else { return }
        follower.isLive = false
        follower.isDirty = true
        follower.lastGrowth = now
        rotated.append(follower)
        report(.rotated(path: path))
    }

    private func attach(_ path: String, status: FileStatus, named: Set<String>, now: Double) {
        if let same = followers.first(where: { isSameFile($0, status) }) {
            if same.isLive {
                trouble(path, .sameFile(path: path, other: same.path))
            } else {
                revive(same, at: path)
            }
            return
        }
        let file: OpenFile
        do {
            file = try OpenFile(reading: path)
        } catch {
            trouble(path, .failed(error))
            return
        }
        settle(path)
        // The path may lead to another file since it was looked at, even to one that is being read; what counts is the one
        // that is open.
        guard let status = file.status(), !followers.contains(where: { isSameFile($0, status) }) else { return }
        let known = dormantIndex(for: file, status: status, at: path, named: named)
        // What copytruncate copies, before it truncates: what is in the copy is being read where it was written.
        if known == nil {
            for follower in live.values where follower.generation.offset >= FileGeneration.tailLimit {
                if RotatedName.isSibling(path: path, of: follower.path), isCopyBeingMade(of: follower, file, status) {
                    return
                }
            }
        }
        let isFirstContact = contacted.insert(path).inserted
        if let index = known {
            var generation = dormant.remove(at: index)
            generation.state = .active
            open(path, generation, status, file, now: now)
        } else if options.isNewBoot, let generation = clamped(file, status: status, at: path) {
            open(path, generation, status, file, now: now)
            report(.suspectedLoss(path: path))
        } else {
            let follower = open(path, newGeneration(path), status, file, now: now)
            if options.startsAtEnd, isFirstScan, isFirstContact { follower.skipToEnd(into: &scratch) }
        }
        if isFirstContact, !options.readsRotatedFiles {
            ignoreSiblings(of: path, named: named)
        } else {
            adoptSiblings(of: path, named: named, now: now)
        }
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
        _ path: String, _ known: FileGeneration, _ status: FileStatus, _ file: consuming OpenFile, now: Double,
        isLive: Bool = true
    ) -> FileFollower {
        var generation = known
        generation.device = status.device
        generation.inode = status.inode
        let follower = FileFollower(path: path, generation: generation, file: file, framing: framing, now: now)
        follower.isLive = isLive
        follower.markChanged()
        if isLive { live[path] = follower } else { rotated.append(follower) }
        report(.opened(path: path, offset: generation.offset))
        return follower
    }

    /// The path under which this source reads a file, or has read it, if it does.
    func path(reading path: String, status: FileStatus) -> String? {
        live.values.first { isSameFile($0, status) }?.path ?? rotated.first { isSameFile($0, status) }?.path
            ?? dormant.first { $0.state == .finished && isInode(of: $0, status) && holds(path, $0) }?.path
    }

    func isSameFile(_ follower: FileFollower, _ status: FileStatus) -> Bool {
        follower.generation.inode == status.inode && follower.generation.device == status.device
    }

    // MARK: - Which content is it

    /// The dormant generation whose content the open file holds.
    private func dormantIndex(
        for file: borrowing OpenFile, status: FileStatus, at path: String, named: Set<String>
    ) -> Int? {
        let candidates = dormant.indices.filter { dormant[$0].state != .ignored }
        return bestMatch(among: candidates, file, status, path: path, named: named, isCopy: false)
    }

    /// The one of several generations whose content a file holds: that of the same inode, of the same path, or of which most
    /// was read; an inode that was used before may have an older one with nothing in it.
    func bestMatch(
        among candidates: [Int], _ file: borrowing OpenFile, _ status: FileStatus, path: String, named: Set<String>,
        isCopy: Bool
    ) -> Int? {
        // The inode first: where it is right, thousands of other files need not be compared.
        for isOwn in [true, false] {
            var best: Int?
            for index in candidates where isInode(of: dormant[index], status) == isOwn {
                let generation = dormant[index]
                if let best, rank(generation, path) <= rank(dormant[best], path) { continue }
                guard Fingerprint.matches(generation, file: file, status: status, isCopy: isCopy) else { continue }
                // Files that the user named never become one because they begin alike, and no file is the copy of one that
                // is there.
                if !isOwn, isStillThere(generation, named: named) { continue }
                best = index
            }
            if let best { return best }
        }
        return nil
    }

    private func rank(_ generation: FileGeneration, _ path: String) -> (Int, Int64) {
        (generation.path == path ? 1 : 0, generation.offset)
    }

    private func isInode(of generation: FileGeneration, _ status: FileStatus) -> Bool {
        generation.inode == status.inode && generation.device == status.device
    }

    /// Whether the file in which a generation was last seen is still to be found under a name of the source, with its content.
    func isStillThere(_ generation: FileGeneration, named: Set<String>) -> Bool {
        named.union(RotatedName.siblings(of: generation.path)).union([generation.path]).contains { path in
            guard let status = FileStatus(path: path), isInode(of: generation, status) else { return false }
            return holds(path, generation)
        }
    }

    private func holds(_ path: String, _ generation: FileGeneration) -> Bool {
        guard let file = try? OpenFile(reading: path), let status = file.status() else { return false }
        return Fingerprint.matches(generation, file: file, status: status)
    }

    /// After the machine went down, a file may end before the position: the ledger was synchronised, the log was not. The
    /// position goes back to the last whole line that is left.
    private func clamped(_ file: borrowing OpenFile, status: FileStatus, at path: String) -> FileGeneration? {
        guard
            let index = dormant.firstIndex(where: {
                $0.state == .active && $0.path == path && $0.inode == status.inode && $0.device == status.device
                    && status.size < $0.offset && status.size >= $0.headLength
                    && Fingerprint.matches($0, file: file, status: status, isCopy: true)
            })
        else { return nil }
        let start = max(0, status.size - Int64(scratch.capacity))
        guard
            case .success(let got) = file.read(into: scratch.start, count: Int(status.size - start), at: start)
        else { return nil }
        var generation = dormant.remove(at: index)
        let whole = Lines.wholeLinesLength(UnsafeRawBufferPointer(start: scratch.start, count: got))
        Fingerprint.note(&generation, at: start + Int64(whole), of: file)
        return generation
    }

    // MARK: - Contents that are not followed

    /// Remembers a generation that is not followed.
    func putToRest(_ generation: FileGeneration) {
        dormant.append(generation)
        changedDormant.append(generation)
    }

    /// Forgets the oldest of the generations that rest, but none whose file is there: it would be read again as a whole.
    func forgetOldest(of path: String) {
        let resting = dormant.filter { $0.path == path && $0.state != .active }
        var excess = resting.count - Self.rememberedGenerations
        guard excess > 0 else { return }
        var paths: [UInt64: String] = [:]
        for path in pattern.expand() + RotatedName.siblings(of: path) + [path] {
            if let status = FileStatus(path: path) { paths[status.inode] = path }
        }
        for generation in resting.sorted(by: { $0.id < $1.id }) {
            if let path = paths[generation.inode], holds(path, generation) { continue }
            dormant.removeAll { $0.id == generation.id }
            changedDormant.removeAll { $0.id == generation.id }
            forgotten.append(generation.id)
            excess -= 1
            if excess == 0 { return }
        }
    }

    // MARK: - The ends of contents

    /// The follower's content is not the one it was: a new generation begins in the same file.
    func replace(_ follower: FileFollower, now: Double) {
        dormant.append(follower.generation)
        changedDormant.append(follower.generation)
        guard follower.isLive, live[follower.path] === follower else {
            rotated.removeAll { $0 === follower }
            finishDormant(follower.generation)
            return
        }
        live.removeValue(forKey: follower.path)
        report(.truncated(path: follower.path))
        if let file = try? OpenFile(reading: follower.path), let status = file.status(), status.kind == .regular,
            !followers.contains(where: { isSameFile($0, status) })
        {
            open(follower.path, newGeneration(follower.path), status, file, now: now)
        }
        adoptSiblings(of: follower.path, named: Set(pattern.expand()), now: now)
    }

    private func finishDormant(_ generation: FileGeneration) {
        dormant.removeAll { $0.id == generation.id }
        var finished = generation
        finished.state = .finished
        putToRest(finished)
        forgetOldest(of: finished.path)
    }

    /// Whether a rotated file is at its end for good: deleted, or quiet for long enough.
    func isOver(_ follower: FileFollower, now: Double) -> Bool {
        guard !follower.isLive else { return false }
        return follower.status?.linkCount == 0 || now - follower.lastGrowth >= options.rotateWait
    }

    /// Ends the reading of a rotated file.
    func finish(_ follower: FileFollower) {
        rotated.removeAll { $0 === follower }
        finishDormant(follower.generation)
    }

    // MARK: - Troubles

    /// Tells of a trouble once, until it is another one or over.
    func trouble(_ path: String, _ trouble: TailReport) {
        guard troubles.updateValue(trouble, forKey: path) != trouble else { return }
        report(trouble)
    }

    private func settle(_ path: String) {
        if let trouble = troubles.removeValue(forKey: path), case .failed = trouble { report(.recovered(path: path)) }
    }
}
