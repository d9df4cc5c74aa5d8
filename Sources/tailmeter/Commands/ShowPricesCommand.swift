import ArgumentParser
import Pricing
import Settings

/// `tailmeter prices [MODEL]`.
struct ShowPricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Prints dollars per million tokens, since when, from where.")

    @Argument(help: "A model's name as apps log it. (default: all models)")
    var model: String?

    @Option(help: "Only this provider; for a model, the provider that was asked.")
    var provider: String?

    @Option(help: "A price file that goes before the built-in book.", completion: .file())
    var prices: String?

    @Option(
        name: [.short, .long], help: "A settings file: its prices, aliases and discounts hold.", completion: .file())
    var config: String?

    @Option(help: "table or json.")
    var format: TableFormat = .table

    func run() throws {
        let book = try PriceSelection.book(file: prices, settings: try config.map(SettingsOption.read))
        var models = book.models
        if let provider {
            let provider = ProviderName.canonical(provider)
            models = models.filter { $0.provider == provider }
            guard !models.isEmpty || model != nil else {
                let known = Set(book.models.map(\.provider)).sorted()
                throw CommandFailure(
                    "no provider '\(provider)' in the price book; \(NameAdvice.text(provider, among: known))")
            }
        }
        if let model { models = [try found(model, in: book)] }
        switch format {
        case .table: StandardOutput.write(PriceReport.table(models, color: StandardOutput.wantsColor))
        case .json: StandardOutput.write(PriceReport.json(models))
        }
    }

    private func found(_ logged: String, in book: PriceBook) throws -> ModelPrice {
        let name = ModelName(logged: logged)
        let asked = provider ?? name.provider
        if let price = book.price(provider: asked, model: name.model, region: name.region) { return price }
        var message = "\(logged): unpriced at the provider \(asked); its tokens are counted and have no cost"
        let hosts = book.models.filter { $0.model == name.model }.map(\.provider)
        if !hosts.isEmpty { message += "\nat other providers: \(hosts.joined(separator: ", ")) (see --provider)" }
        let similar = book.similarNames(to: name.model).filter { $0 != name.model }
        if !similar.isEmpty {
            message += "\nnames that look alike, never used instead: \(similar.joined(separator: ", "))"
        }
        throw CommandFailure(message)
    }
}
