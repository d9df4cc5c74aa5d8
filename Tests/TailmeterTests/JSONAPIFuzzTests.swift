import Foundation
import Testing

/// Whether the listener keeps to what `/api/v1/openapi.json` says, whoever asks: schemathesis
/// (<https://schemathesis.readthedocs.io>) makes requests from the document, right ones and wrong ones.
@Suite(
    .enabled(
        if: PublishedPackages.has("schemathesis"),
        "schemathesis is not in .build/published-prices: run deploy/prices/install-published.sh"))
struct JSONAPIFuzzTests {
    /// Streams have no end, and a reload has the next requests wait.
    @Test func noRequestGetsAnAnswerThatIsNotDescribed() async throws {
        let folder = try TemporaryFolder()
        try folder.write(BudgetScene.line(3, user: "alice"), to: "app.jsonl")
        try folder.write(BudgetScene.usual, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let port = try await daemon.port()
        let result = try await ChildProcess.run(
            tool: "env",
            [
                "PYTHONPATH=\(PublishedPackages.folder)", "python3", "-m", "schemathesis.cli", "run",
                "http://127.0.0.1:\(port)/api/v1/openapi.json", "--url", "http://127.0.0.1:\(port)", "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance,unsupported_method",
                "--exclude-path", "/status/events", "--exclude-path", "/-/reload", "--max-examples", "25",
                "--seed", "20261129", "--workers", "1", "--no-color", "--suppress-health-check", "all",
            ], in: folder)
        #expect(result.end == .exited(0), "\(result.output.suffix(6_000)) \(result.errors.suffix(2_000))")
        #expect(daemon.process.end == nil)
        #expect(try await daemon.get("/readyz").status == 200)
    }
}
