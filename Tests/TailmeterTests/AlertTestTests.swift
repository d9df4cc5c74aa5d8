import Foundation
import Testing

/// `tailmeter alert test`, and what `check` says of webhooks.
struct AlertTestTests {
    private func settings(_ webhooks: String, in folder: TemporaryFolder) throws {
        try folder.write("sources: [{file: app.log}]\nwebhooks:\n\(webhooks)\n", to: "f.yaml")
    }

    private func test(
        _ channel: String, in folder: TemporaryFolder, _ environment: [String: String] = [:]
    ) async throws -> ChildProcess.Result {
        try await Tailmeter.run(
            ["alert", "test", channel, "--config", "f.yaml"], in: folder, environment: environment)
    }

    @Test func anAnswerIsTold() async throws {
        let (folder, receiver) = (try TemporaryFolder(), try await WebhookReceiver())
        try settings("  ops: {format: slack, url_env: OPS_URL, allow_private: true, language: ja}", in: folder)
        let result = try await test("ops", in: folder, ["OPS_URL": receiver.url("T0SECRET")])
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output.hasPrefix("ops, http://127.0.0.1/…: answered 204 after "))
        #expect(!(result.output + result.errors).contains("T0SECRET"))
        let text = try #require(receiver.bodies.first?["text"] as? String)
        #expect(text.hasPrefix(":information_source: *Tailmeter のテスト通知です*\n"))
    }

    @Test func aRefusalIsTold() async throws {
        let (folder, receiver) = (try TemporaryFolder(), try await WebhookReceiver())
        try settings("  ops: {format: slack, url_env: OPS_URL, allow_private: true}", in: folder)
        let result = try await test("ops", in: folder, ["OPS_URL": receiver.url("status/404?key=T0SECRET")])
        #expect(result.end == .exited(1))
        #expect(result.errors == "tailmeter: ops, http://127.0.0.1/…: answered 404: no, not now\n")
    }

    @Test func aPrivateTargetIsRefusedUnlessItIsAllowed() async throws {
        let folder = try TemporaryFolder()
        try settings("  ops: {format: slack, url: \"https://127.0.0.1:1/x\"}", in: folder)
        let result = try await test("ops", in: folder)
        #expect(result.end == .exited(1))
        #expect(
            result.errors == """
                tailmeter: ops, https://127.0.0.1/…: the host leads to 127.0.0.1, which is private; set 'allow_private: true' \
                if it is meant

                """)
    }

    @Test func aTestIncidentIsResolvedAtOnce() async throws {
        let (folder, receiver) = (try TemporaryFolder(), try await WebhookReceiver())
        try settings(
            "  pager: {format: pagerduty, url: \"\(receiver.url("ok"))\", routing_key_env: KEY, allow_private: true}",
            in: folder)
        let result = try await test("pager", in: folder, ["KEY": "R0UTING"])
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(receiver.bodies.map { $0["event_action"] as? String } == ["trigger", "resolve"])
        #expect(receiver.bodies.allSatisfy { $0["routing_key"] as? String == "R0UTING" })
        #expect(Set(receiver.bodies.compactMap { $0["dedup_key"] as? String }).count == 1)
    }

    @Test func aNameThatIsNoneIsUsage() async throws {
        let folder = try TemporaryFolder()
        try settings("  ops: {format: slack, url_env: OPS_URL}", in: folder)
        let result = try await test("opps", in: folder)
        #expect(result.end == .exited(2))
        #expect(result.errors == "tailmeter: no webhook 'opps' in the settings; did you mean 'ops'?\n")
    }

    @Test func aMissingVariableIsNamed() async throws {
        let folder = try TemporaryFolder()
        try settings("  ops: {format: slack, url_env: OPS_URL}", in: folder)
        let result = try await test("ops", in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors == "f.yaml:3:33: the environment variable OPS_URL is not set\n")
        // Where settings are only checked it is a warning: the daemon may run elsewhere.
        let check = try await Tailmeter.run(["check", "--config", "f.yaml"], in: folder)
        #expect(check.end == .exited(0))
        #expect(
            check.errors == """
                tailmeter: warning: f.yaml:3:33: the environment variable OPS_URL is not set; the daemon will need it

                """)
    }

    @Test(
        arguments: [
            (
                "{format: slack, url: \"http://hooks.example.com/T0SECRET\"}",
                "f.yaml:3:29: the value in the settings begins with http://, which anybody on the way can read; "
                    + "use https://,"
                    + " or set 'allow_private: true' for a target in your own network"
            ),
            (
                "{format: slack, url_env: BAD}",
                "f.yaml:3:33: the environment variable BAD is no URL; expected one such as https://hooks.example.com/…"
            ),
            (
                "{format: standard, url: \"https://e.example/\", secret_env: BAD}",
                "f.yaml:3:66: the environment variable BAD does not begin with 'whsec_'; make one with: echo "
                    + "whsec_$(openssl"
                    + " rand -base64 32)"
            ),
            (
                "{format: slack, url: \"https://e.example/\", ca_file: app.log}",
                "f.yaml:3:60: the file app.log holds no certificate in PEM"
            ),
            (
                "{format: template, url: \"https://e.example/\", body: '{\"a\": {{title}}}'}",
                "f.yaml:3:60: 'body' is not JSON for an alert of the kind budget_threshold, firing:"
            ),
            (
                "{format: slack, url: \"https://e.example/\", token_env: SPACE}",
                "f.yaml:3:62: the environment variable SPACE holds other characters than printable ASCII"
            ),
        ])
    func whatIsWrongIsToldByCheck(webhook: String, message: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("not a certificate\n", to: "app.log")
        try settings("  ops: \(webhook)", in: folder)
        let result = try await Tailmeter.run(
            ["check", "--config", "f.yaml"], in: folder, environment: ["BAD": "T0SECRET", "SPACE": "T0SECRET x"])
        #expect(result.end == .exited(1))
        #expect(result.errors.hasPrefix(message), "\(result.errors)")
        #expect(!result.errors.contains("T0SECRET"))
    }
}
