import Foundation
import TestKit
import Testing

/// Names out of logs that are meant to break a page.
struct ListenerNameTests {
    private static let names = [
        "a\"} 1\nllm_requests_total{model=\"x", "back\\slash\\", "tab\tand\u{1}control\u{7F}",
        "</script><script>alert(1)</script>",
        "日本語のモデル", "\u{202E}right-to-left", "\r\nSet-Cookie: a=b", "'; DROP TABLE usage; --", "{{constructor}}",
        "# EOF", "\u{FEFF}bom", "e\u{301}\u{0}nul", "../../etc/passwd", "${jndi:ldap://127.0.0.1/a}", "%s%n%x",
        "\u{1B}[31mred", "\u{2028}separator",
    ]

    private static func line(_ model: String, user: String) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: [
            "event": "llm_request_success", "model": model, "user_id": user, "timestamp": "2026-11-24T08:00:00Z",
            "usage": ["input_tokens": 1, "output_tokens": 1],
        ])
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    @Test func hostileNamesBreakNoPage() async throws {
        let folder = try TemporaryFolder()
        let source = Corpus.path("messy/messy.jsonl.gz")
        let shell = try await Tailmeter.shell("gunzip -c '\(source)' > messy.jsonl", in: folder)
        try #require(shell.end == .exited(0))
        try folder.append("\n" + Self.names.map { try Self.line($0, user: $0) }.joined(), to: "messy.jsonl")
        let settings = """
            sources: [{file: messy.jsonl, labels: {user: user_id}}]
            budgets:
              - {name: all, daily_usd: 1}
              - {name: users, monthly_usd: 1, by: user}

            """
        try folder.write(settings, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.readiness(200)
        try await daemon.metrics("all lines are read") { $0.lines >= 446 + Self.names.count }
        // What Unicode takes for the end of a line is none to Prometheus.
        let sample = /[a-z_]+(\{.*\})? [0-9eE+.\-InfNa]+( # .*)?/.dotMatchesNewlines()
        for accept in ["text/plain", "application/openmetrics-text;version=1.0.0"] {
            let answer = try await daemon.get("/metrics", headers: ["Accept": accept])
            #expect(answer.headers["set-cookie"] == nil)
            // Each line is a comment, or a name and a value.
            for line in answer.body.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                let isSample = line.wholeMatch(of: sample) != nil
                #expect(line.hasPrefix("# ") || isSample, "\(line)")
            }
            #expect(answer.body.components(separatedBy: "\n# EOF").count <= 2)
        }
        let page = try await daemon.get("/metrics").body
        #expect(page.contains(#"model="a\"} 1\nllm_requests_total{model=\"x""#))
        if ProgramSearch.has("promtool") {
            let file = try folder.write(page, to: "page")
            let result = try await ChildProcess.run(tool: "promtool", ["check", "metrics"], input: file)
            #expect(result.end == .exited(0), "\(result.errors)")
            #expect(result.output + result.errors == "")
        }
        let list = try await daemon.get("/api/v1/budgets?scopes=1000")
        #expect(list.headers["content-type"] == "application/json")
        #expect((try? JSONSerialization.jsonObject(with: Data(list.body.utf8))) != nil)
        for name in Self.names + ["</script>"] {
            let value = try #require(name.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            for path in ["/api/v1/budgets/users/decision?user=\(value)", "/api/v1/budgets/\(value)/decision"] {
                let answer = try await daemon.get(path)
                #expect([200, 404].contains(answer.status), "\(answer.status) for \(path)")
                #expect(answer.headers["set-cookie"] == nil)
                #expect((try? JSONSerialization.jsonObject(with: Data(answer.body.utf8))) != nil, "\(answer.body)")
            }
        }
    }
}
