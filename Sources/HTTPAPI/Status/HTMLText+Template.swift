import Mustache
import UsageModel

extension HTMLText {
    /// The content type that templates name.
    static let contentType = "TAILMETER_HTML"

    private static let registration: Void = MustacheContentTypes.register(ContentType(), named: contentType)

    /// Reads a template whose variables are escaped.
    static func template(_ text: String) throws -> MustacheTemplate {
        registration
        return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentType)}}" + text)
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
            scalars.append(HumanText.isHidden(scalar) ? "\u{FFFD}" : scalar)
        }
        return scalars.isEmpty ? "–" : String(scalars)
    }

    /// The library's own escapes by characters.
    private struct ContentType: MustacheContentType {
        func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
    }
}
