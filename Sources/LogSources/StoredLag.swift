public import UsageModel

/// How far behind the writers a daemon's reading of files is, told from outside: by the positions in its ledger.
public struct StoredLag: Sendable {
    /// Files that are there, and are or will be read.
    public private(set) var files = 0
    /// Bytes that are written and not read; `nil` where a file is compressed or no plain file, so that it can't be told.
    public private(set) var bytes: Int64? = 0
    /// The time of the last line that had one.
    public private(set) var lastTime: Timestamp?

    /// Looks at the files of a source.
    ///
    /// - Parameters:
    ///   - pattern: the path or glob of the source.
    ///   - generations: the positions of the source, whatever their state.
    public init(_ pattern: PathPattern, generations: [FileGeneration]) {
        lastTime = generations.compactMap(\.lastTime).max()
        var standing: [FileID: FileGeneration] = [:]
        for generation in generations.sorted(by: { $0.id < $1.id }) { standing[generation.fileID] = generation }
        var looked: Set<FileID> = []
        for path in pattern.expand() {
            guard let status = FileStatus(path: path), looked.insert(status.id).inserted else { continue }
            add(status, at: path, read: standing[status.id])
        }
        // Apps go on writing to a file that was rotated away.
        let folders = FolderListing()
        for generation in standing.values where generation.state == .active && !looked.contains(generation.fileID) {
            for path in (try? RotatedName.siblings(of: generation.path, in: folders)) ?? [] {
                guard let status = FileStatus(path: path), status.id == generation.fileID,
                    looked.insert(status.id).inserted
                else { continue }
                add(status, at: path, read: generation)
            }
        }
    }

    private mutating func add(_ status: FileStatus, at path: String, read generation: FileGeneration?) {
        guard generation?.isIgnored != true, generation?.state != .finished else { return }
        files += 1
        // Positions in compressed files are those of what comes out.
        guard status.kind == .regular, RotatedName.uncompressed(path) == nil else {
            bytes = nil
            return
        }
        bytes = bytes.map { $0 + max(0, status.size - (generation?.offset ?? 0)) }
    }
}
