import ArgumentParser

/// `tailmeter budgets`.
struct BudgetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budgets", abstract: "Budgets: how they stand, keeping them quiet, and trying them on old logs.",
        subcommands: [
            ShowBudgetsCommand.self, SnoozeBudgetCommand.self, AcknowledgeBudgetCommand.self,
            SimulateBudgetsCommand.self,
        ], defaultSubcommand: ShowBudgetsCommand.self)
}
