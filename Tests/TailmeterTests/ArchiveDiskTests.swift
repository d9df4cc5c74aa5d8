import Foundation
import Glibc
import TestKit
import Testing

/// The disk of the archive, and the archive's folder, give trouble: counting never does.
struct ArchiveDiskTests {
    @Test(.enabled(if: SmallDisk.isPermitted, "mounting a file system is not permitted here"))
    func aFullDiskStopsTheArchiveAloneAndItCatchesUp() async throws {
        let disk = try SmallDisk(kilobytes: 2_048)
        let receiver = try await AlertReceiver()
        let folder = try TemporaryFolder()
        try folder.write(
            """
            state_dir: state
            sources: [{file: app.log}]
            archive: {dir: \(disk.path)/archive, min_free: 300KiB, flush: 50ms}
            webhooks: {ops: \(receiver.channel())}
            alerts: {archive: {after: 1s, notify: ops}}

            """, to: "tailmeter.yaml")
        try folder.write(SequencedLog.text(1...100), to: "app.log")
        let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder, environment: AlertReceiver.environment)
        try await daemon.metrics("the first lines are archived") { ArchiveScene.archived($0) >= 100 }
        try disk.fill()
        try folder.append(SequencedLog.text(101...400), to: "app.log")
        let stopped = try await daemon.metrics("the archive stands still, and all is counted") {
            $0["tailmeter_archive_up"] == "0" && $0.lines >= 400
        }
        #expect(ArchiveScene.archived(stopped) == 100)
        #expect(SequencedLog.differences(stopped, lines: 400) == [])
        #expect(try await daemon.get("/readyz").status == 200)
        try await daemon.logs("archive: it stands still, and counting goes on:")
        try await Waiting.until("the stop is told") { receiver.deliveries.map(\.state) == ["firing"] }
        // Rotated meanwhile.
        try folder.rename("app.log", to: "app.log.1")
        try folder.write(SequencedLog.text(401...500), to: "app.log")
        try await daemon.metrics("counting goes on") { $0.lines >= 500 }
        disk.makeRoom()
        let after = try await daemon.metrics("it has caught up") { ArchiveScene.archived($0) >= 500 }
        #expect(ArchiveScene.archived(after) == 500 && after["tailmeter_archive_up"] == "1")
        #expect(after.sum("tailmeter_archive_failures_total") >= 1)
        try await Waiting.until("the end is told") { receiver.deliveries.map(\.state) == ["firing", "resolved"] }
        #expect(receiver.deliveries.allSatisfy { $0.kind == "archive_stopped" })
        #expect(try await daemon.stop().end == .exited(0))
        let lines = try await Tailmeter.shell(
            "zcat \(disk.path)/archive/dt=*/hour=*/*.gz | sort -u | wc -l", in: folder)
        #expect(lines.output.trimmingCharacters(in: .whitespacesAndNewlines) == "500")
        let verified = try await Tailmeter.run(["archive", "verify", "--config", "tailmeter.yaml"], in: folder)
        #expect(verified.end == .exited(0), "\(verified.output) \(verified.errors)")
    }

    @Test func anArchiveThatSomebodyElseHoldsStopsNobody() async throws {
        let scene = try ArchiveScene()
        try scene.folder.write(SequencedLog.text(1...10), to: "app.log")
        let first = try scene.daemon()
        try await first.metrics("the first archives") { ArchiveScene.archived($0) >= 10 }
        let second = try Daemon(["--config", scene.settings, "--state", "other"], in: scene.folder)
        let page = try await second.metrics("the second counts") { $0.lines >= 10 && $0["tailmeter_archive_up"] == "0" }
        #expect(ArchiveScene.archived(page) == 0)
        try await second.logs("is in use by another tailmeter")
        #expect(try await first.stop().end == .exited(0))
        // And takes over when it can: it goes on from where the archive stands, whoever wrote it.
        try scene.folder.append(SequencedLog.text(11...20), to: "app.log")
        try await second.metrics("the second archives") { ArchiveScene.archived($0) >= 20 }
        #expect(try await second.stop().end == .exited(0))
        #expect(try await scene.lines().count == 20)
    }

    @Test func aDamagedIndexIsKeptAndNothingIsArchivedTwice() async throws {
        let scene = try ArchiveScene()
        try scene.folder.write(SequencedLog.text(1...50), to: "app.log")
        let first = try scene.daemon()
        try await first.metrics("all is archived") { ArchiveScene.archived($0) >= 50 }
        #expect(try await first.stop().end == .exited(0))
        try scene.folder.write(String(repeating: "damage", count: 15_000), to: "archive/_tailmeter/index.sqlite")
        let next = try scene.daemon()
        try await next.logs("was damaged and is now")
        try scene.folder.append(SequencedLog.text(51...60), to: "app.log")
        try await next.metrics("what is new is archived") { ArchiveScene.archived($0) >= 10 }
        #expect(try await next.stop().end == .exited(0))
        let lines = try await scene.lines()
        #expect(lines.count == 60 && Set(lines).count == 60)
        let verified = try await scene.command("archive", "verify")
        #expect(verified.output.contains("not in the index"), "\(verified.output)")
    }

    @Test func settingsAreTakenOverWhileItRuns() async throws {
        let scene = try ArchiveScene()
        try scene.write(archive: nil)
        try scene.folder.write(SequencedLog.text(1...10), to: "app.log")
        let daemon = try scene.daemon()
        let before = try await daemon.metrics("all is counted") { $0.lines >= 10 }
        #expect(before["tailmeter_archive_up"] == nil)
        try scene.write(archive: "flush: 50ms")
        daemon.process.signal(SIGHUP)
        try await daemon.metrics("the archive has begun") { ArchiveScene.archived($0) >= 10 }
        try scene.write(archive: "flush: 50ms, lines: requests, mode: \"0640\"")
        daemon.process.signal(SIGHUP)
        try await Waiting.until("the settings are taken over again") {
            daemon.process.errors.components(separatedBy: "settings taken over").count > 2
        }
        try scene.folder.append("{\"event\": \"user_login\"}\n" + SequencedLog.text(11...12), to: "app.log")
        try await daemon.metrics("it goes on") { ArchiveScene.archived($0) >= 12 }
        try scene.write(archive: nil)
        daemon.process.signal(SIGHUP)
        try await daemon.metrics("the archive is none any longer") { $0["tailmeter_archive_up"] == nil }
        #expect(try await daemon.stop().end == .exited(0))
        #expect(try await scene.lines().count == 12)
    }
}
