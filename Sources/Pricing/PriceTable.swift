import UsageModel

/// Reads the text tables in which the built-in book is written.
///
/// A price list is a table, and as text it can be held against the provider's page line by line; as nested Swift literals
/// it is three times as long and slow to type-check. Lines are:
///
///     # a comment
///     source: where the figures below come from
///     model [other-name …] | 2025-04-14 | input output cache-read cache-write-5m cache-write-1h
///                          | >200000    | the same request with a prompt above that many tokens
///                          | 2025-06-10 | the prices from that date on
///
/// Figures are US dollars per million tokens. `-` says that the provider lists no such price: cached tokens then cost what
/// uncached input costs.
struct PriceTable {
    /// A line that is not in the table's form.
    struct Malformed: Error, Equatable {
        /// The line's number in the table, from 1.
        let line: Int
        /// The line.
        let text: String
    }

    private var models: [ModelPrice] = []
    private var names: [String] = []
    private var periods: [PricePeriod] = []
    private var source = ""
    private let provider: String

    /// The models of a table that is part of the program; a malformed one is a mistake of ours that any test finds.
    static func builtIn(provider: String, _ text: String) -> [ModelPrice] {
        do {
            return try models(provider: provider, text)
        } catch {
            preconditionFailure("\(provider) price table, line \(error.line): \(error.text)")
        }
    }

    /// Reads a table.
    static func models(provider: String, _ text: String) throws(Malformed) -> [ModelPrice] {
        var table = PriceTable(provider: provider)
        for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard table.read(line) else { throw Malformed(line: offset + 1, text: String(line)) }
        }
        table.finishModel()
        return table.models
    }

    private init(provider: String) {
        self.provider = provider
    }

    private mutating func read(_ line: Substring) -> Bool {
        if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { return true }
        if line.hasPrefix("source: ") {
            finishModel()
            source = String(line.dropFirst("source: ".count))
            return true
        }
        let columns = line.split(separator: "|", omittingEmptySubsequences: false)
        guard columns.count == 3 else { return false }
        let newNames = columns[0].split(separator: " ").map { String($0) }
        if !newNames.isEmpty {
            finishModel()
            names = newNames
        }
        let begins = columns[1].filter { $0 != " " }
        guard !names.isEmpty, let prices = Self.prices(columns[2].split(separator: " ")) else { return false }
        if begins.hasPrefix(">") {
            guard let threshold = Int64(begins.dropFirst()), let last = periods.indices.last else { return false }
            periods[last].longContext = LongContextPrices(aboveInputTokens: threshold, prices: prices)
        } else {
            guard let from = Self.midnight(begins) else { return false }
            periods.append(PricePeriod(from: from, prices: prices))
        }
        return true
    }

    private mutating func finishModel() {
        for name in names {
            models.append(ModelPrice(model: name, provider: provider, periods: periods, source: source))
        }
        names = []
        periods = []
    }

    private static func prices(_ figures: [Substring]) -> TokenPrices? {
        guard figures.count == 5, let input = picoDollarsPerToken(figures[0]),
            let output = picoDollarsPerToken(figures[1])
        else { return nil }
        var cached: [Int64] = []
        for figure in figures[2...] {
            guard let price = figure == "-" ? input : picoDollarsPerToken(figure) else { return nil }
            cached.append(price)
        }
        return TokenPrices(
            input: input, output: output, cacheRead: cached[0], cacheWrite5m: cached[1], cacheWrite1h: cached[2])
    }

    /// `0.80` dollars per million tokens are 800,000 pico-dollars per token. `nil` for more than six decimals, which would
    /// not be whole.
    static func picoDollarsPerToken(_ figure: some StringProtocol) -> Int64? {
        let parts = figure.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count <= 2, fraction.count <= 6, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else {
            return nil
        }
        return Int64(parts[0] + fraction + String(repeating: "0", count: 6 - fraction.count))
    }

    private static func midnight(_ date: String) -> Timestamp? {
        let parts = date.split(separator: "-")
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...CivilDate.daysInMonth(year: year, month: month)).contains(day)
        else { return nil }
        return Timestamp(seconds: CivilDate(year: year, month: month, day: day).daysSinceEpoch * 86_400)
    }

    private static func isDigit(_ character: Character) -> Bool {
        character >= "0" && character <= "9"
    }
}
