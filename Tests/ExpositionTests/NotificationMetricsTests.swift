import Exposition
import Ledger
import Testing
import UsageModel

struct NotificationMetricsTests {
    private static let now = Timestamp(seconds: 1_000)

    private var families: [MetricFamily] {
        var record = ChannelRecord(channel: "ops")
        (record.attempts, record.failures, record.delivered, record.givenUp) = (7, 3, 4, 2)
        record.disabledReason = "gone"
        return NotificationMetrics.families(
            channels: ["ops", "quiet"], records: [record, ChannelRecord(channel: "of old")],
            depths: [.init(channel: "ops", count: 5, oldest: Timestamp(microseconds: 987_500_000))], now: Self.now)
    }

    @Test func eachChannelOfTheSettingsHasItsSeries() {
        let page = String(decoding: MetricsRenderer.render(families, format: .text004), as: UTF8.self)
        let lines = page.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            Set(lines) == [
                #"tailmeter_outbox_messages{channel="ops"} 5"#, #"tailmeter_outbox_messages{channel="quiet"} 0"#,
                #"tailmeter_outbox_oldest_age_seconds{channel="ops"} 12.5"#,
                #"tailmeter_outbox_oldest_age_seconds{channel="quiet"} 0"#,
                #"tailmeter_webhook_attempts_total{channel="ops"} 7"#,
                #"tailmeter_webhook_attempts_total{channel="quiet"} 0"#,
                #"tailmeter_webhook_failures_total{channel="ops"} 3"#,
                #"tailmeter_webhook_failures_total{channel="quiet"} 0"#,
                #"tailmeter_webhook_delivered_total{channel="ops"} 4"#,
                #"tailmeter_webhook_delivered_total{channel="quiet"} 0"#,
                #"tailmeter_webhook_given_up_total{channel="ops"} 2"#,
                #"tailmeter_webhook_given_up_total{channel="quiet"} 0"#,
                #"tailmeter_webhook_disabled{channel="ops"} 1"#, #"tailmeter_webhook_disabled{channel="quiet"} 0"#,
            ])
    }

    @Test func withoutChannelsThereIsNothing() {
        #expect(NotificationMetrics.families(channels: [], records: [], depths: [], now: Self.now).isEmpty)
    }

    @Test(.enabled(if: ExternalTool.promtool != nil, "promtool is not in PATH (Debian: prometheus)"))
    func promtoolFindsNoFault() throws {
        let result = try #require(ExternalTool.promtool).run(
            ["check", "metrics"], input: MetricsRenderer.render(families, format: .text004))
        #expect(result.status == 0 && result.output == "" && result.errors == "")
    }
}
