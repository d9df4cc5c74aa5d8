import Foundation
import Glibc
import TestKit
import Testing

@Suite(.enabled(if: JournalWriter.isInstalled, "needs systemd-journal-remote"))
struct JournaldTests {
    private func settings(_ folder: TemporaryFolder, _ source: String) throws -> [String] {
        try folder.write("state_dir: state\nsources:\n\(source)\n", to: "tailmeter.yaml")
        return ["--config", "tailmeter.yaml"]
    }

    private static let seed =
        ProcessInfo.processInfo.environment["TAILMETER_KILL_SEED"].flatMap { UInt64($0) } ?? 20_261_124

    @Test(.timeLimit(.minutes(10)))
    func killsWhileJournalsGrowAndRotateLoseAndRepeatNothing() async throws {
        let folder = try TemporaryFolder()
        let arguments = try settings(folder, "  - {journald: {directory: journal, unit: my-app}, backlog: true}")
        let load = try JournalLoad(folder.path("journal"), seed: Self.seed)
        var random = SeededGenerator(seed: Self.seed &+ 1)
        var latest = ScrapedMetrics("")
        for round in 1...30 {
            let daemon = try Daemon(arguments, in: folder)
            if round % 3 > 0 {
                let page = try await daemon.metrics()
                #expect(page.decreases(since: latest).isEmpty)
                latest = page
            }
            try await Task.sleep(for: .microseconds(Int.random(in: 0...200_000, using: &random)))
            try await daemon.kill()
        }
        let truth = try load.stop()
        #expect(truth.requests > 1_000, "the test had little to do")
        for _ in 0..<2 {
            let daemon = try Daemon(arguments, in: folder)
            try await daemon.readiness(200)
            let page = try await daemon.metrics("all \(truth.requests) requests are read") {
                Int($0[UsageLine.successes] ?? "") ?? 0 >= truth.requests
            }
            #expect(page[UsageLine.successes] == "\(truth.requests)")
            #expect(page[UsageLine.inputTokens] == "\(truth.tokens)")
            #expect(page.sum("tailmeter_lines_total{") == truth.requests)
            #expect(page.sum("tailmeter_suspected_loss_total{") == 0)
            #expect(try await daemon.stop().end == .exited(0))
        }
        // What the journals still hold is all of it.
        let rebuilt = try await Tailmeter.run(["rebuild"] + arguments, in: folder)
        #expect(rebuilt.end == .exited(0), "\(rebuilt.errors)")
        #expect(rebuilt.output.contains("the same requests, tokens and cost as before"), "\(rebuilt.output)")
        let daemon = try Daemon(arguments, in: folder)
        try await daemon.readiness(200)
        #expect(try await daemon.metrics()[UsageLine.inputTokens] == "\(truth.tokens)")
    }

    @Test func requestsAreMadeOfTheFieldsOfEntries() async throws {
        let folder = try TemporaryFolder()
        let arguments = try settings(
            folder,
            """
              - journald:
                  name: agents
                  file: [agents.journal]
                  fields:
                    model: LLM_MODEL
                    input: LLM_INPUT
                    output: LLM_OUTPUT
                    duration: {path: LLM_MS, unit: ms}
                labels: {host: _HOSTNAME}
                when: {path: LLM_EVENT, is: done}
                backlog: true
                tests:
                  - line: '{"LLM_EVENT": "done", "LLM_MODEL": "claude-sonnet-4-20250514", "LLM_INPUT": "3"}'
                    expect: {model: claude-sonnet-4-20250514, input: 3, counts_as: usage}
            """)
        func entry(_ number: Int, event: String, input: Int) -> JournalEntry {
            JournalEntry(
                number, "asked",
                fields: [
                    ("LLM_EVENT", event), ("LLM_MODEL", UsageLine.model), ("LLM_INPUT", "\(input)"),
                    ("LLM_OUTPUT", "2"), ("LLM_MS", "1500"),
                ])
        }
        try JournalWriter.append(
            [entry(0, event: "done", input: 1_000_000), entry(1, event: "begun", input: 5), JournalEntry(2, "text")],
            to: folder.path("agents.journal"))
        let check = try await Tailmeter.run(["check"] + arguments, in: folder)
        #expect(check.output == "tailmeter.yaml: good, 1 source, 1 test passed\n")
        #expect(check.errors == "")
        let daemon = try Daemon(arguments, in: folder)
        let page = try await daemon.metrics("the entries are read") { $0.lines == 3 }
        let labels = #"host="host",model="\#(UsageLine.model)""#
        #expect(page["llm_tokens_used_total{\(labels),type=\"input\"}"] == "1000000")
        #expect(page["llm_tokens_used_total{\(labels),type=\"output\"}"] == "2")
        // A million input tokens at 3 dollars, two output tokens at 15 dollars a million.
        #expect(page["llm_cost_usd_total{\(labels)}"] == "3.00003")
        #expect(page["llm_request_duration_seconds_sum{\(labels)}"] == "1.5")
        #expect(page[#"tailmeter_lines_total{outcome="other",source="agents"}"#] == "2")
        // The entry's time is the record's.
        #expect(page.sum("tailmeter_borrowed_timestamps_total{") == 0)
        #expect(page[#"tailmeter_source_last_record_timestamp_seconds{source="agents"}"#] == "1795507202")
        #expect(page[#"tailmeter_source_lag_bytes{source="agents"}"#] == "0")
        #expect(try await daemon.stop().end == .exited(0))
    }

