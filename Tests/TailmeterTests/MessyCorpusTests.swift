import Foundation
import Testing

/// The messy corpus through the whole program. Which lines count is told line by line in the tests of the decoding; here
/// the sums are held against the figures of those lines.
struct MessyCorpusTests {
    private struct Truth: Decodable {
        struct Line: Decodable {
            let line: Int
            let verdict: String
            let usage: Usage?
        }

        struct Usage: Decodable {
            let input: Int?
            let output: Int?
            let cacheWrite: Int?
            let cacheRead: Int?

            enum CodingKeys: String, CodingKey {
                case input = "input_tokens"
                case output = "output_tokens"
                case cacheWrite = "cache_creation_input_tokens"
                case cacheRead = "cache_read_input_tokens"
            }
        }

        let perLine: [Line]

        enum CodingKeys: String, CodingKey {
            case perLine = "per_line"
        }
    }

    /// What our policy adds for the 70 lenient lines that count: input, output, cache reads and cache writes.
    private static let lenient = [142_977, 31_029, 158_771, 15_441]

    /// Input, output, cache reads and cache writes of the lines that count.
    private func expected() throws -> [Int] {
        // Python wrote one of the timestamps as it writes any number that is too large.
        let text = String(decoding: try Corpus.bytes("messy/expected.json"), as: UTF8.self)
        let json = Data(text.replacing(": Infinity", with: ": null").utf8)
        let truth = try JSONDecoder().decode(Truth.self, from: json)
        var totals = Self.lenient
        for usage in truth.perLine.filter({ $0.verdict == "valid" }).compactMap(\.usage) {
            for (index, count) in [usage.input, usage.output, usage.cacheRead, usage.cacheWrite].enumerated() {
                totals[index] += count ?? 0
            }
        }
        return totals
    }

    private static let types = ["input", "output", "cache_read", "cache_write"]

    private func unzipped() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let source = Corpus.path("messy/messy.jsonl.gz")
        let shell = try await Tailmeter.shell("gunzip -c '\(source)' > messy.jsonl", in: folder)
        try #require(shell.end == .exited(0))
        return folder
    }

    @Test(arguments: ["auto", "structlog"])
    func analyzeCountsExactlyTheLinesThatCount(preset: String) async throws {
        let folder = try await unzipped()
        let report = try await Tailmeter.analyze(["--preset", preset, "messy.jsonl"], in: folder).report
        #expect(report.lines.total == 447)
        #expect(report.lines.usage == 202)
        #expect(report.lines.usage + report.lines.other + report.skippedLines == 447)
        #expect(report.lines.skipped?["truncated"] == 1)
        #expect(Self.types.map { type in report.groups.reduce(0) { $0 + ($1.tokens[type] ?? 0) } } == (try expected()))
        let zipped = try await Tailmeter.analyze(["--preset", preset, Corpus.path("messy/messy.jsonl.gz")]).report
        #expect(zipped.exact == report.exact)
        #expect(zipped.lines == report.lines)
    }

    @Test(arguments: ["auto", "structlog"])
    func theLastLineCountsOnceItIsWhole(preset: String) async throws {
        let folder = try await unzipped()
        try folder.write("sources: [{file: messy.jsonl, preset: \(preset)}]", to: "tailmeter.yaml")
        let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder)
        try await daemon.readiness(200)
        let before = try await daemon.metrics("all whole lines are read") { $0.lines >= 446 }
        #expect(before.lines == 446)
        var totals = try expected()
        #expect(Self.types.map { sum($0, before) } == totals)
        try folder.append(try Corpus.bytes("messy/messy-append.jsonl"), to: "messy.jsonl")
        let after = try await daemon.metrics("the last line is read") { $0.lines >= 447 }
        #expect(after.lines == 447)
        totals[0] += 3_923
        totals[1] += 712
        #expect(Self.types.map { sum($0, after) } == totals)
        // Names of models that hold quotes and line feeds do not break the page.
        if ProgramSearch.has("promtool") {
            let page = try folder.write(try await daemon.get("/metrics").body, to: "page")
            let result = try await ChildProcess.run(tool: "promtool", ["check", "metrics"], input: page)
            #expect(result.end == .exited(0))
            #expect(result.output + result.errors == "")
        }
    }

    private func sum(_ type: String, _ page: ScrapedMetrics) -> Int {
        page.series { $0 == "llm_tokens_used_total" }.reduce(0) {
            $0 + ($1.key.contains("type=\"\(type)\"") ? Int($1.value) ?? 0 : 0)
        }
    }
}
