import UsageModel

/// The contents that are known and not followed, found by number, file, path and first bytes: there may be tens of thousands.
struct DormantGenerations {
    private var byID: [Int64: FileGeneration] = [:]
    private var byFile: [FileID: Set<Int64>] = [:]
    private var byPath: [String: Set<Int64>] = [:]
    /// By the length of the head that is known, then its hash.
    private var byHead: [Int64: [UInt64: Set<Int64>]] = [:]

    init(_ generations: [FileGeneration]) {
        for generation in generations { insert(generation) }
    }

    var count: Int { byID.count }

    /// All numbers, in order.
    var ids: [Int64] { byID.keys.sorted() }

    subscript(id: Int64) -> FileGeneration? { byID[id] }

    mutating func insert(_ generation: FileGeneration) {
        remove(generation.id)
        byID[generation.id] = generation
        byFile[generation.fileID, default: []].insert(generation.id)
        byPath[generation.path, default: []].insert(generation.id)
        byHead[generation.headLength, default: [:]][generation.headHash, default: []].insert(generation.id)
    }

    @discardableResult
    mutating func remove(_ id: Int64) -> FileGeneration? {
        guard let generation = byID.removeValue(forKey: id) else { return nil }
        byFile[generation.fileID]?.remove(id)
        if byFile[generation.fileID]?.isEmpty == true { byFile[generation.fileID] = nil }
        byPath[generation.path]?.remove(id)
        if byPath[generation.path]?.isEmpty == true { byPath[generation.path] = nil }
        byHead[generation.headLength]?[generation.headHash]?.remove(id)
        if byHead[generation.headLength]?[generation.headHash]?.isEmpty == true {
            byHead[generation.headLength]?[generation.headHash] = nil
            if byHead[generation.headLength]?.isEmpty == true { byHead[generation.headLength] = nil }
        }
        return generation
    }

    /// Those last seen in a file, the oldest first.
    func generations(in file: FileID) -> [FileGeneration] { list(byFile[file]) }

    /// Those first seen under a path, the oldest first.
    func generations(of path: String) -> [FileGeneration] { list(byPath[path]) }

    /// Those whose known first bytes are those of an open file, the oldest first. Those without any are not among them.
    ///
    /// - Throws: a trouble that may pass.
    func generations(beginningAs file: OpenFile) throws(FileError) -> [FileGeneration] {
        let head = try Fingerprint.bytes(of: file, at: 0, count: FileGeneration.headLimit)
        var found: Set<Int64> = []
        for (length, hashes) in byHead where length > 0 && length <= head.count {
            found.formUnion(hashes[Fingerprint.hash(Array(head.prefix(Int(length))))] ?? [])
        }
        return list(found)
    }

    private func list(_ ids: Set<Int64>?) -> [FileGeneration] { (ids ?? []).sorted().compactMap { byID[$0] } }
}
