import CrashPoints
import Foundation
import Glibc
import Testing

/// The requests that cost most, as a ledger keeps them.
@Suite(.serialized)
struct CostliestTests {
    /// The rows of the ledger's lists as `costliest.py` writes them.
    private static let listed = """
        SELECT cost_picos, request_id, line, coalesce(json_extract(labels, '$.user'), 'unknown')
        FROM costly_request JOIN series ON series.id = series_id ORDER BY cost_picos DESC, time_us, line
        """

    private static let settings = "{sources: [{file: app.jsonl, labels: {user: user}}], state_dir: state}"

    private func truth(_ count: Int, in folder: TemporaryFolder) async throws -> [String] {
        let result = try await ChildProcess.run(
            tool: "python3", [Corpus.path("costliest.py"), folder.path("app.jsonl"), "\(count)"])
        try #require(result.end == .exited(0), "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }

    /// The log is of less than an hour: its list has the costliest of all, whoever reads it.
    @Test func aRealLogsCostliestAreListed() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.settings, to: "c.yaml")
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        let truth = try await truth(50, in: folder)
        #expect(truth.contains { $0.contains("|req_") })
        let daemon = try Daemon(["--config", "c.yaml"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        #expect(try await LedgerQuery.run(Self.listed, in: folder) == truth)
        let page = try await Tailmeter.run(["state", "inspect", "--state", "state", "--format", "json"], in: folder)
        #expect(page.output.contains("\"costliest\" : 50"), "\(page.output)")

        // What is saved and restored has them too.
        let backup = try await Tailmeter.run(["state", "backup", "saved.sqlite", "--state", "state"], in: folder)
        try #require(backup.end == .exited(0), "\(backup.errors)")
        #expect(try await daemon.stop().end == .exited(0))
        try await LedgerQuery.run("DELETE FROM costly_request", in: folder)
        let restore = try await Tailmeter.run(["state", "restore", "saved.sqlite", "--state", "state"], in: folder)
        try #require(restore.end == .exited(0), "\(restore.errors)")
        #expect(try await LedgerQuery.run(Self.listed, in: folder) == truth)

        try await LedgerQuery.run("DELETE FROM costly_request", in: folder)
        let rebuild = try await Tailmeter.run(["rebuild", "--config", "c.yaml"], in: folder)
        try #require(rebuild.end == .exited(0), "\(rebuild.errors)")
        #expect(try await LedgerQuery.run(Self.listed, in: folder) == truth)
    }

    /// In the transaction of all else, and behind it.
    @Test(
        .enabled(if: CrashScene.isPossible, "needs a debug build of the program"),
        arguments: [CrashPoint.blockCounted, .batchMade, .countersWritten, .batchWritten, .batchCommitted])
    func aKillLosesAndRepeatsNone(point: CrashPoint) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.settings, to: "c.yaml")
        let lines = try Corpus.bytes("seed-app/app.jsonl").split(separator: 0x0A, omittingEmptySubsequences: false)
        var written = 0
        for (round, end) in [900, 1_800, 2_700, 3_648].enumerated() {
            try folder.append(lines[written..<end].flatMap { $0 + [0x0A] }, to: "app.jsonl")
            written = end
            // The first commit of all has no lines yet.
            let pass = round == 0 && point != .blockCounted ? 2 : 1
            let dying = try Daemon(
                ["--config", "c.yaml"], in: folder,
                environment: ["TAILMETER_CRASH_POINT": "\(point.rawValue):\(pass)"])
            #expect(try await dying.process.wait().end == .signalled(SIGKILL), "round \(round)")
            guard round % 2 == 1 else { continue }
            let daemon = try Daemon(["--config", "c.yaml"], in: folder)
            try await daemon.metrics("\(end) lines are read") { $0.lines == end }
            #expect(try await LedgerQuery.run(Self.listed, in: folder) == truth(50, in: folder))
            try await daemon.kill()
        }
    }

    // MARK: - The view

    private struct Page: Decodable {
        struct Request: Decodable {
            let costUSD: String
            let requestID: String?
            let line: Int
            let file: String
            let labels: [String: String]

            enum CodingKeys: String, CodingKey {
                case costUSD = "cost_usd"
                case requestID = "request_id"
                case line, file, labels
            }

            /// As `costliest.py` writes it.
            var text: String {
                "\(ModelTotals.picoDollars(costUSD))|\(requestID ?? "")|\(line)|\(labels["user"] ?? "")"
            }
        }

        let requests: [Request]
        let missingBelow: String

        enum CodingKeys: String, CodingKey {
            case requests
            case missingBelow = "missing_below_usd"
        }
    }

    private func page(_ arguments: [String], in folder: TemporaryFolder) async throws -> Page {
        let result = try await Tailmeter.run(arguments + ["--format", "json"], in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        return try JSONDecoder().decode(Page.self, from: Data(result.output.utf8))
    }

    /// The same of a ledger and of files.
    @Test func whatCausedASpikeIsTold() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.settings, to: "c.yaml")
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        let daemon = try Daemon(["--config", "c.yaml"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        let times = ["--since", "2026-11-23T11:00:00Z", "--until", "2026-11-23T12:00:00Z", "--timezone", "UTC"]
        let report = ["report", "costliest", "--state", "state"] + times
        let analyze = ["analyze", "app.jsonl", "--view", "costliest", "--by", "user"] + times
        for command in [report, analyze] {
            for top in [1, 20, 50] {
                let page = try await page(command + ["--top", "\(top)"], in: folder)
                #expect(try await page.requests.map(\.text) == truth(top, in: folder))
                #expect(page.missingBelow == "0.000000")
                #expect(page.requests.allSatisfy { $0.file.hasSuffix("app.jsonl") })
            }
        }
        // The list has no more: the rest of the hour cost no more than the last of it.
        let all = try await page(report + ["--top", "51"], in: folder)
        #expect(all.requests.count == 50)
        #expect(all.missingBelow == all.requests.last?.costUSD)
        #expect(try await page(analyze + ["--top", "300"], in: folder).requests.map(\.text) == truth(300, in: folder))

        let table = try await Tailmeter.run(report + ["--top", "3"], in: folder)
        #expect(
            table.output.hasPrefix("Costliest requests, 2026-11-23 11:00 to 2026-11-23 12:00, UTC\n3 of "),
            "\(table.output)")
        #expect(table.output.contains("req_011Cm8vmKF2aCWz013DVTZlH"), "\(table.output)")
        #expect(table.output.contains("app.jsonl:1726"), "\(table.output)")
        let csv = try await Tailmeter.run(report + ["--format", "csv"], in: folder)
        #expect(csv.output.split(separator: "\r\n").count == 21)
        #expect(csv.output.hasPrefix("time,cost_usd,provider,model,status,user,input_tokens,"), "\(csv.output)")
        #expect(try await daemon.stop().end == .exited(0))
    }

    /// An id is text from a log, wherever it is shown.
    @Test func hostileIDsAreShownAsText() async throws {
        let folder = try TemporaryFolder()
        let ids = [#"\u001b]0;owned\u0007"#, "<script>alert(1)</script>", #"a,b\"c"#, #"\u202egnp.exe"#, #"x\u0000y"#]
        let lines = ids.enumerated().map { number, id in
            #"{"event": "llm_request_success", "model": "claude-sonnet-4-20250514", "input_tokens": \#(9 - number), "#
                + #""output_tokens": 1, "request_id": "\#(id)", "timestamp": "2026-11-24T08:00:00Z"}"# + "\n"
        }
        try folder.write(lines.joined(), to: "app.jsonl")
        let view = ["analyze", "app.jsonl", "--view", "costliest"]
        let table = try await Tailmeter.run(view, in: folder)
        #expect(table.end == .exited(0), "\(table.errors)")
        #expect(!table.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        let html = try await Tailmeter.run(view + ["--format", "html"], in: folder)
        #expect(html.output.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!html.output.contains("<script"))
        let csv = try await Tailmeter.run(view + ["--format", "csv"], in: folder)
        #expect(csv.output.contains(#""a,b""c""#), "\(csv.output)")
        let page = try await page(view, in: folder)
        #expect(
            page.requests.map(\.requestID) == [
                "\u{1B}]0;owned\u{7}", "<script>alert(1)</script>", "a,b\"c", "\u{202E}gnp.exe", "x\u{FFFD}y",
            ])
    }

    @Test func whatCannotBeToldIsSaid() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.jsonl")
        for arguments in [["--top", "10001"], ["--compare", "previous"]] {
            let result = try await Tailmeter.run(
                ["analyze", "app.jsonl", "--view", "costliest"] + arguments, in: folder)
            #expect(result.end == .exited(2))
            #expect(result.errors.contains(arguments[0]), "\(result.errors)")
        }
    }

    /// A person's lines go, and what leads to them.
    @Test func anErasureTakesIDsAndPlaces() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "{sources: [{file: app.jsonl, labels: {user: user_id}}], state_dir: state, archive: {dir: archive}}",
            to: "c.yaml")
        let people = [("u-1", "req_aaa"), ("u-2", "req_bbb"), ("u-3", "req_ccc"), ("u-4", "req_ddd")]
        let lines = people.map { user, id in
            #"{"event": "llm_request_success", "model": "claude-sonnet-4-20250514", "input_tokens": 9, "output_tokens": 1, "#
                + #""user_id": "\#(user)", "session": "s-\#(user)", "request_id": "\#(id)", "timestamp": "2026-11-24T08:00:00Z"}"#
                + "\n"
        }
        try folder.write(lines.joined(), to: "app.jsonl")
        let daemon = try Daemon(["--config", "c.yaml"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 4 }
        #expect(try await daemon.stop().end == .exited(0))
        let erase = ["archive", "erase", "--config", "c.yaml", "--where"]
        var result = try await Tailmeter.run(erase + ["user=u-1"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        result = try await Tailmeter.run(erase + ["request_id=req_bbb"], in: folder)
        #expect(
            result.output.contains("1 id of the ledger's costliest requests forgotten"),
            "\(result.output) \(result.errors)")
        // A field that is no label: what its lines were of is known by their ids.
        result = try await Tailmeter.run(erase + ["session=s-u-4"], in: folder)
        #expect(result.output.contains("1 id of the ledger's"), "\(result.output) \(result.errors)")
        let rows = try await LedgerQuery.run(
            "SELECT request_id, line, cost_picos FROM costly_request ORDER BY id", in: folder)
        #expect(rows == ["|0|42000000", "|0|42000000", "req_ccc|3|42000000", "|0|42000000"])
    }
}
