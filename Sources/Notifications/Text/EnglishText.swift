import Budgets
import UsageModel

/// Alerts in English.
struct EnglishText {
    let zones: ZoneLookup

    func text(_ alert: Alert) -> AlertText {
        let isOver = alert.state == .resolved
        var text = firing(alert)
        if isOver {
            if case .silence(let silence) = alert.subject {
                text.title = "Requests are logged again, after \(span(silence.seconds))"
            }
            if case .archive = alert.subject { text.title = "Log lines are archived again" }
            if case .flagged = alert.subject { text.title = "No more harmful texts" }
            text.title = "Resolved: \(text.title)"
        }
        return text
    }

    private func firing(_ alert: Alert) -> AlertText {
        switch alert.subject {
        case .threshold(let standing, let crossing):
            var marks = "Crossed: \(mark(crossing.mark))"
            if !crossing.others.isEmpty { marks += "; also \(crossing.others.map(mark).joined(separator: ", "))" }
            return AlertText("\(name(standing)): \(spent(standing))", [marks] + details(standing, alert))
        case .forecast(let standing, let forecast):
            let zone = zones.zone(standing.zone)
            return AlertText(
                "\(name(standing)): at this pace \(amount(forecast.expected)) of \(limit(standing)) by its end",
                [
                    "So far: \(spent(standing))",
                    "The limit is reached about \(TimeText.local(forecast.exceedsAt, zone)), \(zone.identifier)",
                ] + details(standing, alert))
        case .burnRate(let standing, let rate):
            let long = FigureText.hundredths(rate.longHundredths)
            return AlertText(
                "\(name(standing)): spent \(long) times as fast as it can last",
                [
                    "In \(span(rate.longSeconds)) \(long) times, in \(span(rate.shortSeconds)) "
                        + "\(FigureText.hundredths(rate.shortHundredths)) times; the alert is from "
                        + "\(FigureText.hundredths(rate.limitHundredths)) times on",
                    "So far: \(spent(standing))",
                ] + details(standing, alert))
        case .digest(let digest): return self.digest(digest, alert)
        case .unpriced(let unpriced):
            let total = unpriced.models.reduce(Int128(0)) { $0 + Int128($1.tokens) }
            let what = unpriced.models.count == 1 ? unpriced.models[0].name : "\(unpriced.models.count) models"
            return AlertText(
                "\(FigureText.grouped(total)) tokens without a price: \(what)",
                unpriced.models.map { "\($0.name): \(FigureText.grouped(Int128($0.tokens))) tokens" }
                    + ["No budget knows their cost: add a price to the settings, then run tailmeter reprice"]
                    + place(alert, nil))
        case .silence(let silence):
            let zone = zones.zone(nil)
            return AlertText(
                "No requests logged for \(span(silence.seconds))",
                ["The last one: \(TimeText.local(silence.lastRecord, zone)), \(zone.identifier)"] + place(alert, nil))
        case .errorRatio(let ratio):
            let share = FigureText.share(Int128(ratio.errors), of: Int128(ratio.requests))
            return AlertText(
                "\(share) of requests fail",
                [
                    "\(FigureText.grouped(Int128(ratio.errors))) of \(FigureText.grouped(Int128(ratio.requests))) in "
                        + "\(span(ratio.seconds)); the alert is from \(FigureText.hundredths(ratio.limitHundredths))% on"
                ] + place(alert, nil))
        case .archive(let stop):
            let zone = zones.zone(nil)
            return AlertText(
                "Log lines are not archived",
                [
                    "Since \(TimeText.local(stop.since, zone)), \(zone.identifier): \(stop.reason)",
                    "Requests are counted as before; the archive catches up from the logs when it can be written to",
                ] + place(alert, nil))
        case .flagged(let texts):
            let zone = zones.zone(nil)
            return AlertText(
                texts.count == 1
                    ? "A logged text is harmful, by moderation"
                    : "\(FigureText.grouped(Int128(texts.count))) logged texts are harmful, by moderation",
                [
                    "The last one: \(TimeText.local(texts.last, zone)), \(zone.identifier), by "
                        + (texts.categories.isEmpty ? "no category" : texts.categories.joined(separator: ", "))
                ] + place(alert, nil))
        case .test:
            return AlertText(
                "This is a test of Tailmeter",
                ["Somebody ran 'tailmeter alert test'; nothing is wrong"] + place(alert, nil))
        }
    }

