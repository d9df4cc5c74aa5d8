import Glibc

/// What was worked out of the names of members, which are the same few in all lines of a log.
struct KeyCache {
    /// What is known of a name.
    struct Entry {
        var hints: KeyHints
        /// Whether redaction finds something in the name itself.
        var isClean: Bool
        /// Its number in the paths of the rules, or -1.
        var pathKey: Int32
    }

    /// Longer names are worked out each time.
    static let longest = 64
    private static let slots = 1_024

    private var hashes = [UInt64](repeating: 0, count: slots)
    private var names = [UInt8](repeating: 0, count: slots * longest)
    private var lengths = [UInt8](repeating: 0, count: slots)
    private var entries = [Entry](repeating: Entry(hints: [], isClean: true, pathKey: -1), count: slots)

    /// A hash of a name, never 0 (FNV-1a over eight bytes at a time).
    @inline(__always)
    static func hash(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(count)
        var index = 0
        while index + 8 <= count {
            hash = (hash ^ UnsafeRawPointer(p + index).loadUnaligned(as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
            index += 8
        }
        while index < count {
            hash = (hash ^ UInt64(p[index])) &* 0x0000_0100_0000_01B3
            index += 1
        }
        hash ^= hash >> 29
        return hash | 1
    }

    /// What is known of a name, if anything.
    @inline(__always)
    func entry(_ p: UnsafePointer<UInt8>, _ count: Int, hash: UInt64) -> Entry? {
        let slot = Int(hash >> 1) & (Self.slots - 1)
        if hashes[slot] == hash { return isName(slot, p, count) ? entries[slot] : nil }
        if hashes[slot ^ 1] == hash { return isName(slot ^ 1, p, count) ? entries[slot ^ 1] : nil }
        return nil
    }

    @inline(__always)
    private func isName(_ slot: Int, _ p: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard Int(lengths[slot]) == count else { return false }
        return names.withUnsafeBufferPointer { names in
            names.baseAddress.map { memcmp($0 + slot * Self.longest, p, count) == 0 } ?? false
        }
    }

    /// Keeps what is known of a name, in one of two places so that two names of one place do not drive out each other.
    mutating func keep(_ entry: Entry, _ p: UnsafePointer<UInt8>, _ count: Int, hash: UInt64) {
        var slot = Int(hash >> 1) & (Self.slots - 1)
        if hashes[slot] != 0, hashes[slot] != hash {
            if hashes[slot ^ 1] == 0 || hash & 1 << 40 == 0 { slot ^= 1 }
        }
        hashes[slot] = hash
        lengths[slot] = UInt8(count)
        for index in 0..<count { names[slot * Self.longest + index] = p[index] }
        entries[slot] = entry
    }
}
