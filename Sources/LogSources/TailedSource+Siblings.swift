import UsageModel

/// What log rotation moved or copied away from a path, found again by its content.
extension TailedSource {
    /// On the first contact with a path only the live file is read: what was rotated away before is remembered as not to be
    /// read.
    func ignoreSiblings(of path: String, named: Set<String>) {
        for sibling in RotatedName.siblings(of: path) where !named.contains(sibling) {
            guard let file = try? OpenFile(reading: sibling), let status = file.status(), status.kind == .regular,
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
        var unknown: [(path: String, modified: Timestamp)] = []
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
                unknown.append((sibling, status.modified))
            }
        }
        for sibling in unknown.sorted(by: { $0.modified < $1.modified }) {
            guard let file = try? OpenFile(reading: sibling.path), let status = file.status() else { continue }
            open(sibling.path, newGeneration(path), status, file, now: now, isLive: false)
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
