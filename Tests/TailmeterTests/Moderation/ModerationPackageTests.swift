import Foundation
import ProviderKit
import TestKit
import Testing

/// The official `openai` package moderates by the daemon, with another base URL and nothing else.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct ModerationPackageTests {
    private static let program = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "openai_client.py").path

    private func calls(_ app: ModeratedApp) async throws -> [String] {
        let daemon = try app.daemon()
        try await daemon.metrics("it is up") { $0[ModeratedApp.up] == "1" }
        let result = try await ChildProcess(
            "/usr/bin/env",
            [
                "PYTHONPATH=\(FakeProvider.packages)", "python3", Self.program,
                "http://127.0.0.1:\(try await daemon.port())/v1",
            ], in: app.folder
        ).wait()
        #expect(result.end == .exited(0), "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test func readsWhatTheDaemonAnswers() async throws {
        let app = try await ModeratedApp()
        try app.settings(", sample: 0%")
        let model = #"{"model": "claude-haiku-4-5-20251001", "id": "modr-", "results": "#
        let bad =
            #"{"flagged": true, "categories": ["hate", "illicit"], "score": 0.97, "input_types": ["text"], "#
            + #""reason": "It insults people."}"#
        func good(_ score: String, _ reason: String) -> String {
            #"{"flagged": false, "categories": [], "score": \#(score), "input_types": ["text"], "reason": "\#(reason)"}"#
        }
        #expect(
            try await calls(app) == [
                "\(model)[\(bad)]}",
                "\(model)[\(good("0.0", "It is harmless.")), \(bad), \(good("0.0", "there is no text"))]}",
                "\(model)[\(bad)]}",
                #"{"error": "BadRequestError", "status": 400, "code": null}"#,
                #"{"error": "BadRequestError", "status": 400, "code": null}"#,
                #"{"error": "APIStatusError", "status": 413, "code": "request_too_large"}"#,
            ])
        // The two parts are one text, on two lines.
        #expect(try await app.judged() == ["You idiots!", "Hello.", "You\nidiots!"])
    }

    @Test(arguments: [
        ("error", #"{"error": "InternalServerError", "status": 502, "code": "no_verdict"}"#),
        ("allow", #""flagged": false, "categories": []"#), ("flag", #""flagged": true, "categories": []"#),
    ])
    func learnsOfRefusalsAsTheSettingsSay(policy: String, expected: String) async throws {
        let app = try await ModeratedApp()
        try await app.provider.script(ModeratedApp.always(.reply("I won't look at that.")))
        try app.settings(", sample: 0%, on_failure: \(policy)")
        let first = try #require(try await calls(app).first)
        #expect(first.contains(expected), "\(first)")
    }
}
