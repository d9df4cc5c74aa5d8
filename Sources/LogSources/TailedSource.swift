import UsageModel

/// The files of one pattern: which are there, which contents they hold, and what was read of each.
final class TailedSource {
    let pattern: PathPattern
    let name: String
    private(set) var live: [String: FileFollower] = [:]
    private(set) var rotated: [FileFollower] = []
    /// Contents that are known and not followed: read to their end, not to be read, or not found now.
    private(set) var dormant: [FileGeneration]
    /// Dormant generations that the ledger does not have in this state yet.
    private(set) var changedDormant: [FileGeneration] = []

    /// The numbers of generations that the ledger need not keep any longer.
    private(set) var forgotten: [Int64] = []

    private let options: TailOptions
    private var contacted: Set<String> = []
    private var troubles: [String: TailReport] = [:]
    private var isFirstScan = true
    private let report: (TailReport) -> Void
    private let nextID: () -> Int64
    /// A buffer of its own: a scan must not disturb a block that is being decoded.
    private var scratch = BlockBuffer(capacity: 65_536)

    /// How many contents that are read to their end are remembered for each path.
    static let rememberedGenerations = 64

    init(
        pattern: PathPattern, known: [FileGeneration], options: TailOptions, nextID: @escaping () -> Int64,
        report: @escaping (TailReport) -> Void
    ) {
        self.pattern = pattern
        self.name = pattern.text
        self.options = options
        self.nextID = nextID
        self.report = report
        self.dormant = known
        self.contacted = Set(known.map(\.path))
    }

    var followers: [FileFollower] { live.keys.sorted().compactMap { live[$0] } + rotated }

    func markDormantCommitted() {
        changedDormant.removeAll()
        forgotten.removeAll()
    }

    // MARK: - Finding files

    /// Looks at what is there now.
    func scan(now: Double) {
        let paths = pattern.expand()
        let named = Set(paths)
        for path in paths { look(at: path, named: named, now: now) }
        for path in live.keys.filter({ !named.contains($0) }) { retire(path, now: now) }
        for follower in rotated { follower.isDirty = true }
        isFirstScan = false
    }

