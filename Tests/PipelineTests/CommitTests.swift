import Ledger
import LogSources
import Pipeline
import TestKit
import Testing
import UsageModel

/// When the engine commits, and what it does when it cannot.
struct CommitTests {
    private static func commits(_ running: EngineScene.Running) -> Int64 {
        running.state.engineHealth.commitDurations.counts.reduce(0, +)
    }

    @Test func theDefaultAgeIsAQuarterOfASecond() {
        #expect(TailEngine.Pace().maximumAge == 0.25)
    }

    /// While a long file is read, work is committed as soon as it is too old or too much, not only at the end.
    @Test(arguments: [(0, 1 << 30, true), (60, 4_096, true), (60, 1 << 30, false)])
    func workIsCommittedWhileReading(age: Double, bytes: Int, isEarly: Bool) throws {
        let scene = try EngineScene()
        scene.options.blockBytes = 4_096
        scene.pace.maximumAge = age
        scene.pace.maximumBytes = bytes
        let lines = EngineScene.lines(300, seed: 1)
        let size = try scene.append(lines)
        let running = try scene.run(bytes: size)
        let commits = Self.commits(running)
        // A block ends with a whole line, so that there are a few more than the file has times 4,096 bytes.
        if isEarly { #expect(commits >= Int64(size / 4_096 / 2)) } else { #expect(commits <= 2) }
        #expect(try scene.total() == Truth(lines))
    }

    @Test(arguments: ["series", "counter_part", "rollup_quarter", "generation", "tally"])
    func aCommitThatFailsIsTriedAgain(table: String) throws {
        let scene = try EngineScene()
        var lines = EngineScene.lines(20, seed: 1)
        var bytes = try scene.append(lines)
        try scene.run(bytes: bytes)
        let before = try scene.total()
        try scene.execute("CREATE TRIGGER refuse BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'refused'); END")
        let running = try scene.start()
        // A model that the ledger does not know, so that there is a series to insert.
        let new = EngineScene.lines(30, seed: 2) + [Line(model: "new", time: Clock.now, input: 1, output: 1)]
        bytes += try scene.append(new)
        try running.wait("no commit failed") { running.state.engineHealth.commitFailures >= 3 }
        #expect(running.state.engineHealth.commitError?.contains("refused") == true)
        // Nothing of it is shown, nothing of it is stored.
        #expect(running.requests == before.requests)
        #expect(try scene.total() == before)
        try scene.execute("DROP TRIGGER refuse")
        try running.wait(bytes: bytes)
        lines += new
        try running.wait("the error is still shown") { running.state.engineHealth.commitError == nil }
        #expect(running.requests == Int64(lines.count))
        try running.stop()
        #expect(try scene.total() == Truth(lines))
        #expect(try scene.total(.minute) == Truth(lines))
        let told = running.reports.compactMap { report -> String? in
            switch report {
            case .commitFailed: "failed"
            case .commitRecovered: "recovered"
            default: nil
            }
        }
        #expect(told == ["failed", "recovered"])
    }

    /// Stopping while commits fail loses nothing: the lines are read again next time.
    @Test func stoppingWhileCommitsFail() throws {
        let scene = try EngineScene()
        let lines = EngineScene.lines(20, seed: 1)
        let bytes = try scene.append(lines)
        _ = try LedgerStore(path: scene.ledgerPath).load(now: Clock.now)
        try scene.execute("CREATE TRIGGER refuse BEFORE INSERT ON tally BEGIN SELECT RAISE(ABORT, 'refused'); END")
        scene.pace.retryDelay = 3_600
        let running = try scene.start()
        try running.wait("no commit failed") { running.state.engineHealth.commitFailures >= 1 }
        try running.stop()
        #expect(try scene.total() == Truth())
        #expect(try scene.contents().generations.isEmpty)
        try scene.execute("DROP TRIGGER refuse")
        try scene.run(bytes: bytes)
        #expect(try scene.total() == Truth(lines))
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "a small tmpfs cannot be mounted: the test needs CAP_SYS_ADMIN"))
    func aFullDiskKeepsEverything() throws {
        let disk = try SmallDisk(kilobytes: 2_048)
        let scene = try EngineScene(state: disk.path)
        let running = try scene.start()
        var lines = EngineScene.lines(50, seed: 1)
        var bytes = try scene.append(lines)
        try running.wait(bytes: bytes)
        try disk.fill()
        var round: UInt64 = 2
        while running.state.engineHealth.commitFailures == 0, round < 400 {
            let new = EngineScene.lines(50, seed: round)
            lines += new
            bytes += try scene.append(new)
            round += 1
            try running.wait("neither committed nor failed") {
                running.tally(TallyName.bytes) >= Int64(bytes) || running.state.engineHealth.commitFailures > 0
            }
        }
        #expect(running.state.engineHealth.commitError?.contains("the disk is full") == true)
        #expect(running.requests < Int64(lines.count))
        disk.makeRoom()
        try running.wait(bytes: bytes)
        try running.stop()
        #expect(try scene.total() == Truth(lines))
        #expect(try scene.total(.quarter) == Truth(lines))
    }
}
