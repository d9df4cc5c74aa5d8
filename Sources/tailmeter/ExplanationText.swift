import LogDecoding
import Pricing
import UsageModel

/// The explanation of a line, for a person.
enum ExplanationText {
    static func text(_ explanation: LineExplanation, name: String, line: Int64, zone: CivilZone) -> String {
        var text = "\(name):\(line)  "
        switch explanation.verdict {
        case .request(let record, let provider, let model, let price, let source):
            text += record.status == .success ? "request, " : "failed attempt (\(record.status.reason ?? "")), "
            text += "preset \(explanation.preset)\(wrappers(explanation))\n"
            text += fields(explanation)
            text += "    time     \(RFC3339.text(record.time, zone: zone))\(origin(record.timeOrigin))\n"
            text += "    model    \(model), provider \(provider)\n"
            text += record.hasUsage ? tokens(record.usage) : "    tokens   unknown: the line tells no usage\n"
            text += cost(record, price, source, explanation)
            if explanation.requestCount > 1 {
                text += "    and \(explanation.requestCount - 1) more requests in the same line\n"
            }
        case .event(let event):
            text += "event \(event.name), preset \(explanation.preset): told beside the requests, no request itself\n"
            text += fields(explanation)
        case .other(let why): text += "other: \(why)\n"
        case .skipped(let reason, let detail):
            text += "passed over, \(reason.name): \(detail.isEmpty ? reason.explanation : detail)\n"
            text += fields(explanation)
        }
        return text
    }

    private static func fields(_ explanation: LineExplanation) -> String {
        explanation.fields.map { field in
            let place = field.path.map { "from \($0)" } ?? "a constant of the settings"
            return "    \(field.field.name.padded(18)) \(field.value)  \(place)\n"
        }.joined()
    }

    /// What the line was wrapped in, from outside in.
    private static func wrappers(_ explanation: LineExplanation) -> String {
        explanation.wrappers.isEmpty ? "" : ", in \(explanation.wrappers.joined(separator: ", in "))"
    }

    private static func origin(_ origin: TimeOrigin) -> String {
        switch origin {
        case .line: ""
        case .previousLine: " (the line has no usable timestamp: that of the line before)"
        case .file: " (the line has no usable timestamp: the file's last change)"
        case .suspect: " (the line's timestamp lies in the future: the time of reading)"
        }
    }

    private static func tokens(_ usage: TokenUsage) -> String {
        "    tokens   input \(usage.input), output \(usage.output), cache read \(usage.cacheRead), "
            + "cache write 5m \(usage.cacheWrite5m), cache write 1h \(usage.cacheWrite1h)\n"
    }

    private static func cost(
        _ record: UsageRecord, _ price: PricePeriod?, _ source: String?, _ explanation: LineExplanation
    ) -> String {
        if explanation.countsLoggedCost {
            let computed = record.comparison.isEmpty ? "unknown" : dollars(record.comparison.computed)
            return "    cost     \(dollars(record.cost)), as the line states it; by the price book \(computed)\n"
        }
        let stated =
            explanation.loggedCost.map { "    stated   \(dollars($0)) by the line itself\n" }
            ?? explanation.refusedCost.map { "    stated   \($0); not believed\n" } ?? ""
        guard record.usage.total > 0 else { return "    cost     none: no tokens\n\(stated)" }
        if let reason = explanation.unpricedReason { return "    cost     unknown: \(reason)\n\(stated)" }
        let details = explanation.details
        guard let price, let tier = price.tierPrices(details.tier) else {
            return "    cost     unknown: the price book has no price for the model\n\(stated)"
        }
        let prompt = record.usage.input + record.usage.cacheRead + record.usage.cacheWrite
        let isLong = tier.longContext.map { prompt > $0.aboveInputTokens } ?? false
        let prices = isLong ? tier.longContext?.prices ?? tier.prices : tier.prices
        func perMillion(_ pico: Int64) -> String {
            Money(picoDollars: Int128(pico) * 1_000_000).decimalDollars(minimumFractionDigits: 2)
        }
        var text = "    price    per million tokens: input $\(perMillion(prices.input)), "
        text += "output $\(perMillion(prices.output)), cache read $\(perMillion(prices.cacheRead)), "
        text += "cache write $\(perMillion(prices.cacheWrite5m)) / $\(perMillion(prices.cacheWrite1h))"
        text += details.tier == .standard ? "" : " at the tier \(details.tier)"
        text += isLong ? " (long context)" : ""
        text += price.from == PricePeriod.always ? "" : ", since \(PriceDate.text(price.from))"
        text += price.hours.map { " at the hours \($0) UTC" } ?? ""
        text += source.map { ", from \($0)\n" } ?? "\n"
        return text + adjustments(price, details)
            + "    cost     \(dollars(record.cost))\n\(stated)"
    }
}

extension ExplanationText {
    /// What was billed beside the tokens' own prices.
    fileprivate static func adjustments(_ price: PricePeriod, _ details: BillingDetails) -> String {
        var words: [String] = []
        let media = [
            ("audio input", details.audioInput), ("cached audio", details.audioCacheRead),
            ("audio output", details.audioOutput), ("image input", details.imageInput),
            ("image output", details.imageOutput),
        ]
        for (name, count) in media where count > 0 { words.append("\(count) tokens of \(name) at their own price") }
        if details.isRegional, let factor = price.regional, factor != .one { words.append("x\(factor) for the region") }
        if details.webSearches > 0, let each = price.webSearch {
            let dollars = Money(picoDollars: Int128(each)).decimalDollars(minimumFractionDigits: 2)
            words.append("\(details.webSearches) web searches at $\(dollars)")
        }
        if price.discount != .one { words.append("x\(price.discount) by the settings") }
        return words.isEmpty ? "" : "    also     \(words.joined(separator: ", "))\n"
    }

    private static func dollars(_ picos: Int64) -> String { "$\(Money(picoDollars: Int128(picos)))" }
}

extension String {
    func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