    private func look(at path: String, named: Set<String>, now: Double) {
        guard let status = FileStatus(path: path) else {
            if live[path] != nil {
                retire(path, now: now)
            } else if !pattern.isGlob {
                trouble(path, .waiting(path: path))
            }
            return
        }
        guard status.kind == .regular else {
            trouble(path, .notAFile(path: path, isDirectory: status.kind == .directory))
            return
        }
        if let follower = live[path] {
            if let own = follower.status, own.inode == status.inode, own.device == status.device {
                if own.size != follower.generation.offset { follower.isDirty = true }
                return
            }
            retire(path, now: now)
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
            // A rotated file that the pattern names by its new name too is already being read to its end.
            if same.isLive { trouble(path, .sameFile(path: path, other: same.path)) }
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
        // The path may lead to another file since it was looked at; what counts is the one that is open.
        guard let status = file.status() else { return }
        let isFirstContact = contacted.insert(path).inserted
        if let index = dormantIndex(for: file, status: status, at: path, named: named) {
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
        if isFirstContact {
            ignoreSiblings(of: path, named: named)
        } else {
            adoptSiblings(of: path, named: named, now: now)
        }
    }

    private func newGeneration(_ path: String) -> FileGeneration {
        var generation = FileGeneration(source: name, path: path)
        generation.id = nextID()
        return generation
    }

    @discardableResult
    private func open(
        _ path: String, _ known: FileGeneration, _ status: FileStatus, _ file: consuming OpenFile, now: Double,
        isLive: Bool = true
    ) -> FileFollower {
        var generation = known
        generation.device = status.device
        generation.inode = status.inode
        let follower = FileFollower(path: path, generation: generation, file: file, now: now)
        follower.isLive = isLive
        follower.markChanged()
        if isLive { live[path] = follower } else { rotated.append(follower) }
        report(.opened(path: path, offset: generation.offset))
        return follower
    }

    private func isSameFile(_ follower: FileFollower, _ status: FileStatus) -> Bool {
        guard let own = follower.status else { return false }
        return own.inode == status.inode && own.device == status.device
    }

    // MARK: - Which content is it

    /// The dormant generation whose content the open file holds.
    private func dormantIndex(
        for file: borrowing OpenFile, status: FileStatus, at path: String, named: Set<String>
    ) -> Int? {
        var best: Int?
        for (index, generation) in dormant.enumerated() where generation.state != .ignored {
            guard Fingerprint.matches(generation, file: file, status: status) else { continue }
            let isSameInode = generation.inode == status.inode && generation.device == status.device
            // Two files that the user named never become one because they begin alike.
            if !isSameInode, isStillThere(generation, named: named) { continue }
            if isSameInode { return index }
            if best == nil || generation.path == path { best = index }
        }
        return best
    }

    /// Whether the file in which a generation was last seen is still to be found under a name of the source.
    private func isStillThere(_ generation: FileGeneration, named: Set<String>) -> Bool {
        (named.union(RotatedName.siblings(of: generation.path)).union([generation.path])).contains { path in
            guard let status = FileStatus(path: path) else { return false }
            return status.inode == generation.inode && status.device == generation.device
        }
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
        var generation = dormant.remove(at: index)
        let start = max(0, status.size - Int64(scratch.capacity))
        guard
            case .success(let got) = file.read(into: scratch.start, count: Int(status.size - start), at: start)
        else { return nil }
        generation.offset = start + Int64(Lines.wholeLinesLength(UnsafeRawBufferPointer(start: scratch.start, count: got)))
        return generation
    }

    // MARK: - Rotated siblings

    /// On the first contact with a path only the live file is read: what was rotated away before is remembered as not to be
    /// read.
    private func ignoreSiblings(of path: String, named: Set<String>) {
        for sibling in RotatedName.siblings(of: path) where !named.contains(sibling) {
            guard let file = try? OpenFile(reading: sibling), let status = file.status(), status.kind == .regular,
                dormantSibling(file, status) == nil
            else { continue }
            var generation = newGeneration(path)
            generation.state = .ignored
            generation.device = status.device
            generation.inode = status.inode
            generation.offset = status.size
            generation.headLength = min(FileGeneration.headLimit, status.size)
            generation.headHash = Fingerprint.hash(Fingerprint.bytes(of: file, at: 0, count: generation.headLength))
            let tailLength = min(FileGeneration.tailLimit, status.size)
            generation.tailHash = Fingerprint.hash(
                Fingerprint.bytes(of: file, at: status.size - tailLength, count: tailLength))
            putToRest(generation)
        }
    }

    /// Reads on in the files that were rotated away: the one that was being read from where it was left, and those that came
    /// and went unseen as a whole.
    private func adoptSiblings(of path: String, named: Set<String>, now: Double) {
        var unknown: [(path: String, modified: Timestamp)] = []
        for sibling in RotatedName.siblings(of: path) where !named.contains(sibling) {
            guard let file = try? OpenFile(reading: sibling), let status = file.status(), status.kind == .regular,
                !followers.contains(where: { isSameFile($0, status) || isCopy(of: $0, file, status) })
            else { continue }
            if let index = dormantSibling(file, status) {
                let generation = dormant[index]
                guard generation.state != .ignored else { continue }
                if status.size > generation.offset {
                    dormant.remove(at: index)
                    var resumed = generation
                    resumed.state = .active
                    open(sibling, resumed, status, file, now: now, isLive: false)
                } else if generation.state == .active {
                    dormant.remove(at: index)
                    var finished = generation
                    finished.state = .finished
                    putToRest(finished)
                }
            } else {
                unknown.append((sibling, status.modified))
            }
        }
        for sibling in unknown.sorted(by: { $0.modified < $1.modified }) {
            guard let file = try? OpenFile(reading: sibling.path), let status = file.status() else { continue }
            open(sibling.path, newGeneration(path), status, file, now: now, isLive: false)
        }
        for (index, generation) in dormant.enumerated().reversed()
        where generation.state == .active && generation.path == path {
            dormant.remove(at: index)
            var gone = generation
            gone.state = .finished
            putToRest(gone)
            if generation.offset > 0 { report(.suspectedLoss(path: path)) }
        }
    }

    private func dormantSibling(_ file: borrowing OpenFile, _ status: FileStatus) -> Int? {
        var best: Int?
        for (index, generation) in dormant.enumerated()
        where Fingerprint.matches(generation, file: file, status: status, isCopy: true) {
            if generation.inode == status.inode && generation.device == status.device { return index }
            best = best ?? index
        }
        return best
    }

    private func isCopy(of follower: FileFollower, _ file: borrowing OpenFile, _ status: FileStatus) -> Bool {
        follower.generation.offset >= FileGeneration.tailLimit
            && Fingerprint.matches(follower.generation, file: file, status: status, isCopy: true)
    }

    /// Remembers a generation that is not followed.
    private func putToRest(_ generation: FileGeneration) {
        dormant.append(generation)
        changedDormant.append(generation)
        let resting = dormant.filter { $0.path == generation.path && $0.state != .active }
        if resting.count > Self.rememberedGenerations, let oldest = resting.min(by: { $0.id < $1.id }) {
            dormant.removeAll { $0.id == oldest.id }
            changedDormant.removeAll { $0.id == oldest.id }
            forgotten.append(oldest.id)
        }
    }

    // MARK: - The ends of contents

    /// The follower's content is not the one it was: a new generation begins in the same file.
    func replace(_ follower: FileFollower, now: Double) {
        dormant.append(follower.generation)
        guard follower.isLive, live[follower.path] === follower else {
            rotated.removeAll { $0 === follower }
            finishDormant(follower.generation)
            return
        }
        live.removeValue(forKey: follower.path)
        report(.truncated(path: follower.path))
        if let status = FileStatus(path: follower.path), status.kind == .regular,
            let file = try? OpenFile(reading: follower.path)
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
