import Foundation
import Glibc
import TestKit
import Testing

/// `tailmeter budgets show`, beside a daemon and without one, and what is wrong with a command line.
struct BudgetCommandTests {
    @Test func showTellsWhatTheDaemonKnows() async throws {
        let folder = try TemporaryFolder()
        try folder.write(BudgetScene.usual, to: "settings.yaml")
        // Yesterday's are a backfill; carol has no limit.
        let lines = [
            BudgetScene.line(6.9, user: "bob", at: -86_400), BudgetScene.line(5.40, user: "alice"),
            BudgetScene.line(0.60, user: "bob"),
            BudgetScene.line(3, user: "carol"), BudgetScene.line(0.03, user: "alice", model: "nobody-knows"),
        ]
        try folder.write(lines.joined(), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 5 }
        let (json, budgets) = try await BudgetScene.show(in: folder)
        let served = try await daemon.get("/api/v1/budgets")
        let api = try #require(try JSONSerialization.jsonObject(with: Data(served.body.utf8)) as? [String: Any])

        let all = try #require(BudgetScene.scopes(budgets["all"]).first)
        #expect(all["spent_usd"] as? Double == 9)
        #expect(all["limit_usd"] as? Double == 100)
        #expect(all["unpriced_tokens"] as? Int == 10_000)
        #expect(BudgetScene.thresholds(budgets["all"]) == ["8%"])
        let alert = try #require((all["alerts"] as? [[String: Any]])?.first)
        #expect(alert["also_crossed"] as? [String] == ["5%"])
        #expect(alert["state"] as? String == "firing")
        let users = BudgetScene.scopes(budgets["per-user"])
        #expect(users.map { ($0["scope"] as? [String: String])?["user"] } == ["alice", "bob"])
        #expect(users.map { $0["spent_usd"] as? Double } == [5.4, 0.6])
        #expect(BudgetScene.thresholds(budgets["per-user"]) == ["80%"])
        #expect(BudgetScene.thresholds(budgets["per-user"], scope: 1) == [])
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
            for (left, right) in zip(BudgetScene.scopes(served), BudgetScene.scopes(shown)) {
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
        let one = try await BudgetScene.show(["per-user"], in: folder)
        #expect(Array(one.budgets.keys) == ["per-user"])
    }

    @Test func budgetsThatTheDaemonDoesNotHaveAreNotCounted() async throws {
        let folder = try TemporaryFolder()
        try folder.write(BudgetScene.usual, to: "settings.yaml")
        try folder.write(BudgetScene.line(4.8, user: "alice"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        // One is new, and one is by the week now.
        try folder.write(
            BudgetScene.settings(
                """
                  - {name: all, weekly_usd: 100}
                  - {name: per-user, daily_usd: 6, by: user}
                  - {name: new, daily_usd: 100}
                """), to: "settings.yaml")
        let (_, budgets) = try await BudgetScene.show(in: folder)
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
        let after = try await BudgetScene.show(in: folder).budgets
        #expect(after.mapValues { $0["is_counted"] as? Bool } == ["all": true, "per-user": true, "new": true])
        #expect(BudgetScene.scopes(after["new"]).first?["spent_usd"] as? Double == 4.8)
        try await daemon.kill()
    }

    /// One scope is named by the values of all its labels; models as logs or as /metrics have them.
    /// An acknowledgement ends with the period, and new thresholds are told all the same.
    /// What belongs to no budget is shown too, and can be quiet.
    /// A digest that falls into the time is left out; the next one comes.
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
        try folder.write(BudgetScene.usual, to: "settings.yaml")
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
        try folder.write(BudgetScene.usual, to: "settings.yaml")
        try folder.write(BudgetScene.line(5, user: "alice"), to: "app.jsonl")
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
