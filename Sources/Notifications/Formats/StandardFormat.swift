import Budgets
import UsageModel

/// Standard Webhooks, <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>.
enum StandardFormat {
    /// The specification asks for less than 20 kB.
    private static let limit = 20_000

    static func body(_ alert: Alert, text: AlertText) -> String {
        var body = ""
        for partLimit in [Int.max, 25, 5, 0] {
            body = JSONText.object([
                ("type", JSONText.string(alert.kind)),
                ("timestamp", JSONText.string(TimeText.rfc3339(alert.time))),
                ("data", AlertJSON(alert, text: text, partLimit: partLimit).object),
            ])
            if body.utf8.count < limit { break }
        }
        return body
    }

    /// The id stays the same over all attempts, the timestamp is that of this one; one signature for each secret.
    static func headers(_ alert: Alert, body: [UInt8], keys: [SigningKey], time: Timestamp) -> [Channel.Header] {
        let signatures = keys.map { $0.signature(id: alert.id, timestamp: time.seconds, body: body) }
        return [
            .init(name: "webhook-id", value: alert.id), .init(name: "webhook-timestamp", value: "\(time.seconds)"),
            .init(name: "webhook-signature", value: signatures.joined(separator: " ")),
        ]
    }
}
