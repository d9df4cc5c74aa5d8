import Foundation
import TestKit
import Testing

struct ArchiveCommandTests {
    /// Four lines in three hours, of two users and two models, and one that is no request.
    private static let lines = [
        #"{"event": "llm_request_success", "model": "claude-sonnet-4-20250514", "input_tokens": 10, "output_tokens": 1, "#
            + #""user_id": "u-1", "timestamp": "2026-11-24T08:00:00Z"}"#,
        #"{"event": "llm_request_success", "model": "claude-haiku-4-5-20251001", "input_tokens": 20, "output_tokens": 2, "#
            + #""user_id": "u-2", "timestamp": "2026-11-24T08:30:00Z"}"#,
        #"{"event": "user_login", "user_id": "u-1", "timestamp": "2026-11-24T09:00:00Z"}"#,
        "Traceback (most recent call last):",
        #"{"event": "llm_request_failed", "model": "claude-sonnet-4-20250514", "error": "x", "user_id": "u-1", "#
            + #""timestamp": "2026-11-24T10:59:59.999999Z"}"#,
    ]

    private func archived(
        _ archive: String = "flush: 50ms", lines: [String] = lines, prepare: (TemporaryFolder) throws -> Void = { _ in }
    ) async throws -> ArchiveScene {
        let scene = try ArchiveScene(archive: archive, source: "labels: {user: user_id}")
        try prepare(scene.folder)
        try scene.folder.write(lines.joined(separator: "\n") + "\n", to: "app.log")
        let daemon = try scene.daemon()
        try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= lines.count }
        #expect(try await daemon.stop().end == .exited(0))
        return scene
    }

    @Test func linesStandInTheirHours() async throws {
        let scene = try await archived()
        let hours = scene.segments.map { $0.split(separator: "/").prefix(2).joined(separator: "/") }
        #expect(hours == ["dt=2026-11-24/hour=08", "dt=2026-11-24/hour=09", "dt=2026-11-24/hour=10"])
        // What is no JSON is a text in an object, so that the files are JSON lines to everybody.
        let all = try await scene.lines()
        #expect(
            all == [
                Self.lines[0], Self.lines[1], Self.lines[2], #"{"tailmeter_raw":"\#(Self.lines[3])"}"#, Self.lines[4],
            ])
        let listed = try await scene.command("archive", "list", "--format", "json")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [String: [[String: Any]]])
        let segments = try #require(document["segments"])
        #expect(segments.map { $0["lines"] as? Int } == [2, 2, 1])
        #expect(segments.map { $0["path"] as? String } == scene.segments)
        #expect(segments[2]["last_time"] as? String == "2026-11-24T10:59:59.999999Z")
        // crc32 of the lines by Python.
        let crc = try await Tailmeter.shell(
            "zcat archive/\(scene.segments[0]) | python3 -c 'import sys, zlib; print(\"%08x\" % zlib.crc32(sys.stdin.buffer.read()))'",
            in: scene.folder)
        #expect(segments[0]["crc32"] as? String == crc.output.trimmingCharacters(in: .newlines))
    }

    @Test func catTakesTheLinesThatAreAskedFor() async throws {
        let scene = try await archived()
        func cat(_ arguments: String...) async throws -> [String] {
            let result = try await Tailmeter.run(
                ["archive", "cat", "--config", scene.settings] + arguments, in: scene.folder)
            #expect(result.end == .exited(0), "\(result.errors)")
            return result.output.split(separator: "\n").map(String.init)
        }
        #expect(try await cat("--where", "model=claude-sonnet-4-20250514") == [Self.lines[0], Self.lines[4]])
        #expect(try await cat("--where", "status=error") == [Self.lines[4]])
        // By the label, and for lines of no request by the field.
        #expect(try await cat("--where", "user=u-1") == [Self.lines[0], Self.lines[2], Self.lines[4]])
        #expect(try await cat("--where", "user_id=u-1", "--where", "event=user_login") == [Self.lines[2]])
        #expect(try await cat("--since", "2026-11-24T08:30:00Z", "--until", "2026-11-24T09:00:00Z") == [Self.lines[1]])
        #expect(try await cat("--since", "2026-11-24T10:00:00Z", "--where", "source=app.log") == [Self.lines[4]])
        #expect(try await cat("--where", "model=") == [])
        let wrong = try await Tailmeter.run(
            ["archive", "cat", "--config", scene.settings, "--where", "model"], in: scene.folder)
        #expect(wrong.end == .exited(2) && wrong.errors.contains("expected name=value"), "\(wrong.errors)")
    }

    @Test func onlyRequestsAreKeptWhereThatIsAskedFor() async throws {
        let scene = try ArchiveScene(archive: "flush: 50ms, lines: requests")
        try scene.folder.write(Self.lines.joined(separator: "\n") + "\n", to: "app.log")
        let daemon = try scene.daemon()
        try await daemon.metrics("the requests are archived") { ArchiveScene.archived($0) >= 3 }
        #expect(try await daemon.stop().end == .exited(0))
        #expect(try await scene.lines() == [Self.lines[0], Self.lines[1], Self.lines[4]])
    }

    @Test func pruneTakesTheOldestFirst() async throws {
        let scene = try await archived()
        let dry = try await scene.command("archive", "prune", "--keep", "0s", "--dry-run")
        #expect(dry.output.hasSuffix("would go\n") && scene.segments.count == 3, "\(dry.output)")
        let bytes = try scene.segments.map {
            try FileManager.default.attributesOfItem(atPath: scene.folder.path("archive/\($0)"))[.size] as? Int ?? 0
        }
        // The index does not count what ends a file: 10 bytes.
        let limit = bytes[1] + bytes[2] - 20
        let pruned = try await scene.command("archive", "prune", "--keep-bytes", "\(limit)")
        #expect(pruned.end == .exited(0) && pruned.output.contains("1 segment of"), "\(pruned.output) \(pruned.errors)")
        #expect(scene.segments.map { $0.contains("hour=08") } == [false, false])
        #expect(!FileManager.default.fileExists(atPath: scene.folder.path("archive/dt=2026-11-24/hour=08")))
        #expect(try await scene.command("archive", "verify").end == .exited(0))
    }

    @Test func verifyTellsWhatIsWrong() async throws {
        let scene = try await archived()
        let damaged = scene.segments[1]
        let path = scene.folder.path("archive/\(damaged)")
        var bytes = try #require(FileManager.default.contents(atPath: path))
        bytes[20] ^= 0xFF
        try bytes.write(to: URL(filePath: path))
        try scene.folder.write("x", to: "archive/dt=2026-11-24/hour=08/other-000009.ndjson.gz")
        let result = try await scene.command("archive", "verify")
        #expect(result.end == .exited(1) && result.errors.contains("1 of 3 segments are not as they were written"))
        #expect(result.output.contains("\(damaged): is not gzip data"), "\(result.output)")
        #expect(result.output.contains("other-000009.ndjson.gz: not in the index"), "\(result.output)")
    }

    @Test func checkTellsWhatTheDaemonWillNeed() async throws {
        let scene = try ArchiveScene(
            archive: "owner: nobody-of-this-name, redact: {classes: {email: hash}, hash_key_env: NOT_SET_ANYWHERE}")
        let result = try await scene.command("check")
        #expect(result.end == .exited(0) && result.output.hasSuffix("good, 1 source, 1 archive\n"), "\(result.output)")
        #expect(
            result.errors
                == "tailmeter: warning: archive.owner: there is no user 'nobody-of-this-name' on this machine; the daemon will need it\n"
        )
        try scene.write(archive: "redact: {classes: {email: hash}, hash_key_file: key}")
        try scene.folder.write("short\n", to: "key")
        let short = try await scene.command("check")
        #expect(
            short.errors.contains("hash_key_file key has 5 bytes; it needs at least 16 random ones"), "\(short.errors)")
        let run = try await scene.command("run")
        #expect(run.end == .exited(1) && run.errors.contains("hash_key_file key has 5 bytes"), "\(run.errors)")
    }

    // MARK: - Erasure

    @Test func erasureTakesOnePersonsLinesAndLeavesTotals() async throws {
        let scene = try await archived()
        let refused = try scene.daemon()
        try await refused.readiness(200)
        let busy = try await scene.command("archive", "erase", "--where", "user=u-1")
        #expect(busy.end == .exited(1) && busy.errors.contains("in use by another tailmeter"), "\(busy.errors)")
        #expect(try await refused.stop().end == .exited(0))
        let before = try await scene.command("state", "inspect", "--format", "json").output

        let dry = try await scene.command("archive", "erase", "--where", "user=u-1", "--dry-run")
        #expect(dry.output.hasPrefix("3 lines in 3 segments would be erased"), "\(dry.output)")
        let erased = try await scene.command("archive", "erase", "--where", "user=u-1")
        #expect(erased.end == .exited(0), "\(erased.errors)")
        #expect(
            erased.output == """
                3 lines in 3 segments erased
                user=u-1: 2 series of the ledger renamed, their totals stay

                """)
        #expect(try await scene.lines() == [Self.lines[1], #"{"tailmeter_raw":"\#(Self.lines[3])"}"#])
        #expect(try await scene.command("archive", "verify").end == .exited(0))
        // Nowhere in the state or the archive is the value left, not in a free page either.
        let found = try await Tailmeter.shell("grep -rlF 'u-1' state archive", in: scene.folder)
        #expect(found.output.isEmpty, "\(found.output)")
        let fields = ["requests", "tokens", "cost_usd"]
        func totals(_ text: String) throws -> [String] {
            let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            return try fields.map { field in
                let value = try JSONSerialization.data(withJSONObject: [document[field]], options: .sortedKeys)
                return String(decoding: value, as: UTF8.self)
            }
        }
        #expect(try await totals(scene.command("state", "inspect", "--format", "json").output) == totals(before))
        let daemon = try scene.daemon()
        let page = try await daemon.metrics("the ledger is read") { $0.sum("llm_requests_total") == 3 }
        #expect(
            page.values.keys.contains { $0.hasPrefix("llm_requests_total") && $0.contains("user=\"erased-1\"") },
            "\(page.summary)")
        #expect(try await daemon.stop().end == .exited(0))
    }

    /// Where all mail addresses are one label in the archive, nobody can tell whose lines they are.
    @Test func erasureDoesNotTakeOthersLines() async throws {
        let lines = ["taro@example.com", "hanako@example.jp"].map { user in
            #"{"event": "llm_request_success", "model": "m", "input_tokens": 1, "output_tokens": 1, "#
                + #""user_id": "\#(user)", "timestamp": "2026-11-24T08:00:00Z"}"#
        }
        let scene = try await archived(lines: lines)
        let refused = try await scene.command("archive", "erase", "--where", "user=taro@example.com")
        #expect(refused.end == .exited(1) && refused.errors.contains("cannot tell whose lines"), "\(refused.errors)")
        #expect(try await scene.lines().count == 2)

        let key = String(repeating: "0123456789abcdef", count: 2)
        let hashed = try await archived(
            "flush: 50ms, redact: {classes: {email: hash}, hash_key_file: key}", lines: lines
        ) {
            try $0.write(key, to: "key")
        }
        let erased = try await hashed.command("archive", "erase", "--where", "user=taro@example.com")
        #expect(erased.output.hasPrefix("1 line in 1 segment erased"), "\(erased.output) \(erased.errors)")
        #expect(try await hashed.lines().count == 1)
    }
}
