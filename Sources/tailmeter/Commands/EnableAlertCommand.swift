import ArgumentParser
import Ledger

/// `tailmeter alert enable`.
struct EnableAlertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Lets a webhook go on that was disabled because its receiver wants no more.",
        discussion: """
            It may run beside the daemon, which takes notice within a minute and sends what waits. A webhook that gets another \
            URL is enabled by itself.
            """)

    @Argument(help: "The webhook's name.")
    var channel: String

    @OptionGroup var options: StateOptions

    func run() throws {
        let path = try options.ledger()
        do {
            let store = try LedgerStore(path: path)
            let records = try store.channelRecords()
            guard let record = records.first(where: { $0.channel == channel }) else {
                let advice = NameAdvice.text(channel, among: records.map(\.channel))
                throw CommandFailure("no webhook '\(channel)' in \(path); \(advice)")
            }
            guard record.disabledReason != nil else {
                return StandardOutput.write("\(channel) is not disabled\n")
            }
            try store.enable(channel: channel)
            StandardOutput.write("\(channel) is enabled again\n")
        } catch {
            throw CommandFailure.explained(error)
        }
    }
}
