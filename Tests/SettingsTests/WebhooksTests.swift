import Settings
import Testing

struct WebhooksTests {
    private func text(_ webhooks: String) -> String {
        "sources: [{file: a}]\nwebhooks:\n\(webhooks)"
    }

    private func webhooks(_ webhooks: String) throws -> [Settings.Webhook] {
        try Settings.parse(text(webhooks), file: "f").webhooks
    }

    @Test func theDesignsExampleIsRead() throws {
        let webhooks = try webhooks(
            """
              ops: {format: slack, url_env: SLACK_URL}
              pager: {format: standard, url: "https://example.com/hook", secret_env: HOOK_SECRET}
            """)
        var ops = Settings.Webhook(name: "ops", format: "slack")
        ops.url = .init(.variable("SLACK_URL"))
        var pager = Settings.Webhook(name: "pager", format: "standard")
        pager.url = .init(.literal("https://example.com/hook"))
        pager.secrets = [.init(.variable("HOOK_SECRET"))]
        #expect(webhooks == [ops, pager])
    }

    @Test func everyKeyIsRead() throws {
        let webhooks = try webhooks(
            """
              a:
                format: standard
                url_file: /run/secrets/url
                secret_env: [NEW, OLD]
                token_env: TOKEN
                headers: {X-Team: ops, X-Number: 5}
                language: ja
                send_resolved: false
                allow_private: true
                ca_file: /etc/ca.pem
                timeout: 2500ms
                max_age: 1h
              b: {format: pagerduty, routing_key_file: /run/key}
              c: {format: template, url_env: U, body: "{{title}}", content_type: text/plain; charset=utf-8}
              d: {format: standard, url_env: U, secret_env: A, secret_file: /b, token_file: /t}
              e: {format: alertmanager-api, url: "http://am:9093", allow_private: true}
            """)
        var first = Settings.Webhook(name: "a", format: "standard")
        first.url = .init(.file("/run/secrets/url"))
        first.secrets = [.init(.variable("NEW")), .init(.variable("OLD"))]
        first.token = .init(.variable("TOKEN"))
        first.headers = [.init(name: "X-Team", value: "ops"), .init(name: "X-Number", value: "5")]
        first.language = "ja"
        first.sendsResolved = false
        first.allowsPrivate = true
        first.authorityFile = .init("/etc/ca.pem")
        first.timeout = 2.5
        first.maximumAge = 3_600
        #expect(webhooks[0] == first)
        #expect(webhooks[0].position == (3, 3))
        #expect(try #require(webhooks[0].url).position == (5, 15))
        #expect(webhooks[1].routingKey == .init(.file("/run/key")) && webhooks[1].url == nil)
        #expect(webhooks[2].body == .init("{{title}}") && webhooks[2].contentType == "text/plain; charset=utf-8")
        #expect(webhooks[3].secrets == [.init(.variable("A")), .init(.file("/b"))])
        #expect(webhooks[3].token == .init(.file("/t")))
        #expect(webhooks[4].format == "alertmanager-api")
        #expect(webhooks.map(\.timeout) == [2.5, 15, 15, 15, 15])
    }

