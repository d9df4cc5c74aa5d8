import Foundation
import Glibc
import Testing

/// `tailmeter budgets show`, `snooze` and `ack`, beside a daemon and without one.
struct BudgetCommandTests {
    /// A log line of so many dollars, in input tokens of Claude Sonnet 4 at $3 a million.
    private static func line(
        _ dollars: Double, user: String, at seconds: Double = 0, model: String = UsageLine.model
    ) -> String {
        """
        {"event": "llm_request_success", "model": "\(model)", "user_id": "\(user)", "output_tokens": 0, \
        "input_tokens": \(Int((dollars * 1_000_000 / 3).rounded())), "timestamp": "\(NoonZone.time(seconds))"}

        """
    }

    private static func settings(_ budgets: String) -> String {
        """
        state_dir: state
        timezone: \(NoonZone.name)
        sources: [{file: app.jsonl, labels: {user: user_id}}]
        budgets:
        \(budgets)

        """
    }

    private static let usual = settings(
        """
          - {name: all, daily_usd: 100, thresholds: [5%, 8%, 10%, $50], forecast: true}
          - {name: per-user, daily_usd: 6, by: user, overrides: {carol: none}}
        """)

    private static func show(
        _ arguments: [String] = [], in folder: TemporaryFolder
    ) async throws -> (json: [String: Any], budgets: [String: [String: Any]]) {
        let result = try await Tailmeter.run(
            ["budgets", "show", "--config", "settings.yaml", "--format", "json"] + arguments, in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let list = try #require(json["budgets"] as? [[String: Any]])
        return (json, Dictionary(uniqueKeysWithValues: list.map { ($0["name"] as? String ?? "", $0) }))
    }

    private static func scopes(_ budget: [String: Any]?) -> [[String: Any]] {
        budget?["scopes"] as? [[String: Any]] ?? []
    }

    private static func thresholds(_ budget: [String: Any]?, scope: Int = 0) -> [String] {
        let scopes = scopes(budget)
        guard scope < scopes.count else { return [] }
        return (scopes[scope]["alerts"] as? [[String: Any]] ?? []).compactMap { $0["threshold"] as? String }
    }

    @Test func showTellsWhatTheDaemonKnows() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.usual, to: "settings.yaml")
        // Yesterday's are a backfill; carol has no limit.
        let lines = [
            Self.line(6.9, user: "bob", at: -86_400), Self.line(5.40, user: "alice"), Self.line(0.60, user: "bob"),
            Self.line(3, user: "carol"), Self.line(0.03, user: "alice", model: "nobody-knows"),
        ]
        try folder.write(lines.joined(), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 5 }
        let (json, budgets) = try await Self.show(in: folder)
        let served = try await daemon.get("/api/v1/budgets")
        let api = try #require(try JSONSerialization.jsonObject(with: Data(served.body.utf8)) as? [String: Any])

