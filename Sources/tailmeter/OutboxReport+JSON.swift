import Ledger
import Notifications
import Settings
import UsageModel

extension OutboxReport {
    /// The same for programs: `{"webhooks": […], "messages": […]}`, the newest message last.
    func json() -> String {
        let zones = ZoneLookup(fallback: zone, named: CivilZone.named)
        let messages = outbox.messages.reversed().map { message in
            object(message, text: AlertText(message.alert, language: .english, zones: zones))
        }
        return JSONText.object([
            ("webhooks", JSONText.array(webhooks.map(object))), ("messages", JSONText.array(messages)),
        ])
    }

    private func object(_ webhook: (record: ChannelRecord, waiting: Int64)) -> String {
        let record = webhook.record
        let disabled = record.disabledReason.map { reason in
            JSONText.object([("since", time(record.disabledAt)), ("reason", JSONText.string(reason))])
        }
        return JSONText.object([
            ("name", JSONText.string(record.channel)), ("waiting", "\(webhook.waiting)"),
            ("delivered", "\(record.delivered)"), ("given_up", "\(record.givenUp)"),
            ("attempts", "\(record.attempts)"), ("failed_attempts", "\(record.failures)"),
            ("disabled", disabled ?? "null"),
        ])
    }

    private func object(_ message: OutboxMessage, text: AlertText) -> String {
        JSONText.object([
            ("webhook", JSONText.string(message.channel)), ("state", JSONText.string(Self.name(message.state))),
            ("changed_at", time(message.changed)), ("attempts", "\(message.attempts)"),
            ("next_attempt_at", message.state == .waiting ? time(message.nextAttempt) : "null"),
            ("last_error", message.lastError.map(JSONText.string) ?? "null"),
            ("alert", AlertJSON(message.alert, text: text).object),
        ])
    }

    private func time(_ time: Timestamp?) -> String {
        time.map { JSONText.string(RFC3339.text($0, zone: zone)) } ?? "null"
    }
}
