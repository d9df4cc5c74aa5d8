public import Budgets
public import UsageModel

extension LedgerReader {
    /// The alerts that were told since a time, and those that fire, the latest first. The state of each is that of now.
    ///
    /// - Parameter limit: how many, at the most.
    /// - Throws: ``LedgerError``.
    public func alerts(since start: Timestamp, limit: Int) throws(LedgerError) -> [Alert] {
        try snapshot { try BudgetRows(db: $0.db).latestAlerts(since: start, limit: limit) }
    }
}
