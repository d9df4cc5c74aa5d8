public import UsageModel

/// What can be told of a ledger from outside, while a daemon has it or not.
public struct LedgerInspection: Sendable {
    /// The file.
    public var path: String
    /// Bytes of the file.
    public var bytes: Int64
    /// Bytes of the write-ahead log beside it.
    public var logBytes: Int64
    /// When either was last written: the last commit, or a checkpoint after it.
    public var lastWritten: Timestamp
    /// The number of the last change of the format that the ledger has.
    public var schemaVersion: Int
    /// The number that this version of Tailmeter writes.
    public var knownSchemaVersion: Int
    /// What SQLite's integrity check found.
    public var problems: [String]
    /// What stands in the ledger; `nil` where it is of another version, or too damaged to be read.
    public var contents: LedgerContents?

    /// Whether SQLite found nothing wrong.
    public var isIntact: Bool { problems.isEmpty }

    /// The sums of all series.
    public var totals: UsageTotals {
        var totals = UsageTotals()
        for counters in (contents?.counters ?? [:]).values { totals += counters.totals }
        return totals
    }

    /// The sums by model, over all providers, states and labels.
    public var totalsByModel: [String: UsageTotals] {
        var totals: [String: UsageTotals] = [:]
        for (id, counters) in contents?.counters ?? [:] {
            guard let key = contents?.series[id] else { continue }
            totals[key.model, default: UsageTotals()] += counters.totals
        }
        return totals
    }
}
