import Budgets
import Ledger
import Reports
import Settings
import UsageModel

/// What was spent today, in one line for a prompt or a status bar.
struct StatusLine {
    let usage: UsageGroup
    let currency: DisplayCurrency?
    /// The fullest budget.
    let budget: BudgetStanding?

    /// What stands for a ledger that is not there, or cannot be read.
    static let nothing = "–"

    /// A prompt does not wait for a program that holds the ledger.
    static let waitingSeconds = 0.2

    /// Reads a ledger.
    static func read(
        _ path: String, zone: CivilZone, settings: Settings?, now: Timestamp
    ) throws(LedgerError) -> StatusLine {
        let reader = try LedgerReader(path: path, waitingSeconds: waitingSeconds)
        let usage = try reader.usage(UsageQuery(times: zone.startOfDay(now)..<now, zone: zone), now: now).total
        var budget: BudgetStanding?
        if let budgets = settings?.budgets, !budgets.isEmpty {
            let contents = try LedgerFile.inspectBudgets(path, budgets: [], now: now).contents
            budget = BudgetBoard(rules: budgets, contents: contents, now: now).entries
                .flatMap { $0.standings(now: now, limit: 1).fullest }.max {
                    ($0.ratio, $1.budget) < ($1.ratio, $0.budget)
                }
        }
        return StatusLine(usage: usage, currency: settings?.displayCurrency, budget: budget)
    }

    /// `$12.34 today · 1,234 requests · 2 errors · all 61%`.
    var text: String {
        let totals = usage.totals
        let sign = totals.unpricedTokens > 0 ? "≥" : ""
        let second = currency.map { " (\($0.text(totals.cost)))" } ?? ""
        var parts = ["\(sign)\(HumanText.dollars(totals.cost))\(second) today"]
        parts.append(HumanText.counted(usage.requests, "request"))
        if usage.errors > 0 { parts.append(HumanText.counted(usage.errors, "error")) }
        if let budget {
            let scope = budget.scope.isEmpty ? "" : " \(HumanText.printable(budget.scopeText))"
            parts.append("\(budget.budget)\(scope) \(HumanText.share(budget))")
        }
        return parts.joined(separator: " · ")
    }
}
