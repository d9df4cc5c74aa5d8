import CrashPoints
import UsageModel

/// What log rotation moved, copied or compressed away from a path, found again by its content.
extension TailedSource {
    /// On the first contact with a path only the live file is read: what was rotated away before is remembered as not to be
    /// read.
    ///
    /// - Throws: a trouble that may pass.
    func ignoreSiblings(of path: String, look: FolderLook) throws(FileError) {
        let named = try look.named
        for sibling in try RotatedName.siblings(of: path, in: look.folders) where !named.contains(sibling) {
            guard let file = try? OpenFile(content: sibling), let status = file.status(), status.kind == .regular,
                // The live file itself may be rotated away while this looks.
                follower(of: status.id) == nil, status.size > 0,
                (try? bestMatch(file, status, path: path, look: look, isCopy: true)) == nil
            else { continue }
            var generation = newGeneration(path)
            generation.state = file.isGzip ? .ignoredCompressed : .ignored
            generation.fileID = status.id
            do throws(FileError) {
                // To find the end of compressed data costs as much as to read it.
                let length = file.isGzip ? try file.contentLength(atMost: FileGeneration.headLimit) : status.size
                try Fingerprint.note(&generation, at: length, of: file)
            } catch {
                // Without a content it is known by its inode.
                trouble(sibling, .failed(error.at(sibling)))
            }
            putToRest(generation)
        }
    }

    /// Reads on in the files that were rotated away: the one that was being read from where it was left, and those that came
    /// and went unseen as a whole.
    ///
    /// - Parameter givesUp: whether what is not found may be gone; ``finishGone()`` tells.
    func adoptSiblings(of path: String, look: FolderLook, now: Double, givesUp: Bool = true) {
        markLooked(for: path)
        // A rotation renames one file after the other: a look in the middle of it sees files twice or not at all. It counts
        // when all names led to the same files before it and after.
        do throws(FileError) {
            var isSettled = false
            for _ in 0..<Self.adoptionTries where !isSettled {
                let before = try siblingFiles(of: path)
                try adoptSiblingsOnce(of: path, look: look, now: now)
                isSettled = try siblingFiles(of: path) == before
            }
            if !isSettled { lookAgain(for: path) } else if givesUp { notFound.insert(path) }
        } catch {
            // What cannot be read now may be what is missing: nothing is given up.
            trouble(error.path, .failed(error))
            lookAgain(for: path)
        }
        forgetOldest(of: path)
    }

    /// Gives up what was being read and is nowhere to be found after all names were looked at.
    func finishGone() {
        let paths = notFound.filter { dormant.generations(of: $0).contains { $0.state == .active } }.sorted()
        notFound.removeAll()
        guard !paths.isEmpty else { return }
        var gone: [FileGeneration] = []
        let look = FolderLook(pattern)
        do throws(FileError) {
            let before = try namedFiles(of: paths, look)
            for path in paths {
                for generation in dormant.generations(of: path).reversed() where generation.state == .active {
                    if try !isStillThere(generation, look: look) { gone.append(generation) }
                }
            }
            guard !gone.isEmpty else { return }
            // A file on its way from one name to the next may have been missed under both.
            guard try namedFiles(of: paths, FolderLook(pattern)) == before else { return paths.forEach(lookAgain) }
        } catch {
            trouble(error.path, .failed(error))
            return paths.forEach(lookAgain)
        }
        for generation in gone {
            var finished = generation
            finished.state = .finished
            putToRest(finished)
            // A file that was quiet for so long that it was closed, and is deleted, was read.
            if generation.offset > 0, !wasAtEnd(generation) { report(.suspectedLoss(path: generation.path)) }
        }
        Set(gone.map(\.path)).forEach(forgetOldest)
    }

    /// Which files stand behind the names that those of some paths may have now.
    private func namedFiles(of paths: [String], _ look: FolderLook) throws(FileError) -> [String: FileID] {
        var files = try look.statuses.mapValues(\.id)
        for path in paths {
            for name in try RotatedName.siblings(of: path, in: look.folders) + [path] where files[name] == nil {
                files[name] = FileStatus(path: name)?.id
            }
        }
        return files
    }

