public import Budgets
public import UsageModel

/// What a ledger holds when it is opened: all that a daemon goes on from. The rollups stay where they are.
public struct LedgerContents: Sendable {
    /// The series by number.
    public var series: [Int64: SeriesKey] = [:]
    /// The counters by series.
    public var counters: [Int64: SeriesCounters] = [:]
    /// The bounds of each series' histograms.
    public var bounds: [Int64: DurationHistogram.Bounds] = [:]
    /// The positions.
    public var generations: [FileGeneration] = []
    /// The positions in journal files.
    public var journalFiles: [JournalPosition] = []
    /// What is remembered of journal sources beside them.
    public var journals: [JournalProgress] = []
    /// The tallies.
    public var tallies: [Tally: Int64] = [:]
    /// The window of request ids: the number of its first chunk, and the chunks.
    public var repeatChunks: [(number: Int64, hashes: [UInt64])] = []
    /// The requests that may still be revised.
    public var openRequests: [OpenRequest] = []
    /// How many unpriced requests are kept.
    public var unpricedCount: Int64 = 0
    /// How many of the costliest requests are listed.
    public var costlyCount: Int64 = 0
    /// What is remembered of budgets.
    public var budgets = BudgetContents()
    /// The secret that keys the hashes of request ids.
    public var hashSeed: UInt64 = 0
    /// Whether the machine was started anew since the ledger was last opened.
    public var isNewBoot = false
    /// The machine's boot id, where the ledger does not have it yet.
    public var unstoredBootID: String?

    /// Makes the contents of a ledger that was just begun.
    public init() {}
}
