/// Memory for one block of lines, with the readable bytes behind it that the scanner asks for.
public struct BlockBuffer: ~Copyable {
    /// The bytes that a block may have.
    public private(set) var capacity: Int
    /// Where the block begins.
    public private(set) var start: UnsafeMutableRawPointer

    /// Bytes that stay readable behind the capacity.
    public static let padding = 64

    /// Allocates a buffer.
    public init(capacity: Int) {
        self.capacity = capacity
        start = Self.allocate(capacity)
    }

    deinit {
        start.deallocate()
    }

    /// Gives the buffer another capacity; the first `kept` bytes stay.
    public mutating func resize(to newCapacity: Int, keeping kept: Int = 0) {
        guard newCapacity != capacity else { return }
        let larger = Self.allocate(newCapacity)
        larger.copyMemory(from: start, byteCount: min(kept, newCapacity))
        start.deallocate()
        start = larger
        capacity = newCapacity
    }

    private static func allocate(_ capacity: Int) -> UnsafeMutableRawPointer {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: capacity + padding, alignment: 64)
        (memory + capacity).initializeMemory(as: UInt8.self, repeating: 0, count: padding)
        return memory
    }
}
