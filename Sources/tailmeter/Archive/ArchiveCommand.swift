import ArgumentParser

/// `tailmeter archive`.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "The redacted archive: what is in it, whether it is whole, and its lines.",
        subcommands: [
            ListArchiveCommand.self, ReadArchiveCommand.self, VerifyArchiveCommand.self, PruneArchiveCommand.self,
            EraseArchiveCommand.self,
        ])
}
