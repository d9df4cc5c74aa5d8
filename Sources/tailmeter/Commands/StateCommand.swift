import ArgumentParser

/// `tailmeter state`.
struct StateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state", abstract: "The ledger: what is in it, backups, and a way back to one.",
        subcommands: [InspectStateCommand.self, BackUpStateCommand.self, RestoreStateCommand.self])
}
