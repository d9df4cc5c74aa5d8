import UsageModel

/// Which content is it: the inode is a hint, the bytes decide.
extension TailedSource {
    /// The one of the dormant generations whose content a file holds: that of the same inode, of the same path, or of which
    /// most was read; an inode that was used before may have an older one with nothing in it.
    func bestMatch(
        _ file: OpenFile, _ status: FileStatus, path: String, look: FolderLook, isCopy: Bool,
        where isCandidate: (FileGeneration) -> Bool = { _ in true }
    ) -> FileGeneration? {
        // The inode first: where it is right, thousands of other files need not be compared. Of what hardly anything was read
        // it says little: a deleted file's inode is used again.
        let sameFile = best(
            of: dormant.generations(in: status.id).filter(isCandidate), file, status, path: path, isCopy: isCopy
        ) { _ in true }
        if let sameFile, sameFile.offset >= FileGeneration.tailLimit { return sameFile }
        let sameContent = best(
            of: dormant.generations(beginningAs: file).filter {
                // Of what is known of a compressed file that is not read, its own inode is a part.
                isCandidate($0) && $0.fileID != status.id && $0.state != .ignoredCompressed
            }, file, status, path: path, isCopy: isCopy
        ) {
            // Files that the user named never become one because they begin alike, and no file is the copy of one that
            // is there.
            !isStillThere($0, look: look)
        }
        return sameContent ?? sameFile
    }

    private func best(
        of candidates: [FileGeneration], _ file: OpenFile, _ status: FileStatus, path: String, isCopy: Bool,
        where isRight: (FileGeneration) -> Bool
    ) -> FileGeneration? {
        var best: FileGeneration?
        for generation in candidates {
            if let best, rank(generation, path) <= rank(best, path) { continue }
            guard Fingerprint.matches(generation, file: file, status: status, isCopy: isCopy), isRight(generation)
            else {
                continue
            }
            best = generation
        }
        return best
    }

    private func rank(_ generation: FileGeneration, _ path: String) -> (Int, Int64) {
        (generation.path == path ? 1 : 0, generation.offset)
    }

    /// Whether the file in which a generation was last seen is still to be found under a name of the source, with its content.
    func isStillThere(_ generation: FileGeneration, look: FolderLook) -> Bool {
        let named = look.pathsByFile[generation.fileID].map { [$0] } ?? []
        return (named + RotatedName.siblings(of: generation.path) + [generation.path]).contains { path in
            FileStatus(path: path)?.id == generation.fileID && holds(path, generation)
        }
    }

    func holds(_ path: String, _ generation: FileGeneration) -> Bool {
        guard let file = try? OpenFile(content: path), let status = file.status() else { return false }
        return Fingerprint.matches(generation, file: file, status: status)
    }
}
