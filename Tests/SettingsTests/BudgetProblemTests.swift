import Settings
import Testing

/// Each error of `budgets`, with its exact place and words.
struct BudgetProblemTests {
    private static let start = """
        sources: [{file: a, labels: {user: user_id, team: t}, container_labels: [pod]}]
        webhooks: {ops: {format: slack, url_env: U}, pager: {format: slack, url_env: U}}

        """

    private static let dollars =
        "dollars such as 100 or 0.50, at most 1000000000000, with at most twelve digits behind the point"
    private static let tokens =
        "a number of tokens such as 200000, 200_000, 200k or 5M, at most 1000000000000000"
    private static let requests = "a whole number of requests, at most 1000000000000000, in digits only"

    /// Problems of the list, which begins on line 3.
    @Test(arguments: [
        (
            "{}",
            "3:10: 'budgets' is a mapping; expected a list of budgets, such as [{name: all, daily_usd: 100, notify: [ops]}]"
        ),
        ("[all]", "3:11: a budget is 'all'; expected {name: all, daily_usd: 100, notify: [ops]}"),
        ("[{daily_usd: 1}]", "3:11: a budget has no 'name'; add one, which alerts and metrics will show"),
        (
            "[{name: x}]",
            "3:11: a budget has no limit; add one of hourly_usd, hourly_tokens, hourly_requests, daily_usd, daily_tokens, "
                + "daily_requests, weekly_usd, weekly_tokens, weekly_requests, monthly_usd, monthly_tokens, monthly_requests"
        ),
        ("[{name: x, daily_used: 1}]", "3:21: unknown key 'daily_used'; did you mean 'daily_usd'?"),
        ("[{nam: x, daily_usd: 1}]", "3:12: unknown key 'nam'; did you mean 'name'?"),
        (
            "[{name: x, daily_usd: 1}, {name: x, weekly_usd: 1}]",
            "3:43: the budget of line 3 has the name 'x' already; choose another name"
        ),
        (
            "[{name: 2026, daily_usd: 1}]",
            "3:18: 'name' is '2026', which YAML takes for a number; expected a name such as all or per-user, in quotes if "
                + "it is meant so"
        ),
    ])
    func wrongList(budgets: String, problem: String) {
        #expect(problems(Self.start + "budgets: \(budgets)") == [problem])
    }

