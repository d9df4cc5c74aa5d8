/// Writes unsigned integers as LEB128 (7 bits a byte, the lowest first), as Protocol Buffers and DWARF do.
public struct VarintWriter: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int

    /// How many bytes were written since the writer was made or emptied.
    public var count: Int { used }

    @usableFromInline var used = 0

    /// The most bytes that one integer takes.
    @usableFromInline static var longest: Int { 10 }

    /// Makes a writer of nothing.
    public init() {
        capacity = 256
        start = .allocate(capacity: capacity)
    }

    deinit {
        start.deallocate()
    }

    /// Appends an integer.
    @inlinable @inline(__always)
    public mutating func append(_ value: UInt64) {
        if used + Self.longest > capacity { grow(for: Self.longest) }
        var rest = value
        while rest >= 0x80 {
            start[used] = UInt8(truncatingIfNeeded: rest) | 0x80
            used += 1
            rest >>= 7
        }
        start[used] = UInt8(truncatingIfNeeded: rest)
        used += 1
    }

    /// Appends an integer with a sign, so that small ones are short whatever the sign is.
    @inlinable @inline(__always)
    public mutating func append(signed value: Int64) {
        append(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    /// Appends one byte.
    @inlinable
    public mutating func append(byte: UInt8) {
        if used == capacity { grow(for: 1) }
        start[used] = byte
        used += 1
    }

    /// Appends bytes as they are.
    public mutating func append(bytes: some Collection<UInt8>) {
        if used + bytes.count > capacity { grow(for: bytes.count) }
        _ = UnsafeMutableBufferPointer(start: start + used, count: bytes.count).update(fromContentsOf: bytes)
        used += bytes.count
    }

    /// The bytes since the writer was made or emptied; afterwards it is empty.
    public mutating func take() -> [UInt8] {
        defer { used = 0 }
        return Array(UnsafeBufferPointer(start: start, count: used))
    }

    @usableFromInline mutating func grow(for more: Int) {
        let larger = max(capacity * 2, used + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: start, count: used)
        start.deallocate()
        start = moved
        capacity = larger
    }
}
