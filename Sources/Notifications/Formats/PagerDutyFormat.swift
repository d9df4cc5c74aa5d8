import Budgets
import UsageModel

/// PagerDuty's Events API v2, <https://developer.pagerduty.com/docs/events-api-v2/trigger-events/>.
enum PagerDutyFormat {
    static func body(_ alert: Alert, text: AlertText, routingKey: Secret?) -> String {
        var members = [
            ("routing_key", JSONText.string(routingKey?.value ?? "")),
            ("event_action", JSONText.string(alert.state == .firing ? "trigger" : "resolve")),
            ("dedup_key", JSONText.string(deduplicationKey(alert.key))),
        ]
        if alert.state == .firing {
            // The whole event may have 512 kB; nobody reads so much.
            let details = [("text", JSONText.string(TextLimit.bytes(text.body, 16_000)))]
            members.append(
                (
                    "payload",
                    JSONText.object([
                        ("summary", JSONText.string(TextLimit.units(text.title, 1_024))),
                        ("source", JSONText.string(alert.host)),
                        ("severity", JSONText.string(alert.severity.rawValue)),
                        ("timestamp", JSONText.string(TimeText.rfc3339(alert.time))),
                        ("component", JSONText.string("tailmeter")), ("class", JSONText.string(alert.kind)),
                        ("custom_details", JSONText.object(details)),
                    ])
                ))
        }
        return JSONText.object(members)
    }

    /// At most 255 characters: a longer key is replaced by its hash.
    static func deduplicationKey(_ key: String) -> String {
        guard key.utf8.count > 255 else { return key }
        return "tailmeter-\(HashText.sha256(key))"
    }
}
