import Foundation
import Glibc
import Testing

/// `tailmeter state`, beside a daemon and without one.
struct StateCommandTests {
    @Test func inspectTellsWhatTheDaemonCounted() async throws {
        let folder = try TemporaryFolder()
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl", "--state", "state"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        let result = try await Tailmeter.run(["state", "inspect", "--state", "state", "--format", "json"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        let found = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let truth = try Corpus.seedAppTruth()
        #expect(found["intact"] as? Bool == true)
        #expect(found["schema_version"] as? Int == found["known_schema_version"] as? Int)
        let requests = try #require(found["requests"] as? [String: Int])
        #expect(requests["success"] == truth.groups.reduce(0) { $0 + ($1.requests["success"] ?? 0) })
        #expect(requests["error"] == truth.groups.reduce(0) { $0 + ($1.requests["error"] ?? 0) })
        let tokens = try #require(found["tokens"] as? [String: Int])
        for type in ["input", "output", "cache_read", "cache_write"] {
            #expect(tokens[type] == truth.groups.reduce(0) { $0 + ($1.tokens[type] ?? 0) })
        }
        let cost = truth.groups.reduce(0) { $0 + ModelTotals.picoDollars($1.costUSD) }
        #expect((found["cost_usd"] as? String).map(ModelTotals.picoDollars) == cost)
        let file = try #require((found["files"] as? [[String: Any]])?.first)
        #expect(file["path"] as? String == "app.jsonl")
        #expect(file["state"] as? String == "active")
        #expect(file["lines"] as? Int == 3_648)
        #expect(file["offset"] as? Int == (try Corpus.bytes("seed-app/app.jsonl")).count)
        let tallies = try #require(found["tallies"] as? [String: [String: Int]])
        #expect(tallies["app.jsonl"]?["lines.usage"] == truth.lines.usage)
        #expect(found["last_written"] is String)

        let table = try await Tailmeter.run(["state", "inspect", "--state", "state"], in: folder)
        #expect(table.end == .exited(0))
        for part in ["integrity         intact", "app.jsonl", "active", "3,648", "events.fallback"] {
            #expect(table.output.contains(part), "\(part) in \(table.output)")
        }
        try await daemon.readiness(200)
        try await daemon.kill()
    }

    @Test func aBackupIsRestoredAndReadOnFrom() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let daemon = try Daemon(["app.log", "--state", "state"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let backup = ["state", "backup", "saved.sqlite", "--state", "state"]
        var result = try await Tailmeter.run(backup, in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        result = try await Tailmeter.run(backup, in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains("saved.sqlite: is there already"))
        #expect(try await Tailmeter.run(backup + ["--force"], in: folder).end == .exited(0))

        try folder.append(UsageLine.text(10), to: "app.log")
        try await daemon.metrics("the line is read") { $0[UsageLine.inputTokens] == "11" }
        // Not under a daemon.
        let restore = ["state", "restore", "saved.sqlite", "--state", "state"]
        result = try await Tailmeter.run(restore, in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains("process \(daemon.process.processID)"))
        #expect(try await daemon.metrics()[UsageLine.inputTokens] == "11")
        try await daemon.kill()

        result = try await Tailmeter.run(restore, in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output.contains("state/ledger.sqlite.replaced-"))
        // The second line stands behind the position in the backup: it is counted once more, in the old place.
        let next = try Daemon(["app.log", "--state", "state"], in: folder)
        let page = try await next.metrics("the second line is read") { $0[UsageLine.inputTokens] == "11" }
        #expect(page[UsageLine.successes] == "2")
        #expect(try await next.stop().end == .exited(0))
    }

    @Test(arguments: [
        ["inspect"], ["backup", "copy"], ["restore", "nothing"], ["inspect", "--state", "file"],
    ])
    func whatIsNotThereIsNamed(arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        let result = try await Tailmeter.run(["state"] + arguments, in: folder)
        #expect(result.end == .exited(1))
        #expect(result.output == "")
        let name = arguments.contains("restore") ? "nothing" : "ledger.sqlite"
        #expect(result.errors.contains(name), "\(result.errors)")
        #expect(access(folder.path("copy"), F_OK) != 0)
    }

    @Test func damageIsTold() async throws {
        let folder = try TemporaryFolder()
        let shell = try await Tailmeter.shell(
            "mkdir state && head -c 20000 /dev/zero | tr '\\0' x > state/ledger.sqlite", in: folder)
        try #require(shell.end == .exited(0))
        let result = try await Tailmeter.run(["state", "inspect", "--state", "state"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains("damaged"))
    }
}
