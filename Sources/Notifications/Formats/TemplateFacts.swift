import Budgets
import UsageModel

/// What a user's template can name.
struct TemplateFacts {
    /// All names, as `docs/webhooks.md` has them.
    static let names = [
        "id", "key", "kind", "state", "firing", "resolved", "severity", "title", "text", "lines", "time", "starts_at",
        "ends_at", "host", "channel", "budget", "name", "scope", "period", "start", "end", "zone", "unit", "spent",
        "limit", "ratio", "unpriced_tokens", "threshold", "expected", "exceeds_at", "data",
    ]

    let values: [String: Any]

    init(_ alert: Alert, text: AlertText, channel: String, zones: ZoneLookup) {
        var values: [String: Any] = [
            "id": alert.id, "key": alert.key, "kind": alert.kind, "state": alert.state.rawValue,
            "firing": alert.state == .firing, "resolved": alert.state == .resolved,
            "severity": alert.severity.rawValue, "title": text.title, "text": text.body, "lines": text.lines,
            "time": TimeText.rfc3339(alert.time), "starts_at": TimeText.rfc3339(alert.startsAt),
            "ends_at": alert.endsAt.map(TimeText.rfc3339) ?? "", "host": alert.host, "channel": channel,
            // For {{{data}}}: an object, not text in quotes.
            "data": AlertJSON(alert, text: text).object,
        ]
        if let standing = alert.standing {
            values["budget"] = [
                "name": standing.budget, "scope": standing.scopeText, "period": standing.period.rawValue,
                "start": TimeText.rfc3339(standing.start), "end": TimeText.rfc3339(standing.end),
                "zone": standing.zone, "unit": standing.limit.unit.rawValue, "spent": standing.spent.decimal,
                "limit": standing.limit.decimal,
                "ratio": FigureText.share(standing.spent.value, of: standing.limit.value),
                "unpriced_tokens": "\(standing.unpricedTokens)",
            ]
        }
        switch alert.subject {
        case .threshold(_, let crossing): values["threshold"] = FigureText.threshold(crossing.mark.threshold)
        case .forecast(_, let forecast):
            values["expected"] = forecast.expected.decimal
            values["exceeds_at"] = TimeText.rfc3339(forecast.exceedsAt)
        default: break
        }
        self.values = values
    }
}
