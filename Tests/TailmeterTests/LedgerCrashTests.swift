import CrashPoints
import Foundation
import Glibc
import Testing

/// The program dies while the ledger is made, brought up to date, pruned, priced, copied, replaced or moved aside.
@Suite(.serialized, .enabled(if: CrashScene.isPossible, "needs a debug build of the program"))
struct LedgerCrashTests {
    private static let arguments = ["app.log", "--state", "state"]
    /// As lines have it, so that rollups of all grains are made.
    private static var now: String { Date().formatted(.iso8601) }

    private func environment(_ point: CrashPoint, _ pass: Int) -> [String: String] {
        ["TAILMETER_CRASH_POINT": "\(point.rawValue):\(pass)"]
    }

    /// Runs a command to its death.
    private func die(
        _ arguments: [String], at point: CrashPoint, pass: Int = 1, in folder: TemporaryFolder,
        with more: [String: String] = [:]
    ) async throws {
        let process = try ChildProcess(
            Tailmeter.binary, arguments, in: folder, environment: environment(point, pass).merging(more) { $1 })
        let result = try await process.wait()
        #expect(result.end == .signalled(SIGKILL), "\(point.rawValue), pass \(pass): \(result.errors)")
    }

    /// Has a daemon count all lines, ends it as it is told and returns its page.
    @discardableResult
    private func count(
        _ lines: Int, in folder: TemporaryFolder, killing: Bool = false, environment: [String: String] = [:]
    ) async throws -> ScrapedMetrics {
        let daemon = try Daemon(Self.arguments, in: folder, environment: environment)
        // From then on the first pass of the work is done before it stops.
        try await daemon.readiness(200)
        let page = try await daemon.metrics("all lines are read") { $0.lines >= lines }
        #expect(SequencedLog.differences(page, lines: lines) == [])
        if killing { try await daemon.kill() } else { #expect(try await daemon.stop().end == .exited(0)) }
        return page
    }

    private let daemonCommand = ["run", "--listen", "127.0.0.1:0"] + arguments

    // MARK: - The schema

    @Test func aNewLedgerIsThereAtOnceOrNotAtAll() async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...100), to: "app.log")
        try await die(daemonCommand, at: .ledgerBegun, in: folder)
        #expect(try await LedgerQuery.run("SELECT name FROM sqlite_master", in: folder).isEmpty)
        try await count(100, in: folder)
    }

    /// One pass is one migration. A ledger that holds anything, were it only the migrator's table, is brought up to date
    /// by them one by one.
    @Test(arguments: 1...9)
    func aLedgerThatWasBegunIsGoneOnWith(pass: Int) async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...100), to: "app.log")
        try folder.makeFolder("state")
        try await LedgerQuery.run(
            "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)", in: folder)
        try await die(daemonCommand, at: .migrating, pass: pass, in: folder)
        let done = try await LedgerQuery.run("SELECT name FROM sqlite_master WHERE name = 'series'", in: folder)
        #expect(done.isEmpty == (pass == 1))
        try await count(100, in: folder)
    }

    @Test func anOlderLedgerStaysAsItWas() async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...100), to: "app.log")
        try await count(100, in: folder)
        // Those of budgets, alerts, the outbox, archives, moderation, costliest requests and sums
        // without labels: a ledger that was made before there were any.
        let tables = [
            "budget", "budget_spend", "budget_minute", "alert", "snooze", "outbox", "channel", "archive_segment",
            "archive_origin", "archive_stream", "moderated_text", "costly_request", "log_file",
            "rollup_base",
        ]
        for table in tables { try await LedgerQuery.run("DROP TABLE \(table)", in: folder) }
        for column in ["request_key", "request_id", "file_id", "line"] {
            try await LedgerQuery.run("ALTER TABLE unpriced_request DROP COLUMN \(column)", in: folder)
        }
        try await LedgerQuery.run("DELETE FROM grdb_migrations WHERE CAST(identifier AS INTEGER) >= 6", in: folder)
        try folder.append(SequencedLog.text(101...150), to: "app.log")
        try await die(daemonCommand, at: .migrating, in: folder)
        let versions = try await LedgerQuery.run(
            "SELECT max(CAST(identifier AS INTEGER)) FROM grdb_migrations", in: folder)
        #expect(versions == ["5"])
        #expect(try await LedgerQuery.run("SELECT * FROM sqlite_master WHERE name = '\(tables[0])'", in: folder) == [])
        try await count(150, in: folder)
    }

    // MARK: - What is moved within it

    @Test(.enabled(if: FakeClock.isPossible, "needs libfaketime"))
    func rollupsPastTheirTimeAreKeptOnce() async throws {
        let folder = try TemporaryFolder()
        let clock = try FakeClock(in: folder)
        try folder.write(SequencedLog.text(1...100, time: Self.now), to: "app.log")
        try await count(100, in: folder)
        try clock.set("+500d")
        try await die(daemonCommand, at: .pruning, in: folder, with: clock.environment)
        let sums = """
            SELECT (SELECT count(*) > 0 FROM rollup_quarter), coalesce(sum(requests), 0), coalesce(sum(input_tokens), 0),
            coalesce(sum(output_tokens), 0), coalesce(sum(cost_micros * 1000000 + cost_picos), 0) FROM rollup_day
            """
        #expect(try await LedgerQuery.run(sums, in: folder) == ["1|0|0|0|0"])
        try await count(100, in: folder, environment: clock.environment)
        let output = (1...100).reduce(0) { $0 + SequencedLog.scrambled($1) }
        let picoDollars = 5_050 * 3_000_000 + output * 15_000_000
        let pruned = try await LedgerQuery.run(sums, in: folder)
        #expect(pruned == ["0|100|5050|\(output)|\(picoDollars)"])
    }

    /// A step prices 2,000 requests. The daemon runs beside it.
    @Test func eachRequestIsPricedOnce() async throws {
        let folder = try TemporaryFolder()
        let line = UsageLine.text(7, model: "house-7b", time: Self.now)
        try folder.write(String(repeating: line, count: 2_500), to: "app.log")
        try folder.write(
            "{sources: [{file: app.log}], prices: {models: [{name: house-7b, input: 2, output: 10}]}}", to: "p.yaml")
        let daemon = try Daemon(Self.arguments, in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 2_500 }
        let reprice = ["reprice", "--config", "p.yaml", "--state", "state"]
        let sums = """
            SELECT sum(unpriced_requests), sum(unpriced_tokens), sum(cost_micros * 1000000 + cost_picos),
            (SELECT count(*) FROM unpriced_request) FROM rollup_minute
            """
        // A request has 8 tokens, 7 at 2 dollars a million and one at 10.
        for (pass, left) in [(1, 2_500), (2, 500)] {
            try await die(reprice, at: .repricing, pass: pass, in: folder)
            let expected = "\(left)|\(left * 8)|\((2_500 - left) * 24_000_000)|\(left)"
            #expect(try await LedgerQuery.run(sums, in: folder) == [expected])
        }
        #expect(try await Tailmeter.run(reprice, in: folder).output.hasPrefix("priced 500 requests, 4,000 tokens"))
        #expect(try await LedgerQuery.run(sums, in: folder) == ["0|0|\(2_500 * 24_000_000)|0"])
        #expect(try await daemon.stop().end == .exited(0))
    }

    // MARK: - Its files

    @Test func aDamagedLedgerIsKept() async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...100), to: "app.log")
        try await count(100, in: folder)
        // All is in the one file then.
        try await LedgerQuery.run("PRAGMA wal_checkpoint(TRUNCATE)", in: folder)
        let damaged = Data(String(repeating: "damage", count: 15_000).utf8)
        try folder.write(damaged, to: "state/ledger.sqlite")
        try await die(daemonCommand, at: .damagedLedgerMoved, in: folder)
        // Who looks at the log of the start that went through learns of it too.
        let next = try Daemon(Self.arguments, in: folder)
        try await next.logs("was damaged and is now")
        // Before that SIGTERM ends it as if nobody caught it.
        try await next.readiness(200)
        #expect(try await next.stop().end == .exited(0))
        try folder.append(SequencedLog.text(101...150), to: "app.log")
        try await count(150, in: folder)
        let aside = try self.aside("damaged", in: folder)
        #expect(aside.count == 1)
        #expect(try Data(contentsOf: URL(filePath: folder.path("state/\(try #require(aside.first))"))) == damaged)
    }

    @Test func aBackupHasItsNameWhenItIsWhole() async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...100), to: "app.log")
        let daemon = try Daemon(Self.arguments, in: folder)
        try await daemon.metrics("all lines are read") { $0.lines >= 100 }
        let backup = ["state", "backup", "saved.sqlite", "--state", "state"]
        try await die(backup, at: .copyMade, in: folder)
        #expect(access(folder.path("saved.sqlite"), F_OK) != 0)
        #expect(try await Tailmeter.run(backup, in: folder).end == .exited(0))
        try folder.append(SequencedLog.text(101...150), to: "app.log")
        let page = try await daemon.metrics("all lines are read") { $0.lines >= 150 }
        #expect(SequencedLog.differences(page, lines: 150) == [])
    }

    /// Whichever ledger is there afterwards, the old one or the backup: what it does not have yet is in the log.
    @Test(arguments: [CrashPoint.copyMade, .ledgerLogMoved, .oldLedgerKept, .ledgerReplaced])
    func aRestoreLeavesOneLedgerOrTheOther(point: CrashPoint) async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...100), to: "app.log")
        try await count(100, in: folder)
        let backup = try await Tailmeter.run(["state", "backup", "saved.sqlite", "--state", "state"], in: folder)
        try #require(backup.end == .exited(0), "\(backup.errors)")
        try folder.append(SequencedLog.text(101...150), to: "app.log")
        // The newest commits are in the write-ahead log.
        try await count(150, in: folder, killing: true)
        let restore = ["state", "restore", "saved.sqlite", "--state", "state"]
        try await die(restore, at: point, in: folder)
        try await expectIntact(150, replaced: point == .ledgerReplaced ? 100 : nil, in: folder)

        try await count(150, in: folder, killing: true)
        let result = try await Tailmeter.run(restore, in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        try folder.append(SequencedLog.text(151...200), to: "app.log")
        try await count(200, in: folder)
        #expect(access(folder.path("state/ledger.sqlite.restore"), F_OK) != 0)
    }

    @Test(arguments: [CrashPoint.ledgerRebuilt, .ledgerLogMoved, .oldLedgerKept, .ledgerReplaced])
    func aRebuildLeavesOneLedgerOrTheOther(point: CrashPoint) async throws {
        let folder = try TemporaryFolder()
        let log = try RotatedLog(folder)
        try log.append(50)
        let daemon = try Daemon(Self.arguments, in: folder)
        try await daemon.metrics("all lines are read") { $0.lines >= log.count }
        for kind in [RotationKind.create, .compress, .delaycompress] {
            try log.rotate(kind)
            try log.append(50)
        }
        try log.complete()
        try await daemon.metrics("all lines are read") { $0.lines >= log.count }
        try await daemon.kill()
        let rebuild = ["rebuild"] + Self.arguments
        try await die(rebuild, at: point, in: folder)
        try await expectIntact(log.count, replaced: point == .ledgerReplaced ? log.count : nil, in: folder)
        try log.rotate(.create)
        try log.append(50)
        try log.complete()
        try await count(log.count, in: folder, killing: true)

        let result = try await Tailmeter.run(rebuild, in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output.contains("the same requests, tokens and cost as before"), "\(result.output)")
        #expect(access(folder.path("state/ledger.sqlite.rebuild"), F_OK) != 0)
        try await count(log.count, in: folder)
    }

    /// The ledger is whole and has so many requests; where it was replaced by now, the old one beside it has its own.
    private func expectIntact(_ old: Int, replaced new: Int?, in folder: TemporaryFolder) async throws {
        let requests = "SELECT sum(value) FROM tally WHERE name = 'lines.usage'"
        #expect(try await LedgerQuery.run("PRAGMA integrity_check", in: folder) == ["ok"])
        #expect(try await LedgerQuery.run(requests, in: folder) == ["\(new ?? old)"])
        guard new != nil else { return }
        let aside = try #require(try aside("replaced", in: folder).first)
        let kept = try TemporaryFolder()
        try kept.makeFolder("state")
        try FileManager.default.copyItem(
            atPath: folder.path("state/\(aside)"), toPath: kept.path("state/ledger.sqlite"))
        #expect(try await LedgerQuery.run("PRAGMA integrity_check", in: kept) == ["ok"])
        #expect(try await LedgerQuery.run(requests, in: kept) == ["\(old)"])
    }

    private func aside(_ what: String, in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path("state")).filter {
            $0.hasPrefix("ledger.sqlite.\(what)-")
        }
    }
}
