/// Text for HTML.
public enum HTMLText {
    /// The text with what a browser would take for markup made harmless, in elements and in quoted attributes.
    ///
    /// It goes by scalars: by characters, a quotation mark with a combining accent behind it is another character than the
    /// mark, and would end an attribute.
    public static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
