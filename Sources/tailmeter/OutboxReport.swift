import Budgets
import Ledger
import Notifications
import Settings
import UsageModel

/// The outbox for a person.
struct OutboxReport {
    let outbox: OutboxInspection
    let zone: CivilZone

    /// Channels, then messages, the newest last.
    func text(color: Bool) -> String {
        guard !outbox.messages.isEmpty || !outbox.records.isEmpty else { return "no messages yet\n" }
        return channels(color) + (outbox.messages.isEmpty ? "" : "\n" + table(color))
    }

    /// Each webhook with what waits for it, by name.
    var webhooks: [(record: ChannelRecord, waiting: Int64)] {
        let waiting = Dictionary(outbox.depths.map { ($0.channel, $0.count) }) { $1 }
        return Set(outbox.records.map(\.channel)).union(waiting.keys).sorted().map { name in
            (outbox.records.first { $0.channel == name } ?? ChannelRecord(channel: name), waiting[name] ?? 0)
        }
    }

    private func channels(_ color: Bool) -> String {
        var table = TextTable(
            columns: [.init(title: "webhook", isNumber: false)]
                + ["waiting", "delivered", "given up", "attempts", "failed"].map { .init(title: $0, isNumber: true) }
                + [.init(title: "state", isNumber: false)])
        for (record, waiting) in webhooks {
            let counts = [waiting, record.delivered, record.givenUp, record.attempts, record.failures]
            table.rows.append([record.channel] + counts.map(HumanText.grouped) + [state(record)])
        }
        return table.render(color: color)
    }

    private func state(_ record: ChannelRecord) -> String {
        guard let reason = record.disabledReason else { return "enabled" }
        let since = record.disabledAt.map { " since \(RFC3339.text($0, zone: zone))" } ?? ""
        return "disabled\(since): \(Self.oneLine(reason))"
    }

    private func table(_ color: Bool) -> String {
        let titles = ["decided", "webhook", "state", "what", "became of it"]
        var table = TextTable(columns: titles.map { .init(title: $0, isNumber: false) })
        let zones = ZoneLookup(fallback: zone, named: CivilZone.named)
        for message in outbox.messages.reversed() {
            let text = AlertText(message.alert, language: .english, zones: zones)
            table.rows.append([
                RFC3339.text(message.alert.time, zone: zone), message.channel, Self.name(message.state), text.title,
                fate(message),
            ])
        }
        return table.render(color: color)
    }

    static func name(_ state: OutboxMessage.State) -> String {
        switch state {
        case .waiting: "waiting"
        case .delivered: "delivered"
        case .givenUp: "given up"
        case .skipped: "not sent"
        }
    }

    private func fate(_ message: OutboxMessage) -> String {
        let attempts = message.attempts == 1 ? "1 attempt" : "\(message.attempts) attempts"
        let reason = message.lastError.map { Self.oneLine($0) }
        switch message.state {
        case .delivered: return "\(RFC3339.text(message.changed, zone: zone)), \(attempts)"
        case .waiting:
            guard message.attempts > 0 else { return "not tried yet" }
            let next = message.nextAttempt.map { ", next at \(RFC3339.text($0, zone: zone))" } ?? ""
            return "\(attempts)\(next): \(reason ?? "")"
        case .givenUp: return "\(attempts): \(reason ?? "")"
        case .skipped: return reason ?? ""
        }
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}
