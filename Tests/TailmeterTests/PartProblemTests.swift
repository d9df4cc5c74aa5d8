import Budgets
import Foundation
import Ledger
import Testing
import UsageModel

/// Parts of the daemon are in trouble, and it counts nonetheless: the page, the API and `/readyz` say so.
struct PartProblemTests {
    @Test func anArchiveThatStandsStillAndWebhooksThatReachNobodyAreTold() async throws {
        let receiver = try await AlertReceiver()
        let folder = try TemporaryFolder()
        try folder.write(BudgetScene.line(1, user: "alice", at: -60), to: "app.jsonl")
        try folder.write("no folder", to: "archive")
        try folder.write(
            BudgetScene.settings("  - {name: all, daily_usd: 100}") + """
                archive: {dir: archive}
                webhooks:
                  refused: \(receiver.channel("status/410"))
                  failing: \(receiver.channel("status/500"))
                  well: \(receiver.channel())
                """, to: "settings.yaml")
        // Messages of before a restart, ten minutes old.
        try folder.makeFolder("state")
        let store = try LedgerStore(path: StateFolder.ledgerPath(in: folder.path("state")))
        let time = Timestamp(seconds: Int64(Date.now.timeIntervalSince1970) - 600)
        for (id, channel) in [("a", "refused"), ("a", "failing"), ("b", "failing"), ("a", "well")] {
            let alert = Alert(
                id: id, key: id, state: .firing, severity: .warning, time: time, startsAt: time, endsAt: nil,
                host: "web-1", subject: .silence(Silence(lastRecord: time, seconds: 3_600)))
            try store.enqueue(alert, channel: channel, lane: channel)
        }
        try store.close()

        let daemon = try Daemon(
            ["--config", "settings.yaml"], in: folder, environment: AlertReceiver.environment)
        try await daemon.metrics("all that happens has happened") {
            $0.lines == 1 && $0["tailmeter_archive_up"] == "0"
                && $0["tailmeter_webhook_disabled{channel=\"refused\"}"] == "1"
                && $0["tailmeter_webhook_delivered_total{channel=\"well\"}"] == "1"
        }
        let ready = try await daemon.get("/readyz")
        #expect(ready.status == 200)
        let summary = try await JSONAPITests.json(daemon, "/api/v1/summary")
        let problems = try #require(summary["problems"] as? [[String: String]])
        #expect(problems.map { $0["kind"] } == ["archive_stopped", "webhook_behind", "webhook_disabled"])
        #expect(problems.allSatisfy { $0["severity"] == "warning" && $0["action"]?.isEmpty == false })
        #expect(problems[0]["what"]?.contains("archive stands still since ") == true)
        #expect(problems[1]["what"]?.hasPrefix("The webhook 'failing' has 2 messages waiting since ") == true)
        #expect(problems[2]["what"]?.hasPrefix("The webhook 'refused' is disabled: answered 410") == true)
        #expect(ready.body == (["ready"] + problems.compactMap { $0["what"] }).joined(separator: "\n") + "\n")
        let english = try await daemon.get("/?lang=en").body
        #expect(english.contains("tailmeter alert enable refused"))
        let japanese = try await daemon.get("/?lang=ja").body
        #expect(japanese.contains("Webhook「refused」は無効になっています"))
        #expect(japanese.contains("アーカイブが ") && japanese.contains("Webhook「failing」への通知 2 件が"))
    }
}
