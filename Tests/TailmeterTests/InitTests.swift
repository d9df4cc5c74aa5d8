import Foundation
import TestKit
import Testing

/// `tailmeter init`: what it writes holds, and says of a log what is in it.
///
/// One after the other: each starts programs of its own, and the tests beside them wait for theirs.
@Suite(.serialized)
struct InitTests {
    /// Logs below the corpus, and the preset that all of their requests are of.
    private static let logs = [
        ("seed-app/app.jsonl", "structlog"), ("litellm-proxy/standard_logging_payload.jsonl.gz", "litellm"),
        ("litellm-proxy/proxy-stdout.log", "auto"), ("litellm-proxy/proxy-stderr.jsonl", "auto"),
        ("messy/messy.jsonl.gz", "structlog"), ("openai-sdk/app.jsonl.gz", "openai"),
        ("otel-genai/spans-anthropic.jsonl.gz", "otel"), ("samples.jsonl", "auto"),
    ]

    /// A folder with a log of the corpus as `app.log`, decompressed.
    private func folder(_ log: String) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let program = log.hasSuffix(".gz") ? "gunzip -c" : "cat"
        let result = try await Tailmeter.shell("\(program) '\(Corpus.path(log))' > app.log", in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        return folder
    }

    /// Runs `init` on `app.log`, or on what is named, and reads what it wrote.
    private func draft(_ logs: [String] = ["app.log"], in folder: TemporaryFolder) async throws -> String {
        let result = try await Tailmeter.run(["init"] + logs, in: folder, environment: ["TZ": "Asia/Tokyo"])
        try #require(result.end == .exited(0), "\(result.errors)")
        return try String(contentsOfFile: folder.path("tailmeter.yaml"), encoding: .utf8)
    }

