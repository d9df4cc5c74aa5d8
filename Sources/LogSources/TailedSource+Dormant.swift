import UsageModel

/// The contents that are known and not followed.
extension TailedSource {
    /// Remembers a generation that is not followed.
    func putToRest(_ generation: FileGeneration) {
        dormant.insert(generation)
        changedDormant.append(generation)
    }

    /// Whether a content that is not to be found was read to its end before it went.
    func wasAtEnd(_ generation: FileGeneration) -> Bool { leftAtEnd.remove(generation.id) != nil }

    /// Tells that the files that left a path were looked for.
    func markLooked(for path: String) { leftPaths.remove(path) }

    /// Asks for another look at the files that left a path: one of them cannot be read now.
    func lookAgain(for path: String) { leftPaths.insert(path) }

    /// Forgets the oldest of the generations that rest, but none whose file is there: it would be read again as a whole.
    func forgetOldest(of path: String) {
        let resting = dormant.generations(of: path).filter { $0.state != .active }
        forget(resting, excess: resting.count - Self.rememberedGenerations, of: [path])
        let excess = dormant.count - Self.rememberedInAll
        guard excess >= Self.rememberedInAll / 10 else { return }
        let all = dormant.ids.compactMap { dormant[$0] }.filter { $0.state != .active }
        forget(all, excess: excess, of: Set(all.map(\.path)))
    }

    private func forget(_ resting: [FileGeneration], excess: Int, of paths: Set<String>) {
        // Where a folder cannot be listed now, nothing is known to be gone.
        guard excess > 0, let found = try? places(of: paths) else { return }
        let forgettable = resting.sorted { $0.id < $1.id }.lazy.filter { generation in
            guard let path = found[generation.inode] else { return true }
            return !((try? self.holds(path, generation)) ?? true)
        }.prefix(excess).map(\.id)
        let ids = Array(forgettable)
        // A file on its way from one name to the next may have been missed under both. The next one that rests asks again.
        guard !ids.isEmpty, (try? places(of: paths)) == found else { return }
        for id in ids { dormant.remove(id) }
        changedDormant.removeAll { ids.contains($0.id) }
        forgotten += ids
    }

    /// Where each file of the source is now, and each that was rotated away from some paths, by its inode.
    private func places(of paths: Set<String>) throws(FileError) -> [UInt64: String] {
        let look = FolderLook(pattern)
        var names = try look.paths
        for path in paths { names += try RotatedName.siblings(of: path, in: look.folders) + [path] }
        var found: [UInt64: String] = [:]
        for name in names {
            if let status = FileStatus(path: name) { found[status.inode] = name }
        }
        return found
    }
}
