import ArgumentParser
import Budgets
import Ledger
import Pipeline
import Settings
import UsageModel

/// `tailmeter budgets show`.
struct ShowBudgetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows each budget's present period: spent, limit, forecast, what was told, what is quiet.",
        discussion: """
            It reads the ledger, and may run beside the daemon or without one. It also names periods of the last 62 days that \
            reached their limit without an alert.
            """)

    @Argument(help: "One budget. (default: all)")
    var name: String?

    @OptionGroup var options: BudgetOptions

    @Option(help: "table or json.")
    var format: TableFormat = .table

    @Option(help: "How many scopes of a budget are shown, the fullest first.")
    var top = 10

    func validate() throws {
        try NumberOption.check("top", top, 1...1_000_000)
    }

    func run() throws {
        let (settings, ledger) = try options.open()
        var budgets = settings.budgets
        if let name {
            budgets = budgets.filter { $0.name == name }
            guard !budgets.isEmpty else {
                let advice = NameAdvice.text(name, among: settings.budgets.map(\.name))
                throw CommandFailure("no budget '\(name)' in \(options.config); \(advice)", status: .usage)
            }
        }
        let now = Clock.now
        let inspection: BudgetInspection
        do {
            inspection = try LedgerFile.inspectBudgets(ledger, budgets: budgets, now: now)
        } catch {
            throw CommandFailure(error.description)
        }
        let report = BudgetReport(
            budgets: budgets, inspection: inspection, zone: settings.zone, top: top, hasKinds: name == nil, now: now)
        switch format {
        case .table: StandardOutput.write(report.table(color: StandardOutput.wantsColor))
        case .json: StandardOutput.write(report.json() + "\n")
        }
    }
}