    /// The settings are right as they are, and with all that is proposed in them.
    private func expectGood(_ text: String, in folder: TemporaryFolder) async throws {
        // Prose has one space behind its '#', settings have none, or those of their indentation.
        try folder.write(text.replacing(/(?m)^( *)#(?! [^ ])(?=.)/) { String($0.output.1) }, to: "all.yaml")
        for file in ["tailmeter.yaml", "all.yaml"] {
            let result = try await Tailmeter.run(
                ["check", "--config", file], in: folder,
                environment: ["SLACK_URL": "https://hooks.example.com/services/x"])
            #expect(result.end == .exited(0), "\(file): \(result.errors)\n\(text)")
            #expect(result.errors.isEmpty || file == "all.yaml", "\(result.errors)")
        }
    }

    @Test(arguments: logs)
    func checkAndRunTakeWhatItWrites(log: String, preset: String) async throws {
        let folder = try await folder(log)
        let text = try await draft(in: folder)
        #expect(text.contains("\n    preset: \(preset)\n"), "\(text)")
        #expect(text.contains("  - file: \(folder.path("app.log"))\n"))
        #expect(text.contains("\ntimezone: Asia/Tokyo\n"))
        try await expectGood(text, in: folder)

        let report = try await Tailmeter.analyze(["--preset", "auto", "app.log"], in: folder).report
        #expect(text.contains(": \(report.lines.usage.formatted(.number.locale(.init(identifier: "en_US")))) request"))
        let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder)
        try await daemon.readiness(200)
        // A last line that is half a document waits for its other half.
        let whole = report.lines.total - (report.lines.skipped?["truncated"] ?? 0)
        let page = try await daemon.metrics("all lines are read") { $0.lines >= whole }
        #expect(page.lines == whole)
        #expect(page.sum("llm_requests_total{") == report.groups.reduce(0) { $0 + $1.requests.values.reduce(0, +) })
    }

    // MARK: - The budget

    /// A line at a time; a request of Haiku 4.5 with a million tokens of input is one dollar.
    private static func line(_ time: String, dollars: Int, more: String = "") -> String {
        #"{"event":"llm_request_success","model":"claude-haiku-4-5","input_tokens":\#(dollars)000000,"output_tokens":0,"#
            + #""timestamp":"\#(time)"\#(more)}"# + "\n"
    }

    @Test func theBudgetIsTheCostliestDayOfTheLastWeekAndHalfAsMuch() async throws {
        let folder = try TemporaryFolder()
        // In Tokyo each is a day later; the first three of ten days are more than a week back.
        let days = (1...10).map {
            Self.line("2026-03-\($0 < 10 ? "0" : "")\($0)T20:00:00Z", dollars: $0 == 2 ? 900 : $0)
        }
        try folder.write(days.joined(), to: "app.log")
        let text = try await draft(in: folder).replacing("\n#", with: "").replacing(#/ +/#, with: " ")
        #expect(text.contains("2026-03-05 to 2026-03-11, cost $49.000000"), "\(text)")
        #expect(text.contains("2026-03-11, $10.000000"))
        #expect(text.contains("- name: all\n daily_usd: 15\n"))
    }

    @Test func ofLessThanADayThePaceIsTaken() async throws {
        let folder = try TemporaryFolder()
        // From 01:00 to 06:59: six hours, one dollar each.
        let lines = (1...6).map { Self.line("2026-03-01T0\($0):\($0 == 6 ? "59" : "00"):30Z", dollars: 1) }
        try folder.write(lines.joined(), to: "app.log")
        let text = try await draft(in: folder)
        #expect(text.contains("tell of 6 hours, in which $6.000000"), "\(text)")
        #expect(text.contains("\n    daily_usd: 24\n"))
    }

    @Test(arguments: ["", line("2026-03-01T01:00:00Z", dollars: 7), "{\"event\":\"started\"}\n"])
    func withTooLittleToGoByThereIsOnlyAnExample(log: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(log, to: "app.log")
        let text = try await draft(in: folder)
        #expect(text.contains("\n#budgets:\n") && !text.contains("\nbudgets:"), "\(text)")
        try await expectGood(text, in: folder)
    }

    @Test func unpricedTokensAreTold() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"event":"llm_request_success","model":"house-7b","input_tokens":1200,"output_tokens":34}"# + "\n",
            to: "app.log")
        let text = try await draft(in: folder)
        #expect(text.contains("1,234 tokens of house-7b"), "\(text)")
    }

    // MARK: - Labels

    @Test func labelsAreProposedWithTheirCounts() async throws {
        let folder = try TemporaryFolder()
        var log = ""
        for number in 0..<100 {
            let fields =
                #","user_id":"u-\#(number % 7)","meta":{"featureName":"f-\#(number % 3)"},"account":"a-\#(number)","#
                + #""customer_email":"c\#(number % 5)@example.com","env":"prod","team":\#(number % 2)"#
            log += Self.line("2026-03-01T01:00:00Z", dollars: 1, more: number < 90 ? fields : "")
        }
        // What is no request has no say.
        log += #"{"event":"started","user_id":"nobody"}"# + "\n"
        try folder.write(log, to: "app.log")
        let text = try await draft(in: folder)
        let proposed = [
            "user: user_id  # 7 values in 90", "feature: meta.featureName  # 3 values in 90",
            "team: team  # 2 values in 90",
            "environment: env  # 1 value in 90",
        ]
        for label in proposed { #expect(text.contains("\n    #  \(label) of 100 requests\n"), "\(label): \(text)") }
        #expect(text.contains("# - account: 90 values in 90 of 100 requests; too many"))
        #expect(text.contains("# - customer_email: 5 values in 90 of 100 requests; it looks personal (email)"))
        #expect(!text.contains("example.com"))
        try await expectGood(text, in: folder)
    }

    // MARK: - Logs that no preset knows

    @Test func aShapeIsGuessedFromTheNamesOfFields() async throws {
        let folder = try TemporaryFolder()
        let line =
            #"{"ts":"2026-03-01T01:00:00Z","llm":{"deployment":"gpt-4o","tokensIn":1000,"tokens.out":100,"#
            + #""cached_tokens":10},"took_ms":1250,"msg":"done"}"#
        try folder.write(String(repeating: line + "\n", count: 5), to: "app.log")
        let text = try await draft(in: folder)
        let fields = [
            "model: llm.deployment", "input: llm.tokensIn", "output: 'llm.\"tokens.out\"'",
            "cache_read: llm.cached_tokens",
            "duration: {path: took_ms, unit: ms}", "timestamp: ts",
        ]
        for field in fields { #expect(text.contains("\n      \(field)\n"), "\(field): \(text)") }
        try await expectGood(text, in: folder)
        let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder)
        let page = try await daemon.metrics("all lines are read") { $0.lines >= 5 }
        #expect(page.values[#"llm_tokens_used_total{model="gpt-4o",type="output"}"#] == "500")
    }

    @Test func recordsOfManyLinesAreFound() async throws {
        let folder = try TemporaryFolder()
        let result = try await Tailmeter.shell(
            "gunzip -c '\(Corpus.path(ShapeCorpus.litellm.log))' | '\(Corpus.path("wrap.py"))' indented > app.log",
            in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        let text = try await draft(in: folder)
        #expect(text.contains("\n    multiline: json\n") && text.contains("86 records: 86 requests"), "\(text)")
        try await expectGood(text, in: folder)
    }

    @Test(arguments: [("docker", "log 2,259"), ("cri", "cri 2,259"), ("pino", "msg 2,259")])
    func wrappedLogsAreToldAndLookedInto(form: String, told: String) async throws {
        let folder = try TemporaryFolder()
        let log = "pods/shop_web-1_0f/app/0.log"
        let result = try await Tailmeter.shell(
            "mkdir -p pods/shop_web-1_0f/app && "
                + "'\(Corpus.path("wrap.py"))' \(form) < '\(Corpus.seedApp)' > \(log)", in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        let text = try await draft([log], in: folder).replacing("\n  # ", with: " ")
        #expect(text.contains("structlog 2,259. They are wrapped in: \(told)."), "\(text)")
        #expect(text.contains("user: user  # 6 values in 1,051 of 2,259 requests"))
        #expect(text.contains("\n    #container_labels: [namespace, pod, container]\n"))
    }

    // MARK: - Files

    @Test func itNeverOverwritesUnasked() async throws {
        let folder = try await folder("samples.jsonl")
        try folder.write("mine", to: "tailmeter.yaml")
        let refused = try await Tailmeter.run(["init", "app.log"], in: folder)
        #expect(refused.end == .exited(1))
        #expect(refused.errors.hasPrefix("tailmeter: tailmeter.yaml is there already; "))
        #expect(try String(contentsOfFile: folder.path("tailmeter.yaml"), encoding: .utf8) == "mine")
        let printed = try await Tailmeter.run(["init", "app.log", "--output", "-"], in: folder)
        #expect(printed.end == .exited(0) && printed.output.contains("\nsources:\n"))
        let forced = try await Tailmeter.run(["init", "app.log", "--force"], in: folder)
        #expect(forced.end == .exited(0))
        #expect(try String(contentsOfFile: folder.path("tailmeter.yaml"), encoding: .utf8) == printed.output)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["app.log", "tailmeter.yaml"])
    }

    @Test func filesThatAShellMadeOfAPatternAreOneSource() async throws {
        let folder = try TemporaryFolder()
        for name in ["a.jsonl", "b.jsonl", "c.log"] {
            try folder.write(Self.line("2026-03-01T01:00:00Z", dollars: 1), to: name)
        }
        let glob = try await draft(["a.jsonl", "b.jsonl"], in: folder)
        #expect(glob.contains("  - file: \(folder.path)/*.jsonl\n"), "\(glob)")
        try folder.remove("tailmeter.yaml")
        let single = try await draft(["./a.jsonl", "c.log", "a.jsonl"], in: folder)
        #expect(single.contains("/a.jsonl\n") && single.contains("/c.log\n"), "\(single)")
        #expect(single.components(separatedBy: "- file:").count == 3)
    }

    @Test func hostileNamesStayText() async throws {
        let folder = try TemporaryFolder()
        let names = [
            "it's", "a: b # c", "\"q\"", "back\\slash", "two\nlines", "sep\u{2028}arated", "-dash", "yes", "[x].log",
            "{a: 1}", "tab\tbed", "名前 🙂", "&anchor", "*alias", "!tag", "%d", "@at", "`tick", "bell\u{7}",
        ]
        let keys = [
            "user name", "a:b.user", "#user", "it's.user", "x\\y.user", "x\u{2028}.team", "x\n.team", "y]{,.feature",
            "evil\"quote.user", "*.tenant", "%.environment", "\u{7}.service",
        ]
        let fields = try keys.map { key in
            ",\(String(decoding: try JSONEncoder().encode(key), as: UTF8.self)):\"v\""
        }
        let log = Self.line("2026-03-01T01:00:00Z", dollars: 1, more: fields.joined())
        for name in names { try folder.write(log, to: name) }
        let text = try await draft(names.map { "./\($0)" }, in: folder)
        try await expectGood(text, in: folder)
        let daemon = try Daemon(
            ["--config", "all.yaml"], in: folder, environment: ["SLACK_URL": "https://hooks.example.com/services/x"])
        let page = try await daemon.metrics("each file is read") { $0.lines >= names.count }
        #expect(page.sum("llm_requests_total{") == names.count)
    }

    // MARK: - Wrong input

    @Test func whatCanBeDoneIsDone() async throws {
        let folder = try await folder("samples.jsonl")
        try folder.makeFolder("folder")
        let result = try await Tailmeter.run(["init", "app.log", "none.log", "folder", "*.none"], in: folder)
        #expect(result.end == .exited(1))
        let errors = result.errors.split(separator: "\n")
        #expect(errors.count == 3 && errors.allSatisfy { $0.hasPrefix("tailmeter: ") }, "\(result.errors)")
        #expect(FileManager.default.fileExists(atPath: folder.path("tailmeter.yaml")))
    }

    private static let wrong: [([String], Int32)] = [
        (["none.log"], 1), (["-"], 2), ([], 2), (["fifo"], 1), (["app.log", "--output", "none/x.yaml"], 1),
        (["app.log", "--output", "."], 1),
    ]

    @Test(arguments: wrong)
    func wrongInputWritesNothing(arguments: [String], status: Int32) async throws {
        let folder = try await folder("samples.jsonl")
        try #require(mkfifo(folder.path("fifo"), 0o600) == 0)
        let result = try await Tailmeter.run(["init"] + arguments, in: folder)
        #expect(result.end == .exited(status), "\(result.errors)")
        #expect(result.errors.hasPrefix("tailmeter: "), "\(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["app.log", "fifo"])
    }
}
