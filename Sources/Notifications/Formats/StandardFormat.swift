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
        let id = headerID(alert.id)
        let signatures = keys.map { $0.signature(id: id, timestamp: time.seconds, body: body) }
        return [
            .init(name: "webhook-id", value: id), .init(name: "webhook-timestamp", value: "\(time.seconds)"),
            .init(name: "webhook-signature", value: signatures.joined(separator: " ")),
        ]
    }

    /// An id that a header can hold: another one is replaced by its hash.
    private static func headerID(_ id: String) -> String {
        let isFit = (1...255).contains(id.utf8.count) && id.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isFit ? id : HashText.sha256(id)
    }
}
