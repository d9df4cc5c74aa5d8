import UsageModel

/// Writes a period as the lines of a price table.
enum PriceLines {
    /// The second and the third column of each line.
    static func lines(of period: PricePeriod) -> [(qualifier: String, figures: String)] {
        var named = ""
        if let search = period.webSearch {
            // One search is a thousandth of what the table has.
            named += " search=\(decimal(search, decimals: 9))"
        }
        if let regional = period.regional { named += " regional=\(regional)" }
        var lines = [
            (
                period.hours.map { "@\($0)" } ?? PriceDate.text(period.from),
                figures(period.prices, period.media, period.unlisted, mark: "?") + named
            )
        ]
        if let long = period.longContext {
            lines.append((">\(long.aboveInputTokens)", figures(long.prices, long.media, long.unlisted, mark: "?")))
        }
        for tier in ServiceTier.allCases {
            guard let prices = period.tiers[tier] else { continue }
            lines.append(("\(tier)", figures(prices.prices, prices.media, prices.unlisted, mark: "?")))
            guard let long = prices.longContext else { continue }
            lines.append(
                ("\(tier)>\(long.aboveInputTokens)", figures(long.prices, long.media, long.unlisted, mark: "?")))
        }
        return lines
    }

    /// Pico-dollars per token as dollars per million tokens.
    static func perMillion(_ picoDollars: Int64) -> String {
        decimal(picoDollars, decimals: 6)
    }

    private static func figures(
        _ prices: TokenPrices, _ media: MediaPrices, _ unlisted: TokenClasses, mark: String
    ) -> String {
        var words = [perMillion(prices.input), perMillion(prices.output)]
        words.append(unlisted.contains(.cacheRead) ? mark : perMillion(prices.cacheRead))
        words.append(unlisted.contains(.cacheWrite5m) ? mark : perMillion(prices.cacheWrite5m))
        words.append(unlisted.contains(.cacheWrite1h) ? mark : perMillion(prices.cacheWrite1h))
        if prices.reasoning != prices.output { words.append("reasoning=\(perMillion(prices.reasoning))") }
        let named = [
            ("audio-in", media.audioInput), ("audio-read", media.audioCacheRead), ("audio-out", media.audioOutput),
            ("image-in", media.imageInput), ("image-out", media.imageOutput),
        ]
        for (name, price) in named {
            if let price { words.append("\(name)=\(perMillion(price))") }
        }
        return words.joined(separator: " ")
    }

    private static func decimal(_ value: Int64, decimals: Int) -> String {
        var text = String(value)
        text = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
        var fraction = text.suffix(decimals)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = text.dropLast(decimals)
        return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
    }
}
