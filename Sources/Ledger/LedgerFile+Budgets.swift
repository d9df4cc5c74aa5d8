public import Budgets
import GRDB
public import UsageModel

/// Budgets, seen from outside.
extension LedgerFile {
    /// Tells what a ledger holds of budgets, as of one commit. It only reads, and holds no daemon up.
    ///
    /// - Parameter budgets: those of the settings; silent periods are told of them alone.
    /// - Throws: ``LedgerError/file(path:reason:)`` where there is no ledger or one of an earlier version,
    ///   ``LedgerError/tooNew(path:)`` or ``LedgerError/damaged(path:reason:)``.
    public static func inspectBudgets(
        _ path: String, budgets: [Budget], now: Timestamp
    ) throws(LedgerError) -> BudgetInspection {
        _ = try status(path)
        do {
            return try reader(path).read { db in
                try checkVersion(of: db, path: path)
                let rows = BudgetRows(db: db)
                var inspection = BudgetInspection()
                let liveEnd = BudgetBook.liveEnd(now: now)
                inspection.contents = try rows.read(liveEnd: liveEnd)
                inspection.snoozes = try rows.snoozes(now: now)
                inspection.alerts = try rows.records(
                    "state = 0 OR end_us > ? OR (end_us = start_us AND decided_us > ?)",
                    [now.microseconds, now.microseconds - 31 * 86_400_000_000])
                for budget in budgets {
                    inspection.silentPeriods += try rows.silentPeriods(
                        of: budget, from: now.microseconds - BudgetInspection.days * 86_400_000_000,
                        to: liveEnd.microseconds)
                }
                return inspection
            }
        } catch {
            throw LedgerStore.explain(error, path: path)
        }
    }

    /// Makes sure that a file is a ledger of this version, which a store may open without making or changing it.
    ///
    /// - Throws: as ``inspectBudgets(_:budgets:now:)``.
    public static func checkCurrent(_ path: String) throws(LedgerError) {
        _ = try status(path)
        do {
            try reader(path).read { try checkVersion(of: $0, path: path) }
        } catch {
            throw LedgerStore.explain(error, path: path)
        }
    }

    static func checkVersion(of db: Database, path: String) throws {
        let version = try version(of: db, path: path)
        if version > Schema.version { throw LedgerError.tooNew(path: path) }
        guard version == Schema.version else {
            throw LedgerError.file(
                path: path,
                reason:
                    "was written by an earlier version of tailmeter; start the daemon once, which brings it up to date")
        }
    }
}

extension BudgetRows {
    /// The periods of a budget that ended in a time and reached their limit of now, though no threshold was told.
    fileprivate func silentPeriods(of budget: Budget, from start: Int64, to end: Int64) throws -> [BudgetContents.Spend]
    {
        let limits = [budget.limit] + budget.overrides.values.compactMap { $0 }
        guard !budget.thresholds.isEmpty, let lowest = limits.map(\.value).min(), lowest > 0 else { return [] }
        let (column, least): (String, Int64) =
            switch budget.limit.unit {
            case .usd: ("cost_micros", Int64(clamping: lowest / Money.picosPerMicro))
            case .tokens: ("tokens", Int64(clamping: lowest))
            case .requests: ("requests", Int64(clamping: lowest))
            }
        let found = try spends(
            "budget = ? AND end_us > ? AND end_us <= ? AND \(column) >= ?", [budget.name, start, end, least])
        guard !found.isEmpty else { return [] }
        let told = Set(
            try Row.fetchAll(
                db,
                sql: """
                    SELECT scope, start_us FROM alert
                    WHERE subject = ? AND kind = ? AND alert IS NOT NULL AND end_us > ? AND end_us <= ?
                    """,
                arguments: [budget.name, AlertRecord.Kind.threshold.rawValue, start, end]
            ).map { ToldPeriod(scope: try Self.values($0["scope"]), start: $0["start_us"]) })
        return found.filter { spend in
            guard let limit = budget.limit(of: spend.scope) else { return false }
            let spent = spend.sums.amount(limit.unit).value
            return spent > 0 && spent >= limit.value
                && budget.thresholds.contains { $0.amount(of: limit).value <= spent }
                && !told.contains(ToldPeriod(scope: spend.scope, start: spend.span.start.microseconds))
        }
    }
}

private struct ToldPeriod: Hashable {
    let scope: [String]
    let start: Int64
}
