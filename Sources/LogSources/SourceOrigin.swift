/// Where a source's records come from.
public enum SourceOrigin: Sendable {
    /// Files that match a pattern; what makes a record of their lines; whether what was rotated away before the first contact
    /// is read too.
    case files(PathPattern, RecordFraming, readsBacklog: Bool = false)
    /// Standard input; what makes a record of its lines.
    case standardInput(RecordFraming)
    /// Entries of journals.
    case journal(JournalSelection)

    /// What names standard input in place of a path.
    public static let standardInputName = "-"

    /// What the source is called.
    public var name: String {
        switch self {
        case .files(let pattern, _, _): pattern.text
        case .standardInput: Self.standardInputName
        case .journal(let selection): selection.name
        }
    }
}
