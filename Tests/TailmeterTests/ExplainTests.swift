import Testing

/// `explain`, `check` and `prices`.
struct ExplainTests {
    @Test func seedAppLinesAreExplained() async throws {
        let result = try await Tailmeter.run(["explain", "--timezone", "Asia/Tokyo", Corpus.seedApp])
        #expect(result.end == .exited(0))
        let text = result.output
        func count(_ pattern: some RegexComponent) -> Int { text.matches(of: pattern).count }
        #expect(count(/:[0-9]+  request, preset structlog\n/) == 1_989)
        #expect(count(/:[0-9]+  failed attempt \([a-z_]+\), preset structlog\n/) == 270)
        #expect(count(/:[0-9]+  event fallback, preset structlog/) == 46)
        #expect(count(#/:[0-9]+  other: /#) == 3_648 - 1_989 - 270 - 46)
        #expect(count(/passed over/) == 0)
    }

    @Test func aRequestIsExplainedWithItsPriceAndCost() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1_000, time: "2026-11-23T11:22:30Z"), to: "app.log")
        let result = try await Tailmeter.run(["explain", "--timezone", "Asia/Tokyo", "app.log"], in: folder)
        for part in [
            "app.log:1  request", "\"llm_request_success\"  from event", "1000  from input_tokens",
            "2026-11-23T20:22:30+09:00", "provider anthropic", "input $3.00, output $15.00", "cost     $0.003015",
        ] { #expect(result.output.contains(part), "\(part) in \(result.output)") }
    }

    @Test func messyLinesAreExplainedWithReasons() async throws {
        let folder = try TemporaryFolder()
        let result = try await Tailmeter.shell(
            "gunzip -c '\(Corpus.path("messy/messy.jsonl.gz"))' | \"$TAILMETER\" explain -", in: folder)
        #expect(result.end == .exited(0))
        #expect(result.output.matches(of: #/standard input:[0-9]+  /#).count == 447)
        for reason in ["not_json", "blank", "negative", "absurd", "invalid_tokens", "no_usage"] {
            #expect(result.output.contains("passed over, \(reason): "), "\(reason)")
        }
        let skipped = try await Tailmeter.run(["explain", "--skipped", Corpus.path("messy/messy.jsonl.gz")])
        #expect(!skipped.output.contains("  request, "))
        #expect(skipped.output.matches(of: /jsonl\.gz:[0-9]+  passed over/).count > 80)
        let limited = try await Tailmeter.run(["explain", "--limit", "3", Corpus.seedApp])
        #expect(limited.output.matches(of: #/app\.jsonl:[0-9]+  /#).count == 3)
    }

    @Test func aBadSettingsFileIsToldAllAtOnce() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "listen: 9464\nstate_dirr: x\nsources:\n  - file: a.log\n    labels: {model: m}\ntimezone: Asia/Tokio\n",
            to: "bad.yaml")
        let result = try await Tailmeter.run(["check", "--config", "bad.yaml"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.output == "")
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines.map { $0.prefix { $0 != " " } } == [
                "bad.yaml:1:9:", "bad.yaml:2:1:", "bad.yaml:5:14:", "bad.yaml:6:11:",
            ])
        #expect(result.errors.contains("did you mean 'state_dir'?"))
        #expect(result.errors.contains("did you mean 'Asia/Tokyo'?"))
        // `run` says the same.
        let run = try await Tailmeter.run(["run", "--config", "bad.yaml"], in: folder)
        #expect(run.end == .exited(1))
        #expect(run.errors == result.errors)

        try folder.write("sources: [{file: a.log}]\n", to: "good.yaml")
        let good = try await Tailmeter.run(["check", "--config", "good.yaml"], in: folder)
        #expect(good.end == .exited(0))
        #expect(good.output.contains("good.yaml: good, 1 source"))
        let missing = try await Tailmeter.run(["check", "--config", "missing.yaml"], in: folder)
        #expect(missing.end == .exited(1))
        #expect(missing.errors.contains("missing.yaml: no such file"))
    }

    @Test func pricesAreShownWithTheirDatesAndSource() async throws {
        let result = try await Tailmeter.run(["prices", "claude-sonnet-4-20250514"])
        #expect(result.end == .exited(0))
        let line = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("claude-sonnet-4") })
        #expect(line.contains(/20[0-9]{2}-[0-9]{2}-[0-9]{2} +3\.00 +15\.00 +0\.30 +3\.75 +6\.00  [A-Za-z]/))
        let unknown = try await Tailmeter.run(["prices", "no-such-model"])
        #expect(unknown.end == .exited(1))
        #expect(unknown.errors.contains("no-such-model"))
        #expect(try await Tailmeter.run(["prices"]).output.split(separator: "\n").count > 30)
    }
}
