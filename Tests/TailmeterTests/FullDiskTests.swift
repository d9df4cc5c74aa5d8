import Foundation
import Glibc
import TestKit
import Testing

struct FullDiskTests {
    /// A file system of a few megabytes, gone with the object.
    private final class TinyDisk {
        let path: String

        init(_ path: String, megabytes: Int) throws {
            self.path = path
            mkdir(path, 0o755)
            guard mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else { throw SystemError("mount") }
        }

        deinit {
            umount2(path, Int32(MNT_DETACH))
        }

        /// Whether this process may mount at all.
        static let isPermitted: Bool = {
            guard let folder = try? TemporaryFolder() else { return false }
            return (try? TinyDisk(folder.path("disk"), megabytes: 1)) != nil
        }()

        /// Writes until nothing fits any more.
        func fill() throws {
            let file = try OutputFile("\(path)/filler")
            var size = 65_536
            while size > 0 {
                do { try file.write([UInt8](repeating: 0, count: size)) } catch { size /= 2 }
            }
        }
    }

    @Test(.enabled(if: TinyDisk.isPermitted, "mounting a file system is not permitted here"))
    func nothingIsLostWhileTheLedgersDiskIsFull() async throws {
        let folder = try TemporaryFolder()
        let disk = try TinyDisk(folder.path("disk"), megabytes: 8)
        try folder.write(UsageLine.text(1), to: "app.log")
        let daemon = try Daemon(["app.log", "--state", "disk/state"], in: folder)
        try await daemon.metrics("the first line is read") { $0[UsageLine.inputTokens] == "1" }
        try disk.fill()

        // What the files of the ledger still have room for goes through; then nothing does.
        let port = try await daemon.port()
        var total = 1
        try await Waiting.until("/readyz tells of the full disk") {
            for _ in 0..<50 {
                total += 2
                try folder.append(UsageLine.text(2, model: UsageLine.model), to: "app.log")
            }
            return try HTTPAnswer.get("/readyz", port: port).status == 503
        }
        #expect(try await daemon.get("/readyz").body.contains("disk is full"))
        #expect(try await daemon.get("/healthz").status == 200)
        try await daemon.logs("disk is full")
        let during = try await daemon.metrics()
        #expect((during.values["tailmeter_commit_failures_total"].flatMap { Int($0) } ?? 0) > 0)

        try folder.remove("disk/filler")
        try await daemon.readiness(200)
        try await daemon.logs("commits go through again")
        let after = try await daemon.metrics("all is read") { $0[UsageLine.inputTokens] == "\(total)" }
        #expect(after.decreases(since: during) == [])
        #expect(after.lines == (total - 1) / 2 + 1)

        // The same after a stop in the middle of trouble.
        try disk.fill()
        try await Waiting.until("/readyz tells of the full disk again") {
            for _ in 0..<50 {
                total += 2
                try folder.append(UsageLine.text(2), to: "app.log")
            }
            return try HTTPAnswer.get("/readyz", port: port).status == 503
        }
        let stopped = try await daemon.stop()
        #expect(stopped.end != .signalled(SIGKILL))
        #expect(!stopped.errors.contains("everything that was read is committed"), "which is not so here")
        try folder.remove("disk/filler")
        let next = try Daemon(["app.log", "--state", "disk/state"], in: folder)
        let last = try await next.metrics("all is read") { $0.lines >= (total - 1) / 2 + 1 }
        #expect(last[UsageLine.inputTokens] == "\(total)")
        #expect(last.decreases(since: after) == [])
        try await next.kill()
    }

    @Test(.enabled(if: TinyDisk.isPermitted, "mounting a file system is not permitted here"))
    func aStartOnAFullDiskWaitsForRoom() async throws {
        let folder = try TemporaryFolder()
        let disk = try TinyDisk(folder.path("disk"), megabytes: 4)
        try folder.write(UsageLine.text(1), to: "app.log")
        let first = try Daemon(["app.log", "--state", "disk/state"], in: folder)
        try await first.metrics("the first line is read") { $0[UsageLine.inputTokens] == "1" }
        #expect(try await first.stop().end == .exited(0))
        try disk.fill()
        try folder.append(UsageLine.text(2), to: "app.log")
        let next = try Daemon(["app.log", "--state", "disk/state"], in: folder)
        try await next.logs("disk is full")
        try folder.remove("disk/filler")
        let page = try await next.metrics("all is read") { $0[UsageLine.inputTokens] == "3" }
        #expect(page.lines == 2)
        #expect(try await next.stop().end == .exited(0))
    }

    /// What could not be committed when the settings changed is read again by what follows.
    @Test(.enabled(if: TinyDisk.isPermitted, "mounting a file system is not permitted here"))
    func settingsThatChangeMeanwhileLoseNothing() async throws {
        let folder = try TemporaryFolder()
        let disk = try TinyDisk(folder.path("disk"), megabytes: 4)
        try folder.write(UsageLine.text(1), to: "app.log")
        try folder.write(
            "{sources: [{file: app.log}], state_dir: disk/state, shutdown_timeout: 1s}", to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the first line is read") { $0[UsageLine.inputTokens] == "1" }
        try disk.fill()
        let port = try await daemon.port()
        var total = 1
        try await Waiting.until("/readyz tells of the full disk") {
            for _ in 0..<50 {
                total += 2
                try folder.append(UsageLine.text(2), to: "app.log")
            }
            return try HTTPAnswer.get("/readyz", port: port).status == 503
        }
        daemon.process.signal(SIGHUP)
        try await daemon.logs("settings taken over")
        try await daemon.readiness(503)
        try folder.remove("disk/filler")
        let page = try await daemon.metrics("all is read") { $0[UsageLine.inputTokens] == "\(total)" }
        #expect(page.lines == (total - 1) / 2 + 1)
        try await daemon.readiness(200)
        #expect(try await daemon.stop().end == .exited(0))
    }
}
