/// What a key of the settings is, for people: the tables of the documentation are made of these.
///
/// Texts are Markdown, with links as from a page in `docs/`.
public struct KeyHelp: Sendable, Encodable {
    /// What may stand behind the key: its kind, its range and its unit.
    public let value: String
    /// What holds without the key.
    public let standard: Standard
    /// What the key says.
    public let summary: String

    /// What holds without a key.
    public enum Standard: Sendable, Encodable {
        /// The file is refused.
        case required
        /// Nothing: what the key is about is off or not there.
        case none
        /// A value, as it would be written in the file.
        case value(String)
        /// Something that no fixed value says, in words.
        case words(String)

        /// Encodes what the tables show.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .required: try container.encode("required")
            case .none: try container.encode("none")
            case .value(let text): try container.encode("`\(text)`")
            case .words(let text): try container.encode(text)
            }
        }
    }

    init(_ value: String, _ standard: Standard, _ summary: String) {
        self.value = value
        self.standard = standard
        self.summary = summary
    }

    // Kinds of values that many keys have.
    static let path = "path"
    static let flag = "`true` or `false`"
    static let zone = "IANA name"
    static let text = "text"
    static let mapping = "mapping"
    static let variable = "name of an environment variable"
    static let language = "`en` or `ja`"
    static let channels = "a key of `webhooks`, or a list of them"
    static let fieldPaths = "path of a field, or a list of them"
}
