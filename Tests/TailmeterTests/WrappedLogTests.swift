import TestKit
import Testing

/// Logs as collectors and log libraries wrap them: what counts is as in the plain log.
///
/// One after the other: each starts programs of its own, and the tests beside them wait for theirs.
@Suite(.serialized)
struct WrappedLogTests {
    private static let lineForms = [
        "docker", "docker-ecs", "cri", "syslog-3164", "syslog-5424", "rsyslog", "ecs", "gelf", "journald", "pino",
        "pino-merged", "winston", "zap", "zap-merged", "serilog", "serilog-merged", "logback", "python-json-logger",
    ]
    /// Forms of LiteLLM's payloads, and how many lines stand between them.
    private static let payloadForms = [
        ("docker-padded", 0), ("docker-indented", 0), ("cri-indented", 0), ("indented", 0), ("mixed", 2 * 86),
    ]

    /// A folder with the log in a form, as `app.log`.
    private func wrapped(_ source: String, as form: String) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let result = try await Tailmeter.shell(
            "\(source) | '\(Corpus.path("wrap.py"))' \(form) > app.log", in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        return folder
    }

    @Test(arguments: lineForms)
    func seedAppCountsAsPlain(form: String) async throws {
        let truth = try Corpus.seedAppTruth()
        let folder = try await wrapped("cat '\(Corpus.seedApp)'", as: form)
        let report = try await Tailmeter.analyze(["app.log"], in: folder).report
        #expect(report.exact == truth.exact)
        #expect(report.events == truth.events)
        #expect(report.lines.total == truth.lines.total && report.lines.usage == truth.lines.usage)

        // The rest has the same way through `run`.
        guard ["docker-ecs", "syslog-3164", "pino-merged"].contains(form) else { return }
        let daemon = try Daemon(["app.log"], in: folder)
        let page = try await daemon.metrics("all lines are read") { $0.lines >= truth.lines.total }
        #expect(page.lines == truth.lines.total)
        #expect(ModelTotals.differences(ModelTotals.of(page), from: ModelTotals.of(truth)) == [])
    }

    @Test(arguments: payloadForms)
    func payloadsCountAsPlain(form: String, others: Int) async throws {
        let corpus = ShapeCorpus.litellm
        let folder = try await wrapped("gunzip -c '\(Corpus.path(corpus.log))'", as: form)
        let report = try await Tailmeter.analyze(["--multiline", "json", "app.log"], in: folder).report
        #expect(ModelTotals.differences(ModelTotals.of(report), from: try corpus.truth()) == [])
        #expect(report.lines.total == corpus.lines + others)
        try await expectThroughKills(
            try corpus.truth(), lines: corpus.lines + others, in: folder, settings: ", multiline: json")
    }

    /// Records of several lines that come in pieces, each to a daemon that is killed after it.
    @Test(arguments: ["docker", "cri"])
    func partsComeTogetherThroughKills(form: String) async throws {
        let truth = try Corpus.seedAppTruth()
        let folder = try await wrapped("cat '\(Corpus.seedApp)'", as: form)
        try await expectThroughKills(ModelTotals.of(truth), lines: truth.lines.total, in: folder, settings: "")
    }

    private func expectThroughKills(
        _ truth: [String: ModelTotals], lines: Int, in folder: TemporaryFolder, settings: String
    ) async throws {
        let cut = """
            import random; random.seed(3); whole = open('app.log', 'rb').read()
            cuts = [0] + sorted(random.sample(range(len(whole)), 2)) + [len(whole)]
            for i in range(3): open(f'part-{i}', 'wb').write(whole[cuts[i]:cuts[i + 1]])
            """
        try #require(try await ChildProcess.run(tool: "python3", ["-c", cut], in: folder).end == .exited(0))
        try folder.write("sources: [{file: live.log\(settings)}]", to: "tailmeter.yaml")
        var latest = ScrapedMetrics("")
        for part in 0..<3 {
            let appended = try await Tailmeter.shell("cat part-\(part) >> live.log", in: folder)
            try #require(appended.end == .exited(0))
            let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder)
            try await daemon.readiness(200)
            let page =
                part < 2
                ? try await daemon.metrics()
                : try await daemon.metrics("all lines are read") { $0.lines >= lines }
            #expect(page.decreases(since: latest) == [])
            latest = page
            try await daemon.kill()
        }
        #expect(latest.lines == lines)
        #expect(ModelTotals.differences(ModelTotals.of(latest), from: truth) == [])
    }
}
