public import Ledger
public import UsageModel

extension LedgerSnapshot {
    /// As ``LedgerReader/usage(_:now:)``, for several questions about the same commit.
    public func usage(_ query: UsageQuery, now: Timestamp) throws -> UsageResult {
        try UsageReading(query: query, now: now).read(self)
    }
}
