/// Numbers pairs of numbers in the order of their first appearance.
///
/// Folding a list through it (the number so far, the next element) numbers lists of any length without a key per length.
public struct PairTable: ~Copyable {
    private var keys: UnsafeMutablePointer<UInt64>
    private var ids: UnsafeMutablePointer<UInt32>
    private var capacity: Int

    /// How many pairs are numbered.
    public private(set) var count = 0

    private static let empty = UInt64.max

    /// Makes an empty table.
    public init() {
        capacity = 64
        keys = .allocate(capacity: capacity)
        ids = .allocate(capacity: capacity)
        keys.initialize(repeating: Self.empty, count: capacity)
        ids.initialize(repeating: 0, count: capacity)
    }

    deinit {
        keys.deallocate()
        ids.deallocate()
    }

    /// The number of a pair, and whether it is new.
    @inline(__always)
    public mutating func number(_ first: UInt32, _ second: UInt32) -> (id: UInt32, isNew: Bool) {
        let key = UInt64(first) << 32 | UInt64(second)
        var index = slot(of: key)
        while keys[index] != Self.empty {
            if keys[index] == key { return (ids[index], false) }
            index = (index + 1) & (capacity - 1)
        }
        if (count + 1) * 2 > capacity {
            grow()
            index = slot(of: key)
            while keys[index] != Self.empty { index = (index + 1) & (capacity - 1) }
        }
        keys[index] = key
        ids[index] = UInt32(count)
        count += 1
        return (UInt32(count - 1), true)
    }

    /// The number of a pair, or `nil` where it has none. Never grows the table.
    public func find(_ first: UInt32, _ second: UInt32) -> UInt32? {
        let key = UInt64(first) << 32 | UInt64(second)
        var index = slot(of: key)
        while keys[index] != Self.empty {
            if keys[index] == key { return ids[index] }
            index = (index + 1) & (capacity - 1)
        }
        return nil
    }

    /// Forgets all pairs. A table that had grown large gives its memory back.
    public mutating func removeAll() {
        if capacity > 262_144 {
            keys.deallocate()
            ids.deallocate()
            capacity = 64
            keys = .allocate(capacity: capacity)
            ids = .allocate(capacity: capacity)
            ids.initialize(repeating: 0, count: capacity)
        }
        keys.update(repeating: Self.empty, count: capacity)
        count = 0
    }

    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
    }

    private mutating func grow() {
        let (oldKeys, oldIDs, oldCapacity) = (keys, ids, capacity)
        capacity *= 2
        keys = .allocate(capacity: capacity)
        ids = .allocate(capacity: capacity)
        keys.initialize(repeating: Self.empty, count: capacity)
        ids.initialize(repeating: 0, count: capacity)
        for old in 0..<oldCapacity where oldKeys[old] != Self.empty {
            var index = slot(of: oldKeys[old])
            while keys[index] != Self.empty { index = (index + 1) & (capacity - 1) }
            keys[index] = oldKeys[old]
            ids[index] = oldIDs[old]
        }
        oldKeys.deallocate()
        oldIDs.deallocate()
    }
}
