import Foundation
import TestKit
import Testing

/// What is personal does not reach the disk of the archive.
struct ArchiveRedactionTests {
    /// Each value in a form that hides it from whoever looks at bytes; request ids that look like cards or phones stay.
    private static let log = #"""
        {"event": "llm_request_success", "model": "claude-haiku-4-5-20251001", "input_tokens": 4111111111, "output_tokens": 2, "request_id": "4111111111111111", "timestamp": "2026-11-24T08:00:00Z", "user": "taro\u0040example.com"}
        {"event": "llm_request_success", "model": "claude-haiku-4-5-20251001", "input_tokens": 7, "output_tokens": 2, "request_id": "4012888888881881", "timestamp": "2026-11-24T08:00:01Z", "prompt": "電話は０９０－１２３４－５６７８です", "body": "{\"card\": \"4111 1111 1111 1111\"}"}
        {"event": "note", "timestamp": "2026-11-24T08:00:02Z", "headers": {"authorization": "Bearer sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789"}}
        Traceback: connect to postgres://app:hunter2secret@db.internal/prod failed

        """#

    private static let secrets = [
        "taro", "０９０", "1234", "4111 1111", "abcdefghijklmnop", "hunter2secret",
    ]

    @Test func nothingPersonalIsInTheArchive() async throws {
        let scene = try ArchiveScene(archive: "flush: 50ms, redact: {classes: all, language: ja}")
        try scene.folder.write(Self.log, to: "app.log")
        let daemon = try scene.daemon()
        let page = try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= 4 }
        #expect(try await daemon.stop().end == .exited(0))
        let lines = try await scene.lines()
        let text = lines.joined(separator: "\n")
        for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) is in \(text)") }
        #expect(lines.count == 4 && text.contains("[メール]") && text.contains("[電話番号]"), "\(text)")
        // What requests are counted and told apart by stays: two ids are two requests.
        #expect(
            text.contains("\"4111111111111111\"") && text.contains("\"4012888888881881\"")
                && text.contains("4111111111,"))
        #expect(page["tailmeter_archive_redactions_total{class=\"email\"}"] == "1")
        #expect(page["tailmeter_archive_redactions_total{class=\"card\"}"] == "1")
        #expect(page.sum("tailmeter_archive_redactions_total{class=\"secret\"}") == 2)
        #expect(page.sum("tailmeter_archive_texts_total") == 1)
        let files = try await Tailmeter.shell("grep -rlE 'hunter2secret|taro' archive state", in: scene.folder)
        #expect(files.output.isEmpty, "\(files.output)")
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }

    @Test func onlyWhatIsAskedForIsRedacted() async throws {
        let scene = try ArchiveScene(archive: "flush: 50ms, redact: none")
        try scene.folder.write(Self.log, to: "app.log")
        let daemon = try scene.daemon()
        try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= 4 }
        #expect(try await daemon.stop().end == .exited(0))
        let kept = try await scene.lines()
        #expect(Array(kept.prefix(3)) == Array(Self.log.split(separator: "\n").prefix(3)).map(String.init))
    }

    @Test func redactShowsWhatWouldBeKept() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.log, to: "app.log")
        let result = try await Tailmeter.run(["redact", "app.log"], in: folder)
        #expect(result.end == .exited(0))
        for secret in Self.secrets { #expect(!result.output.contains(secret), "\(secret) is in \(result.output)") }
        #expect(result.output.contains("\"[EMAIL]\"") && result.output.contains("\"4111111111111111\""))
        #expect(result.errors.hasPrefix("redacted: email 1, phone 1, card 1, secret 2"), "\(result.errors)")
        let piped = try await Tailmeter.shell(
            "gzip -c app.log > app.log.gz; cat app.log | $TAILMETER redact; $TAILMETER redact --count app.log.gz",
            in: folder)
        #expect(piped.output == result.output)
        let missing = try await Tailmeter.run(["redact", "nothing"], in: folder)
        #expect(missing.end == .exited(1) && missing.errors.contains("nothing: no such file"), "\(missing.errors)")
    }
}
