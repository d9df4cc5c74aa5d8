import Testing

struct CheckTests {
    @Test func tellsWhatTheSettingsHold() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            sources: [{file: a.log}, {file: b.log}]
            webhooks: {ops: {format: slack, url_env: SLACK_URL}}
            budgets: [{name: all, daily_usd: 100, notify: ops}, {name: tokens, daily_tokens: 5M}]
            alerts: {silence: {notify: ops}}
            """, to: "tailmeter.yaml")
        let result = try await Tailmeter.run(["check", "--config", "tailmeter.yaml"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output == "tailmeter.yaml: good, 2 sources, 2 budgets, 1 alert\n")
    }

    @Test func tellsEveryProblemOfBudgets() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            sources: [{file: a.log}]
            budgets:
              - {name: all, daily_usd: 1e2}
              - {name: all, daily_usd: 1, by: user}
            """, to: "tailmeter.yaml")
        let result = try await Tailmeter.run(["check", "--config", "tailmeter.yaml"], in: folder)
        #expect(result.end == .exited(1))
        let places = result.errors.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(places == ["tailmeter.yaml:3:28:", "tailmeter.yaml:4:12:", "tailmeter.yaml:4:35:"], "\(result.errors)")
    }
}
