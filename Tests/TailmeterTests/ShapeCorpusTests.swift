import Foundation
import Testing

/// The logs of real client software, through the whole program, against what the provider behind them delivered.
///
/// One after the other: each starts programs of its own, and the tests beside them wait for theirs.
@Suite(.serialized)
struct ShapeCorpusTests {
    @Test(arguments: ShapeCorpus.all)
    func analyzeIsTheTruth(corpus: ShapeCorpus) async throws {
        let truth = try corpus.truth()
        for preset in ["auto", corpus.preset] {
            let report = try await Tailmeter.analyze(["--preset", preset, Corpus.path(corpus.log)]).report
            #expect(ModelTotals.differences(ModelTotals.of(report), from: truth) == [], "\(preset)")
            #expect(report.lines.total == corpus.lines && report.skippedLines == 0)
            #expect(report.requestsWithoutUsage == corpus.withoutUsage)
        }
    }

    @Test(arguments: ShapeCorpus.all, ["auto", ""])
    func runServesTheTruth(corpus: ShapeCorpus, preset: String) async throws {
        let truth = try corpus.truth()
        let folder = try TemporaryFolder()
        try folder.write(try await corpus.bytes(), to: "app.log")
        try folder.write(
            "sources: [{file: app.log, preset: \(preset.isEmpty ? corpus.preset : preset)}]", to: "tailmeter.yaml")
        let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder)
        let page = try await daemon.metrics("all lines are read") { $0.lines >= corpus.lines }
        #expect(page.lines == corpus.lines)
        #expect(ModelTotals.differences(ModelTotals.of(page), from: truth) == [])
        #expect(page["tailmeter_repeats_total{source=\"app.log\"}"] == "\(corpus.repeats)")
        // The usage of a stream may stand behind its end, and is waited for.
        _ = try await daemon.metrics("requests without usage are told") {
            $0.sum("llm_requests_without_usage_total{") == corpus.withoutUsage
        }
    }

    /// A preset of another shape finds nothing, and says so.
    @Test(arguments: ShapeCorpus.all)
    func anotherPresetFindsNoRequest(corpus: ShapeCorpus) async throws {
        let report = try await Tailmeter.analyze(["--preset", "bedrock", Corpus.path(corpus.log)]).report
        #expect(report.groups.isEmpty)
        #expect(report.lines.other == corpus.lines)
    }

    /// The proxy's own logs tell of the same failures once more, and of no usage.
    @Test(arguments: ["auto", "litellm"])
    func proxyLogsHoldNoRequest(preset: String) async throws {
        for (file, lines) in [("proxy-stderr.jsonl", 12), ("proxy-stdout.log", 121)] {
            let report = try await Tailmeter.analyze(["--preset", preset, Corpus.path("litellm-proxy/\(file)")]).report
            #expect(report.groups.isEmpty && report.lines.usage == 0 && report.lines.total == lines, "\(file)")
            #expect(report.lines.other + report.skippedLines == lines)
        }
    }

    /// One line of each shape, each on its own: the cost on which two libraries agree, to the pico-dollar.
    @Test func samplesCostWhatTwoLibrariesSay() async throws {
        let folder = try TemporaryFolder()
        let lines = String(decoding: try Corpus.bytes("samples.jsonl"), as: UTF8.self).split(separator: "\n")
        var compared = 0
        for (number, line) in lines.enumerated() {
            guard let expected = line.firstMatch(of: /"_expect_usd": ([0-9.]+)/)?.1 else { continue }
            try folder.write(String(line) + "\n", to: "\(number).log")
            let report = try await Tailmeter.analyze(["\(number).log"], in: folder).report
            #expect(report.groups.count == 1, "line \(number + 1)")
            #expect(
                report.groups.map { ModelTotals.picoDollars($0.costUSD) } == [
                    ModelTotals.picoDollars(String(expected))
                ], "line \(number + 1)")
            compared += 1
        }
        #expect(compared == 6)
    }
}
