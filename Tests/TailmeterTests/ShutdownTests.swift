import Glibc
import TestKit
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

    /// What is written when the signal comes is read, within the time there is.
    @Test func whatIsWrittenIsReadBeforeTheEnd() async throws {
        let folder = try TemporaryFolder()
        let daemon = try Daemon(["app.log"], in: folder)
        try await daemon.readiness(200)
        try folder.append(String(repeating: UsageLine.text(1), count: 20_000), to: "app.log")
        #expect(try await daemon.stop().end == .exited(0))
        try folder.remove("app.log")
        let next = try Daemon(["app.log"], in: folder)
        try await next.readiness(200)
        #expect(try await next.metrics()[UsageLine.successes] == "20000")
    }

    /// Commits are stuck: the daemon tries for as long as it may, then leaves and says so. A second signal ends it at once.
    @Test(arguments: [true, false])
    func aStopThatCannotSucceedEnds(isSignalledTwice: Bool) async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        try folder.write(
            "{sources: [{file: app.log}], shutdown_timeout: \(isSignalledTwice ? "1h" : "2s")}", to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml", "--state", "state"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let holder = try await LedgerHolder.hold(in: folder)
        try folder.append(UsageLine.text(2), to: "app.log")
        try await daemon.readiness(503)
        daemon.process.signal(SIGTERM)
        if isSignalledTwice {
            try await Waiting.until("/readyz tells that it stops") {
                try HTTPAnswer.get("/readyz", port: try #require(daemon.announcedPort)).body == "stopping\n"
            }
            #expect(daemon.process.end == nil)
            daemon.process.signal(SIGTERM)
        }
        let result = try await daemon.process.wait()
        #expect(result.end == (isSignalledTwice ? .signalled(SIGTERM) : .exited(1)))
        if !isSignalledTwice { #expect(result.errors.contains("are read again at the next start")) }
        holder.signal(SIGKILL)
        _ = try await holder.wait()
        let next = try Daemon(["--config", "settings.yaml", "--state", "state"], in: folder)
        try await next.metrics("the line is read") { $0[UsageLine.inputTokens] == "3" }
    }
}