    @Test func anEntryThatIsTooLongIsCountedAndTold() async throws {
        let folder = try TemporaryFolder()
        let arguments = try settings(
            folder, "  - {journald: {file: app.journal, name: app}, backlog: true}\nmax_line_bytes: 64KiB")
        let long = #"{"text": "\#(String(repeating: "x", count: 100_000))"}"#
        try JournalWriter.append([JournalEntry(0, long)], to: folder.path("app.journal"))
        let daemon = try Daemon(arguments, in: folder)
        try await daemon.metrics("the entry is counted") {
            $0[#"tailmeter_lines_total{outcome="too_long",source="app"}"#] == "1"
        }
        try await daemon.logs("app.journal:1: line longer than max_line_bytes passed over")
        try JournalWriter.append(
            [JournalEntry(1, String(UsageLine.text(9).dropLast()))], to: folder.path("app.journal"))
        try await daemon.metrics("the next entry is read") { $0[UsageLine.inputTokens] == "9" }
    }

    @Test func aVacuumedPositionIsCountedAsSuspectedLoss() async throws {
        let folder = try TemporaryFolder()
        let arguments = try settings(folder, "  - {journald: {directory: journal}, backlog: true}")
        let path = folder.path("journal/system.journal")
        mkdir(folder.path("journal"), 0o755)
        func entries(_ numbers: Range<Int>) -> [JournalEntry] {
            numbers.map { JournalEntry($0, UsageLine.text(1).trimmingCharacters(in: .newlines)) }
        }
        try JournalWriter.append(entries(0..<10), to: path)
        var daemon = try Daemon(arguments, in: folder)
        try await daemon.metrics("the first are read") { $0[UsageLine.inputTokens] == "10" }
        try await daemon.kill()
        try JournalWriter.append(entries(10..<20), to: path)
        try folder.remove("journal/system.journal")
        try JournalWriter.append(entries(20..<25), to: path)
        daemon = try Daemon(arguments, in: folder)
        try await daemon.metrics("the last are read") { $0[UsageLine.inputTokens] == "15" }
        try await daemon.metrics("the gap is counted") { $0.sum("tailmeter_suspected_loss_total{") == 1 }
        try await daemon.logs("lines may be lost")
        // New files are found while it runs.
        try JournalWriter.append(entries(25..<30), to: folder.path("journal/user-1000.journal"))
        try await daemon.metrics("the new file is read") { $0[UsageLine.inputTokens] == "20" }
    }

    @Test(
        .enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0, "needs root, who can become another user")
    )
    func theFirstContactIsToComeWhileNothingMayBeRead() async throws {
        let folder = try TemporaryFolder()
        let arguments = try settings(folder, "  - {journald: {file: system.journal}}")
        func entries(_ numbers: Range<Int>) -> [JournalEntry] {
            numbers.map { JournalEntry($0, String(UsageLine.text(1).dropLast())) }
        }
        let path = folder.path("system.journal")
        try JournalWriter.append(entries(0..<10), to: path)
        chmod(path, 0o600)
        mkdir(folder.path("state"), 0o700)
        chown(folder.path("state"), 65_534, 65_534)
        chmod(folder.path, 0o755)
        let daemon = Daemon(
            try ChildProcess(
                "/usr/bin/setpriv",
                [
                    "--reuid=65534", "--regid=65534", "--clear-groups", Tailmeter.binary, "run", "--listen",
                    "127.0.0.1:0",
                ] + arguments, in: folder))
        try await daemon.logs("system.journal: permission denied; add the user that runs tailmeter to the group")
        chmod(path, 0o644)
        try await daemon.logs("system.journal can be read again")
        try JournalWriter.append(entries(10..<12), to: path)
        let page = try await daemon.metrics("what comes from now on is read") { $0.lines >= 2 }
        #expect(page[UsageLine.inputTokens] == "2")
    }

    @Test(
        .enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0, "needs root, who can become another user")
    )
    func whoMayNotReadIsToldTheGroup() async throws {
        let folder = try TemporaryFolder()
        let arguments = try settings(
            folder, "  - {journald: {directory: journal}}\n  - {journald: {directory: nothing}}")
        mkdir(folder.path("journal"), 0o755)
        try JournalWriter.append([JournalEntry(0, "text")], to: folder.path("journal/system.journal"))
        chmod(folder.path("journal/system.journal"), 0o640)
        chmod(folder.path, 0o755)
        let check = try await ChildProcess(
            "/usr/bin/setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", Tailmeter.binary, "check"] + arguments,
            in: folder
        ).wait()
        #expect(check.end == .exited(0))
        #expect(check.output == "tailmeter.yaml: good, 2 sources\n")
        let warnings = check.errors.split(separator: "\n")
        #expect(warnings.count == 2)
        #expect(warnings.first?.contains("journal/system.journal: permission denied") == true)
        #expect(warnings.allSatisfy { $0.hasPrefix("tailmeter: warning: ") && $0.contains("group systemd-journal") })
    }
}
