import ArgumentParser

/// `tailmeter prices`.
struct PricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices", abstract: "The price book: what models cost, since when, from where.",
        subcommands: [ShowPricesCommand.self, ImportPricesCommand.self], defaultSubcommand: ShowPricesCommand.self)
}
