import ArgumentParser
import Pipeline
import Pricing
import UsageModel

/// `tailmeter prices import`.
struct ImportPricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Reads LiteLLM's map of prices and writes what it has beyond the book to a price file.",
        discussion: """
            The map is model_prices_and_context_window.json of the litellm package. The file that is written is used with \
            --prices, or with prices: {file: …} in the settings. Its prices hold from the day given by --since on.
            """)

    @Argument(help: "LiteLLM's map, a JSON file.", completion: .file())
    var file: String

    @Option(help: "The price file to write. (default: prices.txt in the folder of the state)", completion: .file())
    var output: String?

    @Option(help: "The state folder.", completion: .directory)
    var state = "./tailmeter-state"

    @Option(help: "The day from which the map's prices hold, such as 2026-11-24. (default: today, in UTC)")
    var since: String?

    @Flag(help: "Only read the map and say what would change.")
    var dryRun = false

    func run() throws {
        var begin = Timestamp(seconds: floorDivision(Clock.now.seconds, 86_400) * 86_400)
        if let since {
            guard let day = PriceDate.midnight(since) else {
                throw CommandFailure("--since \(since): expected a date such as 2026-11-24", status: .usage)
            }
            begin = day
        }
        let contents: LiteLLMMap.Contents
        do {
            contents = try LiteLLMMap.contents(try PriceSelection.bytes(file), file: file, since: begin)
        } catch let error as PriceFileError {
            throw CommandFailure(error.description)
        }
        let changed = PriceBook.builtIn.changed(contents.models, at: begin)
        let new = changed.filter { PriceBook.builtIn.price(provider: $0.provider, model: $0.model) == nil }.count
        StandardOutput.write(
            "\(file): \(contents.models.count) models read, \(contents.passedOver) rows passed over; \(new) new, "
                + "\(changed.count - new) at another price, \(contents.models.count - changed.count) as in the book\n")
        guard !dryRun else { return }
        let path = output ?? "\(state)/prices.txt"
        try AtomicFile.write(PriceFile.text(of: changed), to: path, replaces: true)
        StandardOutput.write("\(path): written; use it with --prices, or prices: {file: …} in the settings\n")
    }
}
