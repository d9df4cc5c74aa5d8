/// Reads JSON by the grammar of RFC 8259, one byte at a time.
struct NaiveJSON {
    private var rest: ArraySlice<UInt8>

    /// The members of an object whose values are strings, in their order, with an empty text for other values; `nil` where
    /// the text is no object.
    static func members(_ text: [UInt8]) -> [(key: String, text: [UInt8])]? {
        var reader = NaiveJSON(rest: text[...])
        reader.skipSpace()
        guard let members = reader.object(depth: 0) else { return nil }
        reader.skipSpace()
        return reader.rest.isEmpty ? members : nil
    }

    static func isObject(_ text: [UInt8]) -> Bool { members(text) != nil }

    private mutating func skipSpace() { rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: byte) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func object(depth: Int) -> [(key: String, text: [UInt8])]? {
        guard take("{") else { return nil }
        var members: [(key: String, text: [UInt8])] = []
        skipSpace()
        if take("}") { return members }
        repeat {
            skipSpace()
            guard let key = string() else { return nil }
            skipSpace()
            guard take(":") else { return nil }
            guard let value = value(depth: depth + 1) else { return nil }
            members.append((String(decoding: key, as: UTF8.self), value))
        } while take(",")
        return take("}") ? members : nil
    }

    private mutating func value(depth: Int) -> [UInt8]? {
        skipSpace()
        defer { skipSpace() }
        guard depth < 200 else { return nil }
        switch rest.first {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "{"): return object(depth: depth) == nil ? nil : []
        case UInt8(ascii: "["):
            rest.removeFirst()
            skipSpace()
            if take("]") { return [] }
            repeat { guard value(depth: depth + 1) != nil else { return nil } } while take(",")
            return take("]") ? [] : nil
        default:
            for word in ["true", "false", "null"] where rest.starts(with: word.utf8) {
                rest.removeFirst(word.utf8.count)
                return []
            }
            return number() ? [] : nil
        }
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0"), !digits() { return false }
        if take("."), !digits() { return false }
        guard take("e") || take("E") else { return true }
        if !take("+") { _ = take("-") }
        return digits()
    }

    private mutating func digits() -> Bool {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest.removeFirst(digits.count)
        return !digits.isEmpty
    }

    private mutating func string() -> [UInt8]? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return text }
            if byte < 0x20 { return nil }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard let escape = rest.popFirst() else { return nil }
            switch Unicode.Scalar(escape) {
            case "\"", "\\", "/": text.append(escape)
            case "b": text.append(0x08)
            case "f": text.append(0x0C)
            case "n": text.append(0x0A)
            case "r": text.append(0x0D)
            case "t": text.append(0x09)
            case "u":
                let digits = String(decoding: rest.prefix(4), as: UTF8.self)
                guard digits.utf8.count == 4, !digits.hasPrefix("+"), !digits.hasPrefix("-"),
                    let code = UInt16(digits, radix: 16)
                else { return nil }
                rest.removeFirst(4)
                // Halves of pairs are not put together: the mapper writes none.
                text += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
            default: return nil
            }
        }
        return nil
    }
}
