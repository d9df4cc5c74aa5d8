import ArgumentParser
import Pricing
import UsageModel

/// `tailmeter prices`.
struct PricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices", abstract: "Prints the price book: dollars per million tokens, since when, from where.")

    @Argument(help: "A model's name as apps log it. (default: all models)")
    var model: String?

    func run() throws {
        let book = PriceBook.builtIn
        var models = book.models
        if let model {
            guard let price = book.price(model: ModelName(logged: model).model) else {
                throw CommandFailure("\(model): the price book has no price for it; its tokens count as unpriced")
            }
            models = [price]
        }
        var table = TextTable(
            columns: [
                TextTable.Column(title: "model", isNumber: false), TextTable.Column(title: "since", isNumber: false),
            ]
                + ["input", "output", "cache read", "write 5m", "write 1h"].map {
                    TextTable.Column(title: $0, isNumber: true)
                } + [TextTable.Column(title: "source", isNumber: false)])
        for model in models {
            for period in model.periods {
                let since = String(RFC3339.text(period.from, zone: .utc).prefix(10))
                table.rows.append([model.model, since] + figures(period.prices) + [model.source])
                if let long = period.longContext {
                    table.rows.append(
                        ["  above \(HumanText.short(long.aboveInputTokens)) input", since] + figures(long.prices)
                            + [model.source])
                }
            }
        }
        StandardOutput.write(table.render(color: StandardOutput.wantsColor))
    }

    private func figures(_ prices: TokenPrices) -> [String] {
        [prices.input, prices.output, prices.cacheRead, prices.cacheWrite5m, prices.cacheWrite1h].map {
            Money(picoDollars: Int128($0) * 1_000_000).decimalDollars(minimumFractionDigits: 2)
        }
    }
}
