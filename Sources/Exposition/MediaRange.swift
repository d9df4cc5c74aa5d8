/// One element of an `Accept` header (RFC 9110, section 12.5.1), such as `text/plain;version=0.0.4;q=0.5`.
struct MediaRange: Equatable {
    /// The type in lower case, or `*`.
    var type: String

    /// The subtype in lower case, or `*`.
    var subtype: String

    /// The `version` parameter, if there is one.
    var version: String?

    /// The `q` parameter: 0 refuses, 1 is the default.
    var quality = 1.0

    /// The ranges of a header, without those that are malformed: a header comes from anyone, and a mistake in one range
    /// is no reason to refuse the others.
    static func parse(_ header: String) -> [MediaRange] {
        split(header.utf8[...], at: UInt8(ascii: ",")).compactMap(MediaRange.init(parsing:))
    }

    private init?(parsing element: Substring.UTF8View) {
        let parts = Self.split(element, at: UInt8(ascii: ";"))
        let names = parts[0].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Self.token)
        guard names.count == 2, !names[0].isEmpty, !names[1].isEmpty else { return nil }
        type = names[0].lowercased()
        subtype = names[1].lowercased()
        for parameter in parts.dropFirst() {
            guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let value = Self.token(parameter[parameter.index(after: equals)...])
            switch Self.token(parameter[..<equals]).lowercased() {
            case "q":
                guard let quality = Double(value), (0...1).contains(quality) else { return nil }
                self.quality = quality
            case "version":
                version = value
            default:
                continue
            }
        }
    }

    /// Splits at `separator` outside quoted strings, in which both separators are ordinary characters.
    private static func split(_ text: Substring.UTF8View, at separator: UInt8) -> [Substring.UTF8View] {
        var parts: [Substring.UTF8View] = []
        var start = text.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in text.indices {
            let byte = text[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted && byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == separator && !isQuoted {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        parts.append(text[start...])
        return parts
    }

    /// The token without white space around it, or what a quoted string holds.
    private static func token(_ text: Substring.UTF8View) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var text = text.drop(while: isSpace)
        while let last = text.last, isSpace(last) {
            text.removeLast()
        }
        if text.count >= 2, text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\"") {
            text = text.dropFirst().dropLast()
        }
        return String(Substring(text))
    }
}