    /// Problems of one budget, of which a key begins on line 3, column 21.
    @Test(arguments: [
        ("daily_usd: $5", "3:32: 'daily_usd' is '$5'; expected \(dollars); leave out the '$'"),
        ("daily_usd: \"1,000\"", "3:32: 'daily_usd' is '1,000'; expected \(dollars); leave out the commas"),
        (
            "daily_usd: 1, daily_tokens: 1",
            "3:35: 'daily_tokens' is a second limit beside 'daily_usd'; make two budgets of it"
        ),
        ("daily_usd: [1]", "3:32: 'daily_usd' is a list; expected \(dollars)"),
        ("daily_usd: ", "3:21: 'daily_usd' has no value; expected \(dollars), or leave the key out"),
        (
            "daily_usd: 1, timezone: Tokyo",
            "3:45: 'timezone' is 'Tokyo'; expected an IANA time zone such as Asia/Tokyo or UTC; did you mean 'Asia/Tokyo'?"
        ),
        ("daily_usd: 1, week_starts: monday", "3:35: 'week_starts' is for weekly budgets; remove the key"),
        (
            "weekly_usd: 1, week_starts: mon",
            "3:49: 'week_starts' is 'mon'; expected one of monday, tuesday, wednesday, thursday, friday, saturday, sunday"
        ),
        (
            "daily_usd: 1, by: usr",
            "3:39: 'by' names 'usr', a label that no source has; known are model, provider, user, team, pod; "
                + "did you mean 'user'?"
        ),
        (
            "daily_usd: 1, by: [user, status]",
            "3:46: 'by' names 'status', a label that no source has; known are model, provider, user, team, pod"
        ),
        ("daily_usd: 1, by: [user, user]", "3:46: 'user' stands twice in 'by'; remove one"),
        (
            "daily_usd: 1, by: [user, team, pod, model, provider]",
            "3:39: 'by' has 5 labels; expected a label such as user, or a list of up to 4"
        ),
        ("daily_usd: 1, by: []", "3:39: 'by' is empty; expected a label such as user, or a list of up to 4"),
        ("daily_usd: 1, by: {user: 5}", "3:39: 'by' is a mapping; expected a label such as user, or a list of up to 4"),
        (
            "daily_usd: 1, overrides: {alice: 2}",
            "3:35: 'overrides' are limits of the values of exactly one label in 'by'; add 'by:'"
        ),
        (
            "daily_usd: 1, by: [user, team], overrides: {alice: 2}",
            "3:53: 'overrides' are limits of the values of exactly one label in 'by'; make a budget of its own for each, "
                + "by 'where:'"
        ),
        (
            "daily_usd: 1, by: user, overrides: [alice]",
            "3:56: 'overrides' is a list; expected values of the label and their limits, such as {alice: 20, bob: none}"
        ),
        (
            "daily_usd: 1, by: user, overrides: {alice: no}",
            "3:64: 'alice' is 'no'; expected \(dollars), or none for no limit"
        ),
        (
            "daily_tokens: 1, by: user, overrides: {alice: 0.5k, bob: 0.5}",
            "3:78: 'bob' is '0.5'; expected \(tokens), or none for no limit"
        ),
        (
            "daily_usd: 1, by: provider, overrides: {aws: 1, bedrock: 2}",
            "3:69: 'bedrock' has a limit already; remove one of them"
        ),
        (
            "daily_usd: 1, where: [model]",
            "3:42: 'where' is a list; expected fields and patterns, such as {model: \"claude-opus-*\"}"
        ),
        (
            "daily_usd: 1, where: {modle: x}",
            "3:43: 'where' names 'modle', a label that no source has; known are model, provider, status, user, team, pod; "
                + "did you mean 'model'?"
        ),
        (
            "daily_usd: 1, where: {status: [succes]}",
            "3:52: 'status' is 'succes'; expected success or error; did you mean 'success'?"
        ),
        (
            "daily_usd: 1, where: {user: []}",
            "3:49: 'user' is empty; expected a pattern such as \"claude-*\", or a list of them"
        ),
        (
            "daily_usd: 1, thresholds: 80%",
            "3:47: 'thresholds' is '80%'; expected a list of thresholds, such as [50%, 80%, 100%]"
        ),
        ("daily_usd: 1, thresholds: [80%, 80.00%]", "3:53: the threshold '80.00%' stands twice; remove one"),
        ("daily_usd: 1, thresholds: [$1.0, $1]", "3:54: the threshold '$1' stands twice; remove one"),
        (
            "daily_usd: 1, forecast: yes",
            "3:45: 'forecast' is 'yes'; expected true, false, or from when on, such as {after: 10%}"
        ),
        (
            "daily_usd: 1, forecast: {after: 100%}",
            "3:53: 'after' is '100%'; expected a share of the period from 0% to 99%, with at most two decimals, such as 10%"
        ),
        ("daily_usd: 1, forecast: {aftr: 1%}", "3:46: unknown key 'aftr'; did you mean 'after'?"),
        (
            "daily_usd: 1, burn_rate: 6",
            "3:46: 'burn_rate' is '6'; expected true, false, or keys such as {factor: 6, long: 1h, short: 5m}"
        ),
        (
            "hourly_usd: 1, burn_rate: true",
            "3:36: 'burn_rate' looks back further than an hour; it is for longer periods. Remove the key"
        ),
        (
            "daily_usd: 1, burn_rate: {factor: 1}",
            "3:55: 'factor' is '1'; expected a factor above 1 and up to 1000, with at most two digits behind the point, "
                + "such as 6"
        ),
        (
            "daily_usd: 1, burn_rate: {factor: 1000.01}",
            "3:55: 'factor' is '1000.01'; expected a factor above 1 and up to 1000, with at most two digits behind the "
                + "point, such as 6"
        ),
        (
            "daily_usd: 1, burn_rate: {long: 4m}",
            "3:53: 'long' is '4m'; expected a duration of whole seconds such as 90s, 5m, 1h or 1d, from 5m to 1d"
        ),
        (
            "daily_usd: 1, burn_rate: {short: 59s}",
            "3:54: 'short' is '59s'; expected a duration of whole seconds such as 90s, 5m, 1h or 1d, from 1m to 1d"
        ),
        (
            "daily_usd: 1, burn_rate: {long: 10m, short: 10m}",
            "3:65: 'short', a window of 600 s, must be shorter than 'long', one of 600 s"
        ),
        (
            "daily_usd: 1, burn_rate: {short: 2h}",
            "3:54: 'short', a window of 7200 s, must be shorter than 'long', one of 3600 s; that is 1h unless it is set"
        ),
        (
            "daily_usd: 1, burn_rate: {long: 5m}",
            "3:53: 'short', a window of 300 s, must be shorter than 'long', one of 300 s; it is 5m unless it is set"
        ),
        (
            "daily_usd: 1, notify: pagr",
            "3:43: 'notify' names 'pagr', which is no key of 'webhooks'; did you mean 'pager'?"
        ),
        ("daily_usd: 1, notify: [ops, ops]", "3:49: 'ops' stands twice in 'notify'; remove one"),
        (
            "daily_usd: 1, notify: no",
            "3:43: 'notify' is 'no', which YAML takes for true or false; expected a key of 'webhooks', or a list of them, "
                + "in quotes if it is meant so"
        ),
        ("daily_usd: 1, when_unsure: block", "3:48: 'when_unsure' is 'block'; expected allow or deny"),
        ("daily_usd: 1, max_scopes: 5", "3:35: 'max_scopes' is for budgets with 'by'; remove the key"),
        (
            "daily_usd: 1, by: user, max_scopes: 1000001",
            "3:57: 'max_scopes' is '1000001'; expected a whole number from 1 to 1000000, in digits only"
        ),
    ])
    func wrongKey(keys: String, problem: String) {
        #expect(problems(Self.start + "budgets: [{name: x, \(keys)}]") == [problem])
    }

