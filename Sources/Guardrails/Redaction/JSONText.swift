/// Reading and writing of JSON's strings (RFC 8259), in which lone surrogates stand as three bytes.
enum JSONText {
    /// The number that four hexadecimal digits make.
    ///
    /// All four at once, a byte of a word each: logs in Japanese are full of escapes, and whether a digit or a letter comes
    /// next is anybody's guess.
    @inline(__always)
    static func hex4(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index + 4 <= text.count, let start = text.baseAddress else { return nil }
        let word = UnsafeRawPointer(start + index).loadUnaligned(as: UInt32.self).littleEndian
        let high: UInt32 = 0x8080_8080
        // In each byte the highest bit is 1 where it is no decimal digit, or no letter from a to f. None carries over.
        let decimal = (word ^ 0x3030_3030) &+ 0x7676_7676
        let small = (word | 0x2020_2020) ^ 0x6060_6060
        let letter = (small &+ 0x7979_7979) | ~(small &+ 0x7F7F_7F7F)
        guard (word | decimal & letter) & high == 0 else { return nil }
        let digits = (word & 0x0F0F_0F0F) &+ (word >> 6 & 0x0101_0101) &* 9
        return (digits & 0xFF) << 12 | (digits >> 8 & 0xFF) << 8 | (digits >> 16 & 0xFF) << 4 | digits >> 24
    }

    /// The bytes of a code point, a surrogate too.
    @inline(__always)
    static func forEachByte(of point: UInt32, _ body: (UInt8) -> Void) {
        if point < 0x80 {
            body(UInt8(point))
        } else if point < 0x800 {
            body(UInt8(0xC0 | point >> 6))
            body(UInt8(0x80 | point & 0x3F))
        } else if point < 0x10000 {
            body(UInt8(0xE0 | point >> 12))
            body(UInt8(0x80 | point >> 6 & 0x3F))
            body(UInt8(0x80 | point & 0x3F))
        } else {
            body(UInt8(0xF0 | point >> 18))
            body(UInt8(0x80 | point >> 12 & 0x3F))
            body(UInt8(0x80 | point >> 6 & 0x3F))
            body(UInt8(0x80 | point & 0x3F))
        }
    }

    /// Reads the character at an index of a valid string with escapes; returns its code point, 0 for a run of others that is
    /// to be copied, and the index behind it.
    @inline(__always)
    static func escape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (point: UInt32, end: Int) {
        switch text[index + 1] {
        case 0x6E: return (0x0A, index + 2)
        case 0x74: return (0x09, index + 2)
        case 0x72: return (0x0D, index + 2)
        case 0x62: return (0x08, index + 2)
        case 0x66: return (0x0C, index + 2)
        case 0x75:
            let unit = hex4(text, at: index + 2) ?? 0xFFFD
            if unit & 0xFC00 == 0xD800, index + 11 < text.count, text[index + 6] == 0x5C, text[index + 7] == 0x75,
                let low = hex4(text, at: index + 8), low & 0xFC00 == 0xDC00
            {
                return (0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, index + 12)
            }
            return (unit, index + 6)
        default: return (UInt32(text[index + 1]), index + 2)
        }
    }

    /// Appends a text, whose bytes may be anything, as the content of a string: what is no UTF-8 becomes U+FFFD, but lone
    /// surrogates, which only escapes can have brought, become escapes again.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], keepsSurrogates: Bool) {
        guard let p = text.baseAddress else { return }
        var copied = 0
        var at = 0
        func copy(_ output: inout [UInt8], upTo end: Int) {
            if copied < end { output.append(contentsOf: UnsafeBufferPointer(start: p + copied, count: end - copied)) }
        }
        while at < text.count {
            let byte = p[at]
            if byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C {
                at += 1
                continue
            }
            if byte >= 0x80 {
                if let end = UTF8Bytes.end(p, text.count, at: at) {
                    at = end
                    continue
                }
                copy(&output, upTo: at)
                if keepsSurrogates, byte == 0xED, at + 2 < text.count, p[at + 1] & 0xE0 == 0xA0 {
                    appendEscape(0xD000 | UInt16(p[at + 1] & 0x3F) << 6 | UInt16(p[at + 2] & 0x3F), to: &output)
                    at += 3
                } else {
                    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    at += 1
                }
                copied = at
                continue
            }
            copy(&output, upTo: at)
            switch byte {
            case 0x22, 0x5C: output.append(contentsOf: [0x5C, byte])
            case 0x0A: output.append(contentsOf: [0x5C, 0x6E])
            case 0x0D: output.append(contentsOf: [0x5C, 0x72])
            case 0x09: output.append(contentsOf: [0x5C, 0x74])
            default: appendEscape(UInt16(byte), to: &output)
            }
            at += 1
            copied = at
        }
        copy(&output, upTo: at)
    }

    private static func appendEscape(_ unit: UInt16, to output: inout [UInt8]) {
        output.append(contentsOf: [0x5C, 0x75])
        for shift in [12, 8, 4, 0] as [UInt16] {
            let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
            output.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
        }
    }
}
