/// Where a source's records come from.
public enum SourceOrigin: Sendable {
    /// Files that match a pattern; what makes a record of their lines; whether what was rotated away before the first contact
    /// is read too.
    case files(PathPattern, RecordFraming, readsBacklog: Bool = false)
    /// Entries of journals.
    case journal(JournalSelection)

    /// What the source is called.
    public var name: String {
        switch self {
        case .files(let pattern, _, _): pattern.text
        case .journal(let selection): selection.name
        }
    }
}