    /// How often a look at rotated files is repeated because of a rotation that goes on meanwhile.
    private static let adoptionTries = 10

    /// Which file stands behind each sibling's name.
    private func siblingFiles(of path: String) throws(FileError) -> [String: FileID] {
        var files: [String: FileID] = [:]
        for sibling in try RotatedName.siblings(of: path) { files[sibling] = FileStatus(path: sibling)?.id }
        return files
    }

    private func adoptSiblingsOnce(of path: String, look: FolderLook, now: Double) throws(FileError) {
        var strangers: [(path: String, file: OpenFile, status: FileStatus)] = []
        // What is known to its position first: files that begin alike may look like copies of each other.
        let named = try look.named
        for sibling in try RotatedName.siblings(of: path) {
            try retireIfReplaced(sibling, now: now)
            guard try !isBeingCompressed(sibling), let file = try openIfPossible(sibling), let status = file.status(),
                status.kind == .regular,
                follower(of: status.id) == nil
            else { continue }
            do throws(FileError) {
                let known = try bestMatch(file, status, path: path, look: look, isCopy: false)
                if let known, isOwn(known) {
                    try adopt(known, from: sibling, file, status, now: now)
                } else if try isCopyOfFollowed(file, status, path: path) {
                    continue
                } else if let known {
                    try adopt(known, from: sibling, file, status, now: now)
                } else {
                    strangers.append((sibling, file, status))
                }
            } catch {
                throw error.path.isEmpty ? error.at(sibling) : error
            }
            settle(sibling)
        }
        var unknown: [(path: String, status: FileStatus)] = []
        for (sibling, file, status) in strangers {
            do throws(FileError) {
                let known = try bestMatch(file, status, path: path, look: look, isCopy: true, where: isInPlace)
                if let known {
                    try adopt(known, from: sibling, file, status, now: now)
                } else if !named.contains(sibling) {
                    unknown.append((sibling, status))
                }
            } catch {
                throw error.path.isEmpty ? error.at(sibling) : error
            }
            settle(sibling)
        }
        for sibling in unknown.sorted(by: { $0.status.modified < $1.status.modified }) {
            // The name may lead to another file by now, one that is known or being read.
            guard let file = try openIfPossible(sibling.path), let status = file.status(),
                status.id == sibling.status.id, follower(of: status.id) == nil
            else { continue }
            try open(sibling.path, newGeneration(path), status, file, now: now, isLive: false)
            CrashPoint.siblingAdopted.pass()
        }
    }

    /// Goes on with a content that is known.
    private func adopt(
        _ known: FileGeneration, from sibling: String, _ file: OpenFile, _ status: FileStatus, now: Double
    ) throws(FileError) {
        guard !known.isIgnored else { return }
        var generation = known
        let length: Int64
        if known.state == .finished, known.fileID == status.id, file.says(contentLength: known.offset) {
            // It was read to its end, and compressed files do not grow.
            length = known.offset
        } else {
            length = try file.contentLength(atMost: known.offset + 1)
        }
        if length < known.offset {
            // A copy that was made before the last lines were read: all of it is counted.
            guard known.state == .active, !file.isCutOff else { return }
            generation.state = .finished
            generation.fileID = status.id
            try Fingerprint.note(&generation, at: length, of: file)
            putToRest(generation)
        } else if known.state == .active || length > known.offset {
            // Also one without anything new: the app may still be writing to it.
            generation.state = .active
            try open(sibling, generation, status, file, now: now, isLive: false)
            CrashPoint.siblingAdopted.pass()
        } else if known.fileID != status.id {
            // What was read was compressed since.
            generation.fileID = status.id
            putToRest(generation)
        }
    }

    /// Whether a content that a file was found to hold is that file's own: a copy of another one would not be told from it by
    /// less. Of the shortest, the inode has to be right as well, and that is told of what is being read alone: a deleted
    /// file's inode is used again.
    func isOwn(_ known: FileGeneration) -> Bool {
        known.offset >= FileGeneration.tailLimit || known.offset > 0 && known.state == .active
    }

