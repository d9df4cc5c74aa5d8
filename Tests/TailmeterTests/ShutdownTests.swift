import Glibc
import Testing

struct ShutdownTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func everythingThatWasReadIsCommitted(signal: Int32) async throws {
        let folder = try TemporaryFolder()
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl"], in: folder)
        let before = try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        let result = try await daemon.stop(signal)
        #expect(result.end == .exited(0))
        #expect(result.output == "")

        // With the log gone, what is served comes from the ledger alone.
        try folder.remove("app.jsonl")
        let next = try Daemon(["app.jsonl"], in: folder)
        try await next.readiness(200)
        let after = try await next.metrics()
        #expect(after.decreases(since: before) == [])
        #expect(after.series { $0.hasPrefix("llm_") } == before.series { $0.hasPrefix("llm_") })
    }

    /// Whatever was read when the signal came is in the ledger, and the rest is read by the next: nothing twice.
    @Test func aSignalDuringCatchUpLosesNothing() async throws {
        let truth = try Corpus.seedAppTruth()
        let folder = try TemporaryFolder()
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        for _ in 0..<5 {
            let daemon = try Daemon(["app.jsonl"], in: folder)
            try await daemon.logs("reading app.jsonl")
            #expect(try await daemon.stop().end == .exited(0))
        }
        let daemon = try Daemon(["app.jsonl"], in: folder)
        let metrics = try await daemon.metrics("all lines are read") { $0.lines >= truth.lines.total }
        #expect(metrics.lines == truth.lines.total)
        #expect(metrics.sum("llm_requests_total") == truth.lines.usage)
    }
}
