public import LogSources

/// Something that the engine has to tell a person.
public enum EngineReport: Sendable {
    /// All sources were looked at once; told once.
    case lookedAtSources
    /// Something happened to the files of a source.
    case files(source: String, TailReport)
    /// A line was passed over. Only the first few of a source are told.
    case skippedLine(path: String, line: Int64, reason: String, detail: String)
    /// A field of the user's own shape was in none of the first lines: its path may be wrong.
    case fieldNeverFound(source: String, field: String, paths: [String], lines: Int)
    /// Alerts were decided upon, and are in the outbox.
    case alertsDecided
    /// A commit failed; the engine tries again and reads nothing meanwhile.
    case commitFailed(String)
    /// Commits go through again.
    case commitRecovered
}
