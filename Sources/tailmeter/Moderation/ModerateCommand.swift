import ArgumentParser

/// `tailmeter moderate`.
struct ModerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moderate", abstract: "Asks a small model whether texts are harmful, and shows what it said.",
        subcommands: [ModerateFileCommand.self, ModerateReportCommand.self],
        defaultSubcommand: ModerateFileCommand.self)
}
