/// Text as it stands in a settings file.
enum YAMLText {
    private static let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"]

    /// A text as a scalar: plain where nothing can take it for something else, or else in quotes.
    static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        // Paths of fields have double quotes in them, which are easier to read in single ones.
        let isSimple = !text.contains("'") && text.unicodeScalars.allSatisfy(isPrintable)
        return isSimple ? "'\(text)'" : quoted(text)
    }

    /// Lines of a comment, broken between words.
    static func comment(_ text: String, indent: Int) -> String {
        let start = String(repeating: " ", count: indent) + "#"
        var lines: [String] = []
        var line = start
        for word in printable(text).split(separator: " ") {
            if line.count + word.count + 1 > 110, line.count > start.count {
                lines.append(line)
                line = start
            }
            line += " \(word)"
        }
        return (lines + [line]).joined(separator: "\n") + "\n"
    }

    /// A text for a comment: nothing in it ends the line.
    static func printable(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(isPrintable(scalar) ? scalar : "\u{FFFD}") }
        return String(shown)
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "_") || isLetter(first)
        else { return false }
        return !words.contains(text.lowercased())
            && text.utf8.allSatisfy {
                isLetter($0) || $0 &- UInt8(ascii: "0") < 10 || "/_.-*".utf8.contains($0)
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\" + String(scalar)
            case _ where isPrintable(scalar): out.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let isLong = scalar.value > 0xFFFF
                out +=
                    (isLong ? "\\U" : "\\u") + String(repeating: "0", count: (isLong ? 8 : 4) - digits.count) + digits
            }
        }
        return out + "\""
    }

    /// Whether YAML allows a character as it is, and an editor shows it.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
        default: true
        }
    }
}
