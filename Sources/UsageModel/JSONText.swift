/// JSON text, written in order and with decimals that no floating point touched.
public enum JSONText {
    /// A string with its quotes, escaped as RFC 8259, section 7, asks.
    public static func string(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// An object of members whose values are JSON text already.
    public static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(string($0)): \($1)" }.joined(separator: ", ") + "}"
    }

    /// An array of values that are JSON text already.
    public static func array(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }
}
