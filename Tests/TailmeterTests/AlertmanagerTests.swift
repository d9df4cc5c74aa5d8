import Foundation
import TestKit
import Testing

/// The rules of `alerts` in a real Prometheus, beside a real daemon: who is told, and who is not.
@Suite(.enabled(if: Prometheus.isInstalled, "prometheus is not installed"))
struct AlertmanagerTests {
    private static let spend = #"alertname=~"LLM(Fleet)?Budget.*|LLMCost.*""#

    /// The sample configuration leads to a receiver, by severity.
    @Test(.enabled(if: Alertmanager.isInstalled, "prometheus-alertmanager is not installed"))
    func aSpentBudgetReachesThePager() async throws {
        let folder = try TemporaryFolder()
        let receiver = try await WebhookReceiver()
        let sample = try AlertFiles.text("alertmanager.yml")
        try #require(sample.contains("group_wait: 30s") && sample.contains("http://127.0.0.1:9095"))
        try folder.write(
            sample.replacingOccurrences(of: "group_wait: 30s", with: "group_wait: 0s")
                .replacingOccurrences(of: "http://127.0.0.1:9095", with: "http://127.0.0.1:\(receiver.port)"),
            to: "alertmanager.yml")
        let alertmanager = try await Alertmanager(in: folder)

        // $2.50 of $2.
        try folder.write(BudgetScene.line(2.5, user: "alice"), to: "app.jsonl")
        try folder.write(BudgetScene.settings("  - {name: all, daily_usd: 2}"), to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let target = try await daemon.port()
        let prometheus = try await Prometheus(withRulesIn: folder, target: target, alertmanager: alertmanager.port)
        try await prometheus.holds(#"ALERTS{alertname="LLMBudgetExceeded",alertstate="firing"}"#)

        let body = try await Waiting.value("the receiver is told: \(alertmanager.process.errors)", pause: 50) {
            receiver.bodies.first {
                ($0["groupLabels"] as? [String: String])?["alertname"] == "LLMBudgetExceeded"
            }
        }
        #expect(body["receiver"] as? String == "pager")
        #expect(
            body["groupLabels"] as? [String: String] == [
                "alertname": "LLMBudgetExceeded", "budget": "all", "job": "tailmeter",
            ])
        let alert = try #require((body["alerts"] as? [[String: Any]])?.first)
        #expect(alert["status"] as? String == "firing")
        #expect(
            alert["labels"] as? [String: String] == [
                "alertname": "LLMBudgetExceeded", "severity": "critical", "budget": "all", "job": "tailmeter",
                "instance": "127.0.0.1:\(target)",
            ])
        #expect(
            alert["annotations"] as? [String: String] == [
                "summary": "A budget is spent.",
                "description": "125% of budget all are spent on 127.0.0.1:\(target).",
                "runbook_url": "alerts/runbooks/LLMBudgetExceeded.md",
            ])
        // It is nearly spent as well, which is no news.
        try await Waiting.until("the warning is inhibited", pause: 50) {
            let answer = try HTTPAnswer.get("/api/v2/alerts", port: alertmanager.port)
            let alerts = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [[String: Any]] ?? []
            return alerts.contains {
                ($0["labels"] as? [String: String])?["alertname"] == "LLMBudgetNearLimit"
                    && ($0["status"] as? [String: Any])?["state"] as? String == "suppressed"
            }
        }
    }

    @Test(.enabled(if: ProgramSearch.has("amtool"), "amtool is not installed"))
    func theSampleConfigurationLeadsEachSeverityToItsReceiver() async throws {
        let file = AlertFiles.path("alertmanager.yml")
        let check = try await ChildProcess.run(tool: "amtool", ["check-config", file])
        #expect(check.end == .exited(0), "\(check.output)\(check.errors)")
        for (severity, receiver) in [("critical", "pager"), ("warning", "team"), ("info", "low")] {
            let result = try await ChildProcess.run(
                tool: "amtool",
                ["config", "routes", "test", "--config.file", file, "severity=\(severity)", "budget=all"])
            #expect(result.output == "\(receiver)\n", "\(result.errors)")
        }
    }

    /// The cost of three past days is read at once, as after an outage: counters jump, and nobody is called.
    @Test func aCatchUpCallsNobody() async throws {
        let folder = try TemporaryFolder()
        try folder.write(BudgetScene.line(1, user: "alice"), to: "app.jsonl")
        try folder.write(BudgetScene.settings("  - {name: all, daily_usd: 10}"), to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let prometheus = try await Prometheus(withRulesIn: folder, target: try await daemon.port())
        try await prometheus.holds("llm_cost_usd_total > 0.99 and on (instance) llm_budget_ratio > 0.09")

        let day = -86_400.0
        try folder.append(
            (1...3).map { BudgetScene.line(500, user: "alice", at: Double($0) * day) }.joined(), to: "app.jsonl")
        // Three seconds with the jump in sight are at least one evaluation of each rule.
        try await prometheus.holds("count_over_time((job:llm_cost_usd:increase1h > 1000)[1m:1s]) >= 3")
        let fired = try prometheus.query("count_over_time(ALERTS{\(Self.spend)}[1h])")
        #expect(fired.isEmpty, "\(fired.map(\.labels))")
        // It is not for want of looking: what the budget spent is the dollar of today.
        let spent = try prometheus.query("llm_budget_spent_usd")
        #expect(spent.map { ($0.value * 100).rounded() } == [100])
        let growth = try prometheus.query("instance_budget_scope:llm_budget_spent_usd:increase1h")
        #expect(growth.map(\.value) == [0])

        // The same rules do speak of today.
        try folder.append(BudgetScene.line(8, user: "alice"), to: "app.jsonl")
        try await prometheus.holds(#"ALERTS{alertname="LLMBudgetNearLimit",alertstate="firing"}"#)
    }
}
