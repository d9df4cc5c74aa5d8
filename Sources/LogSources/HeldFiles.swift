import UsageModel

/// Files that a tailer has open and that nobody would find by their names: renamed out of sight, or deleted, and perhaps still
/// written to. The tailer that follows it in the same process reads on in them.
public struct HeldFiles {
    /// One file.
    struct Held {
        /// The ledger's number of its content.
        let generation: Int64
        let path: String
        let file: OpenFile
    }

    var files: [Held] = []
    /// Pipes, with what was read of a line whose end has not come.
    var pipes: [PipeFollower] = []

    /// Holds nothing.
    public init() {}
}

extension FileTailer {
    /// The files that its successor cannot find.
    public func heldFiles() -> HeldFiles {
        var held = HeldFiles()
        for source in sources {
            source.forEachFollower { follower in
                guard let file = follower.file,
                    !follower.isLive || FileStatus(path: follower.path)?.id != follower.generation.fileID
                else { return }
                held.files.append(.init(generation: follower.generation.id, path: follower.path, file: file))
            }
        }
        return held
    }

    /// Goes on with files that another tailer held, from the positions in the ledger. To be called before the first look.
    public func takeOver(_ held: HeldFiles, now: Double) {
        for file in held.files { for source in sources { source.takeOver(file, now: now) } }
    }
}

extension TailedSource {
    /// Goes on with a file that is open, if its content is one of this source's.
    func takeOver(_ held: HeldFiles.Held, now: Double) {
        guard let generation = dormant[held.generation], generation.state == .active,
            let status = held.file.status(), status.id == generation.fileID, follower(of: status.id) == nil
        else { return }
        do {
            guard try Fingerprint.matches(generation, file: held.file, status: status) else { return }
            try open(held.path, generation, status, held.file, now: now, isLive: false)
        } catch {
            trouble(held.path, .failed(error.at(held.path)))
        }
    }
}
