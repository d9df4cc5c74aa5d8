import Foundation
import Testing

/// What is wrong with a command line or a ledger, and ledgers that have nothing to tell.
struct ReportCommandTests {
    @Test(arguments: [
        (
            ["dayly"],
            "tailmeter: dayly: no such view; known are today, daily, weekly, monthly, models, labels, errors, cache, costliest, budgets"
                + "; did you mean 'daily'?\n"
        ),
        (["models", "user"], "tailmeter: user: the view 'models' takes no name\n"),
        (
            ["labels"],
            "tailmeter: report labels: name a label, such as 'tailmeter report labels user_id'; known are user_id\n"
        ),
        (["--top", "0"], "tailmeter: --top 0: expected a number from 1 on\n"),
        (
            ["--timezone", "Mars/Olympus"],
            "tailmeter: --timezone Mars/Olympus: no such time zone; name one of the IANA database, such as Asia/Tokyo or UTC\n"
        ),
        (
            ["--timezone", "Asia/Tokio"],
            "tailmeter: --timezone Asia/Tokio: no such time zone; did you mean 'Asia/Tokyo'?\n"
        ),
        (["--since", "now", "--until", "yesterday"], "tailmeter: --since now is not before --until yesterday\n"),
        (["models", "--by", "status,status"], "tailmeter: --by status,status: status stands twice\n"),
        (
            ["budgets", "--format", "html"],
            "tailmeter: report budgets --format html: budgets are told as table or json\n"
        ),
    ])
    func whatIsWrongWithTheLineIsNamed(arguments: [String], message: String) async throws {
        let scene = try await ReportScene.shared.value
        let result = try await scene.report(arguments)
        #expect(result.end == .exited(2))
        #expect(result.errors == message)
        #expect(result.output.isEmpty)
    }

    @Test func budgetsAreThoseOfTheirOwnCommand() async throws {
        let scene = try await ReportScene.shared.value
        let shown = try await Tailmeter.run(["budgets", "show", "--config", "settings.yaml"], in: scene.folder)
        #expect(try await scene.report(["budgets"]).output == shown.output)
        let without = try await Tailmeter.run(["report", "budgets", "--state", "state"], in: scene.folder)
        #expect(without.errors == "tailmeter: report budgets: name the settings with the budgets by --config\n")
    }

