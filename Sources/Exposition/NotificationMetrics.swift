public import Ledger
public import UsageModel

/// How webhooks do, as metrics.
public enum NotificationMetrics {
    /// The families, in the order of the page; none where there are no channels.
    ///
    /// - Parameters:
    ///   - channels: the names of the channels in the settings: only these have series.
    ///   - records: how channels have done; those that did nothing yet need none.
    ///   - depths: what waits; channels without waiting messages need none.
    public static func families(
        channels: [String], records: [ChannelRecord], depths: [ChannelDepth], now: Timestamp
    ) -> [MetricFamily] {
        guard !channels.isEmpty else { return [] }
        let records = Dictionary(records.map { ($0.channel, $0) }) { $1 }
        let depths = Dictionary(depths.map { ($0.channel, $0) }) { $1 }
        func family(
            _ name: String, _ type: MetricType, _ help: String, unit: String? = nil, _ value: (String) -> SampleValue
        ) -> MetricFamily {
            MetricFamily(
                name: name, type: type, help: help, unit: unit,
                samples: channels.map { MetricSample(labels: LabelSet([("channel", $0)]), value: value($0)) })
        }
        func counter(_ name: String, _ help: String, _ count: KeyPath<ChannelRecord, Int64>) -> MetricFamily {
            family(name, .counter, help) { .integer(records[$0]?[keyPath: count] ?? 0) }
        }
        return [
            family("tailmeter_outbox_messages", .gauge, "Messages that are to be delivered.") {
                .integer(depths[$0]?.count ?? 0)
            },
            family(
                "tailmeter_outbox_oldest_age_seconds", .gauge,
                "Time since the oldest message was decided that is to be delivered; 0 when there is none.",
                unit: "seconds"
            ) { channel in
                guard let oldest = depths[channel]?.oldest else { return .integer(0) }
                return .seconds(nanoseconds: Int128(max(0, now.microseconds - oldest.microseconds)) * 1_000)
            },
            counter("tailmeter_webhook_attempts_total", "Attempts to deliver a message.", \.attempts),
            counter("tailmeter_webhook_failures_total", "Attempts that failed.", \.failures),
            counter("tailmeter_webhook_delivered_total", "Messages that the receiver took.", \.delivered),
            counter("tailmeter_webhook_given_up_total", "Messages that nobody took in time.", \.givenUp),
            family(
                "tailmeter_webhook_disabled", .gauge,
                "Whether the receiver answered that it wants no more messages, and none are sent."
            ) { .integer(records[$0]?.disabledReason == nil ? 0 : 1) },
        ]
    }
}
