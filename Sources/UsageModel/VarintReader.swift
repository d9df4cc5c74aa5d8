/// Reads what ``VarintWriter`` wrote. The bytes may be damaged: nothing is read past their end.
public struct VarintReader {
    private let bytes: UnsafeRawBufferPointer
    private var index = 0

    /// Makes a reader of bytes that stay valid while it is used.
    public init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Whether all was read.
    public var isAtEnd: Bool { index >= bytes.count }

    /// The next integer; `nil` where the bytes end within it or it does not fit 64 bits.
    public mutating func next() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard shift < 63 || byte <= 1 else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        return nil
    }

    /// The next integer with a sign.
    public mutating func nextSigned() -> Int64? {
        next().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }

    /// The bytes that were not read yet.
    public var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[index...]) }
}
