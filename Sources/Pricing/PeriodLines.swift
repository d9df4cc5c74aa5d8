import UsageModel

/// The lines of a price table that belong to one model and date, put together into a ``PricePeriod``.
///
/// A factor of a tier holds for the line of long prompts too, which stands below it: so the lines are gathered first.
struct PeriodLines {
    /// What a provider's list says of tokens that a line has no price for.
    struct Rules {
        /// Images in the input are billed as text.
        var imagesAsText = false
        /// Audio in the input is billed as text.
        var audioAsText = false

        init() {}

        /// The rules by their words in the table; `nil` for an unknown word.
        init?(_ words: some Sequence<Substring>) {
            for word in words {
                switch word {
                case "images-as-text": imagesAsText = true
                case "audio-as-text": audioAsText = true
                default: return nil
                }
            }
        }
    }

    /// The figures of a line in pico-dollars per token; `nil` where the list has none.
    struct Figures {
        var input: Int64
        var output: Int64
        var cacheRead: Int64?
        var cacheWrite5m: Int64?
        var cacheWrite1h: Int64?
        var reasoning: Int64?
        var media = MediaPrices()
        /// Classes with a `?`.
        var unknown: TokenClasses = []
    }

    let from: Timestamp
    private let hours: DailyWindow?
    private let standard: Figures
    private var long: (above: Int64, figures: Figures)?
    private var tiers: [ServiceTier: Figures] = [:]
    private var longTiers: [ServiceTier: (above: Int64, figures: Figures)] = [:]
    private var factors: [ServiceTier: PriceFactor] = [:]
    private var search: Int64?
    private var regional: PriceFactor?

    /// Begins with a line that has a date or hours; `nil` for figures that are none.
    init?(from: Timestamp, hours: DailyWindow?, figures: [Substring]) {
        self.from = from
        self.hours = hours
        var named: [(name: Substring, value: Substring)] = []
        guard let standard = Self.figures(figures, other: &named) else { return nil }
        self.standard = standard
        for (name, value) in named {
            if let tier = Self.tier(name) {
                guard let factor = PriceFactor(value), factors.updateValue(factor, forKey: tier) == nil else {
                    return nil
                }
            } else if name == "search", search == nil {
                // Dollars per thousand: one search costs a thousandth.
                search = DecimalFigure.scaled(value, decimals: 9)
                guard search != nil else { return nil }
            } else if name == "regional", regional == nil {
                regional = PriceFactor(value)
                guard regional != nil else { return nil }
            } else {
                return nil
            }
        }
    }

    /// Adds a line with `>200000`, `batch` or `batch>200000` in place of the date.
    mutating func add(qualifier: Substring, figures: [Substring]) -> Bool {
        var none: [(name: Substring, value: Substring)] = []
        guard let read = Self.figures(figures, other: &none), none.isEmpty else { return false }
        let parts = qualifier.split(separator: ">", omittingEmptySubsequences: false)
        let tier = parts[0].isEmpty ? ServiceTier.standard : Self.tier(parts[0])
        guard parts.count <= 2, let tier, factors[tier] == nil else { return false }
        guard parts.count == 2 else { return tiers.updateValue(read, forKey: tier) == nil && tier != .standard }
        guard let above = DecimalFigure.scaled(parts[1], decimals: 0), above > 0 else { return false }
        if tier == .standard {
            guard long == nil else { return false }
            long = (above, read)
            return true
        }
        return tiers[tier] != nil && longTiers.updateValue((above, read), forKey: tier) == nil
    }

    /// The period; `nil` where a factor gives a price that is not whole.
    func period(_ rules: Rules) -> PricePeriod? {
        var period = PricePeriod(
            from: from, hours: hours, prices: prices(standard), longContext: long.map { longPrices($0, rules) },
            media: media(standard, rules), webSearch: search, regional: regional)
        period.unlisted = standard.unknown
        for (tier, figures) in tiers { period.tiers[tier] = tierPrices(figures, longTiers[tier], rules) }
        for (tier, factor) in factors {
            guard period.addTier(tier, factor: factor) else { return nil }
        }
        return period
    }

