import Foundation
import Testing

/// The views of `analyze`, against a count by Python.
struct AnalyzeViewsTests {
    /// Successes, errors, input tokens and output tokens by hour in Tokyo and model; of the seed app's log, where no
    /// attempt is logged twice.
    private static let program = """
        import collections, datetime, json, sys
        zone = datetime.timezone(datetime.timedelta(hours=9))
        since, until = (datetime.datetime.fromisoformat(a) for a in sys.argv[2:4])
        errors = {"llm_request_failed", "rate_limit_hit", "api_overloaded", "api_connection_error", "unexpected_error"}
        groups, filtered = collections.defaultdict(lambda: [0, 0, 0, 0]), 0
        for line in open(sys.argv[1]):
            record = json.loads(line)
            time = datetime.datetime.fromisoformat(record["timestamp"].replace("Z", "+00:00"))
            if not since <= time < until:
                filtered += 1
                continue
            group = None
            if record.get("event") == "llm_request_success" or record.get("event") in errors:
                start = time.astimezone(zone).replace(minute=0, second=0, microsecond=0)
                group = groups[start.isoformat() + " " + record.get("model", "unknown")]
            if record.get("event") == "llm_request_success":
                group[0] += 1
                group[2] += record["input_tokens"]
                group[3] += record["output_tokens"]
            elif group is not None:
                group[1] += 1
        print(json.dumps({"filtered": filtered, "groups": groups}))
        """

    private struct Count: Decodable {
        let filtered: Int
        let groups: [String: [Int]]
    }

    private func python(since: String, until: String) async throws -> Count {
        let result = try await ChildProcess.run(
            tool: "python3", ["-c", Self.program, Corpus.seedApp, since, until])
        try #require(result.end == .exited(0), "\(result.errors)")
        return try JSONDecoder().decode(Count.self, from: Data(result.output.utf8))
    }

    private static let view = ["--bucket", "hour", "--by", "model", "--timezone", "Asia/Tokyo"]

    private func figures(_ report: UsageReport) -> [String: [Int]] {
        Dictionary(
            report.groups.map { group in
                (
                    "\(group.key["time"] ?? "") \(group.key["model"] ?? "")",
                    [group.requests["success"], group.requests["error"], group.tokens["input"], group.tokens["output"]]
                        .map { $0 ?? -1 }
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// A table of no rows is none.
    @Test func errorsOfALogWithoutErrorsAreALine() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1) + UsageLine.text(2), to: "app.log")
        let result = try await Tailmeter.run(
            ["analyze", "app.log", "--view", "errors", "--timezone", "UTC"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count > 1 && lines[1] == "0 errors, 0.0% of 2 requests", "\(result.output)")
        #expect(!result.output.contains("reason"))
        let page = try await Tailmeter.run(
            ["analyze", "app.log", "--view", "errors", "--format", "html"], in: folder)
        #expect(page.output.contains("0 errors, 0.0% of 2 requests") && !page.output.contains("<table>"))
    }

    @Test func bucketsAreCivilHoursOfTheZone() async throws {
        let truth = try await python(since: "1970-01-01T00:00:00+00:00", until: "2970-01-01T00:00:00+00:00")
        let report = try await Tailmeter.analyze(Self.view + [Corpus.seedApp]).report
        #expect(figures(report) == truth.groups)
        #expect(report.lines.filtered == nil)
        #expect(report.groups.allSatisfy { $0.key["time"]?.hasSuffix(":00:00+09:00") == true })

        let csv = try await Tailmeter.run(["analyze", "--format", "csv"] + Self.view + [Corpus.seedApp])
        #expect(csv.end == .exited(0))
        // Swift sees a carriage return and a line feed as one character.
        let rows = csv.output.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows.first?.prefix(4) == ["time", "model", "requests_success", "requests_error"])
        let fromCSV = rows.dropFirst().map { row in ("\(row[0]) \(row[1])", row[2...5].map { Int($0) ?? -1 }) }
        #expect(Dictionary(fromCSV) { first, _ in first } == truth.groups)
        #expect(rows.allSatisfy { $0.count == rows[0].count })
    }

    /// 11:23:30 UTC lies in the middle of the log; the zone counts only where the argument has none.
    @Test(arguments: [
        ("2026-11-23T11:23:30Z", "2026-11-23T11:24:00Z"), ("2026-11-23T20:23:30", "2026-11-23T20:24"),
        ("2026-11-23T12:23:30+01:00", "2026-11-23 20:24:00"),
    ])
    func sinceAndUntilLeaveOutTheRest(since: String, until: String) async throws {
        let truth = try await python(since: "2026-11-23T11:23:30+00:00", until: "2026-11-23T11:24:00+00:00")
        try #require(!truth.groups.isEmpty && truth.filtered > 0)
        let report = try await Tailmeter.analyze(
            Self.view + ["--since", since, "--until", until, Corpus.seedApp]
        ).report
        #expect(figures(report) == truth.groups)
        #expect(report.lines.filtered == truth.filtered)
        #expect(report.lines.total == 3_648)
        #expect(report.lines.usage + report.lines.other + truth.filtered + report.skippedLines == 3_648)
    }

    @Test func groupsByFieldsSumToTheWhole() async throws {
        let truth = try Corpus.seedAppTruth()
        for by in ["user", "feature,model", "status,provider", "source", "model,user,feature,status"] {
            let report = try await Tailmeter.analyze(["--by", by, Corpus.seedApp]).report
            for type in ["input", "output", "cache_read", "cache_write"] {
                let sum = truth.groups.reduce(0) { $0 + ($1.tokens[type] ?? 0) }
                #expect(report.groups.reduce(0) { $0 + ($1.tokens[type] ?? 0) } == sum, "\(by)")
            }
            #expect(
                report.groups.allSatisfy { Set($0.key.keys) == Set(by.split(separator: ",").map { String($0) }) })
            #expect(report.lines.usage == truth.lines.usage)
            let costs = report.groups.compactMap { Decimal(string: $0.costUSD) }
            #expect(costs.reduce(0, +) == Decimal(string: "33.12697365"))
            #expect(costs == costs.sorted(by: >), "groups are sorted by cost")
        }
    }

