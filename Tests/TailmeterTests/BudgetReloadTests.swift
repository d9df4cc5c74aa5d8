import Foundation
import Glibc
import TestKit
import Testing

/// Budgets whose settings change while the daemon runs, and the endpoint that an app may ask.
struct BudgetReloadTests {
    /// Months do not turn while a test runs.
    private static func settings(_ budgets: [String], _ receiver: AlertReceiver, more: String = "") -> String {
        """
        state_dir: state
        timezone: UTC
        sources: [{file: app.log, labels: {user: user_id}}]
        budgets:
        \(budgets.map { "  - \($0)" }.joined(separator: "\n"))
        webhooks: {ops: \(receiver.channel()), other: \(receiver.channel("other"))}
        \(more)

        """
    }

    /// A call of so many cents, now: 3 dollars a million input tokens.
    private static func line(_ cents: Int, user: String = "alice", model: String = UsageLine.model) -> String {
        let time = Date().formatted(.iso8601)
        return """
            {"event": "llm_request_success", "model": "\(model)", "input_tokens": \(cents * 10_000 / 3), \
            "output_tokens": 0, "user_id": "\(user)", "timestamp": "\(time)"}

            """
    }

    private static func daemon(_ folder: TemporaryFolder) throws -> Daemon {
        try Daemon(["--config", "settings.yaml"], in: folder, environment: AlertReceiver.environment)
    }

    private func told(_ receiver: AlertReceiver, _ expected: [String]) async throws {
        var texts: [String] = []
        try await Waiting.until("\(expected) is told; told was \(texts)") {
            texts = receiver.deliveries.map { "\($0.state) \($0.budget) \($0.amounts.joined(separator: " "))" }
            return texts.count >= expected.count
        }
        #expect(texts.sorted() == expected.sorted())
    }

