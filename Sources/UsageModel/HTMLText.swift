/// Text for HTML.
public enum HTMLText {
    /// The text with what a browser would take for markup made harmless, in elements and in quoted attributes.
    ///
    /// It goes by scalars: by characters, a quotation mark with a combining accent behind it is another character than the
    /// mark, and would end an attribute.
    ///
    /// - Parameter quotes: whether quotation marks are escaped too, as attributes need.
    public static func escaped(_ text: String, quotes: Bool = true) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "\"" where quotes: out += "&quot;"
            case "'" where quotes: out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