    @Test func theTableHasATotalAndNoColourWhenPiped() async throws {
        for environment in [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
            let result = try await Tailmeter.run(["analyze", Corpus.seedApp], environment: environment)
            #expect(result.end == .exited(0))
            #expect(!result.output.contains("\u{1B}"))
            #expect(result.errors == "")
            let lines = result.output.split(separator: "\n")
            let total = try #require(lines.first { $0.hasPrefix("total") })
            #expect(total.contains("2,259") && total.contains("$33.13"))
            #expect(result.output.contains("3,648 lines: 2,259 requests, 1,389 other"))
            #expect(result.output.contains("fallback 46"))
            // Columns stand under each other.
            let table = lines.prefix { !$0.hasPrefix("─") }
            #expect(Set(table.map(\.count)).count == 1)
        }
    }

    /// On a terminal the heads are bold, unless NO_COLOR is set.
    @Test(.enabled(if: ProgramSearch.has("script"), "script(1) makes the terminal"))
    func colourIsForTerminalsAlone() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(7), to: "app.log")
        let command = "\"$TAILMETER\" analyze app.log"
        for (setting, isColoured) in [("", true), ("NO_COLOR=1", false), ("TERM=dumb", false)] {
            let line = "env -u NO_COLOR TERM=xterm \(setting) script -qec '\(command)' /dev/null < /dev/null"
            let result = try await Tailmeter.shell(line, in: folder)
            #expect(result.end == .exited(0))
            #expect(result.output.contains("\u{1B}[1m") == isColoured, "\(setting)")
        }
    }

    @Test(arguments: ["analyze --by user --format csv", "explain", "prices"])
    func aReaderThatGoesAwayIsNoTrouble(command: String) async throws {
        let folder = try TemporaryFolder()
        let input = command == "prices" ? "" : " '\(Corpus.seedApp)'"
        let result = try await Tailmeter.shell(
            "\"$TAILMETER\" \(command)\(input) | head -1; exit ${PIPESTATUS[0]}", in: folder)
        // Either it was done, or it ended by SIGPIPE (128 + 13) as other filters do.
        #expect([.exited(0), .exited(141)].contains(result.end))
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(result.errors == "")
    }
}
