import UsageModel

/// Numbers byte strings in the order of their first appearance. Open addressing, no allocation on a hit.
struct ByteTable: ~Copyable {
    private struct Slot {
        var hash: UInt64
        var id: Int32
        var offset: Int32
        var length: Int32
    }

    private let seed: UInt64
    private var slots: UnsafeMutablePointer<Slot>
    private var capacity: Int
    private(set) var count = 0
    private var bytes: [UInt8] = []

    init(seed: UInt64) {
        self.seed = seed
        capacity = 64
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: Slot(hash: 0, id: -1, offset: 0, length: 0), count: capacity)
    }

    deinit {
        slots.deallocate()
    }

    /// The number of `key`, or -1.
    @inline(__always)
    func find(_ key: UnsafeRawBufferPointer) -> Int32 {
        find(key, hash: ByteHash.hash(key, seed: seed))
    }

    /// Numbers a key that ``find(_:)`` did not find.
    mutating func insert(_ key: UnsafeRawBufferPointer, id: Int32) {
        if (count + 1) * 2 > capacity { grow() }
        let slot = Slot(
            hash: ByteHash.hash(key, seed: seed), id: id, offset: Int32(bytes.count), length: Int32(key.count))
        bytes.append(contentsOf: key)
        place(slot)
        count += 1
    }

    @inline(__always)
    private func find(_ key: UnsafeRawBufferPointer, hash: UInt64) -> Int32 {
        var index = Int(truncatingIfNeeded: hash) & (capacity - 1)
        while true {
            let slot = slots[index]
            if slot.id < 0 { return -1 }
            if slot.hash == hash, Int(slot.length) == key.count, matches(key, at: Int(slot.offset)) { return slot.id }
            index = (index + 1) & (capacity - 1)
        }
    }

    private func matches(_ key: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        bytes.withUnsafeBytes { stored in
            var index = 0
            while index + 8 <= key.count {
                let left = stored.loadUnaligned(fromByteOffset: offset + index, as: UInt64.self)
                if left != key.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
                index += 8
            }
            if key.count >= 8 {
                // The last eight, some of which were compared.
                let left = stored.loadUnaligned(fromByteOffset: offset + key.count - 8, as: UInt64.self)
                return left == key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
            }
            while index < key.count {
                if stored[offset + index] != key[index] { return false }
                index += 1
            }
            return true
        }
    }

    private func place(_ slot: Slot) {
        var index = Int(truncatingIfNeeded: slot.hash) & (capacity - 1)
        while slots[index].id >= 0 { index = (index + 1) & (capacity - 1) }
        slots[index] = slot
    }

    private mutating func grow() {
        let old = slots
        let oldCapacity = capacity
        capacity *= 2
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: Slot(hash: 0, id: -1, offset: 0, length: 0), count: capacity)
        for index in 0..<oldCapacity where old[index].id >= 0 { place(old[index]) }
        old.deallocate()
    }
}
