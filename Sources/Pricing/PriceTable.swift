import UsageModel

/// Reads the text table in which the built-in book is written.
///
/// A price list is a table, and as text it can be held against the provider's page line by line; as nested Swift literals
/// it is three times as long and slow to type-check. Lines are:
///
///     # a comment
///     provider: google images-as-text audio-as-text
///     source: where the figures below come from
///     model [other-name …] | 2025-04-14 | input output cache-read cache-write-5m cache-write-1h [name=value …]
///                          | >200000    | the same request with a prompt above that many tokens
///                          | batch      | the same request at that tier: batch, flex, priority or fast
///                          | batch>200000 | both
///                          | 2025-06-10 | the prices from that date on, or from `2025-09-05T16:00Z`
///                          | @16:30-00:30 | those of that date in these hours of UTC; `@mon-fri,01:00-04:00`, `@sat-sun,…`
///
/// Figures are US dollars per million tokens. `-` says that the provider lists no such price: cached tokens then cost what
/// uncached input costs, or in a tier or above a threshold have no price if they have one at the standard price. `?` says
/// that there is a price which is no whole number of pico-dollars a token: such tokens have no price here. A date of `-`
/// says that the begin is not known. The names of further figures:
///
/// - on every line `reasoning`, `audio-in`, `audio-read`, `audio-out`, `image-in`, `image-out`, per million tokens;
/// - on a line with a date or hours `batch`, `flex`, `priority`, `fast`: a factor on all prices of that tier, where the list is so regular;
///   `search`: dollars per 1,000 searches of the web; `regional`: the factor of a request that is bound to a region.
///
/// `images-as-text` and `audio-as-text` after the provider say that its list bills such input as text unless the line has a
/// price of its own for it.
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
    private var periods: [PeriodLines] = []
    private var source = ""
    private var provider = ""
    private var rules = PeriodLines.Rules()

    /// The models of the table that is part of the program; a malformed one is a mistake of ours that any test finds.
    static func builtIn(_ text: String) -> [ModelPrice] {
        do {
            return try models(text)
        } catch {
            preconditionFailure("price table, line \(error.line): \(error.text)")
        }
    }

    /// Reads a table.
    static func models(_ text: String) throws(Malformed) -> [ModelPrice] {
        var table = PriceTable()
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard table.read(Substring(line)) else { throw Malformed(line: number, text: String(Substring(line))) }
        }
        guard table.finishModel() else { throw Malformed(line: number, text: table.names.joined(separator: " ")) }
        return table.models
    }

    private mutating func read(_ line: Substring) -> Bool {
        guard let first = line.utf8.first, first != UInt8(ascii: "#") else { return true }
        if line.hasPrefix("provider: ") {
            guard finishModel() else { return false }
            let words = Self.words(line.dropFirst("provider: ".count))
            guard let name = words.first, let rules = PeriodLines.Rules(words.dropFirst()) else { return false }
            provider = String(name)
            self.rules = rules
            return true
        }
        if line.hasPrefix("source: ") {
            guard finishModel() else { return false }
            source = String(line.dropFirst("source: ".count))
            return true
        }
        return readPrices(line)
    }

    private mutating func readPrices(_ line: Substring) -> Bool {
        let columns = line.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        guard columns.count == 3, !provider.isEmpty else { return columns.count == 1 && Self.words(line).isEmpty }
        let newNames = Self.words(Substring(columns[0]))
        if !newNames.isEmpty {
            guard finishModel() else { return false }
            names = newNames.map { String($0) }
        }
        let begins = Self.words(Substring(columns[1]))
        guard !names.isEmpty, begins.count == 1 else { return false }
        let figures = Self.words(Substring(columns[2]))
        if let from = Self.begin(begins[0]) {
            guard let period = PeriodLines(from: from, hours: nil, figures: figures) else { return false }
            periods.append(period)
            return true
        }
        guard let last = periods.indices.last else { return false }
        if begins[0].hasPrefix("@") {
            guard let hours = DailyWindow(begins[0].dropFirst()),
                let period = PeriodLines(from: periods[last].from, hours: hours, figures: figures)
            else { return false }
            periods.append(period)
            return true
        }
        return periods[last].add(qualifier: begins[0], figures: figures)
    }

    /// Puts the model of the lines so far into the list.
    private mutating func finishModel() -> Bool {
        var finished: [PricePeriod] = []
        for period in periods {
            guard let period = period.period(rules) else { return false }
            finished.append(period)
        }
        for name in names {
            models.append(ModelPrice(model: name, provider: provider, periods: finished, source: source))
        }
        names = []
        periods = []
        return true
    }

    /// The begin that a date states, ``PricePeriod/always`` for `-`, `nil` for another text.
    static func begin(_ date: some StringProtocol) -> Timestamp? {
        date == "-" ? PricePeriod.always : PriceDate.begin(date)
    }

    private static func words(_ text: Substring) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
    }
}
