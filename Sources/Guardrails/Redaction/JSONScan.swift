/// Reads the tokens of JSON (RFC 8259) strictly.
enum JSONScan {
    /// The index of the quote that ends a string whose content begins at an index, and whether it has escapes; `nil` where it
    /// does not end, or holds control bytes, escapes that there are not, or what is no UTF-8.
    @inline(__always)
    static func stringEnd(_ p: UnsafePointer<UInt8>, _ n: Int, from start: Int) -> (end: Int, hasEscapes: Bool)? {
        var i = start
        var hasEscapes = false
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        while true {
            // Eight bytes at a time while none is special: a quote, a backslash, below a blank, or beyond ASCII.
            while i + 8 <= n {
                let word = UnsafeRawPointer(p + i).loadUnaligned(as: UInt64.self)
                let quote = word ^ (ones &* 0x22)
                let slash = word ^ (ones &* 0x5C)
                let special =
                    (quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word | word
                if special & high != 0 {
                    i += (special & high).littleEndian.trailingZeroBitCount >> 3
                    break
                }
                i += 8
            }
            guard i < n else { return nil }
            let byte = p[i]
            if byte == 0x22 { return (i, hasEscapes) }
            if byte >= 0x80 {
                repeat {
                    guard let end = UTF8Bytes.end(p, n, at: i) else { return nil }
                    i = end
                } while i < n && p[i] >= 0x80
                continue
            }
            if byte < 0x20 { return nil }
            if byte == 0x5C {
                guard i + 1 < n else { return nil }
                hasEscapes = true
                switch p[i + 1] {
                case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: i += 2
                case 0x75:
                    guard JSONText.hex4(UnsafeBufferPointer(start: p, count: n), at: i + 2) != nil else { return nil }
                    i += 6
                default: return nil
                }
                continue
            }
            i += 1
        }
    }

    /// The index behind a number.
    static func numberEnd(_ p: UnsafePointer<UInt8>, _ n: Int, from start: Int) -> Int? {
        var i = start
        func digits() -> Bool {
            let first = i
            while i < n, p[i] &- 0x30 < 10 { i += 1 }
            return i > first
        }
        if p[i] == 0x2D { i += 1 }
        guard i < n else { return nil }
        if p[i] == 0x30 { i += 1 } else if !digits() { return nil }
        if i < n, p[i] == 0x2E {
            i += 1
            guard digits() else { return nil }
        }
        if i < n, p[i] | 0x20 == 0x65 {
            i += 1
            if i < n, p[i] == 0x2B || p[i] == 0x2D { i += 1 }
            guard digits() else { return nil }
        }
        return i
    }

    /// The index behind `true`, `false` or `null`.
    static func literalEnd(_ p: UnsafePointer<UInt8>, _ n: Int, from start: Int) -> Int? {
        func matches(_ word: StaticString) -> Int? {
            let count = word.utf8CodeUnitCount
            guard start + count <= n else { return nil }
            for offset in 0..<count where p[start + offset] != word.utf8Start[offset] { return nil }
            return start + count
        }
        return switch p[start] {
        case 0x74: matches("true")
        case 0x66: matches("false")
        case 0x6E: matches("null")
        default: nil
        }
    }
}
