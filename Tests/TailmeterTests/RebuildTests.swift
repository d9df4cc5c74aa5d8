import Glibc
import TestKit
import Testing

struct RebuildTests {
    /// A daemon that saw every rotation, and a rebuild of what it left: the same to the pico-dollar.
    @Test func aRebuildOfAllLogsIsEqual() async throws {
        let folder = try TemporaryFolder()
        let writer = try RotatingWriter(folder, name: "app.log", seed: 20_261_126)
        defer { writer.stop() }
        let daemon = try Daemon(["app.log", "--state", "state"], in: folder)
        try await daemon.metrics("first lines are read") { $0.lines == writer.truth.lines }
        writer.resume()
        try await Waiting.until("it rotates") { writer.rotations >= 4 }
        try writer.pause()
        let truth = writer.truth
        try await daemon.metrics("all lines are read") { $0.lines >= truth.lines }
        let refused = try await Tailmeter.run(["rebuild", "app.log", "--state", "state"], in: folder)
        #expect(refused.end == .exited(1))
        #expect(refused.errors.contains("process \(daemon.process.processID)"))
        #expect(try await daemon.stop().end == .exited(0))

        let result = try await Tailmeter.run(["rebuild", "app.log", "--state", "state"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output.contains("the same requests, tokens and cost as before"), "\(result.output)")
        #expect(result.output.contains("the one before it is state/ledger.sqlite.replaced-"))
        #expect(access(folder.path("state/ledger.sqlite.rebuild"), F_OK) != 0)

        // The daemon goes on from there, in the file and in those that were rotated away.
        let next = try Daemon(["app.log", "--state", "state"], in: folder)
        try await next.readiness(200)
        #expect(truth.differences(from: try await next.metrics()) == [])
        writer.resume()
        try await Waiting.until("it rotates") { writer.rotations >= 6 }
        try writer.pause()
        let later = writer.truth
        let page = try await next.metrics("all lines are read") { $0.lines >= later.lines }
        #expect(later.differences(from: page) == [])
    }

    @Test func whatTheLogsLostIsTold() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1_000_000), to: "app.log")
        let daemon = try Daemon(["app.log", "--state", "state"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        try folder.remove("app.log")
        try folder.write(UsageLine.text(2), to: "app.log")
        try await daemon.metrics("the next line is read") { $0[UsageLine.inputTokens] == "1000002" }
        #expect(try await daemon.stop().end == .exited(0))

        let dry = try await Tailmeter.run(["rebuild", "app.log", "--state", "state", "--dry-run"], in: folder)
        #expect(dry.end == .exited(0), "\(dry.errors)")
        #expect(dry.output.contains("state/ledger.sqlite is as it was"))
        let still = try Daemon(["app.log", "--state", "state"], in: folder)
        try await still.readiness(200)
        #expect(try await still.metrics()[UsageLine.inputTokens] == "1000002")
        #expect(try await still.stop().end == .exited(0))

        let result = try await Tailmeter.run(["rebuild", "app.log", "--state", "state"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        let words = result.output.split(separator: "\n").first { $0.hasPrefix(UsageLine.model) }?.split(separator: " ")
        #expect(words?.dropFirst() == ["2", "1", "1,000,004", "3", "$3.00", "$0.000021"])
        let next = try Daemon(["app.log", "--state", "state"], in: folder)
        try await next.readiness(200)
        #expect(try await next.metrics()[UsageLine.inputTokens] == "2")
    }

    @Test func aDamagedLedgerIsMadeAnew() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(7), to: "app.log")
        try folder.write("sources: [{file: app.log}]\nfrom: end\nstate_dir: state", to: "settings.yaml")
        let shell = try await Tailmeter.shell(
            "mkdir state && head -c 20000 /dev/zero | tr '\\0' x > state/ledger.sqlite", in: folder)
        try #require(shell.end == .exited(0))
        let result = try await Tailmeter.run(["rebuild", "--config", "settings.yaml"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.errors.contains("damaged"))
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.readiness(200)
        #expect(try await daemon.metrics()[UsageLine.inputTokens] == "7")
    }

    /// Rotated files from before the daemon's first start, compressed or not, are read too.
    @Test func whatWasRotatedBeforeIsReadToo() async throws {
        let folder = try TemporaryFolder()
        // Longer than the 64 bytes below which contents are not told apart, and each its own.
        for (number, name) in ["app.log", "app.log.1", "app.log.2"].enumerated() {
            try folder.write(UsageLine.text(1 << number, time: "2026-11-2\(number)T08:00:00Z"), to: name)
        }
        #expect(try await ChildProcess.run(tool: "gzip", ["app.log.2"], in: folder).end == .exited(0))
        let daemon = try Daemon(["app.log", "--state", "state"], in: folder)
        try await daemon.metrics("the live file is read") { $0[UsageLine.inputTokens] == "1" }
        #expect(try await daemon.stop().end == .exited(0))
        let result = try await Tailmeter.run(["rebuild", "app.log", "--state", "state"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        let next = try Daemon(["app.log", "--state", "state"], in: folder)
        try await next.readiness(200)
        let page = try await next.metrics()
        #expect(page[UsageLine.inputTokens] == "7")
        #expect(page.lines == 3)
        #expect(try await next.stop().end == .exited(0))
    }
}
