import Budgets
import UsageModel

/// Alertmanager: what it sends to a webhook receiver (version 4), and what it takes itself.
enum AlertmanagerFormat {
    static let apiPath = "/api/v2/alerts"

    /// The payload of <https://prometheus.io/docs/alerting/latest/configuration/#webhook_config>.
    static func receiverBody(_ alert: Alert, text: AlertText, receiver: String) -> String {
        let labels = AlertmanagerLabels(alert)
        let isFiring = alert.state == .firing
        let group = labels.pairs.filter { ["alertname", "budget"].contains($0.name) }
        let groupKey = group.map { "\($0.name)=\(JSONText.string($0.value))" }.joined(separator: ", ")
        // A firing alert has no end yet: Go's zero time.
        let end = isFiring ? "0001-01-01T00:00:00Z" : TimeText.rfc3339(alert.endsAt ?? alert.time)
        let entry = object([
            ("status", JSONText.string(alert.state.rawValue)), ("labels", strings(labels.pairs)),
            ("annotations", strings(annotations(text))), ("startsAt", time(alert.startsAt)),
            ("endsAt", JSONText.string(end)), ("generatorURL", JSONText.string("")),
            ("fingerprint", JSONText.string(labels.fingerprint)),
        ])
        return object([
            ("receiver", JSONText.string(receiver)), ("status", JSONText.string(alert.state.rawValue)),
            ("alerts", "[\(entry)]"), ("groupLabels", strings(group)), ("commonLabels", strings(labels.pairs)),
            ("commonAnnotations", strings(annotations(text))), ("externalURL", JSONText.string("")),
            ("version", JSONText.string("4")), ("groupKey", JSONText.string("{}:{\(groupKey)}")),
            ("truncatedAlerts", "0"),
        ])
    }

    /// The body of `POST /api/v2/alerts`. Alertmanager ends an alert at its `endsAt`, so that one that fires needs not be sent
    /// again and again.
    static func apiBody(_ alert: Alert, text: AlertText) -> String {
        let end: Timestamp
        if alert.state == .resolved {
            end = alert.endsAt.map { min($0, alert.time) } ?? alert.time
        } else {
            end = alert.endsAt ?? alert.time + secondsWithoutEnd(alert)
        }
        // It refuses an alert that ends before it starts.
        let entry = object([
            ("labels", strings(AlertmanagerLabels(alert).pairs)), ("annotations", strings(annotations(text))),
            ("startsAt", time(min(alert.startsAt, end))), ("endsAt", time(end)),
        ])
        return "[\(entry)]"
    }

    /// How long an alert stays in Alertmanager that has no end of its own: such as are told once go by themselves, others
    /// where no resolution comes.
    private static func secondsWithoutEnd(_ alert: Alert) -> Double {
        switch alert.subject {
        case .digest, .test: 3_600
        case .unpriced: 86_400
        case .threshold, .forecast, .burnRate, .silence, .errorRatio, .archive, .flagged: 7 * 86_400
        }
    }

    private static func annotations(_ text: AlertText) -> [(name: String, value: String)] {
        [("description", TextLimit.bytes(text.body, 16_000)), ("summary", text.title)]
    }

    private static func object(_ members: [(String, String)]) -> String { JSONText.object(members) }

    private static func strings(_ pairs: [(name: String, value: String)]) -> String {
        JSONText.object(pairs.map { ($0.name, JSONText.string($0.value)) })
    }

    private static func time(_ time: Timestamp) -> String { JSONText.string(TimeText.rfc3339(time)) }
}
