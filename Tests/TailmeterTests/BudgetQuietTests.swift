import Foundation
import Testing

/// `tailmeter budgets snooze` and `ack` beside a daemon.
struct BudgetQuietTests {
    @Test func aSnoozedBudgetIsQuietUntilItIsCleared() async throws {
        let folder = try TemporaryFolder()
        try folder.write(BudgetScene.usual, to: "settings.yaml")
        try folder.write(BudgetScene.line(0.3, user: "alice"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let snooze = ["budgets", "snooze", "--config", "settings.yaml"]
        var result = try await Tailmeter.run(snooze + ["all", "--for", "2h"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output.hasPrefix("'all' is quiet until 20"))
        #expect(result.output.hasSuffix(" (\(NoonZone.name))\n"))
        result = try await Tailmeter.run(
            snooze + ["per-user", "--scope", "alice", "--until", "tomorrow"], in: folder)
        #expect(result.output.hasPrefix("'per-user' for alice is quiet until 20"), "\(result.errors)")
        #expect(result.output.contains("T00:00:00"))

        // Times of the clock are those that come next.
        let day = try #require(result.output.firstRange(of: /20..-..-../)).lowerBound
        for (time, isTomorrow) in [("18:00", false), ("06:00", true)] {
            let next = try await Tailmeter.run(
                ["budgets", "ack", "--config", "settings.yaml", "silence", "--until", time], in: folder)
            let shown = try #require(next.output.firstRange(of: /20..-..-..T..:..:00/), "\(next.errors)")
            #expect(next.output[shown].hasSuffix("T\(time):00"))
            #expect((next.output[shown].prefix(10) == result.output[day...].prefix(10)) == isTomorrow)
        }

        try folder.append(BudgetScene.line(5.7, user: "alice") + BudgetScene.line(5.1, user: "bob"), to: "app.jsonl")
        try await daemon.metrics("the lines are read") { $0.lines == 3 }
        var budgets = try await BudgetScene.show(in: folder).budgets
        #expect(BudgetScene.scopes(budgets["all"]).first?["spent_usd"] as? Double == 11.1)
        #expect(BudgetScene.thresholds(budgets["all"]) == [])
        #expect(BudgetScene.thresholds(budgets["per-user"], scope: 0) == [])
        #expect(BudgetScene.thresholds(budgets["per-user"], scope: 1) == ["80%"])
        let quiet = try #require((budgets["per-user"]?["snoozes"] as? [[String: Any]])?.first)
        #expect(quiet["scope"] as? [String] == ["alice"])
        #expect(quiet["is_acknowledgement"] as? Bool == false)

        result = try await Tailmeter.run(snooze + ["per-user", "--clear"], in: folder)
        #expect(result.output.hasPrefix("'per-user' was not quiet\nstill quiet: alice, until "))
        result = try await Tailmeter.run(snooze + ["all", "--clear"], in: folder)
        #expect(result.output == "'all' is told again\n")
        result = try await Tailmeter.run(snooze + ["per-user", "--scope", "alice", "--clear"], in: folder)
        #expect(result.output == "'per-user' for alice is told again\n")
        try folder.append(BudgetScene.line(0.003, user: "alice"), to: "app.jsonl")
        try await daemon.metrics("the line is read") { $0.lines == 4 }
        budgets = try await BudgetScene.show(in: folder).budgets
        #expect(BudgetScene.thresholds(budgets["all"]) == ["10%"])
        #expect(BudgetScene.thresholds(budgets["per-user"]) == ["100%"])
        try await daemon.kill()
    }

    @Test func scopesAreNamedInTheOrderOfTheirLabels() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            BudgetScene.settings("  - {name: both, daily_usd: 6, by: [model, user]}"), to: "settings.yaml")
        try folder.write(BudgetScene.line(4.8, user: "alice"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let snooze = ["budgets", "snooze", "--config", "settings.yaml", "--for", "3d"]
        var result = try await Tailmeter.run(
            snooze + ["both", "--scope", "anthropic/\(UsageLine.model)", "--scope", "alice"], in: folder)
        #expect(result.output.hasPrefix("'both' for \(UsageLine.model) / alice is quiet until 20"), "\(result.errors)")
        result = try await Tailmeter.run(snooze + ["unpriced_tokens", "--scope", "openai/gpt-4o"], in: folder)
        #expect(result.output.hasPrefix("'unpriced_tokens' for gpt-4o is quiet until 20"), "\(result.errors)")
        let rows = try await LedgerQuery.run("SELECT subject, scope FROM snooze ORDER BY id", in: folder)
        #expect(rows == ["both|[\"\(UsageLine.model)\",\"alice\"]", "unpriced_tokens|[\"gpt-4o\"]"])
        let table = try await Tailmeter.run(["budgets", "--config", "settings.yaml"], in: folder)
        #expect(table.output.contains(#/alice .* until \d{4}-\d\d-\d\d \d\d:\d\d/#), "\(table.output)")
        try await daemon.kill()
    }

    @Test func anAcknowledgedBudgetTellsNewThresholds() async throws {
        let folder = try TemporaryFolder()
        try folder.write(BudgetScene.usual, to: "settings.yaml")
        try folder.write(BudgetScene.line(5, user: "alice"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let result = try await Tailmeter.run(["budgets", "ack", "all", "--config", "settings.yaml"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output.hasPrefix("'all' is acknowledged until 20"))
        var budget = try await BudgetScene.show(in: folder).budgets["all"]
        let snooze = try #require((budget?["snoozes"] as? [[String: Any]])?.first)
        #expect(snooze["until"] as? String == BudgetScene.scopes(budget).first?["period_end"] as? String)
        #expect(snooze["is_acknowledgement"] as? Bool == true)
        // $51 at noon are also more than the pace allows: that stays quiet.
        try folder.append(BudgetScene.line(46, user: "bob"), to: "app.jsonl")
        try await daemon.metrics("the line is read") { $0.lines == 2 }
        budget = try await BudgetScene.show(in: folder).budgets["all"]
        #expect(BudgetScene.thresholds(budget) == ["5%", "$50.00"])
        let kinds = (BudgetScene.scopes(budget).first?["alerts"] as? [[String: Any]])?.compactMap {
            $0["kind"] as? String
        }
        #expect(kinds == ["budget_threshold", "budget_threshold"])
        try await daemon.kill()
    }

    @Test func alertsBesideBudgetsAreShown() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            BudgetScene.usual + """
                webhooks: {ops: {format: slack, url: "http://127.0.0.1:9/", allow_private: true}}
                alerts: {silence: {after: 5m, notify: ops}, unpriced: {notify: ops}}

                """, to: "settings.yaml")
        try folder.write(BudgetScene.line(0.03, user: "alice", at: -600, model: "nobody-knows"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        func alerts() async throws -> [[String: Any]] {
            try await BudgetScene.show(in: folder).json["alerts"] as? [[String: Any]] ?? []
        }
        var told: [[String: Any]] = []
        for _ in 0..<1_000 where told.count < 2 { told = try await alerts() }
        #expect(told.map { $0["kind"] as? String } == ["silence", "unpriced_tokens"])
        #expect(told.first?["state"] as? String == "firing")
        #expect(told.last?["unpriced_tokens"] as? [String: Int] == ["nobody-knows": 10_000])
        let ack = try await Tailmeter.run(["budgets", "ack", "silence", "--config", "settings.yaml"], in: folder)
        #expect(ack.output.hasPrefix("'silence' is acknowledged until 20"), "\(ack.errors)")
        let table = try await Tailmeter.run(["budgets", "--config", "settings.yaml"], in: folder)
        for part in [
            ", still: no record since 20", "no price for nobody-knows (10,000 tokens)",
            "silence: quiet, acknowledged until ",
        ] {
            #expect(table.output.contains(part), "\(part) in \(table.output)")
        }
        // The next record ends the silence.
        try folder.append(BudgetScene.line(0.3, user: "alice"), to: "app.jsonl")
        for _ in 0..<1_000 where told.first?["state"] as? String == "firing" { told = try await alerts() }
        #expect(told.first?["state"] as? String == "resolved")
        try await daemon.kill()
    }

    @Test(.enabled(if: FakeClock.isPossible, "needs libfaketime")) func aSnoozedDigestIsLeftOut() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            BudgetScene.usual + """
                webhooks: {ops: {format: slack, url: "http://127.0.0.1:9/", allow_private: true}}
                alerts: {digest: {notify: ops}}

                """, to: "settings.yaml")
        try folder.write(BudgetScene.line(4.8, user: "alice"), to: "app.jsonl")
        let clock = try FakeClock(in: folder)
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, environment: clock.environment)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let result = try await Tailmeter.run(
            ["budgets", "snooze", "daily_digest", "--for", "30h", "--config", "settings.yaml"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        // Nobody expects a digest at the first start; then one is left out, and one is told.
        for (day, told) in [(0, "0"), (1, "0"), (2, "1")] {
            try clock.set("+\(day)d")
            try folder.append(BudgetScene.line(0.003, user: "alice", at: Double(day) * 86_400), to: "app.jsonl")
            var rows: [String] = []
            for _ in 0..<1_000 where rows.count <= day {
                rows = try await LedgerQuery.run(
                    "SELECT alert IS NOT NULL FROM alert WHERE kind = 'daily_digest' ORDER BY start_us", in: folder)
            }
            #expect(rows.count == day + 1)
            #expect(rows.last == told)
        }
        try await daemon.kill()
    }
}
