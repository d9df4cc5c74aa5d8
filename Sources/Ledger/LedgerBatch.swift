public import Budgets
public import UsageModel

/// All that one transaction writes: positions, counters, rollups and what belongs to them, or nothing of it.
public struct LedgerBatch: Sendable {
    /// Series that the ledger does not have yet.
    public var newSeries: [(id: Int64, key: SeriesKey)] = []
    /// The new counters of the series that changed, in full: the writer is alone, so that what it adds up is the truth.
    public var counters = PackedCounters()
    /// What is added to the rollups by minute. In the order of slot and series, rows are written fastest.
    public var minutes: [RollupDelta] = []
    /// What is added to the rollups by quarter of an hour.
    public var quarters = PackedRollup()
    /// What is added to the rollup by quarter of an hour without labels: the same sums.
    public var bases = PackedRollup()
    /// What is added to the rollups by day.
    public var days: [RollupDelta] = []
    /// The zone of ``days``.
    public var zone = "UTC"
    /// Requests without a price, one by one.
    public var unpriced: [UnpricedRequest] = []
    /// Requests that may be among the costliest of their time.
    public var costliest: [CostlyEntry] = []
    /// The new positions, in full.
    public var generations: [FileGeneration] = []
    /// Generations that are not remembered any longer.
    public var forgottenGenerations: [Int64] = []
    /// The new positions in journal files, in full.
    public var journalFiles: [JournalPosition] = []
    /// Journal files that are not remembered any longer.
    public var forgottenJournalFiles: [(source: String, fileID: String)] = []
    /// The journal sources that changed, in full.
    public var journals: [JournalProgress] = []
    /// The tallies that changed, in full.
    public var tallies: [(tally: Tally, value: Int64)] = []
    /// Chunks of the window of request ids that changed, in full.
    public var repeatChunks: [(number: Int64, hashes: [UInt64])] = []
    /// Chunks of the window before this one are forgotten.
    public var firstRepeatChunk: Int64 = 0
    /// Requests that may still be revised and that changed, in full.
    public var openRequests: [OpenRequest] = []
    /// Open requests before this one are forgotten.
    public var firstOpenRequest: Int64 = 0

    /// What budgets grew by, and what was decided upon it.
    public var budgets = BudgetChanges()

    /// What changed in an archive, in its own index.
    public var archive = ArchiveChanges()

    /// The machine's boot id, where the ledger does not have it yet. Alone it is no reason for a commit.
    public var bootID: String?

    /// Makes a batch that writes nothing.
    public init() {}

    /// Makes a batch of the positions alone that a ledger holds: for another one, which goes on from there.
    public init(positionsOf contents: LedgerContents) {
        generations = contents.generations
        journalFiles = contents.journalFiles
        journals = contents.journals
    }

    /// Whether there is nothing to write.
    public var isEmpty: Bool {
        counters.isEmpty && generations.isEmpty && tallies.isEmpty && minutes.isEmpty && quarters.isEmpty
            && bases.isEmpty
            && days.isEmpty && repeatChunks.isEmpty && openRequests.isEmpty && newSeries.isEmpty && unpriced.isEmpty
            && costliest.isEmpty && forgottenGenerations.isEmpty && journalFiles.isEmpty && journals.isEmpty
            && forgottenJournalFiles.isEmpty && budgets.isEmpty && archive.isEmpty
    }
}

/// A request whose model has no price: kept, so that it can be priced later by its own time and size.
public struct UnpricedRequest: Sendable {
    /// When.
    public var time: Timestamp
    /// The series.
    public var seriesID: Int64
    /// The tokens.
    public var usage: TokenUsage
    /// What its price depends on beside the tokens.
    public var details: BillingDetails
    /// The region in the model's logged name, for which a list may have a price of its own.
    public var region: String?
    /// Whether these are the tokens that a later line added to a request, which has a row of its own.
    public var isRevision: Bool
    /// The keyed hash of the request's id; 0 where there is none.
    public var key: UInt64
    /// The request's line.
    public var line: RequestLine

    /// Makes one.
    public init(
        time: Timestamp, seriesID: Int64, usage: TokenUsage, details: BillingDetails = BillingDetails(),
        region: String? = nil, isRevision: Bool = false, key: UInt64 = 0, line: RequestLine = RequestLine()
    ) {
        self.time = time
        self.seriesID = seriesID
        self.usage = usage
        self.details = details
        self.region = region
        self.isRevision = isRevision
        self.key = key
        self.line = line
    }
}

/// A count that belongs to a source and not to a series.
public struct Tally: Hashable, Sendable {
    /// The source, as the user named it.
    public let source: String
    /// What is counted.
    public let name: String

    /// Makes a tally's name.
    public init(source: String, name: String) {
        self.source = source
        self.name = name
    }
}
