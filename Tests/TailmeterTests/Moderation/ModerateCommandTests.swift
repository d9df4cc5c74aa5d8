import Foundation
import ProviderKit
import TestKit
import Testing

/// `tailmeter moderate`.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct ModerateCommandTests {
    private func run(_ app: ModeratedApp, _ arguments: [String]) async throws -> ChildProcess.Result {
        try await Tailmeter.run(["moderate"] + arguments, in: app.folder)
    }

    @Test func judgesATextAndLeavesByIt() async throws {
        let app = try await ModeratedApp()
        try app.settings("")
        try app.folder.write("Good morning.", to: "good.txt")
        try app.folder.write("You idiots! 090-1234-5678", to: "bad.txt")
        let good = try await run(app, ["good.txt", "--config", "tailmeter.yaml"])
        #expect(good.end == .exited(0) && good.output == "safe  0.02\nIt is harmless.\n", "\(good.errors)")
        let bad = try await run(app, ["bad.txt", "--config", "tailmeter.yaml", "--format", "json"])
        #expect(bad.end == .exited(4))
        #expect(
            bad.output == """
                {"verdict": "flagged", "safe": false, "categories": ["hate", "privacy"], "reason": "It insults people.", \
                "score": 0.97, "is_truncated": false}

                """)
        #expect(try await app.judged() == ["Good morning.", "You idiots! [PHONE]"])
        // Without settings, at a server of one's own.
        let plain = try await run(app, ["bad.txt", "--base-url", app.provider.url, "--state", "state"])
        #expect(plain.end == .exited(4) && plain.output == "flagged  0.97  hate, privacy\nIt insults people.\n")
        let report = try await run(app, ["report", "--state", "state", "--timezone", "UTC"])
        #expect(report.output.hasPrefix("today $0.0045 · in all $0.0045 for 3 calls\n"), "\(report.output)")
        #expect(report.output.hasSuffix("\nno flagged texts\n"), "nobody logged these texts")
    }

    @Test func judgesEachTextOfALog() async throws {
        let app = try await ModeratedApp()
        try app.settings(", texts: input, requests_per_minute: 100000")
        var log = ""
        for number in 0..<300 {
            log += ModeratedApp.line("r\(number)", #""prompt": "Text \#(number)\#(number == 250 ? " idiots" : "")""#)
        }
        try app.folder.write(log, to: "app.log")
        let result = try await run(app, ["app.log", "--log", "--config", "tailmeter.yaml"])
        #expect(result.end == .exited(0) && result.errors == "300 texts: 299 safe, 1 flagged\n")
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 300)
        for (index, line) in lines.enumerated() {
            #expect(
                line.hasPrefix(#"{"line": \#(index + 1), "side": "input", "user": "u1", "request": "r\#(index)", "#))
            #expect(line.contains(#""verdict": "flagged""#) == (index == 250))
        }
    }

    @Test func tellsWhatIsWrongWithLines() async throws {
        let app = try await ModeratedApp()
        try app.settings("")
        try app.folder.write("{\"text\": \"Hello.\"}\nnothing\n\n{\"texts\": 1}\n{\"text\": \"idiots\"}", to: "texts")
        let result = try await run(app, ["texts", "--jsonl", "--config", "tailmeter.yaml"])
        #expect(result.end == .exited(1))
        #expect(result.errors == "2 texts: 1 safe, 1 flagged\ntailmeter: 2 lines could not be read: see \"error\"\n")
        let numbers = result.output.split(separator: "\n").compactMap { $0.split(separator: ",").first }
        #expect(numbers == [#"{"line": 1"#, #"{"line": 2"#, #"{"line": 4"#, #"{"line": 5"#])
    }

    @Test(arguments: [("error", 1), ("allow", 0), ("flag", 4)])
    func leavesWithoutAVerdictAsTheSettingsSay(policy: String, status: Int32) async throws {
        let app = try await ModeratedApp()
        try await app.provider.script(ModeratedApp.always(.error(400, "invalid_request_error", "no such thing")))
        try app.settings(", on_failure: \(policy)")
        try app.folder.write("Hello.", to: "text")
        let result = try await run(app, ["text", "--config", "tailmeter.yaml"])
        #expect(result.end == .exited(status))
        #expect(result.output.hasPrefix("unavailable  0.00\n") && result.errors.contains("no such thing"))
    }

    @Test func saysWhatIsMissing() async throws {
        let app = try await ModeratedApp()
        try app.folder.write("Hello.", to: "text")
        try app.folder.write("sources: [{file: app.log}]\n", to: "bare.yaml")
        for (arguments, expected) in [
            (["text"], "ANTHROPIC_API_KEY, which is not set"),
            (["text", "--config", "bare.yaml"], "there is no 'moderation' in the settings"),
            (["nothing", "--base-url", app.provider.url], "nothing: no such file"),
            (["report", "--state", "nowhere"], "nothing was moderated yet"),
            (["text", "--jsonl", "--log"], "exclude each other"),
        ] {
            let result = try await run(app, arguments)
            #expect(result.end == .exited(arguments.contains("--log") ? 2 : 1), "\(arguments): \(result.end)")
            #expect(result.errors.contains(expected), "\(arguments): \(result.errors)")
        }
    }
}
