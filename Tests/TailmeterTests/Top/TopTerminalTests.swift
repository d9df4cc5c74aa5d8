import Foundation
import Glibc
import TestKit
import Testing

/// The view in a real terminal, beside a daemon and an app that writes.
@Suite(.serialized, .enabled(if: TerminalPane.isInstalled))
struct TopTerminalTests {
    @Test func figuresAreThoseOfTheLog() async throws {
        let scene = try await TopScene()
        try await scene.start()
        let first = try await scene.sums(by: "model")
        #expect(first.count == 2)
        try await scene.pane.waitFor("the sums \(first)") { TopScene.shows($0, first) }
        // The app goes on while the view is open.
        try scene.folder.append(TopScene.log(41...99), to: "app.jsonl")
        let second = try await scene.sums(by: "model")
        let lines = try await scene.pane.waitFor("the sums \(second)") { TopScene.shows($0, second) }
        #expect(lines[1].contains("99 requests"))
        #expect(lines[0].contains("daemon running  last commit"))
        #expect(lines.contains { $0.contains("app.jsonl") && $0.contains(" 0 B ") })
        // By the label, with wide characters, and the budgets' shares of them.
        try await scene.pane.press("Tab")
        let users = try await scene.sums(by: "user_id")
        let byUser = try await scene.pane.waitFor("the sums \(users)") { lines in
            TopScene.shows(lines.drop { !$0.contains("USER") }.map { $0 }, users)
        }
        for (user, figures) in users {
            #expect(byUser.contains { $0.contains("per-user \(user)") && $0.contains(figures[0]) })
        }
    }

