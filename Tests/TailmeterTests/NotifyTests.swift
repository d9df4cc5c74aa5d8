import Foundation
import Glibc
import TestKit
import Testing

/// What a service manager hears, by the protocol of sd_notify(3).
struct NotifyTests {
    @Test(arguments: [false, true])
    func startReloadAndStopAreTold(isAbstract: Bool) async throws {
        let folder = try TemporaryFolder()
        let socket = try NotifySocket(
            isAbstract ? "@tailmeter-\(getpid())-\(UInt32.random(in: 0 ... .max))" : folder.path("notify"))
        try folder.write(UsageLine.text(1), to: "app.log")
        try folder.write("sources: [{file: app.log}, {file: missing.log}]", to: "settings.yaml")
        let daemon = try Daemon(
            ["--config", "settings.yaml", "--state", "state"], in: folder,
            environment: ["NOTIFY_SOCKET": socket.address])
        try await Waiting.until("READY=1") { socket.states == ["READY=1"] }
        #expect(access(folder.path("state/ledger.sqlite"), F_OK) == 0, "the ledger is open by then")
        try await daemon.readiness(200)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        try await Waiting.until("a status for a person: \(socket.messages)") {
            socket.messages.contains { $0.value(of: "STATUS") == "2 sources, 1 file, all read" }
        }

        let before = Self.monotonicMicroseconds
        daemon.process.signal(SIGHUP)
        try await Waiting.until("READY=1 again") { socket.states == ["READY=1", "RELOADING=1", "READY=1"] }
        let reloading = try #require(socket.messages.first { $0.lines.contains("RELOADING=1") })
        let time = try #require(reloading.value(of: "MONOTONIC_USEC").flatMap { Int64($0) })
        #expect(before...Self.monotonicMicroseconds ~= time)

        try folder.write("sources: nonsense", to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try await Waiting.until("READY=1 a third time") { socket.states.count == 5 }
        let status = socket.messages.last { $0.lines.contains("READY=1") }?.value(of: "STATUS")
        #expect(status?.contains("the old ones hold") == true)

        #expect(try await daemon.stop().end == .exited(0))
        #expect(socket.states.suffix(2) == ["READY=1", "STOPPING=1"])
        #expect(socket.count("WATCHDOG=1") == 0, "nobody watches")
    }

    /// Another process has the ledger: nothing can be committed, and a restart is what helps. The thread runs all the same.
    @Test func theWatchdogHearsNothingWhileCommitsAreStuck() async throws {
        let folder = try TemporaryFolder()
        let socket = try NotifySocket(folder.path("notify"))
        try folder.write(UsageLine.text(1), to: "app.log")
        let daemon = try Daemon(
            ["app.log", "--state", "state"], in: folder,
            environment: ["NOTIFY_SOCKET": socket.address, "WATCHDOG_USEC": "4000000"])
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        try await Waiting.until("pings") { socket.count("WATCHDOG=1") >= 3 }

        let holder = try await LedgerHolder.hold(in: folder)
        try folder.append(UsageLine.text(2), to: "app.log")
        try await Waiting.until("no ping for longer than the watchdog waits", within: 60) {
            let pings = socket.messages.filter { $0.lines.contains("WATCHDOG=1") }
            return pings.last.map { -$0.time.timeIntervalSinceNow > 4.5 } ?? false
        }
        #expect(daemon.process.end == nil)
        let stuck = socket.count("WATCHDOG=1")
        try await daemon.readiness(503)
        #expect(try await daemon.get("/readyz").body.contains("another program"))

        holder.signal(SIGKILL)
        _ = try await holder.wait()
        try await Waiting.until("pings again") { socket.count("WATCHDOG=1") > stuck + 1 }
        try await daemon.metrics("the line is read") { $0[UsageLine.inputTokens] == "3" }
        #expect(try await daemon.stop().end == .exited(0))
    }

    /// It is told and waited for; a restart would not make room.
    @Test(.enabled(if: SmallDisk.isPermitted, "mounting a file system is not permitted here"))
    func theWatchdogIsFedWhileTheDiskIsFull() async throws {
        let folder = try TemporaryFolder()
        let disk = try SmallDisk(kilobytes: 4_096)
        let socket = try NotifySocket(folder.path("notify"))
        try folder.write(UsageLine.text(1), to: "app.log")
        let daemon = try Daemon(
            ["app.log", "--state", "\(disk.path)/state"], in: folder,
            environment: ["NOTIFY_SOCKET": socket.address, "WATCHDOG_USEC": "4000000"])
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        try disk.fill()
        let port = try await daemon.port()
        try await Waiting.until("the disk is found full") {
            try folder.append(String(repeating: UsageLine.text(1), count: 50), to: "app.log")
            return try HTTPAnswer.get("/readyz", port: port).body.contains("disk is full")
        }
        let before = socket.count("WATCHDOG=1")
        try await Waiting.until("pings go on") { socket.count("WATCHDOG=1") >= before + 4 }
        #expect(try HTTPAnswer.get("/readyz", port: port).status == 503)
        try await Waiting.until("the status tells of it") {
            socket.messages.contains { $0.value(of: "STATUS")?.contains("disk is full") == true }
        }
        disk.makeRoom()
        try await daemon.readiness(200)
        try await daemon.kill()
    }

    private static var monotonicMicroseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
