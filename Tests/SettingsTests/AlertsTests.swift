import Budgets
import Settings
import Testing
import UsageModel

struct AlertsTests {
    private static let start = """
        timezone: Asia/Tokyo
        sources: [{file: a, labels: {user: user_id, team: t}}]
        webhooks: {ops: {format: slack, url_env: U}, pager: {format: slack, url_env: U}}

        """

    private static func rules(_ text: String) throws -> AlertRules {
        try Settings.parse(start + "alerts: {\(text)}", file: "f").alertRules
    }

    @Test func defaults() throws {
        let tokyo = try #require(CivilZone.named("Asia/Tokyo"))
        let rules = try Self.rules(
            "digest: {notify: ops}, unpriced: {notify: ops}, silence: {notify: ops}, error_ratio: {notify: ops}")
        #expect(rules.digest == .init(minuteOfDay: 540, zone: tokyo, labels: [], channels: ["ops"]))
        #expect(rules.unpriced == .init(tokens: 1, zone: tokyo, channels: ["ops"]))
        #expect(rules.silence == .init(seconds: 3_600, channels: ["ops"]))
        #expect(rules.errorRatio == .init(hundredths: 500, seconds: 600, minimumRequests: 20, channels: ["ops"]))
        #expect(try Self.rules("silence: {notify: ops}").digest == nil)
    }

    @Test func readsEveryKey() throws {
        let rules = try Self.rules(
            """
            digest: {at: "23:59", notify: [ops, pager], timezone: Europe/Berlin, by: [user, team]},
            unpriced: {tokens: 10k, timezone: UTC, notify: pager},
            silence: {after: 30d, notify: [pager]},
            error_ratio: {above: 0.25%, over: 1d, min_requests: 1000000000, notify: ops}
            """)
        let berlin = try #require(CivilZone.named("Europe/Berlin"))
        #expect(
            rules.digest
                == .init(minuteOfDay: 1_439, zone: berlin, labels: ["user", "team"], channels: ["ops", "pager"]))
        #expect(rules.unpriced == .init(tokens: 10_000, zone: .utc, channels: ["pager"]))
        #expect(rules.silence == .init(seconds: 2_592_000, channels: ["pager"]))
        #expect(
            rules.errorRatio
                == .init(hundredths: 25, seconds: 86_400, minimumRequests: 1_000_000_000, channels: ["ops"]))
    }

    /// YAML 1.1 takes a plain 09:00 for a number.
    @Test(arguments: [("00:00", 0), ("09:00", 540), ("\"09:00\"", 540), ("'17:30'", 1_050), ("23:59", 1_439)])
    func theHourMayHaveQuotesOrNone(text: String, minute: Int) throws {
        #expect(try Self.rules("digest: {at: \(text), notify: ops}").digest?.minuteOfDay == minute)
    }

    /// Problems of `alerts`, which begins on line 4.
    @Test(arguments: [
        (
            "[]", "4:9: 'alerts' is a list; expected kinds of alerts, such as {silence: {after: 1h, notify: ops}}"
        ),
        ("{digests: {notify: ops}}", "4:10: unknown key 'digests'; did you mean 'digest'?"),
        (
            "{budget: {}}",
            "4:10: unknown key 'budget'; known are digest, unpriced, silence, error_ratio, archive, moderation"
        ),
        ("{digest: true}", "4:18: 'digest' is 'true'; expected keys such as {at: \"09:00\", notify: [ops]}"),
        ("{digest: {at: 10:00}}", "4:10: 'digest' has no 'notify'; add the names of the webhooks that are told"),
        ("{silence: {notfy: ops}}", "4:20: unknown key 'notfy'; did you mean 'notify'?"),
        (
            "{silence: {notify: opps}}",
            "4:28: 'notify' names 'opps', which is no key of 'webhooks'; did you mean 'ops'?"
        ),
        (
            "{silence: {notify: [ops, team]}}",
            "4:34: 'notify' names 'team', which is no key of 'webhooks'; known are ops, pager"
        ),
        ("{silence: {notify: []}}", "4:28: 'notify' is empty; expected a key of 'webhooks', or a list of them"),
        (
            "{silence: {after: 59s, notify: ops}}",
            "4:27: 'after' is '59s'; expected a duration of whole seconds such as 90s, 5m, 1h or 1d, from 1m to 30d"
        ),
        (
            "{silence: {after: 30.1d, notify: ops}}",
            "4:27: 'after' is '30.1d'; expected a duration of whole seconds such as 90s, 5m, 1h or 1d, from 1m to 30d"
        ),
        (
            "{silence: {after: 60.5, notify: ops}}",
            "4:27: 'after' is '60.5'; expected a duration of whole seconds such as 90s, 5m, 1h or 1d, from 1m to 30d"
        ),
        (
            "{unpriced: {tokens: 0, notify: ops}}",
            "4:29: 'tokens' is '0'; expected a number of tokens such as 200000, 200_000, 200k or 5M, "
                + "at most 1000000000000000 and at least 1"
        ),
        (
            "{unpriced: {timezone: PST, notify: ops}}",
            "4:31: 'timezone' is 'PST'; expected an IANA time zone such as Asia/Tokyo or UTC; "
                + "did you mean 'America/Los_Angeles'?"
        ),
        (
            "{error_ratio: {above: 0.05, notify: ops}}",
            "4:31: 'above' is '0.05'; expected a percentage above 0% and up to 100%, with at most two decimals, such as 5%"
        ),
        (
            "{error_ratio: {above: 100.01%, notify: ops}}",
            "4:31: 'above' is '100.01%'; expected a percentage above 0% and up to 100%, with at most two decimals, "
                + "such as 5%"
        ),
        (
            "{error_ratio: {over: 2d, notify: ops}}",
            "4:30: 'over' is '2d'; expected a duration of whole seconds such as 90s, 5m, 1h or 1d, from 1m to 1d"
        ),
        (
            "{error_ratio: {min_requests: 0, notify: ops}}",
            "4:38: 'min_requests' is '0'; expected a whole number from 1 to 1000000000, in digits only"
        ),
        (
            "{digest: {by: usr, notify: ops}}",
            "4:23: 'by' names 'usr', a label that no source has; known are user, team; did you mean 'user'?"
        ),
        (
            "{digest: {by: model, notify: ops}}",
            "4:23: 'by' names 'model', a label that no source has; known are user, team"
        ),
    ])
    func problemHasItsPlace(alerts: String, problem: String) {
        #expect(problems(Self.start + "alerts: \(alerts)") == [problem])
    }

    @Test(arguments: ["540", "9:00", "24:00", "09:60", "09:00:00", "9am", "0x9:00", "\"\"", "-9:00", "+9:00", "०९:००"])
    func wrongHour(text: String) {
        let shown = text == "\"\"" ? "" : text
        #expect(
            problems(Self.start + "alerts: {digest: {at: \(text), notify: ops}}") == [
                "4:23: 'at' is '\(shown)'; expected a time from 00:00 to 23:59 in two digits each, such as \"09:00\""
            ])
    }
}