    /// Whatever ends it, the shell has its terminal as before.
    @Test(arguments: ["q", "C-c", "TERM", "HUP", "INT", "QUIT", "SEGV", "ABRT", "C-z"])
    func theTerminalIsAsBefore(_ ending: String) async throws {
        let scene = try await TopScene()
        let pane = scene.pane
        try await pane.enter("echo seen before; stty -a > before")
        try await pane.waitFor("the command ran") { $0.contains("seen before") }
        try await scene.start()
        #expect(try await pane.fact("alternate_on") == "1")
        #expect(try await pane.fact("cursor_flag") == "0")
        let process = try await pane.child()
        switch ending {
        case "q", "C-c": try await pane.press(ending)
        case "C-z":
            try await pane.press("C-z")
            try await pane.waitFor("the job is stopped") { $0.contains { $0.contains("Stopped") } }
            try await check(pane, in: scene.folder, "stopped")
            try await pane.enter("fg")
            try await pane.waitFor("the view is back") { $0.first?.contains("tailmeter top") == true }
            #expect(try await pane.fact("alternate_on") == "1")
            #expect(try await pane.fact("cursor_flag") == "0")
            try await pane.press("q")
        default:
            let signals = [
                "TERM": SIGTERM, "HUP": SIGHUP, "INT": SIGINT, "QUIT": SIGQUIT, "SEGV": SIGSEGV, "ABRT": SIGABRT,
            ]
            kill(process, try #require(signals[ending]))
        }
        try await check(pane, in: scene.folder, "ended")
        // A shell tells of a signal by 128 and its number.
        let statuses = ["TERM": "143", "HUP": "129", "INT": "130", "QUIT": "131", "SEGV": "139", "ABRT": "134"]
        #expect(try await pane.lines().contains("ended \(statuses[ending] ?? "0")"))
    }

    private func check(_ pane: TerminalPane, in folder: TemporaryFolder, _ word: String) async throws {
        try await pane.waitFor("the shell is back") { $0.contains("seen before") && $0.last { !$0.isEmpty } == "$" }
        try await pane.enter("echo \(word) $?; stty -a > after-\(word)")
        try await pane.waitFor("the command ran") { $0.contains { $0.hasPrefix("\(word) ") } }
        try await Waiting.until("stty wrote") {
            (try? String(contentsOfFile: folder.path("after-\(word)"), encoding: .utf8))?.isEmpty == false
        }
        let before = try String(contentsOfFile: folder.path("before"), encoding: .utf8)
        #expect(try String(contentsOfFile: folder.path("after-\(word)"), encoding: .utf8) == before)
        #expect(try await pane.fact("alternate_on") == "0")
        #expect(try await pane.fact("cursor_flag") == "1")
        // Text that is pasted is not in brackets, and a line that is too long goes on in the next.
        #expect(try await pane.fact("wrap_flag") == "1")
    }

    @Test func endsWithItsTerminal() async throws {
        let scene = try await TopScene()
        try await scene.start()
        let process = try await scene.pane.child()
        try await scene.pane.destroy()
        try await Waiting.until("the view ended") { kill(process, 0) != 0 }
    }

    @Test func followsTheSizeOfTheTerminal() async throws {
        let scene = try await TopScene()
        try await scene.start()
        for (width, height) in [(200, 50), (40, 10), (24, 5), (80, 24)] {
            try await scene.pane.resize(width: width, height: height)
            let lines = try await scene.pane.waitFor("a view of \(width)x\(height)") { lines in
                lines[height - 1].hasPrefix(" q quit") && lines[0].hasSuffix(NoonZone.name) == (width > 35)
                    && lines[0].contains("last commit") == (width > 75) && lines[0].contains("process ") == (width > 90)
            }
            #expect(lines.allSatisfy { $0.count <= width })
            #expect(lines.contains { $0.contains("LONGEST") } == (width == 200))
        }
        try await scene.pane.resize(width: 10, height: 3)
        try await scene.pane.waitFor("a word on the size") { $0[0].contains("too") }
    }

    @Test func keysSortFilterPauseAndHelp() async throws {
        let scene = try await TopScene()
        let pane = scene.pane
        try await scene.start()
        func models(_ lines: [String]) -> [Substring] {
            lines.drop { !$0.contains("MODEL") }.dropFirst().compactMap { $0.split(separator: " ").first }.filter {
                $0.hasPrefix("claude")
            }
        }
        let byCost: [Substring] = ["claude-sonnet-4-20250514", "claude-haiku-4-5-20251001"]
        try await pane.waitFor("the dearest first") { models($0) == byCost }
        try await pane.type("r")
        try await pane.waitFor("the cheapest first") { models($0) == byCost.reversed() }
        try await pane.press("Left")
        try await pane.waitFor("by name") { $0.contains { $0.contains("MODEL  last hour▲") } }
        // A filter of wide characters, typed and pasted.
        try await pane.press("Tab")
        try await pane.waitFor("by user") { $0.contains { $0.hasPrefix(" USER") } }
        try await pane.type("/佐")
        try await pane.waitFor("the filter") { $0[23].contains("filter: 佐") }
        try await pane.paste("藤q")
        try await pane.waitFor("the filter") { $0.contains { $0.contains("nothing has '佐藤q' in its name") } }
        try await pane.press("BSpace", "Enter")
        try await pane.waitFor("one user") { lines in
            let rows = lines.drop { !$0.hasPrefix(" USER") }
            return rows.contains { $0.hasPrefix(" 佐藤 ") } && !rows.contains { $0.hasPrefix(" alice") }
        }
        try await pane.press("Escape")
        try await pane.waitFor("all users") { $0.contains { $0.hasPrefix(" alice") } }
        // Paused, the figures stand still while the app goes on.
        try await pane.type("p")
        let paused = try await pane.waitFor("paused") { $0[0].contains("PAUSED") }
        try scene.folder.append(TopScene.log(41...60), to: "app.jsonl")
        try await scene.daemon.metrics("the log is read") { $0.lines == 60 }
        try await pane.type("?")
        try await pane.waitFor("help") { $0.contains { $0.contains("Shift-Tab") } && $0[23].contains("any key") }
        try await pane.type("q")
        let back = try await pane.waitFor("the view") { $0.contains { $0.hasPrefix(" USER") } }
        #expect(back[1] == paused[1])
        try await pane.type(" ")
        try await pane.waitFor("new figures") { $0[1].contains("60 requests") }
        try await pane.type("2")
        try await pane.waitFor("budgets") { $0.contains { $0.contains("PERIOD") || $0.hasPrefix(" BUDGET") } }
        try await pane.type("3")
        try await pane.waitFor("sources") { lines in
            lines.contains { $0.hasPrefix(" SOURCE") } && !lines.contains { $0.hasPrefix(" BUDGET") }
        }
        try await pane.type("q")
        try await pane.waitFor("the shell") { !$0[0].contains("tailmeter top ") }
    }

    /// Names that would clear the screen, set the window's title or change colours.
    @Test func namesFromTheLogAreNotObeyed() async throws {
        let names = ["\\u001b[2J\\u001b[31mevil", "\\u001b]0;taken\\u0007", "a\\rb\\u0008c", "\\u202eyzarc"]
        let lines = names.enumerated().map { TopScene.line($0 + 1, model: $1, user: $1) }.joined()
        let scene = try await TopScene(TopScene.log(1...9) + lines)
        let title = try await scene.pane.fact("pane_title")
        try await scene.start()
        try await scene.pane.waitFor("the names") { $0.contains { $0.contains("�[2J�[31mevil") } }
        try await scene.pane.press("Tab")
        let screen = try await scene.pane.waitFor("the users") { $0.contains { $0.hasPrefix(" USER") } }
        #expect(screen[0].hasPrefix(" tailmeter top  daemon running"))
        #expect(screen[23].hasPrefix(" q quit"))
        #expect(try await scene.pane.fact("pane_title") == title)
    }

    @Test func plainTerminalsGetPlainText() async throws {
        let scene = try await TopScene(environment: ["LC_ALL": "C", "NO_COLOR": "1"])
        try await scene.start()
        try await scene.pane.press("Tab")
        let lines = try await scene.pane.waitFor("the users") { $0.contains { $0.hasPrefix(" USER") } }
        #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        #expect(lines.contains { $0.hasPrefix(" \\u{4f50}\\u{85e4} ") })
        let colored = try await scene.pane.coloredText()
        #expect(colored.firstMatch(of: /\u{1B}\[[0-9;]*3[0-7]/) == nil)
        let other = try await TopScene()
        try await other.start()
        #expect(try await other.pane.coloredText().firstMatch(of: /\u{1B}\[[0-9;]*3[0-7]/) != nil)
    }

    /// A daemon that stops, a ledger that goes and one that comes back.
    @Test func saysWhatIsWrongAndGoesOn() async throws {
        let scene = try await TopScene()
        try await scene.start()
        let before = try await scene.pane.waitFor("figures") { $0[1].contains("40 requests") }
        _ = try await scene.daemon.stop()
        let stopped = try await scene.pane.waitFor("the daemon is not running") {
            $0[0].contains("daemon not running")
        }
        #expect(stopped.contains { $0.contains("Start it: tailmeter run --config settings.yaml") })
        #expect(stopped.contains(before[1]))
        try scene.folder.rename("state", to: "away")
        try await scene.pane.waitFor("the trouble") { $0[1].contains("No such file") }
        #expect(try await scene.pane.lines().contains(before[1]))
        try scene.folder.rename("away", to: "state")
        let again = try Daemon(["--config", "settings.yaml"], in: scene.folder)
        _ = try await again.port()
        try await scene.pane.waitFor("all is well") {
            $0[0].contains("daemon running") && $0[1].contains("40 requests")
        }
    }

    @Test func aDumbTerminalIsToldWhatToDo() async throws {
        let scene = try await TopScene(environment: ["TERM": "dumb"])
        try await scene.pane.enter("$TAILMETER top --config settings.yaml; echo status $?")
        let lines = try await scene.pane.waitFor("an error") { $0.contains { $0.hasPrefix("status") } }
        #expect(lines.contains("status 2"))
        #expect(lines.joined().contains("tailmeter report"))
        try await scene.pane.enter("$TAILMETER top --config settings.yaml --once | head -3")
        try await scene.pane.waitFor("a frame") { $0.contains { $0.contains("40 requests") } }
    }
}