    @Test func aLedgerThatIsNotThereIsNamed() async throws {
        let folder = try TemporaryFolder()
        let result = try await Tailmeter.run(["report"], in: folder)
        #expect(result.end == .exited(1))
        #expect(
            result.errors
                == "tailmeter: ./tailmeter-state/ledger.sqlite: No such file or directory; name the daemon's state folder with"
                + " --state or --config\n")
        try folder.makeFolder("state")
        try folder.write(
            "no database, but a text that is long enough for SQLite to look at its head", to: "state/ledger.sqlite")
        let damaged = try await Tailmeter.run(["report", "--state", "state"], in: folder)
        #expect(damaged.end == .exited(1))
        #expect(damaged.errors == "tailmeter: ledger state/ledger.sqlite is damaged: file is not a database\n")
    }

    @Test func anEmptyLedgerSaysWhatToDo() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl", "--state", "state"], in: folder)
        _ = try await daemon.port()
        // Beside the daemon.
        for view in ["today", "monthly", "models", "errors", "cache"] {
            let result = try await Tailmeter.run(["report", view, "--state", "state"], in: folder)
            #expect(result.end == .exited(0), "\(result.errors)")
            #expect(
                result.output.contains("\nno requests\nthe ledger is empty: nothing was counted yet; "),
                "\(result.output)")
        }
        let json = try await Tailmeter.run(["report", "--state", "state", "--format", "json"], in: folder)
        #expect(json.output.contains("\"groups\": []"))
        let page = try await Tailmeter.run(["report", "--state", "state", "--format", "html"], in: folder)
        #expect(page.output.contains("<p class=\"lead\">No requests.</p>"))
        let line = try await Tailmeter.run(
            ["report", "--state", "state", "--statusline"], in: folder, environment: ["LC_ALL": "C.UTF-8"])
        #expect(line.output == "$0.00 today · 0 requests\n")
        _ = try await daemon.stop()
    }

    @Test func aMonthWithoutDataIsNoError() async throws {
        let scene = try await ReportScene.shared.value
        for view in ["daily", "models", "cache"] {
            let result = try await scene.report([view, "--since", "2025-02-01", "--until", "2025-03-01"])
            #expect(result.end == .exited(0))
            #expect(result.output.contains("2025-02-01 to 2025-02-28, "))
            #expect(
                result.output.contains("\nno requests\nthe ledger begins at \(ReportScene.date(39)) "),
                "\(result.output)")
        }
        let future = try await scene.report(["models", "--since", "2050-01-01", "--until", "2050-02-01"])
        #expect(future.output.contains("\nno requests\n"))
    }

    @Test func aLabelThatNoRequestHasIsNamed() async throws {
        let scene = try await ReportScene.shared.value
        let result = try await scene.report(["labels", "user"])
        #expect(result.output.contains("no request has a label 'user'; known are user_id; did you mean 'user_id'?"))
    }

    @Test func whatHasNoPriceIsSaid() async throws {
        let folder = try TemporaryFolder()
        let lines = [
            UsageLine.text(1_000, model: "nobody-knows-7b", time: NoonZone.time(-30)),
            UsageLine.text(1_000, time: NoonZone.time(-30)),
        ]
        try folder.write(lines.joined(), to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl", "--state", "state"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 2 }
        _ = try await daemon.stop()
        let report = try await Tailmeter.run(
            ["report", "--state", "state", "--timezone", NoonZone.name], in: folder)
        #expect(report.output.contains("costs are at least these: no price for nobody-knows-7b (1,001 tokens);"))
        #expect(report.output.contains("≥$0.00"))
        let line = try await Tailmeter.run(
            ["report", "--state", "state", "--timezone", NoonZone.name, "--statusline"], in: folder,
            environment: ["LC_ALL": "C.UTF-8"])
        // 1,000 tokens at $3 and one at $15 a million.
        #expect(line.output == "≥$0.003015 today · 2 requests\n")
        let analyzed = try await Tailmeter.run(
            ["analyze", "app.jsonl", "--view", "today", "--timezone", NoonZone.name], in: folder)
        #expect(analyzed.output.contains("no price for nobody-knows-7b: 1,001 tokens are in no cost"))
    }

    // MARK: - The line for a prompt

    @Test func thePromptHasTheDaySoFar() async throws {
        let scene = try await ReportScene.shared.value
        let cost = scene.requests.filter { $0.day == 0 }.reduce(0) { $0 + $1.cost }
        let cents = (cost + 5_000_000_000) / 10_000_000_000
        let result = try await scene.report(["--statusline"], environment: ["LC_ALL": "C.UTF-8"])
        #expect(result.output.hasPrefix("$0.\(cents < 10 ? "0" : "")\(cents) (JPY "), "\(result.output)")
        #expect(result.output.contains(") today · 6 requests · 1 error · all "))
        #expect(result.output.hasSuffix("%\n"))
        #expect(result.output.count(where: \.isNewline) == 1)
        let plain = try await scene.report(["--statusline"], environment: ["LC_ALL": "C"])
        #expect(plain.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func thePromptNeverShowsAnError() async throws {
        let folder = try TemporaryFolder()
        let missing = try await Tailmeter.run(
            ["report", "--statusline"], in: folder, environment: ["LC_ALL": "C.UTF-8"])
        #expect(missing.end == .exited(0))
        #expect(missing.output == "–\n")
        #expect(missing.errors.isEmpty)
        try folder.makeFolder("state")
        try folder.write(
            "no database, but a text that is long enough for SQLite to look at its head", to: "state/ledger.sqlite")
        try folder.write("state_dir: [1]", to: "wrong.yaml")
        for arguments in [["--state", "state"], ["--config", "wrong.yaml"], ["--timezone", "Nowhere/Land"]] {
            let result = try await Tailmeter.run(
                ["report", "--statusline"] + arguments, in: folder, environment: ["LC_ALL": "C.UTF-8"])
            #expect(result.end != .exited(0))
            #expect(result.output == "–\n")
            #expect(!result.errors.isEmpty)
        }
    }

    // MARK: - Files

    @Test(arguments: [
        (["--top", "3"], "--top, --compare and --format html are for a view; name one with --view"),
        (["--format", "html"], "--top, --compare and --format html are for a view; name one with --view"),
        (["--view", "budgets"], "--view budgets: files do not tell it; ask 'tailmeter report'"),
        (["--view", "daily", "--bucket", "day"], "--bucket: a view cuts time by itself; leave out one of both"),
        (["--view", "labels"], "--view labels: name a field with --by, such as --by user_id"),
        (["--view", "model"], "model: no such view; known are"),
    ])
    func whatIsWrongWithAViewOfFilesIsNamed(arguments: [String], message: String) async throws {
        let result = try await Tailmeter.run(["analyze", Corpus.seedApp] + arguments)
        #expect(result.end == .exited(2))
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func aViewOfFilesIsOfAllThatTheyHold() async throws {
        let result = try await Tailmeter.run(
            ["analyze", Corpus.seedApp, "--view", "monthly", "--timezone", "UTC"])
        let truth = try Corpus.seedAppTruth()
        #expect(result.output.hasPrefix("By month, all that the files hold, UTC\n"))
        #expect(result.output.contains(" 2,259 requests, "))
        #expect(result.output.contains("\n2026-11 "))
        #expect(
            result.output.contains(
                "3,648 lines: \(truth.lines.usage.formatted(.number.locale(Locale(identifier: "en_US")))) requests"))
    }
}
