/// Values by key, where keys are hashes already: the windows look one up for each request.
///
/// The keys are keyed hashes of ids, so that no log can make them collide. Zero is no key.
struct KeyTable<Value> {
    private var keys: ContiguousArray<UInt64>
    private var values: ContiguousArray<Value>
    private let filler: Value
    /// How many keys there are.
    private(set) var count = 0

    /// Makes an empty table.
    ///
    /// - Parameter filler: what stands in free places.
    init(filler: Value) {
        self.filler = filler
        keys = ContiguousArray(repeating: 0, count: 64)
        values = ContiguousArray(repeating: filler, count: 64)
    }

    /// The value of a key.
    subscript(key: UInt64) -> Value? {
        let place = place(of: key)
        return keys[place] == key ? values[place] : nil
    }

    /// Whether there is a value.
    func contains(_ key: UInt64) -> Bool { keys[place(of: key)] == key }

    /// Adds a value. Returns whether the key was new; where it was not, its value stays.
    mutating func insert(_ key: UInt64, _ value: Value) -> Bool {
        var free = place(of: key)
        if keys[free] == key { return false }
        // Three quarters full at most.
        if (count + 1) * 4 > keys.count * 3 {
            grow()
            free = place(of: key)
        }
        keys[free] = key
        values[free] = value
        count += 1
        return true
    }

    /// Takes a key out, if it is there.
    mutating func remove(_ key: UInt64) {
        var hole = place(of: key)
        guard keys[hole] == key else { return }
        count -= 1
        // What stands behind it moves up, where that is nearer to its own place.
        let mask = keys.count - 1
        var next = (hole + 1) & mask
        while keys[next] != 0 {
            let distance = (next - home(of: keys[next])) & mask
            if distance >= (next - hole) & mask {
                keys[hole] = keys[next]
                values[hole] = values[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        keys[hole] = 0
        values[hole] = filler
    }

    /// Takes out all keys but those that are wanted.
    mutating func keep(_ isWanted: (UInt64) -> Bool) {
        for key in keys where key != 0 && !isWanted(key) { remove(key) }
    }

    private func home(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    }

    /// Where the key stands, or may stand.
    @inline(__always)
    private func place(of key: UInt64) -> Int {
        var place = home(of: key)
        while keys[place] != key, keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
        return place
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = ContiguousArray(repeating: 0, count: oldKeys.count * 2)
        values = ContiguousArray(repeating: filler, count: oldKeys.count * 2)
        for (key, value) in zip(oldKeys, oldValues) where key != 0 {
            let place = place(of: key)
            keys[place] = key
            values[place] = value
        }
    }
}
