import ArgumentParser
import Ledger
import Pipeline
import Pricing
import Settings
import UsageModel

/// `tailmeter reprice`.
struct RepriceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprice",
        abstract: "Prices requests in the ledger whose model had no price when they were counted.",
        discussion: """
            Each is priced as of its own time, by the book of now with the price file and the settings before it. The \
            rollups get the cost; the counters on /metrics stay as they are, since they only ever grow. It may run beside the \
            daemon.
            """)

    @Option(
        help: "The state folder. (default: that of the settings, else \(Settings().stateDirectory))",
        completion: .directory)
    var state: String?

    @Option(
        help: "A price file that goes before the built-in book, as 'tailmeter prices import' writes it.",
        completion: .file())
    var prices: String?

    @Option(
        name: [.short, .long], help: "A settings file: its state folder, prices, aliases and discounts hold.",
        completion: .file())
    var config: String?

    func run() throws {
        let settings = try config.map(SettingsOption.read)
        let book = try PriceSelection.book(file: prices, settings: settings)
        let path = try StateOptions.ledger(in: state ?? settings?.stateDirectory ?? Settings().stateDirectory)
        let result: Repricing
        do {
            let store = try LedgerStore(path: path)
            result = try store.reprice(now: Clock.now, zone: settings?.zone ?? .system) { model, request in
                book.price(provider: model.provider, model: model.model, region: request.region)?
                    .period(at: request.time)?.cost(of: request.usage, details: request.details)
            }
        } catch {
            throw CommandFailure(error.description)
        }
        StandardOutput.write(Self.text(result))
    }

    static func text(_ result: Repricing) -> String {
        var text = "priced \(HumanText.counted(result.requests, "request")), "
        text += "\(HumanText.counted(result.tokens, "token")), $\(result.cost)\n"
        let left = result.unpriced.sorted { ($0.value, $1.key.model) > ($1.value, $0.key.model) }
        for (model, tokens) in left {
            text +=
                "still unpriced: \(model.model), provider \(model.provider), \(HumanText.counted(tokens, "token"))\n"
        }
        return text
    }
}
