/// Which request ids were seen: a bounded window of keyed hashes, in chunks that the ledger stores as they fill.
public struct RepeatWindow {
    /// Hashes of one chunk, 32 KiB of a row.
    static let chunkSize = 4_096
    /// About a million hashes.
    static let chunkLimit = 245

    private var seen = KeyTable<Void>(filler: ())
    private var chunks: [(number: Int64, hashes: [UInt64])] = []
    private var firstChanged: Int64 = 0

    /// Makes a window of the chunks that a ledger holds.
    public init(chunks: [(number: Int64, hashes: [UInt64])] = []) {
        self.chunks = chunks
        for hash in chunks.lazy.flatMap(\.hashes) { _ = seen.insert(hash, ()) }
        firstChanged = (chunks.last?.number ?? -1) + 1
    }

    /// Notes a hash. Returns whether it was new.
    public mutating func insert(_ hash: UInt64) -> Bool {
        guard seen.insert(hash, ()) else { return false }
        if chunks.isEmpty || chunks[chunks.count - 1].hashes.count >= Self.chunkSize {
            chunks.append(((chunks.last?.number ?? -1) + 1, []))
            if chunks.count > Self.chunkLimit {
                for old in chunks.removeFirst().hashes { seen.remove(old) }
            }
        }
        chunks[chunks.count - 1].hashes.append(hash)
        firstChanged = min(firstChanged, chunks[chunks.count - 1].number)
        return true
    }

    /// The chunks that the ledger does not have in this state.
    public var changedChunks: [(number: Int64, hashes: [UInt64])] {
        chunks.filter { $0.number >= firstChanged }
    }

    /// The number of the oldest chunk.
    public var firstChunk: Int64 { chunks.first?.number ?? 0 }

    /// Tells that ``changedChunks`` are committed.
    public mutating func markCommitted() {
        firstChanged = (chunks.last?.number ?? -1) + 1
    }
}
