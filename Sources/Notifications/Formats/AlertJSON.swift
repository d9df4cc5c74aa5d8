public import Budgets
import UsageModel

/// An alert as a JSON object for programs: exact decimals as strings, times in RFC 3339.
public struct AlertJSON {
    private let alert: Alert
    private let text: AlertText
    /// How many parts of a digest's breakdown are told one by one.
    private let partLimit: Int

    /// Makes the object of an alert and its words.
    ///
    /// - Parameter partLimit: how many models and parts of breakdowns are told one by one; with a limit the text is left out.
    public init(_ alert: Alert, text: AlertText, partLimit: Int = .max) {
        self.alert = alert
        self.text = text
        self.partLimit = partLimit
    }

    /// The object.
    public var object: String {
        JSONText.object(
            [
                ("id", string(alert.id)), ("key", string(alert.key)), ("kind", string(alert.kind)),
                ("state", string(alert.state.rawValue)), ("severity", string(alert.severity.rawValue)),
                ("host", string(alert.host)), ("time", time(alert.time)), ("starts_at", time(alert.startsAt)),
                ("ends_at", alert.endsAt.map(time) ?? "null"), ("title", string(TextLimit.units(text.title, 1_000))),
            ] + (partLimit == .max ? [("text", string(text.body))] : []) + subject)
    }

    private var subject: [(String, String)] {
        switch alert.subject {
        case .threshold(let standing, let crossing):
            return [
                ("budget", budget(standing)), ("threshold", mark(crossing.mark)),
                ("other_thresholds", JSONText.array(crossing.others.map(mark))),
            ]
        case .forecast(let standing, let forecast):
            return [
                ("budget", budget(standing)),
                (
                    "forecast",
                    JSONText.object([
                        ("expected", string(forecast.expected.decimal)), ("exceeds_at", time(forecast.exceedsAt)),
                    ])
                ),
            ]
        case .burnRate(let standing, let rate):
            return [
                ("budget", budget(standing)),
                (
                    "burn_rate",
                    JSONText.object([
                        ("long_seconds", "\(rate.longSeconds)"),
                        ("long_factor", string(FigureText.hundredths(rate.longHundredths))),
                        ("short_seconds", "\(rate.shortSeconds)"),
                        ("short_factor", string(FigureText.hundredths(rate.shortHundredths))),
                        ("limit_factor", string(FigureText.hundredths(rate.limitHundredths))),
                    ])
                ),
            ]
        case .digest(let digest):
            return [
                (
                    "digest",
                    JSONText.object([
                        ("start", time(digest.start)), ("end", time(digest.end)), ("zone", string(digest.zone)),
                        ("day", sums(digest.day)), ("week_before", digest.weekBefore.map { sums($0) } ?? "null"),
                        ("breakdowns", JSONText.array(digest.breakdowns.map(breakdown))),
                    ])
                )
            ]
        case .unpriced(let unpriced):
            let models = unpriced.models.prefix(partLimit).map {
                JSONText.object([("model", name($0.name)), ("tokens", "\($0.tokens)")])
            }
            let more = unpriced.models.count - models.count
            return [("unpriced", JSONText.object([("models", JSONText.array(models)), ("more", "\(more)")]))]
        case .silence(let silence):
            return [
                (
                    "silence",
                    JSONText.object([
                        ("last_record", time(silence.lastRecord)), ("seconds", "\(silence.seconds)"),
                    ])
                )
            ]
        case .errorRatio(let ratio):
            return [
                (
                    "error_ratio",
                    JSONText.object([
                        ("requests", "\(ratio.requests)"), ("errors", "\(ratio.errors)"),
                        ("seconds", "\(ratio.seconds)"),
                        ("limit_percent", string(FigureText.hundredths(ratio.limitHundredths))),
                    ])
                )
            ]
        case .archive(let stop):
            return [
                (
                    "archive",
                    JSONText.object([
                        ("since", time(stop.since)), ("reason", string(TextLimit.bytes(stop.reason, 1_000))),
                    ])
                )
            ]
        case .flagged(let texts):
            return [
                (
                    "moderation",
                    JSONText.object([
                        ("flagged", "\(texts.count)"), ("last", time(texts.last)),
                        ("categories", JSONText.array(texts.categories.map(string))),
                    ])
                )
            ]
        case .test: return []
        }
    }

    private func budget(_ standing: BudgetStanding) -> String {
        JSONText.object([
            ("name", string(standing.budget)),
            ("scope", JSONText.object(standing.scope.map { ($0.name, string(TextLimit.units($0.value, 1_000))) })),
            ("period", string(standing.period.rawValue)), ("start", time(standing.start)), ("end", time(standing.end)),
            ("zone", string(standing.zone)), ("unit", string(standing.limit.unit.rawValue)),
            ("spent", string(standing.spent.decimal)), ("limit", string(standing.limit.decimal)),
            ("unpriced_tokens", "\(standing.unpricedTokens)"),
        ])
    }

    private func mark(_ mark: ThresholdCrossing.Mark) -> String {
        let share: String? =
            switch mark.threshold {
            case .share(let hundredths): FigureText.hundredths(Int64(hundredths))
            case .amount: nil
            }
        return JSONText.object([
            ("percent", share.map(string) ?? "null"), ("amount", string(mark.amount.decimal)),
        ])
    }

    private func breakdown(_ breakdown: Digest.Breakdown) -> String {
        let parts = breakdown.parts.prefix(partLimit)
        return JSONText.object([
            ("label", string(breakdown.label)),
            ("parts", JSONText.array(parts.map { sums($0.sums, name: $0.name) })),
            ("more", "\(breakdown.more + breakdown.parts.count - parts.count)"),
        ])
    }

    private func sums(_ sums: Digest.Sums, name: String? = nil) -> String {
        JSONText.object(
            (name.map { [("name", self.name($0))] } ?? []) + [
                ("cost_usd", string(sums.cost.decimal)), ("requests", "\(sums.requests)"),
                ("errors", "\(sums.errors)"), ("tokens", "\(sums.tokens)"),
                ("unpriced_tokens", "\(sums.unpricedTokens)"),
            ])
    }

    private func name(_ text: String) -> String { string(TextLimit.units(text, 200)) }

    private func string(_ text: String) -> String { JSONText.string(text) }

    private func time(_ time: Timestamp) -> String { string(TimeText.rfc3339(time)) }
}
