public import Ledger
public import UsageModel

extension LedgerReader {
    /// What the ledger holds of a time, as of one commit.
    ///
    /// The grains of what is stored say how exact it can be: minutes of the last 7 days where no label is asked for, quarters
    /// of an hour of the last 13 months, days before that. Only the slots of the time are read, and rows with labels only
    /// where no cheaper grain holds the same sums. ``UsageResult/caveats`` names what is less exact than the question.
    ///
    /// - Parameter now: the time of the question: it decides which grains are complete.
    /// - Throws: ``LedgerError``.
    public func usage(_ query: UsageQuery, now: Timestamp) throws(LedgerError) -> UsageResult {
        try snapshot { try UsageReading(query: query, now: now).read($0) }
    }
}