        let all = try #require(Self.scopes(budgets["all"]).first)
        #expect(all["spent_usd"] as? Double == 9)
        #expect(all["limit_usd"] as? Double == 100)
        #expect(all["unpriced_tokens"] as? Int == 10_000)
        #expect(Self.thresholds(budgets["all"]) == ["8%"])
        let alert = try #require((all["alerts"] as? [[String: Any]])?.first)
        #expect(alert["also_crossed"] as? [String] == ["5%"])
        #expect(alert["state"] as? String == "firing")
        let users = Self.scopes(budgets["per-user"])
        #expect(users.map { ($0["scope"] as? [String: String])?["user"] } == ["alice", "bob"])
        #expect(users.map { $0["spent_usd"] as? Double } == [5.4, 0.6])
        #expect(Self.thresholds(budgets["per-user"]) == ["80%"])
        #expect(Self.thresholds(budgets["per-user"], scope: 1) == [])
        // At noon $5.40 of $6 last until about an hour later.
        let end = try #require(users[0]["exceeds_at"] as? String)
        let start = try #require(users[0]["period_start"] as? String)
        let elapsed = try Date.now.timeIntervalSince(Date(start, strategy: .iso8601))
        let exceeds = try Date(end, strategy: .iso8601).timeIntervalSince(Date(start, strategy: .iso8601))
        #expect(abs(exceeds - elapsed / 5.4 * 6) < 300)
        #expect(users[1]["exceeds_at"] is NSNull)
        // Yesterday bob was over the limit, and nobody was told.
        #expect(budgets["per-user"]?["silent_periods_total"] as? Int == 1)
        let silent = try #require((budgets["per-user"]?["silent_periods"] as? [[String: Any]])?.first)
        #expect(silent["scope"] as? [String: String] == ["user": "bob"])
        #expect(silent["spent_usd"] as? Double == 6.9)
        #expect(silent["period_end"] as? String == start)
        #expect(budgets["all"]?["silent_periods_total"] as? Int == 0)
        #expect((json["alerts"] as? [Any])?.isEmpty == true)
        // What the daemon serves is a part of it.
        for served in try #require(api["budgets"] as? [[String: Any]]) {
            let shown = try #require(budgets[served["name"] as? String ?? ""])
            #expect(Set(served.keys).isSubset(of: shown.keys))
            for (left, right) in zip(Self.scopes(served), Self.scopes(shown)) {
                #expect(Set(left.keys).isSubset(of: right.keys))
                #expect(left["spent_usd"] as? Double == right["spent_usd"] as? Double)
            }
        }

        // The same without the daemon.
        try await daemon.kill()
        let table = try await Tailmeter.run(["budgets", "--config", "settings.yaml", "--top", "1"], in: folder)
        #expect(table.end == .exited(0), "\(table.errors)")
        for part in [
            "at least $9.00, 10,000 tokens unpriced", "$100.00", "9%", "8% (also 5%) at ", "$5.40", "90%",
            "per-user: 1 more", "silent: 1 past day reached today's limit without an alert: bob ", "$6.90 (115%)",
        ] {
            #expect(table.output.contains(part), "\(part) in \(table.output)")
        }
        let one = try await Self.show(["per-user"], in: folder)
        #expect(Array(one.budgets.keys) == ["per-user"])
    }

    @Test func budgetsThatTheDaemonDoesNotHaveAreNotCounted() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.usual, to: "settings.yaml")
        try folder.write(Self.line(4.8, user: "alice"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        // One is new, and one is by the week now.
        try folder.write(
            Self.settings(
                """
                  - {name: all, weekly_usd: 100}
                  - {name: per-user, daily_usd: 6, by: user}
                  - {name: new, daily_usd: 100}
                """), to: "settings.yaml")
        let (_, budgets) = try await Self.show(in: folder)
        #expect(budgets.mapValues { $0["is_counted"] as? Bool } == ["all": false, "per-user": true, "new": false])
        let table = try await Tailmeter.run(["budgets", "show", "--config", "settings.yaml"], in: folder)
        #expect(table.output.contains("new: the daemon has not counted it yet"))
        #expect(!table.output.contains("per-user: the daemon has not counted it yet"))
        daemon.process.signal(SIGHUP)
        try await Waiting.until("the daemon counts them") {
            let answer = try HTTPAnswer.get("/api/v1/budgets", port: try #require(daemon.announcedPort))
            return answer.body.contains("\"new\"")
        }
        // New budgets take over what the rollups hold of their present period.
        let after = try await Self.show(in: folder).budgets
        #expect(after.mapValues { $0["is_counted"] as? Bool } == ["all": true, "per-user": true, "new": true])
        #expect(Self.scopes(after["new"]).first?["spent_usd"] as? Double == 4.8)
        try await daemon.kill()
    }

    @Test func aSnoozedBudgetIsQuietUntilItIsCleared() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.usual, to: "settings.yaml")
        try folder.write(Self.line(0.3, user: "alice"), to: "app.jsonl")
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

        try folder.append(Self.line(5.7, user: "alice") + Self.line(5.1, user: "bob"), to: "app.jsonl")
        try await daemon.metrics("the lines are read") { $0.lines == 3 }
        var budgets = try await Self.show(in: folder).budgets
        #expect(Self.scopes(budgets["all"]).first?["spent_usd"] as? Double == 11.1)
        #expect(Self.thresholds(budgets["all"]) == [])
        #expect(Self.thresholds(budgets["per-user"], scope: 0) == [])
        #expect(Self.thresholds(budgets["per-user"], scope: 1) == ["80%"])
        let quiet = try #require((budgets["per-user"]?["snoozes"] as? [[String: Any]])?.first)
        #expect(quiet["scope"] as? [String] == ["alice"])
        #expect(quiet["is_acknowledgement"] as? Bool == false)

        result = try await Tailmeter.run(snooze + ["per-user", "--clear"], in: folder)
        #expect(result.output.hasPrefix("'per-user' was not quiet\nstill quiet: alice, until "))
        result = try await Tailmeter.run(snooze + ["all", "--clear"], in: folder)
        #expect(result.output == "'all' is told again\n")
        result = try await Tailmeter.run(snooze + ["per-user", "--scope", "alice", "--clear"], in: folder)
        #expect(result.output == "'per-user' for alice is told again\n")
        try folder.append(Self.line(0.003, user: "alice"), to: "app.jsonl")
        try await daemon.metrics("the line is read") { $0.lines == 4 }
        budgets = try await Self.show(in: folder).budgets
        #expect(Self.thresholds(budgets["all"]) == ["10%"])
        #expect(Self.thresholds(budgets["per-user"]) == ["100%"])
        try await daemon.kill()
    }

    /// An acknowledgement ends with the period, and new thresholds are told all the same.
    @Test func anAcknowledgedBudgetTellsNewThresholds() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.usual, to: "settings.yaml")
        try folder.write(Self.line(5, user: "alice"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let result = try await Tailmeter.run(["budgets", "ack", "all", "--config", "settings.yaml"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output.hasPrefix("'all' is acknowledged until 20"))
        var budget = try await Self.show(in: folder).budgets["all"]
        let snooze = try #require((budget?["snoozes"] as? [[String: Any]])?.first)
        #expect(snooze["until"] as? String == Self.scopes(budget).first?["period_end"] as? String)
        #expect(snooze["is_acknowledgement"] as? Bool == true)
        // $51 at noon are also more than the pace allows: that stays quiet.
        try folder.append(Self.line(46, user: "bob"), to: "app.jsonl")
        try await daemon.metrics("the line is read") { $0.lines == 2 }
        budget = try await Self.show(in: folder).budgets["all"]
        #expect(Self.thresholds(budget) == ["5%", "$50.00"])
        let kinds = (Self.scopes(budget).first?["alerts"] as? [[String: Any]])?.compactMap { $0["kind"] as? String }
        #expect(kinds == ["budget_threshold", "budget_threshold"])
        try await daemon.kill()
    }

    /// What belongs to no budget is shown too, and can be quiet.
    @Test func alertsBesideBudgetsAreShown() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            Self.usual + """
                webhooks: {ops: {format: slack, url: "http://127.0.0.1:9/", allow_private: true}}
                alerts: {silence: {after: 5m, notify: ops}, unpriced: {notify: ops}}

                """, to: "settings.yaml")
        try folder.write(Self.line(0.03, user: "alice", at: -600, model: "nobody-knows"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        func alerts() async throws -> [[String: Any]] {
            try await Self.show(in: folder).json["alerts"] as? [[String: Any]] ?? []
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
        try folder.append(Self.line(0.3, user: "alice"), to: "app.jsonl")
        for _ in 0..<1_000 where told.first?["state"] as? String == "firing" { told = try await alerts() }
        #expect(told.first?["state"] as? String == "resolved")
        try await daemon.kill()
    }

    /// A digest that falls into the time is left out; the next one comes.
    @Test(.enabled(if: FakeClock.isPossible, "needs libfaketime")) func aSnoozedDigestIsLeftOut() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            Self.usual + """
                webhooks: {ops: {format: slack, url: "http://127.0.0.1:9/", allow_private: true}}
                alerts: {digest: {notify: ops}}

                """, to: "settings.yaml")
        try folder.write(Self.line(4.8, user: "alice"), to: "app.jsonl")
        let clock = try FakeClock(in: folder)
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, environment: clock.environment)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let result = try await Tailmeter.run(
            ["budgets", "snooze", "daily_digest", "--for", "30h", "--config", "settings.yaml"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        // Nobody expects a digest at the first start; then one is left out, and one is told.
        for (day, told) in [(0, "0"), (1, "0"), (2, "1")] {
            try clock.set("+\(day)d")
            try folder.append(Self.line(0.003, user: "alice", at: Double(day) * 86_400), to: "app.jsonl")
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

    @Test(arguments: [
        (["snooze", "per-uesr", "--for", "2h"], 2, "did you mean 'per-user'?"),
        (["snooze", "silense", "--for", "2h"], 2, "did you mean 'silence'?"),
        (["ack", "nothing"], 2, "known are all, per-user, silence, error_ratio, unpriced_tokens, daily_digest"),
        (["ack", "daily_digest"], 2, "is not acknowledged"),
        (["snooze", "all"], 2, "say one of --until TIME, --for TIME SPAN and --clear"),
        (["snooze", "all", "--for", "2h", "--clear"], 2, "say one of"),
        (["snooze", "all", "--for", "soon"], 2, "--for soon: expected a time span such as 90m"),
        (["snooze", "all", "--until", "2026-01-01"], 2, "is over; expected a time to come"),
        (["snooze", "all", "--until", "whenever"], 2, "--until whenever: expected a time such as"),
        (["snooze", "all", "--scope", "x", "--for", "2h"], 2, "it has no scopes; leave --scope out"),
        (["snooze", "per-user", "--scope", "x", "--scope", "y", "--for", "2h"], 2, "once for each of user"),
        (["show", "per-usr"], 2, "did you mean 'per-user'?"), (["show", "--top", "0"], 2, "--top 0"),
        (["show", "--state", "elsewhere"], 1, "elsewhere/ledger.sqlite: No such file or directory"),
        (["snooze", "all", "--for", "2h", "--state", "elsewhere"], 1, "elsewhere/ledger.sqlite: No such file"),
    ])
    func whatIsWrongIsTold(arguments: [String], status: Int32, message: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.usual, to: "settings.yaml")
        try folder.makeFolder("state")
        try folder.write("", to: "state/ledger.sqlite")
        let result = try await Tailmeter.run(["budgets"] + arguments + ["--config", "settings.yaml"], in: folder)
        #expect(result.end == .exited(status))
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(access(folder.path("elsewhere"), F_OK) != 0)
    }

    /// A ledger of an earlier version is left alone.
    @Test func noLedgerIsMadeOrMigrated() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.usual, to: "settings.yaml")
        try folder.write(Self.line(5, user: "alice"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        #expect(try await daemon.stop().end == .exited(0))
        let last = "SELECT max(CAST(identifier AS INTEGER)) FROM grdb_migrations"
        let version = try await LedgerQuery.run(last, in: folder)
        try await LedgerQuery.run(
            "DELETE FROM grdb_migrations WHERE CAST(identifier AS INTEGER) = \(version[0])", in: folder)
        for command in [["show"], ["snooze", "all", "--for", "2h"], ["ack", "all"]] {
            let result = try await Tailmeter.run(["budgets"] + command + ["--config", "settings.yaml"], in: folder)
            #expect(result.end == .exited(1))
            #expect(result.errors.contains("was written by an earlier version"), "\(result.errors)")
        }
        #expect(try await LedgerQuery.run(last, in: folder) == ["\((Int(version[0]) ?? 0) - 1)"])
        try folder.write("", to: "state/ledger.sqlite")
        let empty = try await Tailmeter.run(["budgets", "ack", "all", "--config", "settings.yaml"], in: folder)
        #expect(empty.end == .exited(1))
        #expect(empty.errors.contains("is no ledger of tailmeter"), "\(empty.errors)")
    }
}
