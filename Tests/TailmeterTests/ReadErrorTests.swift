import Glibc
import Testing

/// A disk that fails to answer, answers in parts, or is interrupted.
@Suite(.enabled(if: CompiledProgram.isPossible, "needs clang"))
struct ReadErrorTests {
    /// Each second, third or fifth call: another part of the reading fails with each.
    @Test(arguments: [1, 2, 3, 5])
    func aLogThatCannotBeReadForAWhileIsCountedOnce(every: Int) async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...1_000), to: "app.log")
        let faults = try FaultyDaemon(in: folder)
        let daemon = try faults.start(["app.log"])
        try await daemon.metrics("the first lines are read") { $0.lines == 1_000 }
        try faults.fail("read app.log EIO \(every)")
        try folder.append(SequencedLog.text(1_001...1_500), to: "app.log")
        try await daemon.logs("app.log: cannot read: Input/output error")
        #expect(try await daemon.get("/healthz").status == 200)
        try faults.heal()
        // The file need not grow for it.
        var page = try await daemon.metrics("the rest is read") { $0.lines >= 1_500 }
        try await daemon.logs("app.log can be read again")
        try folder.append(SequencedLog.text(1_501...1_600), to: "app.log")
        page = try await daemon.metrics("what came later is read") { $0.lines >= 1_600 }
        #expect(SequencedLog.differences(page, lines: 1_600) == [])
        #expect(page.sum("tailmeter_truncations_total") == 0 && page.sum("tailmeter_generations_total") == 1)
        try await daemon.kill()

        // The same where the daemon starts on it: what it does not know it does not count.
        try faults.fail("read app.log EIO \(every)")
        let next = try faults.start(["app.log"])
        try await next.logs("app.log: cannot read: Input/output error")
        try faults.heal()
        try folder.append(SequencedLog.text(1_601...1_700), to: "app.log")
        page = try await next.metrics("all is read") { $0.lines >= 1_700 }
        #expect(SequencedLog.differences(page, lines: 1_700) == [])
    }

    /// The file was rotated and compressed while nobody read, and cannot be read at first.
    @Test func aRotatedFileThatCannotBeReadIsNotGivenUp() async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...1_000), to: "app.log")
        let faults = try FaultyDaemon(in: folder)
        let daemon = try faults.start(["app.log"])
        try await daemon.metrics("the first lines are read") { $0.lines == 1_000 }
        try await daemon.kill()
        try folder.append(SequencedLog.text(1_001...1_500), to: "app.log")
        try folder.rename("app.log", to: "app.log.1")
        #expect(try await ChildProcess.run(tool: "gzip", ["app.log.1"], in: folder).end == .exited(0))
        try folder.write(SequencedLog.text(1_501...1_600), to: "app.log")
        try faults.fail("read app.log.1.gz EIO 1")
        let next = try faults.start(["app.log"])
        try await next.logs("app.log.1.gz: cannot read: Input/output error")
        var page = try await next.metrics("the new file is read") { $0.lines >= 1_100 }
        #expect(page.sum("tailmeter_suspected_loss_total") == 0)
        try faults.heal()
        page = try await next.metrics("the old one is read") { $0.lines >= 1_600 }
        #expect(SequencedLog.differences(page, lines: 1_600) == [])
    }

    @Test(arguments: [
        "read app.log short 1", "read - short 2", "read app.log EINTR 2", "read - EINTR 3", "open app.log EINTR 2",
        "write - short 2", "write - EINTR 3",
    ])
    func partsAndInterruptionsAreNotSeen(rule: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...1_000), to: "app.log")
        let faults = try FaultyDaemon(in: folder)
        try faults.fail(rule)
        let daemon = try faults.start(["app.log"])
        try await daemon.metrics("the first lines are read") { $0.lines >= 1_000 }
        try folder.append(SequencedLog.text(1_001...1_500), to: "app.log")
        try await daemon.metrics("the next ones are read") { $0.lines >= 1_500 }
        try await daemon.kill()
        try folder.append(SequencedLog.text(1_501...1_600), to: "app.log")
        let next = try faults.start(["app.log"])
        let page = try await next.metrics("all is read") { $0.lines >= 1_600 }
        #expect(SequencedLog.differences(page, lines: 1_600) == [])
        #expect(page.values["tailmeter_commit_failures_total"] == "0")
    }

    /// A network file system, or no watches left: scans find what is new.
    @Test func withoutInotifyScansFindEverything() async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...100), to: "app.log")
        let faults = try FaultyDaemon(in: folder)
        try faults.fail("watch - ENOSPC 1")
        let daemon = try faults.start(["app.log"])
        try await daemon.metrics("the first lines are read") { $0.lines == 100 }
        try folder.append(SequencedLog.text(101...200), to: "app.log")
        try await daemon.metrics("growth is seen") { $0.lines == 200 }
        try folder.append(SequencedLog.text(201...300), to: "app.log")
        try folder.rename("app.log", to: "app.log.1")
        try folder.write(SequencedLog.text(301...400), to: "app.log")
        let page = try await daemon.metrics("the rotation is seen") { $0.lines >= 400 }
        #expect(SequencedLog.differences(page, lines: 400) == [])
    }
}
