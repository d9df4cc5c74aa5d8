import TestKit
import Testing

/// `tailmeter top` where there is no terminal, no ledger, or no such thing.
struct TopCommandTests {
    private func daemon(_ log: String) async throws -> (TemporaryFolder, Daemon) {
        let folder = try TemporaryFolder()
        try folder.write(TopScene.settings, to: "settings.yaml")
        try folder.write(log, to: "app.jsonl")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let count = log.split(separator: "\n").count
        try await daemon.metrics("the log is read") { $0.lines == count }
        return (folder, daemon)
    }

    @Test func withoutATerminalItNamesWhatToUse() async throws {
        let result = try await Tailmeter.run(["top"])
        #expect(result.end == .exited(2))
        #expect(result.errors.contains("--once"))
        #expect(result.errors.contains("tailmeter report"))
    }

    @Test func onceIsText() async throws {
        let (folder, daemon) = try await daemon(TopScene.log(1...40))
        let result = try await Tailmeter.run(
            ["top", "--config", "settings.yaml", "--once", "--by", "user"], in: folder,
            environment: ["LC_ALL": "C.UTF-8", "COLUMNS": "120"])
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.output.contains("process \(daemon.process.processID)"))
        #expect(result.output.contains("佐藤"))
        #expect(result.output.contains("P95"))
        let ascii = try await Tailmeter.run(
            ["top", "--config", "settings.yaml", "--once", "--by", "user"], in: folder, environment: ["LC_ALL": "C"])
        #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
        #expect(ascii.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        // Without settings it knows no budgets, and takes the sources and labels that the ledger knows.
        let bare = try await Tailmeter.run(
            ["top", "--state", "state", "--once", "--by", "user"], in: folder, environment: ["LC_ALL": "C.UTF-8"])
        #expect(bare.output.contains("alice"))
        #expect(bare.output.contains("app.jsonl"))
        #expect(!bare.output.contains("BUDGET"))
    }

    @Test func withoutADaemonItTellsTheLastCommit() async throws {
        let (folder, daemon) = try await daemon(TopScene.log(1...40))
        _ = try await daemon.stop()
        try folder.append(TopScene.log(41...42), to: "app.jsonl")
        let result = try await Tailmeter.run(
            ["top", "--config", "settings.yaml", "--once"], in: folder, environment: ["LC_ALL": "C.UTF-8"])
        #expect(result.output.contains("The daemon is not running"))
        #expect(result.output.contains("Start it: tailmeter run --config settings.yaml"))
        #expect(result.output.contains("40 requests"))
        // What was written since is behind.
        let behind = TopScene.log(41...42).utf8.count
        #expect(result.output.contains(" \(behind) B "), "\(result.output)")
    }

    @Test func anEmptyLedgerSaysSo() async throws {
        let (folder, _) = try await daemon("")
        let result = try await Tailmeter.run(["top", "--config", "settings.yaml", "--once"], in: folder)
        #expect(result.end == .exited(0))
        #expect(result.output.contains("the ledger has no requests"))
    }

    @Test(arguments: [
        (["--state", "nowhere"], 1, "--state or --config"), (["--by", "usr"], 2, "did you mean 'user'?"),
        (["--window", "2h"], 2, "24h"), (["--interval", "0"], 2, "0.2 to 3600"), (["--timezone", "Mars"], 2, "IANA"),
    ]) func wrongUsageIsExplained(_ arguments: [String], status: Int32, message: String) async throws {
        let (folder, daemon) = try await daemon(TopScene.log(1...2))
        _ = try await daemon.stop()
        let state = arguments.contains("--state") ? [] : ["--config", "settings.yaml"]
        let result = try await Tailmeter.run(["top", "--once"] + state + arguments, in: folder)
        #expect(result.end == .exited(status))
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    /// The lag of a file that was rotated away, and of one that the daemon has not seen.
    @Test func filesBehindAreThoseOfTheLedger() async throws {
        let (folder, daemon) = try await daemon(TopScene.log(1...4))
        _ = try await daemon.stop()
        try folder.append(TopScene.line(5), to: "app.jsonl")
        try folder.rename("app.jsonl", to: "app.jsonl.1")
        try folder.write(TopScene.log(6...8), to: "app.jsonl")
        let result = try await Tailmeter.run(["top", "--config", "settings.yaml", "--once"], in: folder)
        let behind = TopScene.line(5).utf8.count + TopScene.log(6...8).utf8.count
        let thousands = "\(behind / 1_000).\(behind / 100 % 10) kB"
        let source = result.output.split(separator: "\n").first { $0.contains("app.jsonl") } ?? ""
        #expect(source.contains(behind < 1_000 ? "\(behind) B" : thousands))
        #expect(source.split(separator: " ").last == "2")
    }
}
