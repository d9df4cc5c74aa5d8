import UsageModel

/// Which content is it: the inode is a hint, the bytes decide.
extension TailedSource {
    /// The one of the dormant generations whose content a file holds: that of the same inode, of the same path, or of which
    /// most was read; an inode that was used before may have an older one with nothing in it.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    func bestMatch(
        _ file: OpenFile, _ status: FileStatus, path: String, look: FolderLook, isCopy: Bool,
        where isCandidate: (FileGeneration) throws(FileError) -> Bool = { _ in true }
    ) throws(FileError) -> FileGeneration? {
        // The inode first: where it is right, thousands of other files need not be compared. Of what hardly anything was read
        // it says little: a deleted file's inode is used again.
        var own: [FileGeneration] = []
        for generation in dormant.generations(in: status.id) {
            if try isCandidate(generation) { own.append(generation) }
        }
        let sameFile = try best(of: own, file, status, path: path, isCopy: isCopy)
        if let sameFile, sameFile.offset >= FileGeneration.tailLimit { return sameFile }
        var alike: [FileGeneration] = []
        // Of what is known of a compressed file that is not read, its own inode is a part.
        for generation in try dormant.generations(beginningAs: file)
        where generation.fileID != status.id && generation.state != .ignoredCompressed {
            if try isCandidate(generation) { alike.append(generation) }
        }
        // Files that the user named never become one because they begin alike, and no file is the copy of one that is there.
        return try best(of: alike, file, status, path: path, isCopy: isCopy, unlessThere: look) ?? sameFile
    }

    private func best(
        of candidates: [FileGeneration], _ file: OpenFile, _ status: FileStatus, path: String, isCopy: Bool,
        unlessThere look: FolderLook? = nil
    ) throws(FileError) -> FileGeneration? {
        var best: FileGeneration?
        for generation in candidates {
            if let best, rank(generation, path) <= rank(best, path) { continue }
            guard try Fingerprint.matches(generation, file: file, status: status, isCopy: isCopy) else { continue }
            if let look, try isStillThere(generation, look: look) { continue }
            best = generation
        }
        return best
    }

    private func rank(_ generation: FileGeneration, _ path: String) -> (Int, Int64) {
        (generation.path == path ? 1 : 0, generation.offset)
    }

    /// Whether the file in which a generation was last seen is still to be found under a name of the source, with its content.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    func isStillThere(_ generation: FileGeneration, look: FolderLook) throws(FileError) -> Bool {
        let named = try look.pathsByFile[generation.fileID].map { [$0] } ?? []
        for path in try named + RotatedName.siblings(of: generation.path) + [generation.path]
        where FileStatus(path: path)?.id == generation.fileID {
            if try holds(path, generation) { return true }
        }
        return false
    }

    func holds(_ path: String, _ generation: FileGeneration) throws(FileError) -> Bool {
        guard let file = try openIfPossible(path), let status = file.status() else { return false }
        do {
            return try Fingerprint.matches(generation, file: file, status: status)
        } catch {
            throw error.at(path)
        }
    }
}
