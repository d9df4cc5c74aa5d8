import Foundation
import Glibc
import Testing

/// What happens to log files while the daemon watches them.
struct RotationTests {
    private func input(_ daemon: Daemon, is expected: Int) async throws {
        try await daemon.metrics("input tokens are \(expected)") { $0[UsageLine.inputTokens] == "\(expected)" }
    }

    @Test func aFileThatIsRenamedAndMadeAnewIsReadToItsEnd() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        try await input(daemon, is: 1)
        try folder.append(UsageLine.text(20), to: "app.log")
        try folder.rename("app.log", to: "app.log.1")
        try folder.append(UsageLine.text(300), to: "app.log.1")
        try folder.write(UsageLine.text(4_000), to: "app.log")
        try await input(daemon, is: 4_321)
        // The app has not heard yet that its file has another name.
        try folder.append(UsageLine.text(50_000), to: "app.log.1")
        try await input(daemon, is: 54_321)
        let metrics = try await daemon.metrics()
        #expect(metrics.sum("tailmeter_rotations_total") == 1)
        #expect(metrics.sum("tailmeter_generations_total") == 2)
        #expect(metrics.sum("tailmeter_suspected_loss_total") == 0)
        #expect(metrics.lines == 5)
    }

    @Test func aDeathAtTheFirstBlockOfAllAndARotationBeforeTheNextStartLoseNothing() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let first = try Daemon(["app.log"], in: folder, environment: ["TAILMETER_CRASH_POINT": "block-read"])
        #expect(try await first.process.wait().end == .signalled(SIGKILL))
        try folder.rename("app.log", to: "app.log.1")
        try folder.write(UsageLine.text(20), to: "app.log")
        let next = try Daemon(["app.log"], in: folder)
        try await input(next, is: 21)
    }

    /// logrotate's `create`: between the rename and the app's reopening the daemon was started anew.
    @Test func anAppThatWritesOnToARenamedFileAfterARestartLosesNothing() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        try await input(daemon, is: 1)
        #expect(try await daemon.stop().end == .exited(0))
        try folder.rename("app.log", to: "app.log.1")
        try folder.write("", to: "app.log")
        let next = try Daemon(["app.log"], in: folder)
        try await next.readiness(200)
        try folder.append(UsageLine.text(20), to: "app.log.1")
        try await input(next, is: 21)
    }

    @Test func severalRotationsWhileNobodyReadsAreCaughtUp() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        try await input(daemon, is: 1)
        try await daemon.kill()
        try folder.append(UsageLine.text(20), to: "app.log")
        try folder.rename("app.log", to: "app.log.3")
        try folder.write(UsageLine.text(300), to: "app.log.2")
        try folder.write(UsageLine.text(4_000), to: "app.log.1")
        try folder.write(UsageLine.text(50_000), to: "app.log")
        let next = try Daemon(["app.log"], in: folder)
        try await input(next, is: 54_321)
        #expect(try await next.metrics().sum("tailmeter_suspected_loss_total") == 0)
    }

    @Test func aFileThatIsEmptiedInPlaceIsReadFromItsBeginning() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1) + UsageLine.text(20), to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        try await input(daemon, is: 21)
        try folder.write("", to: "app.log")
        try await daemon.metrics("the truncation is noticed") { $0.sum("tailmeter_truncations_total") == 1 }
        try folder.append(UsageLine.text(300), to: "app.log")
        try await input(daemon, is: 321)
        #expect(try await daemon.metrics().lines == 3)
    }

    @Test func aFileThatAppearsLaterIsRead() async throws {
        let folder = try TemporaryFolder()
        let daemon = try Daemon(["later/app.log", "now.log"], in: folder)
        try await daemon.readiness(200)
        try await daemon.logs("later/app.log does not exist yet")
        try FileManager.default.createDirectory(atPath: folder.path("later"), withIntermediateDirectories: true)
        try folder.write(UsageLine.text(1), to: "later/app.log")
        try folder.write(UsageLine.text(20), to: "now.log")
        try await input(daemon, is: 21)
    }

    @Test func aNewFileOfAGlobIsRead() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "a.jsonl")
        let daemon = try Daemon(["*.jsonl"], in: folder)
        try await input(daemon, is: 1)
        try folder.write(UsageLine.text(20), to: "b.jsonl")
        try folder.write(UsageLine.text(300), to: "c.txt")
        try await input(daemon, is: 21)
        try folder.append(UsageLine.text(4_000), to: "a.jsonl")
        try await input(daemon, is: 4_021)
    }

    @Test func halfALineWaitsForItsRest() async throws {
        let folder = try TemporaryFolder()
        let line = UsageLine.text(20)
        try folder.write(UsageLine.text(1) + line.prefix(40), to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        try await input(daemon, is: 1)
        try await daemon.kill()
        let next = try Daemon(["app.log"], in: folder)
        try await next.readiness(200)
        let metrics = try await next.metrics()
        #expect(metrics.lines == 1)
        #expect(metrics["tailmeter_source_lag_bytes{source=\"app.log\"}"] == "40")
        try folder.append(String(line.dropFirst(40)), to: "app.log")
        try await input(next, is: 21)
        #expect(try await next.metrics().lines == 2)
    }

    @Test func fromTheEndCountsOnlyWhatComes() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1) + UsageLine.text(20).prefix(40), to: "app.log")
        let daemon = try Daemon(["app.log", "late.log", "--from", "end"], in: folder)
        try await daemon.readiness(200)
        // Half a line that was there counts when it is whole, and a file that was not there is all new.
        try folder.append(String(UsageLine.text(20).dropFirst(40)) + UsageLine.text(300), to: "app.log")
        try folder.write(UsageLine.text(4_000), to: "late.log")
        try await input(daemon, is: 4_320)
        #expect(try await daemon.stop().end == .exited(0))
        // The position is kept: --from is for the first contact.
        try folder.append(UsageLine.text(50_000), to: "app.log")
        let next = try Daemon(["app.log", "late.log", "--from", "end"], in: folder)
        try await input(next, is: 54_320)
    }
}
