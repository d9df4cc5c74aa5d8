import Foundation
import Testing

/// The status page in a real browser: Debian's chromium, without a window.
@Suite(.serialized, .enabled(if: PageBrowser.isInstalled, "there is no chromium: run make test-deps"))
struct StatusPageBrowserTests {
    private static func scene(
        lines: String, environment: [String: String] = [:], settings: String = ""
    ) async throws -> (daemon: Daemon, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        try folder.write(lines, to: "app.jsonl")
        try folder.write(BudgetScene.usual + settings, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, environment: environment)
        let count = lines.count { $0 == "\n" }
        if environment.isEmpty { try await daemon.metrics("the lines are read") { $0.lines == count } }
        return (daemon, folder)
    }

    private static let lines =
        BudgetScene.line(1.25, user: "alice", at: -3_600) + BudgetScene.line(7, user: "bob")
        + BudgetScene.line(3, user: #"\"\u0301><img src=x onerror=alert(1)>\u202e"#, model: "<b>house</b>")

    /// In both languages, on a telephone and on a wide screen, by day and by night, with and without scripts.
    @Test(arguments: [
        ["--lang", "en", "--width", "1440"], ["--lang", "ja", "--width", "360", "--dark"],
        ["--lang", "en", "--width", "360", "--no-script"],
        ["--lang", "ja", "--width", "1440", "--dark", "--no-script"],
    ])
    func thePageSaysWhatTheSummarySays(arguments: [String]) async throws {
        let (daemon, _) = try await Self.scene(lines: Self.lines)
        let page = try await PageBrowser.look(daemon, arguments)
        let answer = try await daemon.get("/api/v1/summary")
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
        #expect(page["faults"] as? [String] == [])
        #expect(page["errors"] as? [String] == [])
        let port = try await daemon.port()
        let requests = try #require(page["requests"] as? [String])
        #expect(requests.allSatisfy { $0.hasPrefix("http://127.0.0.1:\(port)/") }, "\(requests)")
        #expect(page["lang"] as? String == arguments[1])
        let data = try #require(page["data"] as? [String: String])
        let today = try #require(summary["today"] as? [String: Any])
        let day = try #require(summary["last_24_hours"] as? [String: Any])
        #expect(data["today-cost"] == "8.250000" && today["cost_usd"] as? String == "8.250000")
        #expect(data["day-cost"] == day["cost_usd"] as? String)
        let tokens = try #require(today["tokens"] as? [String: Int])
        for (id, name) in [
            ("input", "input"), ("output", "output"), ("cache-read", "cache_read"), ("cache-write", "cache_write"),
        ] {
            #expect(data["today-\(id)"] == tokens[name].map(String.init), "\(name)")
        }
        for (section, groups) in [
            ("models", summary["models"]), ("labels", (summary["labels"] as? [[String: Any]])?.first?["groups"]),
        ] {
            let costs = (groups as? [[String: Any]])?.map { $0["cost_usd"] as? String }
            #expect((page[section] as? [[String]])?.map { $0.last } == costs, "\(section)")
        }
        let text = try #require(page["text"] as? String)
        #expect(text.contains("<b>house</b>") && text.contains("><img src=x onerror=alert(1)>"))
    }

    @Test func anEmptyLedgerIsNoBrokenPage() async throws {
        let (daemon, _) = try await Self.scene(lines: "")
        let page = try await PageBrowser.look(daemon, ["--width", "360"])
        #expect(page["faults"] as? [String] == [] && page["errors"] as? [String] == [])
        #expect((page["data"] as? [String: String])?["today-cost"] == "0.000000")
    }

    /// What somebody has opened stays open, and the focus stays where it is.
    @Test func figuresComeByThemselves() async throws {
        let (daemon, folder) = try await Self.scene(lines: Self.lines)
        let line = String(BudgetScene.line(0.75, user: "carol").dropLast())
        let page = try await PageBrowser.look(daemon, ["--append", folder.path("app.jsonl"), line])
        #expect(page["before"] as? String == "3")
        let data = try #require(page["data"] as? [String: String])
        #expect(data["today-requests"] == "4" && data["today-cost"] == "9.000000")
        #expect(page["stayedOpen"] as? Bool == true && page["keptFocus"] as? Bool == true)
        #expect(page["errors"] as? [String] == [] && page["faults"] as? [String] == [])
    }

    @Test func aBrowserComesInByTheForm() async throws {
        let (daemon, _) = try await Self.scene(
            lines: Self.lines, environment: ["PAGE_TOKEN": "s3cret"], settings: "token_env: PAGE_TOKEN\n")
        try await daemon.logs("metrics at")
        let page = try await PageBrowser.look(daemon, ["--token", "s3cret"])
        let form = try #require(page["form"] as? [String: Any])
        #expect(form["faults"] as? [String] == [])
        #expect(page["faults"] as? [String] == [] && page["errors"] as? [String] == [])
        #expect(page["live"] as? String == "on")
        let cookies = try #require(page["cookies"] as? [[String: Any]])
        #expect(cookies.count == 1 && cookies[0]["httpOnly"] as? Bool == true)
        #expect(cookies[0]["sameSite"] as? String == "Strict")
        #expect(page["scriptSees"] as? String == "")
    }
}
