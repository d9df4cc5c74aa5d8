import Foundation
import Testing

/// A log shape of the user's own, from the settings file to the figures. The settings are the example of the documentation.
struct OwnShapeTests {
    @Test func presetOfTheCommandLineHoldsForAllSources() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let named = try Daemon(["app.log", "--state", "one", "--preset", "openai"], in: folder)
        try await named.metrics("the line is no answer of that provider") {
            $0["tailmeter_lines_total{outcome=\"other\",source=\"app.log\"}"] == "1"
        }
        let found = try Daemon(["app.log", "--state", "two"], in: folder)
        try await found.metrics("the line is structlog's") { $0[UsageLine.inputTokens] == "1" }
    }

    /// The example of docs/settings.md.
    private static func example() throws -> String {
        let page = Corpus.folder.appending(path: "../../docs/settings.md").standardized
        let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        let blocks = text.components(separatedBy: "```").filter { $0.hasPrefix("yaml\n") }.map { $0.dropFirst(5) }
        return String(try #require(blocks.first { $0.contains("gateway.log") }))
    }

    /// Two requests at the price of the file, one at the built-in price, a failure, one without tokens, and a line of another
    /// kind. The example's alias and discount hold for the first.
    private static let log = """
        {"kind": "completion", "at": "2026-11-24T09:00:00Z", "llm": {"deployment": "prod-eu"}, "usage": {"in": 1000, "out": 100, "cached": 400}, "took": 1250, "tags": {"cost.center": "search"}}
        {"kind": "embedding", "at": "2026-11-24T09:00:01Z", "llm": {"model": "house-7b"}, "usage": {"in": 500, "out": 0}, "took": 20}
        {"kind": "completion", "at": "2026-11-24T09:00:02Z", "llm": {"model": "gpt-4o"}, "usage": {"in": 10, "out": 20}, "tags": {"cost.center": "ads"}}
        {"kind": "completion", "llm": {"model": "house-7b"}, "failure": "timeout"}
        {"kind": "completion", "llm": {"model": "house-7b"}}
        {"kind": "heartbeat", "usage": {"in": 5, "out": 5}}

        """

    /// Worked out by hand: (600 · 0.20 + 400 · 0.05 + 100 · 0.60) · 0.5, 500 · 0.20, and 10 · 2.50 + 20 · 10 dollars a million.
    private static let truth = [
        "prod-eu": ModelTotals(
            successes: 1, input: 600, output: 100, cacheRead: 400, picoDollars: 100_000_000, durations: 1),
        "house-7b": ModelTotals(successes: 2, errors: 1, input: 500, picoDollars: 100_000_000, durations: 1),
        "gpt-4o": ModelTotals(successes: 1, input: 10, output: 20, picoDollars: 225_000_000),
    ]

    private func scene() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(try Self.example(), to: "tailmeter.yaml")
        try folder.write(Self.log, to: "gateway.log")
        return folder
    }

    @Test func checkRunsTheTestsOfTheExample() async throws {
        let result = try await Tailmeter.run(["check", "--config", "tailmeter.yaml"], in: try scene())
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output == "tailmeter.yaml: good, 1 source, 3 tests passed\n")
    }

    @Test func analyzeAndRunCountByIt() async throws {
        let folder = try scene()
        let config = ["--config", "tailmeter.yaml"]
        let report = try await Tailmeter.analyze(config + ["gateway.log"], in: folder).report
        #expect(ModelTotals.differences(ModelTotals.of(report), from: Self.truth) == [])
        #expect(report.lines.other == 1 && report.lines.usage == 5)
        let byTeam = try await Tailmeter.analyze(
            config + ["--by", "tags.\"cost.center\"", "gateway.log"], in: folder
        ).report
        #expect(byTeam.groups.count == 3)

        let daemon = try Daemon(config, in: folder)
        let page = try await daemon.metrics("all lines are read") { $0.lines >= 6 }
        #expect(page["llm_tokens_used_total{model=\"prod-eu\",team=\"search\",type=\"cache_read\"}"] == "400")
        #expect(page["llm_cost_usd_total{model=\"prod-eu\",team=\"search\"}"] == "0.0001")
        #expect(page["llm_cost_usd_total{model=\"gpt-4o\",team=\"ads\"}"] == "0.000225")
        #expect(page["llm_cost_usd_total{model=\"house-7b\",team=\"unknown\"}"] == "0.0001")
        #expect(page["llm_errors_total{model=\"house-7b\",reason=\"timeout\",team=\"unknown\"}"] == "1")
        #expect(page["llm_requests_without_usage_total{model=\"house-7b\"}"] == "1")
    }

    /// Each expectation that is not met is a line of its own, at the place of its test.
    @Test func aTestThatFailsIsToldWithItsPlace() async throws {
        let folder = try scene()
        let settings = try Self.example()
        try folder.write(
            settings.replacing("cost_usd: 0.0001", with: "cost_usd: 0.0002")
                .replacing("{counts_as: other}", with: "{counts_as: usage, model: m}"), to: "wrong.yaml")
        let result = try await Tailmeter.run(["check", "--config", "wrong.yaml"], in: folder)
        #expect(result.end == .exited(1))
        #expect(!result.output.contains("good"))
        let lines = settings.split(separator: "\n", omittingEmptySubsequences: false)
        let first = try #require(lines.firstIndex { $0.hasSuffix("- line: >-") }) + 1
        let last = try #require(lines.firstIndex { $0.contains("heartbeat") }) + 1
        let told = result.errors.split(separator: "\n")
        #expect(told.count == 3)
        #expect(told.first == "wrong.yaml:\(first):9: the test fails: cost_usd is \"0.000100\", expected \"0.0002\"")
        #expect(told.dropFirst().allSatisfy { $0.hasPrefix("wrong.yaml:\(last):9: the test fails: ") })
    }

    @Test func aSampleTellsWhichPathsItDoesNotHave() async throws {
        let folder = try scene()
        try folder.write(try Self.example().replacing("usage.cached", with: "usage.cache"), to: "typo.yaml")
        try folder.write(try Self.example().replacing(#/    tests:\n(      .*\n)*/#, with: ""), to: "untested.yaml")
        let result = try await Tailmeter.run(
            ["check", "--config", "untested.yaml", "--sample", "gateway.log"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.output.contains("gateway.log: 6 lines"))
        #expect(result.output.contains("5 requests, $0.000425"))
        #expect(result.output.contains("without usage  2") == false && result.output.contains("without usage  1"))
        #expect(!result.output.contains("is the path right?"))
        let typo = try await Tailmeter.run(["check", "--config", "typo.yaml", "--sample", "gateway.log"], in: folder)
        #expect(typo.end == .exited(1))
        #expect(typo.output.contains(/cache_read +0 lines have usage\.cache: is the path right\?/))
        #expect(typo.output.contains(/input +[0-9]+ lines have usage\.in\n/))

        let missing = try await Tailmeter.run(
            ["check", "--config", "untested.yaml", "--sample", "missing.log"], in: folder)
        #expect(missing.end == .exited(1))
        #expect(missing.errors.contains("missing.log: no such file"))
        let unknown = try await Tailmeter.run(
            ["check", "--config", "untested.yaml", "--sample", "gateway.log", "--source", "x.log"], in: folder)
        #expect(unknown.end == .exited(2))
        #expect(unknown.errors.contains("no source 'x.log' in untested.yaml; known are gateway.log"))
    }

    /// Bad settings are refused as a whole, by every command that takes them.
    @Test func badSettingsAreRefused() async throws {
        let folder = try scene()
        try folder.write(
            try Self.example().replacing("output: usage.out", with: "outptu: usage.out")
                .replacing("unit: ms", with: "unit: minutes").replacing("status: error", with: "staus: error"),
            to: "bad.yaml")
        for command in [["check"], ["run", "--listen", "127.0.0.1:0"], ["analyze", "gateway.log"]] {
            let result = try await Tailmeter.run(command + ["--config", "bad.yaml"], in: folder)
            #expect(result.end == .exited(1), "\(command)")
            #expect(result.errors.contains("unknown field 'outptu'; did you mean 'output'?"))
            #expect(result.errors.contains("'unit' is 'minutes'; expected one of s, ms, us, ns"))
            #expect(result.errors.contains("a test can't expect 'staus'; did you mean 'status'?"))
            #expect(result.output == "")
        }
    }
}
