import Mustache
import UsageModel

/// Text for HTML.
enum HTMLText {
    /// The content type that templates name.
    static let contentType = "TAILMETER_HTML"

    private static let registration: Void = MustacheContentTypes.register(ContentType(), named: contentType)

    /// Reads a template whose variables are escaped.
    static func template(_ text: String) throws -> MustacheTemplate {
        registration
        return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentType)}}" + text)
    }

    /// Escapes by scalars. The library's own goes by characters, and a quotation mark with a combining accent behind it is
    /// another character than the mark: it would end an attribute.
    static func escaped(_ text: String) -> String {
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

    /// A name from a log or from settings: nothing in it hides, breaks the line or turns the direction of what stands
    /// beside it, and it has an end.
    static func name(_ text: String, limit: Int = 80) -> String {
        var scalars = String.UnicodeScalarView()
        for (index, scalar) in text.unicodeScalars.enumerated() {
            guard index < limit else {
                scalars.append("…")
                break
            }
            scalars.append(isHidden(scalar) ? "\u{FFFD}" : scalar)
        }
        return scalars.isEmpty ? "–" : String(scalars)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Joiners belong to words of some scripts and to emoji.
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        default: false
        }
    }

    private struct ContentType: MustacheContentType {
        func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
    }
}