    private func digest(_ digest: Digest, _ alert: Alert) -> AlertText {
        let zone = zones.zone(digest.zone)
        let day = digest.day
        let atLeast = day.unpricedTokens > 0 ? "at least " : ""
        var lines = [
            "Requests: \(FigureText.grouped(Int128(day.requests))), \(FigureText.grouped(Int128(day.errors))) failed",
            "Tokens: \(FigureText.grouped(Int128(day.tokens)))",
        ]
        if day.unpricedTokens > 0 { lines.append(unpriced(day.unpricedTokens)) }
        if let before = digest.weekBefore {
            let change = FigureText.change(day.cost.value, from: before.cost.value).map { ", \($0)" } ?? ""
            lines.append(
                "A week before: \(amount(before.cost)), \(FigureText.grouped(Int128(before.requests))) requests\(change)"
            )
        }
        for breakdown in digest.breakdowns where !breakdown.parts.isEmpty {
            lines.append("By \(breakdown.label):")
            lines += breakdown.parts.map { part in
                "  \(part.name): \(amount(part.sums.cost)), \(FigureText.grouped(Int128(part.sums.requests))) requests, "
                    + "\(FigureText.grouped(Int128(part.sums.tokens))) tokens"
            }
            if breakdown.more > 0 { lines.append("  and \(breakdown.more) more") }
        }
        return AlertText(
            "\(TimeText.day(digest.start, zone)): \(atLeast)\(amount(day.cost)), "
                + "\(FigureText.grouped(Int128(day.requests))) requests",
            lines + place(alert, nil))
    }

    // MARK: - Parts

    private func name(_ standing: BudgetStanding) -> String {
        standing.scope.isEmpty ? "Budget \(standing.budget)" : "Budget \(standing.budget), \(standing.scopeText)"
    }

    private func spent(_ standing: BudgetStanding) -> String {
        let share = FigureText.share(standing.spent.value, of: standing.limit.value)
        let atLeast = standing.isAtLeast ? "at least " : ""
        return "\(atLeast)\(FigureText.amount(standing.spent)) of \(limit(standing)) "
            + "\(standing.limit.unit == .usd ? "spent" : "used") (\(share))"
    }

    private func limit(_ standing: BudgetStanding) -> String {
        let period =
            switch standing.period {
            case .hour: "an hour"
            case .day: "a day"
            case .week: "a week"
            case .month: "a month"
            }
        return "\(amount(standing.limit)) \(period)"
    }

    private func unpriced(_ tokens: Int64) -> String {
        "\(FigureText.grouped(Int128(tokens))) tokens unpriced: their cost is not in the sum"
    }

    private func details(_ standing: BudgetStanding, _ alert: Alert) -> [String] {
        let zone = zones.zone(standing.zone)
        let period =
            "Period: \(TimeText.local(standing.start, zone)) to \(TimeText.local(standing.end, zone)), \(zone.identifier)"
        return (standing.isAtLeast ? [unpriced(standing.unpricedTokens)] : []) + [period] + place(alert, standing.zone)
    }

    private func place(_ alert: Alert, _ zoneName: String?) -> [String] {
        let zone = zones.zone(zoneName)
        return ["Time: \(TimeText.local(alert.time, zone)), \(zone.identifier)", "Host: \(alert.host)"]
    }

    private func mark(_ mark: ThresholdCrossing.Mark) -> String {
        switch mark.threshold {
        case .share: "\(FigureText.threshold(mark.threshold)) (\(amount(mark.amount)))"
        case .amount: amount(mark.amount)
        }
    }

    private func amount(_ amount: BudgetAmount) -> String {
        switch amount.unit {
        case .usd: FigureText.amount(amount)
        case .tokens: "\(FigureText.amount(amount)) tokens"
        case .requests: "\(FigureText.amount(amount)) requests"
        }
    }

    private func span(_ seconds: Int64) -> String {
        let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")].filter { $0.0 > 0 }
        return parts.isEmpty ? "0 s" : parts.prefix(2).map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}