    @Test func aRaisedLimitRearmsAndANewBudgetKnowsThePresentPeriod() async throws {
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        try folder.write(Self.settings(["{name: all, monthly_usd: 1, notify: ops}"], receiver), to: "settings.yaml")
        try folder.write(Self.line(60) + Self.line(30, user: "bob"), to: "app.log")
        let daemon = try Self.daemon(folder)
        try await told(receiver, ["firing all 0.80"])

        // 0.90 of 2.00: 80 % are 1.60 now, and 0.80 is no threshold any longer.
        try folder.write(
            Self.settings(
                [
                    "{name: all, monthly_usd: 2, notify: ops}",
                    "{name: each, monthly_usd: 0.5, by: user, thresholds: [100%], notify: other}",
                ], receiver), to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try await daemon.logs("settings taken over")
        let resolved = ["firing all 0.80", "resolved all 0.80", "firing each/alice 0.50"]
        try await told(receiver, resolved)
        try folder.append(Self.line(60, user: "bob") + Self.line(9), to: "app.log")
        try await told(receiver, resolved + ["firing each/bob 0.50"])
        try folder.append(Self.line(3), to: "app.log")
        try await told(receiver, resolved + ["firing each/bob 0.50", "firing all 1.60"])

        // A restart tells nothing anew.
        #expect(try await daemon.stop().end == .exited(0))
        let next = try Self.daemon(folder)
        try await next.readiness(200)
        let page = try await next.metrics()
        #expect(page["llm_budget_spent_usd{budget=\"all\",scope=\"\"}"] == "1.62")
        #expect(page["llm_budget_spent_usd{budget=\"each\",scope=\"alice\"}"] == "0.72")
        #expect(page["llm_budget_ratio{budget=\"each\",scope=\"bob\"}"] == "1.8")
        #expect(try await next.stop().end == .exited(0))
        try await told(receiver, resolved + ["firing each/bob 0.50", "firing all 1.60"])
    }

    @Test func aBudgetDoesNotEndWhereTheCapOfALabelDoes() async throws {
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        try folder.write(
            Self.settings(
                ["{name: each, monthly_usd: 1, by: user, thresholds: [100%], notify: ops}"], receiver,
                more: "caps: {label_values: 2, label_sets: 2}"), to: "settings.yaml")
        let users = (1...6).map { "user-\($0)" }
        try folder.write(users.map { Self.line(60, user: $0) }.joined(), to: "app.log")
        var daemon = try Self.daemon(folder)
        try await daemon.metrics("the lines are read") { $0.lines == 6 }
        try await daemon.kill()
        try folder.append(users.map { Self.line(60, user: $0) }.joined(), to: "app.log")
        daemon = try Self.daemon(folder)
        try await told(receiver, users.map { "firing each/\($0) 1.00" })
        let page = try await daemon.metrics()
        #expect(page["llm_cost_usd_total{model=\"\(UsageLine.model)\",user=\"other\"}"] == "4.8")
    }

    @Test func pricedAnewItIsInTheBudgetAfterAReload() async throws {
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        let budgets = ["{name: all, monthly_usd: 1, notify: ops}"]
        try folder.write(Self.settings(budgets, receiver), to: "settings.yaml")
        try folder.write(Self.line(30) + Self.line(30, model: "house-7b"), to: "app.log")
        let daemon = try Self.daemon(folder)
        let page = try await daemon.metrics("the lines are read") { $0.lines == 2 }
        #expect(page["llm_budget_spent_usd{budget=\"all\",scope=\"\"}"] == "0.3")
        #expect(page["llm_budget_unpriced_tokens{budget=\"all\",scope=\"\"}"] == "100000")
        // 100,000 tokens at 6 dollars a million are 0.60.
        try folder.write(
            Self.settings(budgets, receiver, more: "prices: {models: [{name: house-7b, input: 6, output: 1}]}"),
            to: "settings.yaml")
        let reprice = try await Tailmeter.run(["reprice", "--config", "settings.yaml"], in: folder)
        #expect(reprice.end == .exited(0))
        daemon.process.signal(SIGHUP)
        try await told(receiver, ["firing all 0.80"])
        let priced = try await daemon.metrics()
        #expect(priced["llm_budget_spent_usd{budget=\"all\",scope=\"\"}"] == "0.9")
        #expect(priced["llm_budget_unpriced_tokens{budget=\"all\",scope=\"\"}"] == "0")
    }

    @Test func aLedgerMadeAnewTellsNothingTwice() async throws {
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        try folder.write(
            Self.settings(
                [
                    "{name: all, monthly_usd: 1, thresholds: [50%, 90%, 100%], notify: ops}",
                    "{name: each, monthly_usd: 1, by: user, thresholds: [80%], notify: other}",
                ], receiver), to: "settings.yaml")
        try folder.write(Self.line(60), to: "app.log")
        let daemon = try Self.daemon(folder)
        try await told(receiver, ["firing all 0.50"])
        #expect(try await daemon.stop().end == .exited(0))
        try folder.append(Self.line(33), to: "app.log")
        let rebuild = try await Tailmeter.run(["rebuild", "--config", "settings.yaml"], in: folder)
        #expect(rebuild.end == .exited(0), "\(rebuild.errors)")
        #expect(receiver.deliveries.count == 1, "rebuild sends nothing by itself")
        let next = try Self.daemon(folder)
        let more = ["firing all 0.50", "firing all 0.90", "firing each/alice 0.80"]
        try await told(receiver, more)
        try folder.append(Self.line(9), to: "app.log")
        try await told(receiver, more + ["firing all 1.00"])
        let page = try await next.metrics("all that was ever delivered is counted") {
            $0.sum("tailmeter_webhook_delivered_total") == 4
        }
        #expect(page["llm_budget_spent_usd{budget=\"each\",scope=\"alice\"}"] == "1.02")
    }

    @Test func anAppCanAskBeforeACall() async throws {
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        try folder.write(
            Self.settings(
                [
                    "{name: each, monthly_usd: 1, by: user, notify: ops, overrides: {bot: none}}",
                    "{name: tokens, monthly_tokens: 1M}",
                ], receiver), to: "settings.yaml")
        try folder.write(
            Self.line(99) + Self.line(120, user: "bob") + Self.line(600, user: "bot") + Self.line(3, user: "a b/ö"),
            to: "app.log")
        let daemon = try Self.daemon(folder)
        try await daemon.metrics("the lines are read") { $0.lines == 4 }
        func ask(_ query: String) async throws -> (answer: HTTPAnswer, json: [String: Any]) {
            let answer = try await daemon.get("/api/v1/budgets/\(query)")
            let json = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
            return (answer, json ?? [:])
        }
        let alice = try await ask("each/decision?user=alice")
        #expect(alice.answer.status == 200)
        #expect(alice.json["allow"] as? Bool == true)
        #expect(alice.json["remaining_usd"] as? Double == 0.01)
        #expect(alice.answer.headers["content-type"] == "application/json")
        let bob = try await ask("each/decision?user=bob")
        #expect(bob.answer.status == 429)
        #expect(bob.json["allow"] as? Bool == false)
        #expect(bob.json["remaining_usd"] as? Double == 0)
        #expect(bob.json["spent_usd"] as? Double == 1.2)
        // The month's end, from Foundation's calendar.
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        let end = try #require(calendar.dateInterval(of: .month, for: Date())?.end)
        let seconds = try #require(bob.answer.headers["retry-after"].flatMap(Double.init))
        #expect(abs(end.timeIntervalSinceNow - seconds) < 60)
        let new = try await ask("each/decision?user=nobody-yet")
        #expect(new.answer.status == 200 && new.json["remaining_usd"] as? Double == 1)
        let bot = try await ask("each/decision?user=bot")
        #expect(bot.answer.status == 200 && bot.json["limit_usd"] is NSNull)
        #expect(try await ask("each/decision?user=a%20b%2F%C3%B6").json["spent_usd"] as? Double == 0.03)
        // 10,000 tokens are 3 cents: 822 cents are 2,740,000 tokens.
        let tokens = try await ask("tokens/decision")
        #expect(tokens.answer.status == 429 && tokens.json["spent_tokens"] as? Int == 2_740_000)
        let unknown = try await ask("eech/decision?user=bob")
        #expect(unknown.answer.status == 404)
        #expect((unknown.json["error"] as? String)?.contains("each, tokens") == true)
        let missing = try await ask("each/decision")
        #expect(missing.answer.status == 400 && (missing.json["error"] as? String)?.contains("?user=") == true)

        let list = try await daemon.get("/api/v1/budgets?scopes=1")
        let budgets = try JSONSerialization.jsonObject(with: Data(list.body.utf8)) as? [String: [[String: Any]]]
        let each = try #require(budgets?["budgets"]?.first)
        #expect(each["scopes_total"] as? Int == 3 && each["scopes_over"] as? Int == 1)
        let scopes = try #require(each["scopes"] as? [[String: Any]])
        #expect(scopes.count == 1 && scopes[0]["scope"] as? [String: String] == ["user": "bob"])
    }
}
