import UsageModel

/// What log rotation moved or copied away from a path, found again by its content.
extension TailedSource {
    /// On the first contact with a path only the live file is read: what was rotated away before is remembered as not to be
    /// read.
    func ignoreSiblings(of path: String, named: Set<String>) {
        for sibling in RotatedName.siblings(of: path) where !named.contains(sibling) {
            guard let file = try? OpenFile(reading: sibling), let status = file.status(), status.kind == .regular,
                // The live file itself may be rotated away while this looks.
                !followers.contains(where: { isSameFile($0, status) }),
                status.size > 0, dormantSibling(file, status, of: path, named: named) == nil
            else { continue }
            var generation = newGeneration(path)
            generation.state = .ignored
            generation.device = status.device
            generation.inode = status.inode
            Fingerprint.note(&generation, at: status.size, of: file)
            putToRest(generation)
        }
    }

    /// Reads on in the files that were rotated away: the one that was being read from where it was left, and those that came
    /// and went unseen as a whole.
    func adoptSiblings(of path: String, named: Set<String>, now: Double) {
        // A rotation renames one file after the other: a look in the middle of it sees files twice or not at all. It counts
        // when all names led to the same files before it and after.
        for _ in 0..<Self.adoptionTries {
            let before = siblingFiles(of: path)
            adoptSiblingsOnce(of: path, named: named, now: now)
            if siblingFiles(of: path) == before { break }
        }
        for (index, generation) in dormant.enumerated().reversed()
        where generation.state == .active && generation.path == path && !isStillThere(generation, named: named) {
            dormant.remove(at: index)
            var gone = generation
            gone.state = .finished
            putToRest(gone)
            if generation.offset > 0 { report(.suspectedLoss(path: path)) }
        }
        forgetOldest(of: path)
    }

    /// How often a look at rotated files is repeated because of a rotation that goes on meanwhile.
    private static let adoptionTries = 10

    /// Which file stands behind each sibling's name.
    private func siblingFiles(of path: String) -> [String: UInt64] {
        var files: [String: UInt64] = [:]
        for sibling in RotatedName.siblings(of: path) { files[sibling] = FileStatus(path: sibling)?.inode }
        return files
    }

    private func adoptSiblingsOnce(of path: String, named: Set<String>, now: Double) {
        var unknown: [(path: String, status: FileStatus)] = []
        for sibling in RotatedName.siblings(of: path) {
            guard let file = try? OpenFile(reading: sibling), let status = file.status(), status.kind == .regular,
                !followers.contains(where: { isSameFile($0, status) || isCopy(of: $0, file, status) })
            else { continue }
            if let index = dormantSibling(file, status, of: path, named: named) {
                var generation = dormant[index]
                guard generation.state != .ignored else { continue }
                if status.size < generation.offset {
                    // A copy that was made before the last lines were read: all of it is counted.
                    guard generation.state == .active else { continue }
                    dormant.remove(at: index)
                    generation.state = .finished
                    generation.device = status.device
                    generation.inode = status.inode
                    Fingerprint.note(&generation, at: status.size, of: file)
                    putToRest(generation)
                } else if generation.state == .active || status.size > generation.offset {
                    // Also one without anything new: the app may still be writing to it.
                    dormant.remove(at: index)
                    generation.state = .active
                    open(sibling, generation, status, file, now: now, isLive: false)
                }
            } else if !named.contains(sibling) {
                unknown.append((sibling, status))
            }
        }
        for sibling in unknown.sorted(by: { $0.status.modified < $1.status.modified }) {
            // The name may lead to another file by now, one that is known or being read.
            guard let file = try? OpenFile(reading: sibling.path), let status = file.status(),
                status.inode == sibling.status.inode, status.device == sibling.status.device,
                !followers.contains(where: { isSameFile($0, status) })
            else { continue }
            open(sibling.path, newGeneration(path), status, file, now: now, isLive: false)
        }
    }

    private func dormantSibling(
        _ file: borrowing OpenFile, _ status: FileStatus, of path: String, named: Set<String>
    ) -> Int? {
        bestMatch(among: Array(dormant.indices), file, status, path: path, named: named, isCopy: true)
    }

    /// Whether a file holds what a live one holds, up to its own end, or held before it was truncated.
    func isCopyBeingMade(of follower: FileFollower, _ file: borrowing OpenFile, _ status: FileStatus) -> Bool {
        if status.size < follower.generation.offset, let own = follower.status, own.size >= follower.generation.offset {
            return follower.begins(with: file, size: status.size)
        }
        return isCopy(of: follower, file, status)
    }

    private func isCopy(of follower: FileFollower, _ file: borrowing OpenFile, _ status: FileStatus) -> Bool {
        follower.generation.offset >= FileGeneration.tailLimit
            && Fingerprint.matches(follower.generation, file: file, status: status, isCopy: true)
    }
}
