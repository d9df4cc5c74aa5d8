import Foundation
import Testing

/// The Python of docs/budgets.md that asks before a call, as it stands there, against a daemon.
struct BudgetAskingTests {
    private static let guide = URL(filePath: #filePath).appending(path: "../../../docs/budgets.md").standardized

    /// The block of the page that defines `may_call`.
    private static func snippet(port: UInt16) throws -> String {
        let page = try String(contentsOf: guide, encoding: .utf8)
        let blocks = page.components(separatedBy: "```python\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        let asking = try #require(blocks.first { $0.contains("def may_call") })
        #expect(asking.contains("9464"))
        return asking.replacing("9464", with: "\(port)")
    }

    /// What the snippet says for each user.
    private static func ask(_ users: [String], port: UInt16, in folder: TemporaryFolder) async throws -> String {
        let script = try snippet(port: port) + "\nprint(*[may_call(user) for user in \(users)])\n"
        let result = try await ChildProcess.run(tool: "python3", ["-W", "error", "-c", script], in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        return result.output
    }

    @Test func theServiceIsToldWhoMayCall() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            timezone: \(NoonZone.name)
            sources: [{file: app.jsonl, labels: {user: user_id}}]
            budgets:
              - {name: per-user, daily_usd: 6, by: user}

            """, to: "settings.yaml")
        let users = [("alice & co", 2_000_000), ("bob", 1_999_999)]
        let lines = users.map { user, input in
            """
            {"event": "llm_request_success", "model": "\(UsageLine.model)", "user_id": "\(user)", "output_tokens": 0, \
            "input_tokens": \(input), "timestamp": "\(NoonZone.time())"}

            """
        }
        try folder.write(lines.joined(), to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml", "--state", "state"], in: folder)
        try await daemon.metrics("the lines are read") { $0.lines == 2 }
        let port = try await daemon.port()
        // All of $6, all but $0.000003, and a user of whom nothing is known.
        let answers = try await Self.ask(["alice & co", "bob", "carol"], port: port, in: folder)
        #expect(answers == "False True True\n")
        let denied = try await daemon.get("/api/v1/budgets/per-user/decision?user=alice%20%26%20co")
        #expect(denied.status == 429)
        #expect(denied.headers["retry-after"].flatMap { Int($0) }.map { $0 > 30_000 && $0 < 50_000 } == true)
        try await daemon.kill()
        // Without an answer the app's own choice counts.
        #expect(try await Self.ask(["alice & co", "bob"], port: port, in: folder) == "True True\n")
    }
}
