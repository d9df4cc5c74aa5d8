import CrashPoints
import Glibc
import Testing

/// The requests that cost most, as a ledger keeps them.
@Suite(.serialized)
struct CostliestTests {
    /// The rows of the ledger's lists as `costliest.py` writes them.
    private static let listed = """
        SELECT cost_picos, request_id, line, coalesce(json_extract(labels, '$.user'), 'unknown')
        FROM costly_request JOIN series ON series.id = series_id ORDER BY cost_picos DESC, time_us, line
        """

    private static let settings = "{sources: [{file: app.jsonl, labels: {user: user}}], state_dir: state}"

    private func truth(_ count: Int, in folder: TemporaryFolder) async throws -> [String] {
        let result = try await ChildProcess.run(
            tool: "python3", [Corpus.path("costliest.py"), folder.path("app.jsonl"), "\(count)"])
        try #require(result.end == .exited(0), "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }

    /// The log is of less than an hour: its list has the costliest of all, whoever reads it.
    @Test func aRealLogsCostliestAreListed() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.settings, to: "c.yaml")
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        let truth = try await truth(50, in: folder)
        #expect(truth.contains { $0.contains("|req_") })
        let daemon = try Daemon(["--config", "c.yaml"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        #expect(try await LedgerQuery.run(Self.listed, in: folder) == truth)
        let page = try await Tailmeter.run(["state", "inspect", "--state", "state", "--format", "json"], in: folder)
        #expect(page.output.contains("\"costliest\" : 50"), "\(page.output)")

        // What is saved and restored has them too.
        let backup = try await Tailmeter.run(["state", "backup", "saved.sqlite", "--state", "state"], in: folder)
        try #require(backup.end == .exited(0), "\(backup.errors)")
        #expect(try await daemon.stop().end == .exited(0))
        try await LedgerQuery.run("DELETE FROM costly_request", in: folder)
        let restore = try await Tailmeter.run(["state", "restore", "saved.sqlite", "--state", "state"], in: folder)
        try #require(restore.end == .exited(0), "\(restore.errors)")
        #expect(try await LedgerQuery.run(Self.listed, in: folder) == truth)

        try await LedgerQuery.run("DELETE FROM costly_request", in: folder)
        let rebuild = try await Tailmeter.run(["rebuild", "--config", "c.yaml"], in: folder)
        try #require(rebuild.end == .exited(0), "\(rebuild.errors)")
        #expect(try await LedgerQuery.run(Self.listed, in: folder) == truth)
    }

    /// In the transaction of all else, and behind it.
    @Test(
        .enabled(if: CrashScene.isPossible, "needs a debug build of the program"),
        arguments: [CrashPoint.blockCounted, .batchMade, .countersWritten, .batchWritten, .batchCommitted])
    func aKillLosesAndRepeatsNone(point: CrashPoint) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.settings, to: "c.yaml")
        let lines = try Corpus.bytes("seed-app/app.jsonl").split(separator: 0x0A, omittingEmptySubsequences: false)
        var written = 0
        for (round, end) in [900, 1_800, 2_700, 3_648].enumerated() {
            try folder.append(lines[written..<end].flatMap { $0 + [0x0A] }, to: "app.jsonl")
            written = end
            // The first commit of all has no lines yet.
            let pass = round == 0 && point != .blockCounted ? 2 : 1
            let dying = try Daemon(
                ["--config", "c.yaml"], in: folder,
                environment: ["TAILMETER_CRASH_POINT": "\(point.rawValue):\(pass)"])
            #expect(try await dying.process.wait().end == .signalled(SIGKILL), "round \(round)")
            guard round % 2 == 1 else { continue }
            let daemon = try Daemon(["--config", "c.yaml"], in: folder)
            try await daemon.metrics("\(end) lines are read") { $0.lines == end }
            #expect(try await LedgerQuery.run(Self.listed, in: folder) == truth(50, in: folder))
            try await daemon.kill()
        }
    }
}
