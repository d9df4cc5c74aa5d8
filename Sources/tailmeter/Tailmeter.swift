import ArgumentParser

/// The command line.
struct Tailmeter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tailmeter",
        abstract: "Counts tokens, latency and cost of LLM apps from the logs they already write.",
        version: Version.current,
        subcommands: [
            RunCommand.self, ReportCommand.self, AnalyzeCommand.self, ExplainCommand.self, CheckCommand.self,
            PricesCommand.self,
            BudgetsCommand.self, AlertCommand.self, ArchiveCommand.self, RedactCommand.self, GuardCommand.self,
            ModerateCommand.self, RepriceCommand.self, RebuildCommand.self, StateCommand.self,
        ])
}

/// The version of this build.
enum Version {
    static let current = "0.1.0"
}
