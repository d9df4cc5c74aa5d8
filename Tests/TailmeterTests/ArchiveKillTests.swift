import Foundation
import TestKit
import Testing

/// The promise of exactly once for the archive, under SIGKILL at any instant.
struct ArchiveKillTests {
    private static let seed =
        ProcessInfo.processInfo.environment["TAILMETER_KILL_SEED"].flatMap { UInt64($0) } ?? 20_261_129

    /// A ledger that is made of the archive alone knows each token of what an app wrote while the daemon was killed again
    /// and again: no line is missing in the archive and none is in it twice.
    @Test(.timeLimit(.minutes(10)))
    func fortyKillsWhileAnAppWritesAndRotatesLoseAndRepeatNoLine() async throws {
        let scene = try ArchiveScene()
        let writer = try RotatingWriter(scene.folder, name: "app.log", seed: Self.seed)
        defer { writer.stop() }
        var random = SeededGenerator(seed: Self.seed &+ 1)
        let note = Comment(rawValue: "seed \(Self.seed)")

        let first = try scene.daemon()
        try await first.metrics("the first lines are archived") { ArchiveScene.archived($0) > 10 }
        try await first.kill()
        for _ in 1...40 {
            writer.resume()
            let daemon = try scene.daemon()
            try await Task.sleep(for: .microseconds(Int.random(in: 0...300_000, using: &random)))
            if Bool.random(using: &random) { try await daemon.readiness(200) }
            try await daemon.kill()
        }
        let last = try scene.daemon()
        try await last.readiness(200)
        try writer.pause()
        let truth = writer.truth
        #expect(writer.failure == nil && truth.lines > 5_000 && writer.rotations > 5, "the test had little to do")
        // Blank lines are not kept.
        let page = try await last.metrics("all is counted and archived; \(note)") { page in
            page.lines >= truth.lines && page.sum("tailmeter_archive_lag_bytes") == 0
                && ArchiveScene.archived(page) >= truth.lines - page.sum("tailmeter_lines_total{outcome=\"blank\"")
        }
        let blank = page.sum("tailmeter_lines_total{outcome=\"blank\"")
        #expect(ArchiveScene.archived(page) == truth.lines - blank, note)
        #expect(try await last.stop().end == .exited(0))
        #expect(try await scene.lines().count == truth.lines - blank, note)
        let verified = try await scene.command("archive", "verify")
        #expect(
            verified.end == .exited(0) && verified.output.contains("all as they were written"), "\(verified.output)")

        // Nothing of the logs is left.
        for name in try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
        where name.hasPrefix("app.log") {
            try scene.folder.remove(name)
        }
        try scene.folder.remove("state")
        let rebuilt = try await scene.command("rebuild", "--from", "archive")
        #expect(rebuilt.end == .exited(0), "\(rebuilt.errors)")
        let daemon = try scene.daemon()
        try await daemon.readiness(200)
        let again = try await daemon.metrics()
        // Blank lines and the bytes of the logs are not in the archive.
        let differences = truth.differences(from: again)
            .filter { !$0.contains("outcome=\"blank\"") && !$0.hasPrefix("tailmeter_read_bytes_total") }
        #expect(differences == [], note)
        #expect(try await daemon.stop().end == .exited(0))
    }
}
