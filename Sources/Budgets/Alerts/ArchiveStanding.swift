/// How an archive is, for alerts.
public enum ArchiveStanding: Hashable, Sendable {
    /// It has just begun, and nothing is known yet.
    case unknown
    /// Lines are archived, or there is none.
    case running
    /// It stands still.
    case stopped(ArchiveStop)
}
