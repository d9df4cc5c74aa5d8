/// What scalars are, where the guard has to know.
enum ScalarKind {
    /// Kana, Chinese characters and Hangul: scripts whose words no spaces part, or whose spaces do not matter here.
    @inline(__always)
    static func isEastAsian(_ scalar: UInt32) -> Bool { scalar >= 0x3005 && isEastAsianBeyond(scalar) }

    private static func isEastAsianBeyond(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3005, 0x3041...0x3096, 0x30A1...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xAC00...0xD7A3,
            0xF900...0xFAFF,
            0xFF66...0xFF9F, 0x20000...0x3134F:
            true
        default: false
        }
    }

    @inline(__always)
    static func isWhiteSpace(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? scalar == 0x20 || scalar &- 0x09 < 5 : isWideSpace(scalar)
    }

    private static func isWideSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
            0x3000:
            true
        default: false
        }
    }

    static func isLineEnd(_ scalar: UInt32) -> Bool {
        scalar == 0x0A || scalar == 0x0D || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
            || scalar == 0x0B
            || scalar == 0x0C
    }

    /// Characters that show nothing by themselves: zero-width ones, marks of direction, variation selectors and tags.
    @inline(__always)
    static func isInvisible(_ scalar: UInt32) -> Bool { scalar >= 0xAD && isInvisibleBeyond(scalar) }

    private static func isInvisibleBeyond(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
            0x202A...0x202E,
            0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    static func isASCIILetter(_ scalar: UInt32) -> Bool {
        (0x61...0x7A).contains(scalar | 0x20) && scalar < 0x80
    }

    static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

    static func isCyrillic(_ scalar: UInt32) -> Bool { (0x0400...0x052F).contains(scalar) }

    static func isGreek(_ scalar: UInt32) -> Bool { (0x0370...0x03FF).contains(scalar) }

    /// Letters of the Latin script, with and without marks.
    static func isLatin(_ scalar: UInt32) -> Bool {
        isASCIILetter(scalar) || ((0xC0...0x024F).contains(scalar) && scalar != 0xD7 && scalar != 0xF7)
            || (0x1E00...0x1EFF).contains(scalar)
    }
}
