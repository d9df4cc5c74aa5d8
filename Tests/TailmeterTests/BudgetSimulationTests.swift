import Foundation
import TestKit
import Testing

/// `tailmeter budgets simulate`.
struct BudgetSimulationTests {
    /// A log line of so many input tokens of Claude Sonnet 4, at $3 a million.
    private static func line(_ input: Int, _ time: String, user: String? = nil, model: String = UsageLine.model)
        -> String
    {
        let label = user.map { "\"user_id\": \"\($0)\", " } ?? ""
        return """
            {"event": "llm_request_success", "model": "\(model)", \(label)"input_tokens": \(input), "output_tokens": 0, \
            "timestamp": "\(time)"}

            """
    }

    private static func simulate(
        _ arguments: [String], in folder: TemporaryFolder, expecting end: ChildProcess.End = .exited(0)
    ) async throws -> (json: [String: Any], alerts: [[String: Any]], errors: String) {
        let result = try await Tailmeter.run(
            ["budgets", "simulate", "--config", "settings.yaml", "--format", "json"] + arguments, in: folder)
        try #require(result.end == end, "\(result.errors)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.output)")
        return (json, json["alerts"] as? [[String: Any]] ?? [], result.errors)
    }

    /// Days of 23, 25, 23½ and 24½ hours, and hours, weeks and months with them.
    @Test func thresholdsAreCrossedInTheMinutesThatPythonFinds() async throws {
        let folder = try TemporaryFolder()
        let written = try await ChildProcess.run(tool: "python3", ["-c", BudgetTruth.script, "write"], in: folder)
        try #require(written.end == .exited(0), "\(written.errors)")
        let found = try await Tailmeter.run(
            ["budgets", "simulate", "--config", "settings.yaml", "--format", "json", "app.jsonl"], in: folder)
        try #require(found.end == .exited(0), "\(found.errors)")
        try folder.write(found.output, to: "found.json")
        let compared = try await ChildProcess.run(tool: "python3", ["-c", BudgetTruth.script, "compare"], in: folder)
        #expect(compared.end == .exited(0), "\(compared.errors)")
        #expect(
            compared.output == """
                True
                Berlin [23.0, 24.0, 25.0]
                Lord_Howe [23.5, 24.0, 24.5]
                New_York [23.0, 24.0, 25.0]
                Tokyo [24.0]

                """)
    }

    /// Plain and compressed files, a glob and standard input come to the same as one file.
    @Test func filesAreTakenAsAnalyzeTakesThem() async throws {
        let folder = try TemporaryFolder()
        let lines = (0..<40).map { number in
            Self.line(
                100_000, "2026-11-\(number < 20 ? "02" : "03")T10:\(10 + number):00Z", user: number % 4 == 0 ? "a" : "b"
            )
        }
        try folder.write(
            """
            timezone: Asia/Tokyo
            sources: [{file: app.jsonl, labels: {user: user_id}}]
            budgets:
              - {name: all, daily_usd: 5}
              - {name: users, monthly_usd: 6, by: user, overrides: {a: 2}, thresholds: [100%]}

            """, to: "settings.yaml")
        try folder.write(lines.joined(), to: "whole.jsonl")
        try folder.write(lines[..<10].joined(), to: "part-1.jsonl")
        try folder.write(Gzip.compress(Array(lines[10..<30].joined().utf8)), to: "part-2.jsonl.gz")
        try folder.write(lines[30...].joined(), to: "rest")
        let whole = try await Tailmeter.shell(
            "$TAILMETER budgets simulate --config settings.yaml --format json whole.jsonl", in: folder)
        let parts = try await Tailmeter.shell(
            "$TAILMETER budgets simulate --config settings.yaml --format json 'part-*' - < rest", in: folder)
        #expect(whole.end == .exited(0), "\(whole.errors)")
        #expect(parts.end == .exited(0), "\(parts.errors)")
        #expect(whole.output == parts.output)
        // $0.30 each: 14 of them are 80 % of $5 and 17 are all of it, in each day; 7 of a's are $2, 20 of b's are $6.
        let (_, alerts, _) = try await Self.simulate(["whole.jsonl"], in: folder)
        let told = alerts.map { alert in
            let user = (alert["scope"] as? [String: String])?["user"] ?? "all"
            return "\(alert["time"] ?? "") \(user) \(alert["threshold"] ?? "")"
        }
        #expect(
            told == [
                "2026-11-02T19:23:59+09:00 all 80%", "2026-11-02T19:26:59+09:00 all 100%",
                "2026-11-03T19:34:59+09:00 a 100%", "2026-11-03T19:36:59+09:00 b 100%",
                "2026-11-03T19:43:59+09:00 all 80%", "2026-11-03T19:46:59+09:00 all 100%",
            ])
        // Only the second day, by its civil midnight in Tokyo, and alerts counted by day.
        let (days, _, _) = try await Self.simulate(["whole.jsonl", "--since", "2026-11-03", "--by-day"], in: folder)
        let counted = try #require(days["days"] as? [[String: Any]])
        #expect(counted.count == 1)
        #expect(counted.first?["day"] as? String == "2026-11-03")
        #expect(counted.first?["budget"] as? String == "all")
        #expect(counted.first?["alerts"] as? [String: Int] == ["budget_threshold": 2])
        let table = try await Tailmeter.run(
            ["budgets", "simulate", "--config", "settings.yaml", "whole.jsonl"], in: folder)
        for part in ["80%: $4.20 of $5.00", "6 alerts: 6 budget_threshold", "$6.00, 2026-11-02 00:00", "nobody"] {
            #expect(table.output.contains(part), "\(part) in \(table.output)")
        }
    }

    /// Everything that is no threshold: each comes once, at a minute that follows from the rule.
    @Test func otherKindsComeAtTheirTimes() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            timezone: UTC
            sources: [{file: app.jsonl}]
            webhooks: {ops: {format: slack, url_env: SLACK_URL}}
            budgets:
              - {name: slow, daily_usd: 24, thresholds: [], forecast: {after: 25%}, notify: ops}
              - {name: fast, daily_usd: 24, thresholds: [], burn_rate: {factor: 6, long: 1h, short: 5m}, notify: ops}
            alerts:
              digest: {at: "09:00", notify: ops}
              unpriced: {tokens: 500, notify: ops}
              silence: {after: 2h, notify: ops}
              error_ratio: {above: 50%, over: 10m, min_requests: 4, notify: ops}

            """, to: "settings.yaml")
        var log = ""
        // 10:10 to 10:39: $0.24 each minute. By 10:34 it is $6 in an hour, six times as fast as $1 an hour. It is over when
        // five minutes hold less than $0.50: two of them, at 10:42. The day's pace never comes to more than $24.
        for minute in 0..<30 { log += Self.line(80_000, "2026-11-02T10:\(10 + minute):30Z") }
        // The last record counts as of the end of its minute: silence is told two hours after 10:39:59.
        log += Self.line(300, "2026-11-02T13:00:10Z", model: "nobody-knows")
        log += Self.line(300, "2026-11-02T13:05:10Z", model: "nobody-knows")
        for second in 0..<4 {
            log +=
                #"{"event": "llm_request_failed", "model": "\#(UsageLine.model)", "error": "x", "timestamp": "2026-11-02T13:30:0\#(second)Z"}"#
                + "\n"
        }
        log += Self.line(1, "2026-11-02T13:41:00Z")
        log += Self.line(1, "2026-11-04T08:00:00Z")
        log += Self.line(1, "2026-11-04T09:30:00Z")
        try folder.write(log, to: "app.jsonl")
        let (json, alerts, _) = try await Self.simulate(["app.jsonl"], in: folder)
        let told = alerts.map { alert in
            let ended = alert["ended"] as? String ?? "–"
            return "\(alert["time"] ?? "") \(alert["budget"] as? String ?? "–") \(alert["kind"] ?? "") \(ended)"
        }
        #expect(
            told == [
                "2026-11-02T10:34:59Z fast burn_rate 2026-11-02T10:42:59Z",
                "2026-11-02T12:39:59Z – silence 2026-11-02T13:00:59Z",
                "2026-11-02T13:05:59Z – unpriced_tokens 2026-11-03T00:00:00Z",
                "2026-11-02T13:30:59Z – error_ratio 2026-11-02T13:40:59Z",
                "2026-11-02T15:41:59Z – silence 2026-11-04T08:00:59Z",
                "2026-11-03T09:00:00Z – daily_digest –", "2026-11-04T09:00:00Z – daily_digest –",
            ])
        let counts = try #require(json["other_alerts"] as? [String: Int])
        #expect(counts == ["silence": 2, "unpriced_tokens": 1, "error_ratio": 1, "daily_digest": 2])
        #expect(json["unpriced_tokens"] as? Int == 600)
    }

    @Test func aForecastTellsWhenTheLimitIsReached() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            timezone: UTC
            sources: [{file: app.jsonl}]
            budgets: [{name: all, daily_usd: 24, thresholds: [], forecast: {after: 25%}}]

            """, to: "settings.yaml")
        // $3 at 01:00 are too early; by 06:00 they are not enough, and $3 more at 06:29 come to $6 of 6½ hours' $6.50.
        // With $0.75 more by 06:59 they are $6.75 in 7 hours, which is $23.14; $9 by 08:00 are $27 a day.
        let lines = [
            Self.line(1_000_000, "2026-11-02T00:59:30Z"), Self.line(1_000_000, "2026-11-02T06:29:30Z"),
            Self.line(250_000, "2026-11-02T06:59:30Z"), Self.line(750_000, "2026-11-02T07:59:30Z"),
            Self.line(1, "2026-11-02T08:59:30Z"),
        ]
        try folder.write(lines.joined(), to: "app.jsonl")
        let (_, alerts, _) = try await Self.simulate(["app.jsonl"], in: folder)
        #expect(alerts.count == 1)
        #expect(alerts.first?["time"] as? String == "2026-11-02T07:59:59Z")
        #expect(alerts.first?["kind"] as? String == "forecast_exceeds")
        // $9 in eight hours reach $24 after 21 hours and 20 minutes.
        #expect(alerts.first?["exceeds_at"] as? String == "2026-11-02T21:19:59Z")
        let expected = try #require(alerts.first?["expected_usd"] as? Double)
        #expect(abs(expected - 27) < 0.001)
    }

    /// One label is read from different fields, and the path of a container's log tells another.
    @Test func labelsComeFromAllSources() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            timezone: UTC
            sources:
              - {file: a.jsonl, labels: {user: user_id}}
              - {file: b.jsonl, labels: {user: meta.user}}
              - {file: "pods/*/*/*.log", container_labels: [pod]}
            budgets:
              - {name: users, daily_requests: 2, by: user, thresholds: [100%]}
              - {name: pods, daily_requests: 2, by: pod, thresholds: [100%]}

            """, to: "settings.yaml")
        var log = Self.line(1, "2026-11-02T10:00:00Z", user: "ann")
        log +=
            #"{"event": "llm_request_success", "model": "m", "meta": {"user": "ann"}, "input_tokens": 1, "output_tokens": 0, "timestamp": "2026-11-02T10:01:00Z"}"#
            + "\n"
        // Lines without a user count under 'unknown', which does not alert.
        log += String(repeating: Self.line(1, "2026-11-02T10:02:00Z"), count: 3)
        try folder.write(log, to: "a.jsonl")
        try folder.makeFolder("pods/web_shop-1_0b5c/app")
        try folder.write(
            String(repeating: Self.line(1, "2026-11-02T10:03:00Z"), count: 2), to: "pods/web_shop-1_0b5c/app/0.log")
        let (_, alerts, errors) = try await Self.simulate(["a.jsonl", "pods/*/*/*.log"], in: folder)
        #expect(
            alerts.map { "\($0["time"] ?? "") \($0["scope"] as? [String: String] ?? [:])" } == [
                #"2026-11-02T10:01:59Z ["user": "ann"]"#, #"2026-11-02T10:03:59Z ["pod": "shop-1"]"#,
            ])
        #expect(errors.contains("the sources differ in the label user: it is the first of user_id, meta.user"))
    }

    @Test func wrongInputIsTold() async throws {
        let folder = try TemporaryFolder()
        try folder.write("sources: [{file: app.jsonl}]\n", to: "nothing.yaml")
        try folder.write("sources: [{file: app.jsonl}]\nbudgets: [{name: all, daily_usd: 1}]\n", to: "settings.yaml")
        try folder.write(Self.line(1_000_000, "2026-11-02T10:00:00Z") + "no json\n", to: "app.jsonl")
        var result = try await Tailmeter.run(
            ["budgets", "simulate", "--config", "nothing.yaml", "app.jsonl"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains("there are no budgets and no alerts to try"))
        result = try await Tailmeter.run(["budgets", "simulate", "app.jsonl"], in: folder)
        #expect(result.end == .exited(2))
        result = try await Tailmeter.run(
            ["budgets", "simulate", "--config", "settings.yaml", "app.jsonl", "--since", "soon"], in: folder)
        #expect(result.end == .exited(2))
        #expect(result.errors.contains("--since soon: expected"))
        // What could be read is played.
        let (_, alerts, errors) = try await Self.simulate(
            ["app.jsonl", "missing.jsonl"], in: folder, expecting: .exited(1))
        #expect(alerts.count == 1)
        #expect(errors.contains("missing.jsonl: "))
        #expect(errors.contains("app.jsonl:2: not_json"))
    }
}
