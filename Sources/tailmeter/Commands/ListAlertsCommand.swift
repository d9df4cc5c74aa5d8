import ArgumentParser
import Ledger
import Settings
import UsageModel

/// `tailmeter alert list`.
struct ListAlertsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The last messages and what became of them, what waits, and disabled webhooks.",
        discussion: "It only reads, and may run beside the daemon.")

    @OptionGroup var options: StateOptions

    @Option(help: "How many messages.")
    var limit = 20

    @Option(help: "table or json.")
    var format: TableFormat = .table

    @Option(help: "The time zone of what is shown. (default: that of the settings, else the system's)")
    var timezone: String?

    func validate() throws {
        try NumberOption.check("limit", limit, 1...100_000)
    }

    func run() throws {
        let path = try options.ledger()
        let zone = try zone()
        do {
            let report = OutboxReport(outbox: try LedgerFile.inspectOutbox(path, limit: limit), zone: zone)
            switch format {
            case .table: StandardOutput.write(report.text(color: StandardOutput.wantsColor))
            case .json: StandardOutput.write(report.json() + "\n")
            }
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func zone() throws -> CivilZone {
        guard timezone == nil, let config = options.config else { return try ZoneArgument.zone(timezone) }
        return try SettingsOption.read(config).zone
    }
}