    @Test(
        arguments: [
            (
                "  ops: {format: slak, url_env: U}",
                "3:17: 'format' is 'slak'; expected one of standard, alertmanager, alertmanager-api, slack, "
                    + "discord, teams, pagerduty, ntfy, template; did you mean 'slack'?"
            ),
            (
                "  ops: {url_env: U}",
                "3:3: the webhook 'ops' has no 'format'; add one of standard, alertmanager, alertmanager-api, "
                    + "slack, discord, teams, pagerduty, ntfy, template"
            ),
            ("  ops: {formt: slack, url_env: U}", "3:9: unknown key 'formt'; did you mean 'format'?"),
            ("  ops: {format: slack}", "3:3: the webhook 'ops' has no URL; add 'url_env:', 'url_file:' or 'url:'"),
            (
                "  ops: {format: slack, url: \"https://a/\", url_env: U}",
                "3:43: 'url_env' stands beside 'url'; remove one of them"
            ),
            (
                "  ops: {format: standard, url_env: U}",
                "3:3: the webhook 'ops' has no 'secret_env'; add it with the name of a variable that holds "
                    + "whsec_ and base64"
            ),
            (
                "  ops: {format: pagerduty}",
                "3:3: the webhook 'ops' has no 'routing_key_env'; add it with the name of a variable that holds "
                    + "the integration's key"
            ),
            (
                "  ops: {format: template, url_env: U}",
                "3:3: the webhook 'ops' has no 'body'; add it with the text to send"
            ),
            (
                "  ops: {format: slack, url_env: U, body: x}",
                "3:36: 'body' is for the format template, and this is slack; remove the key"
            ),
            (
                "  ops: {format: slack, url_env: U, secret_env: S}",
                "3:36: 'secret_env' is for the format standard, and this is slack; remove the key"
            ),
            (
                "  ops: {format: standard, url_env: U, secret_env: [A, B, C]}",
                "3:39: the webhook 'ops' has 3 secrets; expected one, or two while they are changed"
            ),
            ("  ops: {format: slack, url_env: U, timeout: 2m}", "3:45: 'timeout' is '2m'; expected 1s to 60s"),
            ("  ops: {format: slack, url_env: U, max_age: 5s}", "3:45: 'max_age' is '5s'; expected 1m to 7d"),
            (
                "  ops: {format: slack, url_env: U, headers: {Host: x}}",
                "3:46: the header 'Host' is set by tailmeter itself; remove it"
            ),
            ("  ops: {format: slack, url_env: U, headers: {\"X Y\": x}}", "3:46: 'X Y' can't be the name of a header"),
            (
                "  ops: {format: slack, url_env: U, headers: {X: \"a\\nb\"}}",
                "3:49: 'X' has a value with other characters than printable ASCII"
            ),
            ("  ops: {format: slack, url_env: U, language: de}", "3:46: 'language' is 'de'; expected en or ja"),
            (
                "  o/p: {format: slack, url_env: U}",
                "3:3: 'o/p' can't be the name of a channel; expected letters, digits, '-', '_' and '.', at most 64"
            ),
            ("  ops: slack", "3:8: 'ops' is 'slack'; expected keys such as {format: slack, url_env: SLACK_URL}"),
            (
                "  ops: {format: slack, url_env: U, content_type: text}",
                "3:36: 'content_type' is for the format template, and this is slack; remove the key"
            ),
            (
                "  t: {format: template, url_env: U, body: x, content_type: text}",
                "3:60: 'content_type' is 'text'; expected a media type such as application/json or text/plain; "
                    + "charset=utf-8"
            ),
        ])
    func problemsAreToldWithTheirPlace(yaml: String, problem: String) {
        #expect(problems(text(yaml)).contains(problem), "\(problems(text(yaml)))")
    }

    /// A value that was put where a name belongs may be the secret itself.
    @Test(arguments: [
        "url_env: https://hooks.slack.com/services/T0/B0/XYZ", "token_env: xoxb-123-456",
        "url: [https://hooks.slack.com/services/T0/B0/XYZ]",
    ])
    func noProblemShowsASecret(key: String) {
        let found = problems(text("  ops: {format: slack, \(key)}"))
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { !$0.contains("XYZ") && !$0.contains("xoxb") }, "\(found)")
    }

    @Test func settingsPrintNoSecret() throws {
        let webhooks = try webhooks(
            "  ops: {format: slack, url: \"https://e.example/XYZ\", headers: {X-Key: XYZ}}")
        var dumped = ""
        dump(webhooks, to: &dumped)
        for text in ["\(webhooks)", String(reflecting: webhooks), dumped] {
            #expect(text.contains("ops") && !text.contains("XYZ"), "\(text)")
        }
    }
}
