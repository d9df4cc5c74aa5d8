import Foundation
import Testing

/// The listener: formats, health, and who may read.
struct MetricsPageTests {
    private static func seedAppDaemon() async throws -> Daemon {
        let folder = try TemporaryFolder()
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        return daemon
    }

    @Test func theFormatIsTheOneThatTheClientAccepts() async throws {
        let daemon = try await Self.seedAppDaemon()
        for accept in [nil, "*/*", "text/plain", "text/plain;version=0.0.4", "application/json"] {
            let answer = try await daemon.get("/metrics", headers: accept.map { ["Accept": $0] } ?? [:])
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(!answer.body.contains("# EOF"))
        }
        let prometheus =
            "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
            + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1"
        for accept in [prometheus, "application/openmetrics-text; version=1.0.0"] {
            let answer = try await daemon.get("/metrics", headers: ["Accept": accept])
            #expect(answer.status == 200)
            #expect(
                answer.headers["content-type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8")
            #expect(answer.body.hasSuffix("\n# EOF\n"))
            // A counter's family has its name without the ending that the series have.
            #expect(answer.body.contains("# TYPE llm_requests counter\n"))
            #expect(
                answer.body.contains(
                    "\nllm_requests_total{model=\"claude-opus-4-5-20251101\",status=\"success\"} 266\n"))
        }
    }

    @Test(.enabled(if: ProgramSearch.has("promtool"), "promtool is not installed"))
    func promtoolFindsNothingToSay() async throws {
        let daemon = try await Self.seedAppDaemon()
        let folder = try TemporaryFolder()
        let page = try folder.write(try await daemon.get("/metrics").body, to: "page")
        let result = try await ChildProcess.run(tool: "promtool", ["check", "metrics"], input: page)
        #expect(result.end == .exited(0))
        #expect(result.output + result.errors == "")
    }

    @Test func healthIsServedAndUnknownPathsAreNot() async throws {
        let daemon = try Daemon(["app.log"], in: try TemporaryFolder())
        #expect(try await daemon.get("/healthz").status == 200)
        try await daemon.readiness(200)
        for path in ["/nothing", "/metrics/more", "/api"] { #expect(try await daemon.get(path).status == 404) }
    }

    @Test func whoeverHasTheTokenMayRead() async throws {
        let folder = try TemporaryFolder()
        try folder.write("token_env: BLACK_BOX_TOKEN\nsources:\n  - file: app.log\n", to: "settings.yaml")
        let token = "correct horse battery staple"
        let daemon = try Daemon(
            ["--config", "settings.yaml"], in: folder, listen: "0.0.0.0:0", environment: ["BLACK_BOX_TOKEN": token])
        try await daemon.readiness(200)
        let refused: [[String: String]] = [
            [:], ["Authorization": "Bearer wrong"], ["Authorization": "Bearer "], ["Authorization": "Bearer \(token)!"],
            ["Authorization": token],
        ]
        for headers in refused {
            let answer = try await daemon.get("/metrics", headers: headers)
            #expect(answer.status == 401)
            #expect(answer.headers["www-authenticate"] == "Bearer")
            #expect(!answer.body.contains("llm_") && !answer.body.contains("horse"))
        }
        let answer = try await daemon.get("/metrics", headers: ["Authorization": "Bearer \(token)"])
        #expect(answer.status == 200)
        #expect(!answer.body.contains("horse"))
        #expect(!daemon.process.errors.contains("horse"))
        #expect(try await daemon.stop().end == .exited(0))

        let without = try await Tailmeter.run(["run", "--config", "settings.yaml"], in: folder)
        #expect(without.end == .exited(1))
        #expect(without.errors.contains("BLACK_BOX_TOKEN"))
    }
}
