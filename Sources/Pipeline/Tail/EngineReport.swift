public import LogSources

/// Something that the engine has to tell a person.
public enum EngineReport: Sendable {
    /// Something happened to the files of a source.
    case files(source: String, TailReport)
    /// A line was passed over. Only the first few of a source are told.
    case skippedLine(path: String, line: Int64, reason: String, detail: String)
    /// A commit failed; the engine tries again and reads nothing meanwhile.
    case commitFailed(String)
    /// Commits go through again.
    case commitRecovered
}
