import Glibc
import TestKit
import Testing

/// A disk under the ledger that refuses to write or to make durable.
@Suite(.enabled(if: CompiledProgram.isPossible, "needs clang"))
struct LedgerErrorTests {
    @Test(arguments: [
        "sync - EIO 1", "sync ledger.sqlite-wal EIO 2", "write ledger.sqlite-wal EIO 1",
        "write ledger.sqlite-wal EIO 2",
        "write ledger.sqlite-wal ENOSPC 2",
    ])
    func whatCouldNotBeCommittedIsTriedAgain(rule: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...1_000), to: "app.log")
        let faults = try FaultyDaemon(in: folder)
        let daemon = try faults.start(["app.log"])
        try await daemon.metrics("the first lines are read") { $0.lines == 1_000 }
        let port = try await daemon.port()
        try faults.fail(rule)
        var count = 1_000
        try await Waiting.until("/readyz tells of the trouble") {
            count += 10
            try folder.append(SequencedLog.text((count - 9)...count), to: "app.log")
            return try HTTPAnswer.get("/readyz", port: port).status == 503
        }
        #expect(try await daemon.get("/readyz").body.contains("ledger.sqlite"))
        #expect(try await daemon.get("/healthz").status == 200)
        try faults.heal()
        try await daemon.logs("commits go through again")
        var page = try await daemon.metrics("all is read") { $0.lines >= count }
        #expect(SequencedLog.differences(page, lines: count) == [])

        // The process dies in the middle of it.
        try faults.fail(rule)
        try await Waiting.until("/readyz tells of the trouble again") {
            count += 10
            try folder.append(SequencedLog.text((count - 9)...count), to: "app.log")
            return try HTTPAnswer.get("/readyz", port: port).status == 503
        }
        try await daemon.kill()
        try faults.heal()
        let next = try faults.start(["app.log"])
        page = try await next.metrics("all is read") { $0.lines >= count }
        #expect(SequencedLog.differences(page, lines: count) == [])
        #expect(!next.process.errors.contains("damaged"))
    }
}
