public import LogSources

/// Something that an archive has to tell a person.
public enum ArchiveReport: Sendable {
    /// All sources were looked at once; told once.
    case lookedAtSources
    /// Something happened to the files of a source, as the archive reads it.
    case files(source: String, TailReport)
    /// What was found when it began.
    case note(String)
    /// Segments were taken away: they are past their time, or too many.
    case removed(segments: Int, bytes: Int64)
}