    private func tierPrices(_ figures: Figures, _ long: (above: Int64, figures: Figures)?, _ rules: Rules) -> TierPrices
    {
        TierPrices(
            prices: prices(figures), media: media(figures, rules), longContext: long.map { longPrices($0, rules) },
            unlisted: unlisted(figures))
    }

    private func longPrices(_ long: (above: Int64, figures: Figures), _ rules: Rules) -> LongContextPrices {
        LongContextPrices(
            aboveInputTokens: long.above, prices: prices(long.figures), media: media(long.figures, rules),
            unlisted: unlisted(long.figures))
    }

    private func prices(_ figures: Figures) -> TokenPrices {
        TokenPrices(
            input: figures.input, output: figures.output, cacheRead: figures.cacheRead ?? figures.input,
            cacheWrite5m: figures.cacheWrite5m ?? figures.input, cacheWrite1h: figures.cacheWrite1h ?? figures.input,
            reasoning: figures.reasoning)
    }

    private func media(_ figures: Figures, _ rules: Rules) -> MediaPrices {
        var media = figures.media
        // An embedding's images are billed by the piece.
        let isChat = figures.output > 0
        if rules.imagesAsText, isChat, standard.media.imageInput == nil { media.imageInput = figures.input }
        if rules.audioAsText, isChat, standard.media.audioInput == nil {
            media.audioInput = figures.input
            media.audioCacheRead = figures.cacheRead ?? figures.input
        } else if standard.media.audioCacheRead == nil {
            // No price of its own for cached audio: as with text it then costs what it costs uncached.
            media.audioCacheRead = media.audioInput
        }
        return media
    }

    private func unlisted(_ figures: Figures) -> TokenClasses {
        var classes = figures.unknown
        if figures.cacheRead == nil, standard.cacheRead != nil { classes.insert(.cacheRead) }
        if figures.cacheWrite5m == nil, standard.cacheWrite5m != nil { classes.insert(.cacheWrite5m) }
        if figures.cacheWrite1h == nil, standard.cacheWrite1h != nil { classes.insert(.cacheWrite1h) }
        return classes
    }

    private static func tier(_ name: Substring) -> ServiceTier? {
        switch name {
        case "batch": .batch
        case "flex": .flex
        case "priority": .priority
        case "fast": .fast
        default: nil
        }
    }

    /// Five figures in their order, and named ones after them; names that are none of tokens are left to the caller.
    private static func figures(
        _ words: [Substring], other: inout [(name: Substring, value: Substring)]
    ) -> Figures? {
        guard words.count >= 5, let input = TokenPrices.picoDollars(perMillion: words[0]),
            let output = TokenPrices.picoDollars(perMillion: words[1])
        else { return nil }
        var figures = Figures(input: input, output: output)
        let cached: [(path: WritableKeyPath<Figures, Int64?>, tokens: TokenClasses)] = [
            (\.cacheRead, .cacheRead), (\.cacheWrite5m, .cacheWrite5m), (\.cacheWrite1h, .cacheWrite1h),
        ]
        for (word, figure) in zip(words[2...], cached) where word != "-" {
            if word == "?" {
                figures.unknown.insert(figure.tokens)
                continue
            }
            guard let price = TokenPrices.picoDollars(perMillion: word) else { return nil }
            figures[keyPath: figure.path] = price
        }
        for word in words[5...] {
            let parts = word.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            guard let path = tokenFigure(parts[0]) else {
                other.append((parts[0], parts[1]))
                continue
            }
            guard figures[keyPath: path] == nil, let price = TokenPrices.picoDollars(perMillion: parts[1]) else {
                return nil
            }
            figures[keyPath: path] = price
        }
        return figures
    }

    private static func tokenFigure(_ name: Substring) -> WritableKeyPath<Figures, Int64?>? {
        switch name {
        case "reasoning": \.reasoning
        case "audio-in": \.media.audioInput
        case "audio-read": \.media.audioCacheRead
        case "audio-out": \.media.audioOutput
        case "image-in": \.media.imageInput
        case "image-out": \.media.imageOutput
        default: nil
        }
    }

}
