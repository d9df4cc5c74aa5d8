import Pricing
import UsageModel

/// The price book for people and for programs.
enum PriceReport {
    private static let figures = ["input", "output", "cache read", "write 5m", "write 1h"]

    /// A table: a line a period, and one below it for each tier and for long prompts.
    static func table(_ models: [ModelPrice], color: Bool) -> String {
        var table = TextTable(
            columns: ["model", "provider", "since"].map { TextTable.Column(title: $0, isNumber: false) }
                + figures.map { TextTable.Column(title: $0, isNumber: true) }
                + ["also", "source"].map { TextTable.Column(title: $0, isNumber: false) })
        for model in models {
            for period in model.periods {
                let since = PriceDate.text(period.from)
                let name = period.hours.map { "  \($0) UTC" } ?? model.model
                func add(_ name: String, _ prices: TokenPrices, _ unlisted: TokenClasses, _ also: [String]) {
                    table.rows.append(
                        [name, model.provider, since] + words(prices, unlisted)
                            + [also.joined(separator: ", "), model.source])
                }
                var also = media(period.media, beside: period.prices)
                if period.prices.reasoning != period.prices.output {
                    also.append("reasoning \(dollars(period.prices.reasoning))")
                }
                if let search = period.webSearch {
                    also.append(
                        "search \(Money(picoDollars: Int128(search)).decimalDollars(minimumFractionDigits: 2)) each")
                }
                if let regional = period.regional { also.append("regional x\(regional)") }
                if period.discount != .one { also.append("discount x\(period.discount)") }
                add(name, period.prices, period.unlisted, also)
                addLong(period.longContext, beside: period.prices, tier: nil, add)
                for tier in ServiceTier.allCases {
                    guard let prices = period.tiers[tier] else { continue }
                    add("  \(tier)", prices.prices, prices.unlisted, media(prices.media, beside: prices.prices))
                    addLong(prices.longContext, beside: prices.prices, tier: tier, add)
                }
            }
        }
        return table.render(color: color)
    }

    private static func addLong(
        _ long: LongContextPrices?, beside prices: TokenPrices, tier: ServiceTier?,
        _ add: (String, TokenPrices, TokenClasses, [String]) -> Void
    ) {
        guard let long else { return }
        let name = tier.map { "  \($0) above" } ?? "  above"
        add(
            "\(name) \(HumanText.short(long.aboveInputTokens)) input", long.prices, long.unlisted,
            media(long.media, beside: long.prices))
    }

    private static func words(_ prices: TokenPrices, _ unlisted: TokenClasses) -> [String] {
        [
            dollars(prices.input), dollars(prices.output),
            unlisted.contains(.cacheRead) ? "unpriced" : dollars(prices.cacheRead),
            unlisted.contains(.cacheWrite5m) ? "unpriced" : dollars(prices.cacheWrite5m),
            unlisted.contains(.cacheWrite1h) ? "unpriced" : dollars(prices.cacheWrite1h),
        ]
    }

    /// Prices of audio and images that are not those of text.
    private static func media(_ media: MediaPrices, beside prices: TokenPrices) -> [String] {
        var words: [String] = []
        func add(_ name: String, _ price: Int64?, _ text: Int64) {
            if let price, price != text { words.append("\(name) \(dollars(price))") }
        }
        add("audio in", media.audioInput, prices.input)
        if media.audioInput != nil { add("audio read", media.audioCacheRead, prices.cacheRead) }
        add("audio out", media.audioOutput, prices.output)
        add("image in", media.imageInput, prices.input)
        add("image out", media.imageOutput, prices.output)
        return words
    }

    private static func dollars(_ picoDollars: Int64) -> String {
        Money(picoDollars: Int128(picoDollars) * 1_000_000).decimalDollars(minimumFractionDigits: 2)
    }

    // MARK: - JSON

    /// An array of models; prices are decimal strings of dollars per million tokens.
    static func json(_ models: [ModelPrice]) -> String {
        let rows = models.map { model in
            JSONText.object([
                ("model", JSONText.string(model.model)), ("provider", JSONText.string(model.provider)),
                ("source", JSONText.string(model.source)),
                ("periods", "[" + model.periods.map(json).joined(separator: ", ") + "]"),
            ])
        }
        return "[\n  " + rows.joined(separator: ",\n  ") + "\n]\n"
    }

    private static func json(_ period: PricePeriod) -> String {
        let since = period.from == PricePeriod.always ? "null" : JSONText.string(PriceDate.text(period.from))
        var members = [("since", since)]
        if let hours = period.hours { members.append(("hours_utc", JSONText.string(hours.description))) }
        var tiers: [(String, String)] = []
        for tier in ServiceTier.allCases {
            guard let prices = period.tierPrices(tier) else { continue }
            tiers.append(("\(tier)", json(prices)))
        }
        members.append(("tiers", JSONText.object(tiers)))
        if let search = period.webSearch {
            let each = Money(picoDollars: Int128(search)).decimalDollars(minimumFractionDigits: 2)
            members.append(("web_search_usd_each", JSONText.string(each)))
        }
        if let regional = period.regional { members.append(("regional_factor", JSONText.string(regional.description))) }
        if period.discount != .one { members.append(("discount_factor", JSONText.string(period.discount.description))) }
        return JSONText.object(members)
    }

    private static func json(_ tier: TierPrices) -> String {
        var members = members(tier.prices, tier.media, tier.unlisted)
        if let long = tier.longContext {
            members.append(
                (
                    "long_context",
                    JSONText.object(
                        [("above_input_tokens", "\(long.aboveInputTokens)")]
                            + self.members(long.prices, long.media, long.unlisted))
                ))
        }
        return JSONText.object(members)
    }

    private static func members(
        _ prices: TokenPrices, _ media: MediaPrices, _ unlisted: TokenClasses
    ) -> [(String, String)] {
        let known: [(String, Int64?)] = [
            ("input", prices.input), ("output", prices.output),
            ("cache_read", unlisted.contains(.cacheRead) ? nil : prices.cacheRead),
            ("cache_write", unlisted.contains(.cacheWrite5m) ? nil : prices.cacheWrite5m),
            ("cache_write_1h", unlisted.contains(.cacheWrite1h) ? nil : prices.cacheWrite1h),
            ("reasoning", prices.reasoning), ("audio_input", media.audioInput),
            ("audio_cache_read", media.audioCacheRead), ("audio_output", media.audioOutput),
            ("image_input", media.imageInput), ("image_output", media.imageOutput),
        ]
        return known.map { ($0.0, $0.1.map { JSONText.string(dollars($0)) } ?? "null") }
    }
}
