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
            text += cost(record, price, source, explanation.unpricedReason, zone)
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
        _ record: UsageRecord, _ price: PricePeriod?, _ source: String?, _ unpricedReason: String?,
        _ zone: CivilZone
    ) -> String {
        guard record.usage.total > 0 else { return "    cost     none: no tokens\n" }
        if let unpricedReason { return "    cost     unknown: \(unpricedReason)\n" }
        guard let price else { return "    cost     unknown: the price book has no price for the model\n" }
        let prompt = record.usage.input + record.usage.cacheRead + record.usage.cacheWrite
        let isLong = price.longContext.map { prompt > $0.aboveInputTokens } ?? false
        let prices = isLong ? price.longContext?.prices ?? price.prices : price.prices
        func perMillion(_ pico: Int64) -> String {
            Money(picoDollars: Int128(pico) * 1_000_000).decimalDollars(minimumFractionDigits: 2)
        }
        var text = "    price    per million tokens: input $\(perMillion(prices.input)), "
        text += "output $\(perMillion(prices.output)), cache read $\(perMillion(prices.cacheRead)), "
        text += "cache write $\(perMillion(prices.cacheWrite5m)) / $\(perMillion(prices.cacheWrite1h))"
        text += isLong ? " (long context)" : ""
        text += price.from == PricePeriod.always ? "" : ", since \(PriceDate.text(price.from))"
        text += price.hours.map { " at the hours \($0) UTC" } ?? ""
        text += source.map { ", from \($0)\n" } ?? "\n"
        return text + "    cost     $\(Money(picoDollars: Int128(record.cost)))\n"
    }
}

extension String {
    func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
