import Foundation
import Glibc
import TestKit
import Testing

/// What comes by a pipe is read once, and counted and archived.
struct ArchivePipeTests {
    @Test func standardInputIsArchivedToItsEnd() async throws {
        let scene = try ArchiveScene(file: "'-'")
        let lines = SequencedLog.text(1...5_000)
        try scene.folder.write(lines, to: "input")
        let result = try await Tailmeter.shell(
            "cat input | $TAILMETER run --config \(scene.settings) --listen 127.0.0.1:0", in: scene.folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(try await scene.lines() == lines.split(separator: "\n").map(String.init))
        #expect(try await scene.command("archive", "verify").end == .exited(0))
    }

    @Test func aFIFOIsArchivedOverAReload() async throws {
        let scene = try ArchiveScene(file: "pipe")
        #expect(mkfifo(scene.folder.path("pipe"), 0o600) == 0)
        let daemon = try scene.daemon()
        try await daemon.readiness(200)
        let writer = try OutputFile(scene.folder.path("pipe"), flags: 0)
        try writer.write(Array(SequencedLog.text(1...50).utf8))
        try await daemon.metrics("the first lines are archived") { ArchiveScene.archived($0) >= 50 }
        try scene.write(archive: "flush: 50ms, level: 9", file: "pipe")
        daemon.process.signal(SIGHUP)
        try await daemon.logs("settings taken over")
        try writer.write(Array(SequencedLog.text(51...80).utf8))
        let page = try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= 80 }
        #expect(SequencedLog.differences(page, lines: 80) == [])
        try writer.write(Array(SequencedLog.text(81...90).utf8))
        #expect(try await daemon.stop().end == .exited(0))
        #expect(try await scene.lines() == SequencedLog.text(1...90).split(separator: "\n").map(String.init))
    }
}