    /// Whether the file of a content that is not read to its end is there, whatever it holds now: what copytruncate leaves
    /// behind. Only then can a shorter file with the same first bytes be its copy.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    private func isInPlace(_ generation: FileGeneration) throws(FileError) -> Bool {
        guard generation.state == .active else { return false }
        return try ([generation.path] + RotatedName.siblings(of: generation.path)).contains {
            FileStatus(path: $0)?.id == generation.fileID
        }
    }

    /// Whether a file is a copy of one that is read under this path: before copytruncate truncates.
    private func isCopyOfFollowed(_ file: OpenFile, _ status: FileStatus, path: String) throws(FileError) -> Bool {
        if let follower = live[path], try isCopyBeingMade(of: follower, file, status) { return true }
        // What is compressed may have been read under another name.
        for follower in rotated where file.isGzip || follower.generation.path == path || follower.path == path {
            if try isCopyBeingMade(of: follower, file, status) { return true }
        }
        return false
    }

    /// Whether a file holds what a live one holds, up to its own end, or held before it was truncated.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    func isCopyBeingMade(
        of follower: FileFollower, _ file: OpenFile, _ status: FileStatus
    ) throws(FileError) -> Bool {
        let offset = follower.generation.offset
        if offset >= FileGeneration.tailLimit,
            try Fingerprint.matches(follower.generation, file: file, status: status)
        {
            return true
        }
        // The live file may have been written anew since it was looked at.
        if !file.isGzip, status.size > 0, follower.isLive, let live = try? OpenFile(reading: follower.path),
            let size = live.status()?.size, size >= status.size,
            try Fingerprint.begins(live, with: file, size: status.size)
        {
            return true
        }
        if let own = follower.status, own.size >= offset {
            // Others may have the same head.
            let size = file.isGzip ? try file.contentLength(atMost: max(offset, 1 << 20)) : status.size
            guard size > 0, own.size >= size else { return false }
            return try follower.begins(with: file, size: size)
        }
        return try isCopy(of: follower, file, status)
    }

    /// Lets a file of which nothing was read go, where it is a copy that began empty, and tells whether it did.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    func letGoIfCopy(_ follower: FileFollower, now: Double) throws(FileError) -> Bool {
        guard follower.generation.offset == 0 else { return false }
        var opened = follower.file
        if opened == nil { opened = try openIfPossible(follower.path) }
        guard let file = opened, let status = file.status(), status.id == follower.generation.fileID, status.size > 0
        else { return false }
        if let original = original(of: follower), original !== follower,
            try isCopyBeingMade(of: original, file, status)
        {
            drop(follower)
            return true
        }
        let look = FolderLook(pattern)
        let (path, isRotated) = (follower.generation.path, !follower.isLive)
        func isKnown(asCopy isCopy: Bool) throws(FileError) -> Bool {
            try bestMatch(file, status, path: path, look: look, isCopy: isCopy) { known throws(FileError) in
                guard known.offset >= FileGeneration.tailLimit, !known.isIgnored else { return false }
                if !isCopy { return true }
                return try isInPlace(known)
            } != nil
        }
        if try !isKnown(asCopy: false) {
            guard isRotated, try isKnown(asCopy: true) else { return false }
        }
        drop(follower)
        if isRotated { adoptSiblings(of: path, look: look, now: now) }
        return true
    }

    private func original(of follower: FileFollower) -> FileFollower? {
        follower.isLive
            ? RotatedName.livePaths(of: follower.path).lazy.compactMap { self.live[$0] }.first
            : live[follower.generation.path]
    }

    private func isCopy(of follower: FileFollower, _ file: OpenFile, _ status: FileStatus) throws(FileError) -> Bool {
        guard follower.generation.offset >= FileGeneration.tailLimit else { return false }
        return try Fingerprint.matches(follower.generation, file: file, status: status, isCopy: true)
    }
}
