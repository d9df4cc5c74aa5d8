import Budgets
import Exposition
import UsageModel

/// What an alert says, for a person and for programs.
enum AlertSummary {
    /// One line: `80% (also 50%): $8.01 of $10.00`.
    static func line(_ subject: Alert.Subject, zone: CivilZone) -> String {
        switch subject {
        case .threshold(let standing, let crossing):
            "\(crossing.marks): \(spent(standing)) of \(HumanText.amount(standing.limit))"
        case .forecast(let standing, let forecast):
            "\(HumanText.amount(forecast.expected)) expected of \(HumanText.amount(standing.limit)), "
                + "which is reached at \(HumanText.minute(forecast.exceedsAt, zone))"
        case .burnRate(_, let rate):
            "\(HumanText.hundredths(rate.longHundredths)) times as fast as evenly over "
                + "\(HumanText.duration(seconds: rate.longSeconds)), \(HumanText.hundredths(rate.shortHundredths)) over "
                + "\(HumanText.duration(seconds: rate.shortSeconds)); told from "
                + "\(HumanText.hundredths(rate.limitHundredths)) on"
        case .unpriced(let tokens):
            "no price for "
                + tokens.models.map { "\(HumanText.printable($0.name)) (\(HumanText.grouped($0.tokens)) tokens)" }
                .joined(separator: ", ")
        case .silence(let silence):
            "no record since \(HumanText.minute(silence.lastRecord, zone))"
        case .errorRatio(let ratio):
            "\(HumanText.grouped(ratio.errors)) of \(HumanText.grouped(ratio.requests)) attempts failed in "
                + HumanText.duration(seconds: ratio.seconds)
        case .archive(let stop): "nothing archived since \(HumanText.minute(stop.since, zone)): \(stop.reason)"
        case .flagged(let texts):
            "\(HumanText.grouped(texts.count)) harmful text\(texts.count == 1 ? "" : "s"), the last one at "
                + "\(HumanText.minute(texts.last, zone)): \(texts.categories.joined(separator: ", "))"
        case .digest: "what the day before came to"
        case .test: "a test"
        }
    }

    /// What was spent; where tokens had no price, that it is more.
    static func spent(_ standing: BudgetStanding) -> String {
        guard standing.unpricedTokens != 0 else { return HumanText.amount(standing.spent) }
        return
            "at least \(HumanText.amount(standing.spent)), \(HumanText.grouped(standing.unpricedTokens)) tokens unpriced"
    }

    /// The same in figures: members of a JSON object.
    static func members(_ subject: Alert.Subject, zone: CivilZone) -> [(String, String)] {
        switch subject {
        case .threshold(let standing, let crossing):
            [
                ("threshold", JSONText.string(HumanText.threshold(crossing.mark.threshold))),
                ("threshold_\(crossing.mark.amount.unit.rawValue)", crossing.mark.amount.decimal),
                (
                    "also_crossed",
                    JSONText.array(crossing.others.map { JSONText.string(HumanText.threshold($0.threshold)) })
                ),
            ] + BudgetDocument.figures(standing)
        case .forecast(let standing, let forecast):
            BudgetDocument.figures(standing) + [
                ("expected_\(forecast.expected.unit.rawValue)", forecast.expected.decimal),
                ("exceeds_at", time(forecast.exceedsAt, zone)),
            ]
        case .burnRate(let standing, let rate):
            BudgetDocument.figures(standing) + [
                ("long_seconds", "\(rate.longSeconds)"), ("long_factor", HumanText.hundredths(rate.longHundredths)),
                ("short_seconds", "\(rate.shortSeconds)"), ("short_factor", HumanText.hundredths(rate.shortHundredths)),
                ("limit_factor", HumanText.hundredths(rate.limitHundredths)),
            ]
        case .unpriced(let tokens):
            [("unpriced_tokens", JSONText.object(tokens.models.map { ($0.name, "\($0.tokens)") }))]
        case .silence(let silence):
            [("last_record", time(silence.lastRecord, zone)), ("seconds", "\(silence.seconds)")]
        case .errorRatio(let ratio):
            [
                ("requests", "\(ratio.requests)"), ("errors", "\(ratio.errors)"), ("seconds", "\(ratio.seconds)"),
                ("limit_percent", HumanText.hundredths(ratio.limitHundredths)),
            ]
        case .archive(let stop): [("since", time(stop.since, zone)), ("reason", JSONText.string(stop.reason))]
        case .flagged(let texts):
            [
                ("flagged", "\(texts.count)"), ("last", time(texts.last, zone)),
                ("categories", JSONText.array(texts.categories.map(JSONText.string))),
            ]
        case .digest, .test: []
        }
    }

    static func time(_ time: Timestamp, _ zone: CivilZone) -> String { JSONText.string(RFC3339.text(time, zone: zone)) }

}

extension ThresholdCrossing {
    /// `100% (also 80%, 50%)`.
    var marks: String {
        let others = others.map { HumanText.threshold($0.threshold) }
        return HumanText.threshold(mark.threshold) + (others.isEmpty ? "" : " (also \(others.joined(separator: ", ")))")
    }
}
