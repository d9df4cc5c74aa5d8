import Foundation
import Testing

/// The JSON API of a daemon, against sums that are worked out apart from it.
struct JSONAPITests {
    static func json(_ daemon: Daemon, _ path: String) async throws -> [String: Any] {
        let answer = try await daemon.get(path)
        try #require(answer.status == 200, "\(path): \(answer.body)")
        #expect(answer.headers["content-type"] == "application/json")
        return try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
    }

    /// Alice spends 1.5 and 0.75 dollars today, Bob 3; one attempt fails, one model has no price, and one line is of
    /// yesterday.
    private static func scene() async throws -> (daemon: Daemon, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        let lines = [
            BudgetScene.line(9, user: "alice", at: -86_400), BudgetScene.line(1.5, user: "alice", at: -7_200),
            BudgetScene.line(0.75, user: "alice", at: -60), BudgetScene.line(3, user: "bob", at: -3_600),
            BudgetScene.line(3, user: "bob", at: -30, model: "house-model-7b"),
            #"{"event": "rate_limit_hit", "model": "\#(UsageLine.model)", "user_id": "bob", "timestamp": "\#(NoonZone.time(-30))"}"#
                + "\n",
        ]
        try folder.write(lines.joined(), to: "app.jsonl")
        try folder.write(
            BudgetScene.settings("  - {name: per-user, daily_usd: 2, thresholds: [100%], by: user}"),
            to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 6 }
        return (daemon, folder)
    }

    @Test func theSummaryIsWhatWasLogged() async throws {
        let (daemon, _) = try await Self.scene()
        let json = try await Self.json(daemon, "/api/v1/summary")
        let today = try #require(json["today"] as? [String: Any])
        #expect(today["cost_usd"] as? String == "5.250000")
        #expect(today["requests"] as? [String: Int] == ["success": 4, "error": 1])
        #expect(today["unpriced_tokens"] as? Int == 1_000_000)
        #expect((today["tokens"] as? [String: Int])?["input"] == 2_750_000)
        // It is about noon: at this pace the day costs about twice as much.
        let forecast = try #require((today["forecast_usd"] as? String).flatMap(Double.init))
        #expect((9.5...10.6).contains(forecast))
        let models = try #require(json["models"] as? [[String: Any]])
        #expect(models.map { ($0["key"] as? [String: String])?["model"] } == [UsageLine.model, "house-model-7b"])
        #expect(json["unpriced"] as? [String: Int] == ["house-model-7b": 1_000_000])
        let errors = try #require(json["errors"] as? [[String: Any]])
        #expect(
            errors.count == 1 && errors[0]["reason"] as? String == "rate_limited" && errors[0]["count"] as? Int == 1)
        let labels = try #require(json["labels"] as? [[String: Any]])
        #expect(labels.count == 1 && labels[0]["label"] as? String == "user")
        let users = try #require(labels[0]["groups"] as? [[String: Any]])
        #expect(users.map { $0["cost_usd"] as? String } == ["3.000000", "2.250000"])
        let kinds = try #require(json["problems"] as? [[String: String]]).map { $0["kind"] ?? "" }
        #expect(kinds == ["budget_spent", "budget_spent", "unpriced_tokens"])
        let budgets = try #require(json["budgets"] as? [[String: Any]])
        #expect(BudgetScene.scopes(budgets[0]).map { $0["spent_usd"] as? Double } == [3, 2.25])
    }

    @Test func alertsAndSourcesAreTold() async throws {
        let (daemon, _) = try await Self.scene()
        let alerts = try #require(try await Self.json(daemon, "/api/v1/alerts")["alerts"] as? [[String: Any]])
        #expect(alerts.count == 2)
        #expect(alerts.allSatisfy { $0["kind"] as? String == "budget_threshold" && $0["state"] as? String == "firing" })
        let later = try await Self.json(daemon, "/api/v1/alerts?since=2100-01-01")["alerts"] as? [Any]
        // What fires is told whenever it began.
        #expect(later?.count == 2)
        let sources = try #require(try await Self.json(daemon, "/api/v1/sources")["sources"] as? [[String: Any]])
        #expect(sources.count == 1 && sources[0]["lag_bytes"] as? Int == 0 && sources[0]["files"] as? Int == 1)
    }

    /// The corpus's own truth: tokens, requests and money of each model, over all its days.
    @Test func sumsByTimeComeToTheCorpusTruth() async throws {
        let folder = try TemporaryFolder()
        let daemon = try Daemon([Corpus.seedApp, "--state", "state"], in: folder)
        let truth = try #require(
            try JSONSerialization.jsonObject(with: Data(Corpus.bytes("seed-app/expected.json"))) as? [String: Any])
        let lines = try #require((truth["lines"] as? [String: Any])?["total"] as? Int)
        try await daemon.metrics("all lines are read") { $0.lines == lines }
        for bucket in ["hour", "day", "month"] {
            let series = try await Self.json(
                daemon, "/api/v1/timeseries?from=2026-11-01&to=2026-12-01&bucket=\(bucket)&timezone=UTC&by=model")
            let groups = try #require(series["groups"] as? [[String: Any]])
            for expected in try #require(truth["groups"] as? [[String: Any]]) {
                let model = (expected["key"] as? [String: String])?["model"] ?? ""
                let own = groups.filter { ($0["key"] as? [String: String])?["model"] == model }
                for part in ["requests", "tokens"] {
                    for (name, value) in expected[part] as? [String: Int] ?? [:] {
                        let sum = own.reduce(0) { $0 + (($1[part] as? [String: Int])?[name] ?? 0) }
                        #expect(sum == value, "\(bucket) \(model) \(name)")
                    }
                }
                let cost = own.reduce(Decimal(0)) { $0 + (Decimal(string: $1["cost_usd"] as? String ?? "") ?? 0) }
                #expect(cost == Decimal(string: expected["cost_usd"] as? String ?? ""), "\(bucket) \(model)")
            }
        }
    }

    @Test(arguments: [
        "timeseries?bucket=year", "timeseries?from=x", "timeseries?from=2026-11-02&to=2026-11-01",
        "timeseries?by=nothing", "timeseries?bucket=minute&from=2026-01-01", "timeseries?until=now", "alerts?since=x",
        "budgets?scopes=x", "budgets?scopes=-1",
    ])
    func whatIsAskedInAWrongWayIsSaid(query: String) async throws {
        let daemon = try Daemon(["missing.jsonl", "--state", "state"], in: TemporaryFolder())
        let answer = try await daemon.get("/api/v1/\(query)")
        #expect(answer.status == 400)
        let json = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: String]
        #expect(json?.keys.sorted() == ["error"])
    }
}
