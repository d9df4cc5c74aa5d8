/// Follows one JSON object through pieces of text, only as far as it takes to know where it ends.
struct ObjectScan {
    /// Whether the end was found, or that it is no object.
    private(set) var isClosed = false
    private var isInString = false
    private var depth = 0
    private var skipsNext = false
    private var expectsKey = false

    /// Whether the object goes on behind a line that ends here: a string can't hold a line feed.
    var goesOn: Bool { !isClosed && !isInString }

    /// Whether a line can be the first one of an object: what begins further right may be a part of one.
    static func begins(_ line: UnsafeRawBufferPointer) -> Bool {
        var start = 0
        // A hole, and a byte order mark.
        while start < line.count, line[start] == 0 { start += 1 }
        if line.count - start > 3, line[start] == 0xEF, line[start + 1] == 0xBB, line[start + 2] == 0xBF { start += 3 }
        return start < line.count && line[start] == 0x7B
    }

    /// Whether a further line can't belong to the object.
    ///
    /// - Parameter isWrapped: whether the text is that of a JSON string.
    func refuses(_ line: UnsafeRawBufferPointer, isWrapped: Bool) -> Bool {
        if Self.begins(line) { return true }
        guard expectsKey else { return false }
        var index = 0
        while index < line.count {
            let byte = Self.next(in: line, at: &index, isWrapped: isWrapped)
            if !Self.isSpace(byte) { return byte != 0x22 && byte != 0x7D }
        }
        return false
    }

    /// Reads on.
    mutating func feed(_ text: UnsafeRawBufferPointer, isWrapped: Bool) {
        var index = 0
        while index < text.count, !isClosed {
            if !isWrapped, !expectsKey, !skipsNext {
                index = isInString ? Self.endOfPlainString(text, index) : Self.endOfPlainValues(text, index)
                if index == text.count { return }
            }
            let byte = Self.next(in: text, at: &index, isWrapped: isWrapped)
            if isInString {
                if skipsNext {
                    skipsNext = false
                } else if byte == 0x5C {
                    skipsNext = true
                } else if byte == 0x22 {
                    isInString = false
                }
                continue
            }
            if expectsKey {
                if Self.isSpace(byte) { continue }
                expectsKey = false
                // Text such as "{name} logged in" is no object.
                guard byte == 0x22 || byte == 0x7D else {
                    isClosed = true
                    return
                }
            }
            switch byte {
            case 0x22: isInString = true
            case 0x7B, 0x5B:
                if depth == 0 { expectsKey = true }
                depth += 1
            case 0x7D, 0x5D:
                depth -= 1
                if depth <= 0 { isClosed = true }
            default: break
            }
        }
    }

    /// The next byte that matters inside a string: a quote or a backslash.
    private static func endOfPlainString(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var index = start
        while index < text.count, text[index] != 0x22, text[index] != 0x5C { index += 1 }
        return index
    }

    /// The next byte that matters outside: a quote or a bracket.
    private static func endOfPlainValues(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var index = start
        // Brackets and braces differ in bit 5 alone.
        while index < text.count, text[index] != 0x22, text[index] | 0x20 != 0x7B, text[index] | 0x20 != 0x7D {
            index += 1
        }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// The next byte of a text, whose escapes are undone as far as they matter here where it is that of a JSON string.
    @inline(__always)
    private static func next(in text: UnsafeRawBufferPointer, at index: inout Int, isWrapped: Bool) -> UInt8 {
        let byte = text[index]
        index += 1
        guard isWrapped, byte == 0x5C, index < text.count else { return byte }
        let escape = text[index]
        index += 1
        switch escape {
        case 0x22, 0x5C: return escape
        case 0x6E, 0x72, 0x74: return 0x20
        case 0x75: index = min(index + 4, text.count)
        default: break
        }
        return 0x3F
    }
}
