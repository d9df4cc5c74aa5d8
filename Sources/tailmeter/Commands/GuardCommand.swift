import ArgumentParser

/// `tailmeter guard`.
struct GuardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard", abstract: "Looks at texts for a model and at its answers.",
        subcommands: [GuardInputCommand.self, GuardOutputCommand.self])
}
