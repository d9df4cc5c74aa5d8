public import Ledger
public import LogSources
public import UsageModel

/// How an archive is doing.
public struct ArchiveHealth: Sendable {
    /// Whether lines are kept.
    public var keepsLines = true
    /// Whether guards look at the texts of lines.
    public var looksAtTexts = false
    /// What is counted in the archive's index, as of the last commit.
    public var tallies: [Tally: Int64] = [:]
    /// How far behind each source is.
    public var lag: [SourceLag] = []
    /// How many segments there are.
    public var segments: Int64 = 0
    /// How many bytes they have.
    public var bytes: Int64 = 0
    /// The earliest time of a line in them.
    public var oldest: Timestamp?
    /// How often it had to stop and begin anew.
    public var failures: Int64 = 0
    /// Why it stands still; `nil` while all is well.
    public var trouble: String?
    /// Since when it stands still.
    public var stoppedSince: Timestamp?
    /// When something was last committed in it.
    public var lastCommit: Timestamp?

    /// Makes the health of an archive that has not begun.
    public init() {}
}
