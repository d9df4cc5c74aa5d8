import CrashPoints
import UsageModel

/// What comes after the end of a content.
extension TailedSource {
    /// The follower's content is not the one it was: a new generation begins in the same file.
    func replace(_ follower: FileFollower, now: Double) {
        byFile[follower.generation.fileID] = nil
        putToRest(follower.generation)
        guard follower.isLive, live[follower.path] === follower else {
            rotated.removeAll { $0 === follower }
            finishDormant(follower.generation)
            return
        }
        let path = follower.path
        live.removeValue(forKey: path)
        report(.truncated(path: path))
        CrashPoint.truncationNoticed.pass()
        let look = FolderLook(pattern)
        leftPaths.insert(path)
        // A copy of another file may have got the inode of a deleted one.
        if let status = FileStatus(path: path), status.kind == .regular {
            attach(path, status: status, look: look, now: now, isReplaced: true)
        }
        if leftPaths.contains(path) { adoptSiblings(of: path, look: look, now: now) }
        finishGone()
    }

    /// Lets a file that is closed go where another one has its path and its inode by now.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    func retireIfReplaced(_ path: String, now: Double) throws(FileError) {
        guard let follower = live[path], !follower.isOpen, try !holds(path, follower.generation) else { return }
        retire(path, now: now)
    }

    func finishDormant(_ generation: FileGeneration) {
        var finished = generation
        finished.state = .finished
        putToRest(finished)
        forgetOldest(of: finished.path)
    }

    /// Whether a rotated file is at its end for good: deleted, whole where it is compressed, or quiet for long enough.
    func isOver(_ follower: FileFollower, now: Double) -> Bool {
        guard !follower.isLive else { return false }
        return follower.isCompleteGzip || follower.status?.linkCount == 0
            || now - follower.lastGrowth >= options.rotateWait
    }

    /// Ends the reading of a rotated file.
    func finish(_ follower: FileFollower) {
        if follower.isCutOff { report(.suspectedLoss(path: follower.path)) }
        rotated.removeAll { $0 === follower }
        byFile[follower.generation.fileID] = nil
        finishDormant(follower.generation)
        CrashPoint.rotatedFileFinished.pass()
    }

    /// Lets a file go as if it had not been seen.
    func drop(_ follower: FileFollower) {
        rotated.removeAll { $0 === follower }
        if live[follower.path] === follower { live[follower.path] = nil }
        byFile[follower.generation.fileID] = nil
        forgotten.append(follower.generation.id)
    }
}
