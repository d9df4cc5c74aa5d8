/// Reading of UTF-8 bytes, in which lone surrogates may stand as three bytes.
enum UTF8Bytes {
    /// The code point of the character at an index, and its length; 0 and 1 where
    /// there is none, or where it is beyond the basic plane.
    @inline(__always)
    static func point(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: Int, length: Int) {
        guard let start = bytes.baseAddress else { return (0, 1) }
        return point(start, bytes.count, at: index)
    }

    /// The same over a pointer.
    @inline(__always)
    static func point(_ p: UnsafePointer<UInt8>, _ count: Int, at index: Int) -> (value: Int, length: Int) {
        let first = p[index]
        if first < 0x80 { return (Int(first), 1) }
        if first >= 0xE0, first < 0xF0, index + 2 < count, (p[index + 1] ^ 0x80 | p[index + 2] ^ 0x80) < 0x40 {
            return (Int(first & 0x0F) << 12 | Int(p[index + 1] & 0x3F) << 6 | Int(p[index + 2] & 0x3F), 3)
        }
        if first >= 0xC2, first < 0xE0, index + 1 < count, p[index + 1] & 0xC0 == 0x80 {
            return (Int(first & 0x1F) << 6 | Int(p[index + 1] & 0x3F), 2)
        }
        return (0, 1)
    }

    /// The index behind the well-formed character at an index, or `nil` where there is none.
    @inline(__always)
    static func end(_ p: UnsafePointer<UInt8>, _ count: Int, at index: Int) -> Int? {
        let first = p[index]
        if first < 0x80 { return index + 1 }
        @inline(__always)
        func isNext(_ offset: Int) -> Bool { p[index + offset] & 0xC0 == 0x80 }
        switch first {
        case 0xC2...0xDF:
            return index + 1 < count && isNext(1) ? index + 2 : nil
        case 0xE0...0xEF:
            guard index + 2 < count, isNext(1), isNext(2) else { return nil }
            if first == 0xE0, p[index + 1] < 0xA0 { return nil }
            if first == 0xED, p[index + 1] > 0x9F { return nil }
            return index + 3
        case 0xF0...0xF4:
            guard index + 3 < count, isNext(1), isNext(2), isNext(3) else { return nil }
            if first == 0xF0, p[index + 1] < 0x90 { return nil }
            if first == 0xF4, p[index + 1] > 0x8F { return nil }
            return index + 4
        default:
            return nil
        }
    }
}