    @Test(arguments: [
        (
            "daily_usd", dollars,
            ["-1", "+1", "1e3", "01", "1_000", "0.0000000000001", "1000000000000.1", ".5", "1.", "x", "1:30", "0x10"]
        ),
        (
            "daily_tokens", tokens,
            ["-1", "1_", "_1", "1__0", "1_k", "5m", "5K", "5 M", "1.5", "0.0001k", "010", "1000001G", "k", "M5"]
        ),
        ("daily_requests", requests, ["5k", "1_000", "1.0", "007", "-1", "1000000000000001"]),
    ])
    func wrongAmount(key: String, expected: String, texts: [String]) {
        let column = 21 + key.utf8.count + 2
        for text in texts {
            #expect(
                problems(Self.start + "budgets: [{name: x, \(key): \(text)}]") == [
                    "3:\(column): '\(key)' is '\(text)'; expected \(expected)"
                ])
        }
    }

    @Test(arguments: [
        "a b", "a/b", "$all", "a:b", "..", ".", "a\\u0301/", "😀", "\\u202E", String(repeating: "x", count: 65),
    ])
    func wrongName(name: String) throws {
        let found = problems(Self.start + "budgets: [{name: \"\(name)\", daily_usd: 1}]")
        #expect(found.count == 1)
        let problem = try #require(found.first)
        #expect(problem.hasPrefix("3:18: '"))
        #expect(
            problem.hasSuffix("' can't be the name of a budget; expected 1 to 64 letters, digits, '-', '_' and '.'"))
    }

    @Test(arguments: ["daily_digest", "unpriced_tokens", "silence", "error_ratio"])
    func takenName(name: String) {
        #expect(
            problems(Self.start + "budgets: [{name: \(name), daily_usd: 1}]") == [
                "3:18: '\(name)' is the name of an alert that belongs to no budget; choose another name"
            ])
    }

    @Test(arguments: [
        ("daily_usd", "80", "an amount above 0, such as $70; did you mean '80%' or '$80'?"),
        ("daily_usd", "$0", "an amount above 0, such as $70"),
        ("daily_usd", "$x", "an amount above 0, such as $70"),
        ("daily_usd", "0%", "an amount above 0, such as $70"),
        ("daily_usd", "1000.01%", "an amount above 0, such as $70"),
        ("daily_usd", "80.001%", "an amount above 0, such as $70"),
        ("daily_usd", "-5%", "an amount above 0, such as $70"),
        ("daily_usd", "[1]", "an amount above 0, such as $70"),
        ("daily_tokens", "$5", "a number of tokens above 0, such as 200k; the budget counts no dollars"),
        ("daily_tokens", "0", "a number of tokens above 0, such as 200k"),
        ("daily_requests", "5k", "a number of requests above 0, such as 500"),
    ])
    func wrongThreshold(key: String, text: String, expected: String) {
        let column = 21 + key.utf8.count + 2 + 3 + 13
        let shown = text == "[1]" ? "a list" : "'\(text)'"
        #expect(
            problems(Self.start + "budgets: [{name: x, \(key): 9, thresholds: [\(text)]}]") == [
                "3:\(column): a threshold is \(shown); expected a percentage above 0% and up to 1000%, with at most two "
                    + "decimals, such as 80%, or \(expected)"
            ])
    }

    @Test(arguments: ["", "webhooks: {}"])
    func withoutLabelsAndWebhooksItSaysSo(webhooks: String) {
        let text = """
            sources: [{file: a}]
            budgets: [{name: x, daily_usd: 1, by: user, notify: ops}]
            alerts: {digest: {by: user, notify: ops}}
            \(webhooks)
            """
        #expect(
            problems(text) == [
                "2:39: 'by' names 'user', a label that no source has; known are model, provider",
                "2:53: 'notify' names 'ops', which is no key of 'webhooks'; there are none; add 'webhooks:'",
                "3:23: 'by' names 'user', a label that no source has; no source has labels",
                "3:37: 'notify' names 'ops', which is no key of 'webhooks'; there are none; add 'webhooks:'",
            ])
    }

    /// Nothing, or something else than expected, at each place.
    @Test(arguments: [
        ("[null]", ["3:11"]), ("", ["3:1"]), ("[{name: x, daily_usd: 1, by: [null]}]", ["3:40"]),
        ("[{name: x, daily_usd: 1, by: user, overrides: {a: , b: [1]}}]", ["3:57", "3:65"]),
        ("[{name: x, daily_usd: 1, by: {}, overrides: {a: x}}]", ["3:39", "3:58"]),
        ("[{name: x, daily_usd: 1, where: {user: , team: [a, ~]}}]", ["3:43", "3:61"]),
        (
            "[{name: x, daily_usd: 1, thresholds: , forecast: , burn_rate: , notify: }]",
            ["3:35", "3:49", "3:61", "3:74"]
        ),
        ("[{name: [x], daily_usd: 1}, 3, [], {}]", ["3:18", "3:38", "3:41", "3:45", "3:45"]),
    ])
    func emptyAndMistakenPlaces(budgets: String, places: [String]) {
        let found = problems(Self.start + "budgets: \(budgets)")
        #expect(found.map { $0.split(separator: ": ")[0] } == places.map { $0[...] }, "\(found)")
    }

    /// A mistake elsewhere is told once, and not again by each budget that refers to it.
    @Test(arguments: [
        (
            "source: [{file: a, labels: {user: u}}]\nwebhooks: {ops: {format: slack, url_env: U}}",
            "1:1: unknown key 'source'; did you mean 'sources'?"
        ),
        (
            "sources: [{file: a, labels: {user: u}}]\nwebhook: {ops: {}}",
            "2:1: unknown key 'webhook'; did you mean 'webhooks'?"
        ),
        (
            "sources: [{file: a, labels: {user: a..b}}]\nwebhooks: {ops: {format: slack, url_env: U}}",
            "1:36: 'user' is 'a..b'; expected the path of a field, such as user_id, metadata.user or attributes.\"user.id\""
        ),
    ])
    func whatIsWrongElsewhereIsToldOnce(start: String, problem: String) {
        #expect(problems(start + "\nbudgets: [{name: x, daily_usd: 1, by: user, notify: ops}]") == [problem])
    }

    /// Without a limit the unit is unknown: what depends on it is not judged, and everything else is.
    @Test func everythingAtOnceInOrder() {
        let text =
            Self.start + """
                budgets:
                  - name: a b
                    by: [usr, team]
                    overrides: {x: y}
                    thresholds: [5, 0%]
                    notify: nobody
                    where: {uesr: x}
                  - {name: c, daily_usd: x, thresholds: [80], forecast: 1, burn_rate: {factor: 0}}
                alerts: {digest: {at: 9}, silnce: {}}
                """
        #expect(
            problems(text).map { $0.prefix { $0 != " " } } == [
                "4:5:", "4:11:", "5:10:", "7:21:", "8:13:", "9:13:", "10:26:", "10:42:", "10:57:", "10:80:", "11:10:",
                "11:23:", "11:27:",
            ])
    }
}
