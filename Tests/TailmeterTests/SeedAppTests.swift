import Foundation
import Testing

/// The seed app's log, by all ways in, against its independent truth.
struct SeedAppTests {
    private func expectTruth(_ report: UsageReport, _ truth: UsageReport, _ way: Comment) {
        #expect(report.exact == truth.exact, way)
        #expect(report.events == truth.events, way)
        #expect(report.lines.total == truth.lines.total, way)
        #expect(report.lines.usage == truth.lines.usage, way)
        #expect(report.lines.other == truth.lines.other, way)
        #expect(report.skippedLines == 0, way)
    }

    private func expectTruth(_ metrics: ScrapedMetrics, _ truth: UsageReport) throws {
        for group in truth.groups {
            let model = try #require(group.key["model"])
            for (status, count) in group.requests {
                #expect(metrics["llm_requests_total{model=\"\(model)\",status=\"\(status)\"}"] == "\(count)")
            }
            for (type, count) in group.tokens {
                #expect(metrics["llm_tokens_used_total{model=\"\(model)\",type=\"\(type)\"}"] == "\(count)")
            }
            #expect(metrics["llm_cost_usd_total{model=\"\(model)\"}"] == group.costUSD)
            let durations = "llm_request_duration_seconds_count{model=\"\(model)\"}"
            #expect(metrics[durations] == "\(group.latency.count)")
            #expect(metrics.sum("llm_errors_total{model=\"\(model)\"") == group.requests["error"])
        }
        #expect(metrics.sum("llm_requests_total{") == truth.lines.usage)
        #expect(metrics["llm_fallbacks_total"] == truth.events["fallback"].map { "\($0)" })
        #expect(metrics["llm_rate_limited_total"] == truth.events["rate_limited"].map { "\($0)" })
        #expect(metrics["llm_overloaded_total"] == truth.events["overloaded"].map { "\($0)" })
        #expect(metrics["llm_connection_errors_total"] == truth.events["connection_error"].map { "\($0)" })
        #expect(metrics.sum("tailmeter_suspected_loss_total") == 0)
    }

    @Test(arguments: ["auto", "structlog"])
    func runServesTheTruthAndARestartCountsNothingTwice(preset: String) async throws {
        let truth = try Corpus.seedAppTruth()
        let folder = try TemporaryFolder()
        try folder.write("sources: [{file: app.jsonl, preset: \(preset)}]", to: "tailmeter.yaml")
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        for _ in 1...2 {
            let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder)
            let metrics = try await daemon.metrics("all lines are read") { $0.lines >= truth.lines.total }
            #expect(metrics.lines == truth.lines.total)
            try expectTruth(metrics, truth)
            #expect(try await daemon.stop().end == .exited(0))
        }
        // Killed, and more appended while it is down: the new part counts once, the old part not again.
        let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder)
        try await daemon.readiness(200)
        try await daemon.kill()
        try folder.append(
            #"{"event": "llm_request_success", "model": "claude-opus-4-5-20251101", "input_tokens": 7, "output_tokens": 0}"#
                + "\n", to: "app.jsonl")
        let next = try Daemon(["--config", "tailmeter.yaml"], in: folder)
        let metrics = try await next.metrics("the new line is read") { $0.lines > truth.lines.total }
        #expect(metrics.lines == truth.lines.total + 1)
        #expect(metrics["llm_tokens_used_total{model=\"claude-opus-4-5-20251101\",type=\"input\"}"] == "570495")
        #expect(metrics["llm_cost_usd_total{model=\"claude-opus-4-5-20251101\"}"] == "8.423846")
    }

    @Test func analyzeIsTheTruthByEveryWayIn() async throws {
        let truth = try Corpus.seedAppTruth()
        let folder = try TemporaryFolder()
        expectTruth(try await Tailmeter.analyze([Corpus.seedApp]).report, truth, "the file")
        expectTruth(
            try await Tailmeter.analyze(["--preset", "structlog", Corpus.seedApp]).report, truth, "the named preset")

        let piped = try await Tailmeter.shell(
            "cat '\(Corpus.seedApp)' | \"$TAILMETER\" analyze --format json -", in: folder)
        #expect(piped.end == .exited(0))
        expectTruth(try UsageReport(json: piped.output), truth, "standard input")

        let zipped = try await Tailmeter.shell("gzip -c '\(Corpus.seedApp)' > app.jsonl.gz", in: folder)
        #expect(zipped.end == .exited(0))
        expectTruth(try await Tailmeter.analyze(["app.jsonl.gz"], in: folder).report, truth, "gzip")

        let lines = try Corpus.bytes("seed-app/app.jsonl").split(separator: UInt8(ascii: "\n"))
        for part in 0..<3 {
            let share = lines[lines.count * part / 3..<lines.count * (part + 1) / 3]
            try folder.write(share.joined(separator: [UInt8(ascii: "\n")]), to: "part-\(part).jsonl")
        }
        // Each part lacks its last line feed: such a line is whole and counts.
        let names = ["part-0.jsonl", "part-1.jsonl", "part-2.jsonl"]
        expectTruth(try await Tailmeter.analyze(names, in: folder).report, truth, "three files")
        expectTruth(try await Tailmeter.analyze(["part-?.jsonl"], in: folder).report, truth, "a glob")
        expectTruth(
            try await Tailmeter.analyze(["part-*.jsonl", "part-1.jsonl"], in: folder).report, truth,
            "a file that is named twice is one file")
    }

    /// Large enough for all cores to share one file.
    @Test func fortyCopiesAreTheTruthOfFortyCopies() async throws {
        let folder = try TemporaryFolder()
        let copied = try await Tailmeter.shell(
            "for copy in {1..40}; do cat '\(Corpus.seedApp)'; done > forty.jsonl", in: folder)
        try #require(copied.end == .exited(0))
        let path = folder.path("forty.jsonl")
        let truth = try await Corpus.truth(of: path)
        #expect(truth.lines.total == 40 * 3_648)
        expectTruth(try await Tailmeter.analyze([path]).report, truth, "forty copies")
        let piped = try await Tailmeter.run(["analyze", "--format", "json", "-"], input: path)
        expectTruth(try UsageReport(json: piped.output), truth, "forty copies on one thread")
    }
}
