import ArgumentParser

/// `tailmeter alert`.
struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert", abstract: "Webhooks: try one, see what was sent, and let a disabled one go on.",
        subcommands: [TestAlertCommand.self, ListAlertsCommand.self, EnableAlertCommand.self])
}
