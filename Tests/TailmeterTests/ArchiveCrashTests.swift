import CrashPoints
import Foundation
import Glibc
import Testing

/// The program dies between a segment and its index, in either order.
@Suite(.serialized, .enabled(if: CrashScene.isPossible, "needs a debug build of the program"))
struct ArchiveCrashTests {
    private func environment(_ point: CrashPoint, _ pass: Int) -> [String: String] {
        ["TAILMETER_CRASH_POINT": "\(point.rawValue):\(pass)"]
    }

    /// Runs a daemon to its end, with all lines archived.
    private func finish(_ scene: ArchiveScene, lines: Int) async throws {
        let daemon = try scene.daemon()
        try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= lines }
        #expect(try await daemon.stop().end == .exited(0))
        let archived = try await scene.lines()
        let written = Set((1...lines).map { SequencedLog.text($0...$0).dropLast() }.map(String.init))
        #expect(archived.count == lines && Set(archived) == written)
        #expect(try await scene.command("archive", "verify").end == .exited(0))
    }

    @Test(arguments: [1, 2, 3, 4])
    func segmentsWithoutTheirCommitAreCutOffAndReadAgain(pass: Int) async throws {
        let scene = try ArchiveScene()
        try scene.folder.write(SequencedLog.text(1...500), to: "app.log")
        let daemon = try scene.daemon(environment(.archiveWritten, pass))
        // A commit each.
        var written = 500
        while daemon.process.end == nil {
            written += 100
            try scene.folder.append(SequencedLog.text(written - 99...written), to: "app.log")
            try await Task.sleep(for: .milliseconds(20))
            try #require(written < 1_000_000, "the point is not passed")
        }
        #expect(daemon.process.end == .signalled(SIGKILL))
        let cutting = try scene.daemon(environment(.archiveCutting, 1))
        if pass > 2 {
            // A segment with commits before this one: it is cut, and the program dies once more meanwhile.
            #expect(try await cutting.process.wait().end == .signalled(SIGKILL))
        } else {
            try await cutting.kill()
        }
        try await finish(scene, lines: written)
    }

    @Test func aSegmentThatIsNotedAsTakenAwayGoesAtTheNextStart() async throws {
        let scene = try ArchiveScene()
        let old = SequencedLog.text(1...50, time: "2025-01-02T03:04:05Z")
        try scene.folder.write(old + SequencedLog.text(51...80), to: "app.log")
        let daemon = try scene.daemon()
        try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= 80 }
        #expect(try await daemon.stop().end == .exited(0))
        #expect(scene.segments.count == 2)
        try scene.write(archive: "flush: 50ms, keep: 365d")
        let dying = try scene.daemon(environment(.segmentRemoving, 1))
        #expect(try await dying.process.wait().end == .signalled(SIGKILL))
        #expect(scene.segments.count == 2)
        let next = try scene.daemon()
        try await next.metrics("the segment is gone") { $0["tailmeter_archive_segments"] == "1" }
        #expect(try await next.stop().end == .exited(0))
        #expect(
            scene.segments.count == 1
                && !FileManager.default.fileExists(atPath: scene.folder.path("archive/dt=2025-01-02")))
    }

    @Test func anErasedSegmentIsTheOldOneOrTheNewOne() async throws {
        let scene = try ArchiveScene(source: "labels: {user: user_id}")
        let lines = (1...40).map { number in
            #"{"event": "llm_request_success", "model": "m", "input_tokens": \#(number), "output_tokens": 1, "#
                + #""user_id": "u-\#(number % 4)", "timestamp": "2026-11-24T08:00:00Z"}"#
        }
        try scene.folder.write(lines.joined(separator: "\n") + "\n", to: "app.log")
        let daemon = try scene.daemon()
        try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= 40 }
        #expect(try await daemon.stop().end == .exited(0))
        let dying = try await ChildProcess(
            Tailmeter.binary, ["archive", "erase", "--where", "user=u-3", "--config", scene.settings], in: scene.folder,
            environment: environment(.segmentReplacing, 1)
        ).wait()
        #expect(dying.end == .signalled(SIGKILL), "\(dying.errors)")
        #expect(try await scene.lines().count == 40)
        // The next to open the archive finishes it.
        let next = try scene.daemon()
        try await next.readiness(200)
        try await next.metrics("the archive has begun") { $0["tailmeter_archive_up"] == "1" }
        #expect(try await next.stop().end == .exited(0))
        let left = try await scene.lines()
        #expect(left == lines.filter { !$0.contains("u-3") })
        #expect(try await scene.command("archive", "verify").end == .exited(0))
    }
}
