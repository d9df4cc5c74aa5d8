import Foundation
import TestKit
import Testing

/// The status page as the listener serves it; what a browser makes of it is told by `StatusPageBrowserTests`.
struct StatusPageTests {
    private static func started(
        _ settings: String = "", environment: [String: String] = [:]
    ) async throws -> (daemon: Daemon, port: UInt16) {
        let folder = try TemporaryFolder()
        try folder.write("sources: [{file: app.log}]\n\(settings)", to: "settings.yaml")
        let daemon = try Daemon(
            ["--config", "settings.yaml", "--state", "state"], in: folder, environment: environment)
        let port = try await daemon.port()
        try await daemon.readiness(200)
        return (daemon, port)
    }

    @Test func thePageAllowsNothingFromElsewhere() async throws {
        let (daemon, port) = try await Self.started()
        let page = try HTTPAnswer.get("/", port: port)
        #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(
            page.headers["content-security-policy"]
                == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        #expect(page.headers["cache-control"] == "no-store" && page.headers["x-content-type-options"] == "nosniff")
        // By no other address than the listener's own.
        #expect(!page.body.contains("//") && !page.body.contains("style=") && !page.body.contains("<style"))
        for match in page.body.matches(of: /(?:href|src)="([^"]*)"/) {
            let path = String(match.1)
            #expect(path.hasPrefix("/") || path == "#main", "\(path)")
            guard path.hasPrefix("/status/") else { continue }
            let asset = try HTTPAnswer.get(path, port: port)
            #expect(asset.status == 200 && asset.headers["cache-control"] == "public, max-age=31536000, immutable")
        }
        #expect(daemon.process.end == nil)
    }

    @Test(arguments: [("en", "What is wrong now"), ("ja-JP, en;q=0.8", "現在の問題"), ("de", "What is wrong now")])
    func theLanguageIsTheBrowsers(accept: String, title: String) async throws {
        let (daemon, port) = try await Self.started()
        let page = try HTTPAnswer.get("/", port: port, headers: ["Accept-Language": accept])
        #expect(page.body.contains(">\(title)</h2>"))
        #expect(
            try HTTPAnswer.get("/?lang=ja", port: port, headers: ["Accept-Language": accept]).body.contains("現在の問題"))
        #expect(daemon.process.end == nil)
    }

    /// The names of the messy corpus, and the limit on what a page weighs.
    @Test func hostileNamesMakeASmallPage() async throws {
        let folder = try TemporaryFolder()
        let hostile = #"\"\u0301><script>alert(1)</script>\u202e"#
        let lines = (0..<200).map { number in
            #"{"event": "llm_request_success", "model": "\#(hostile)\#(number)", "user_id": "\#(hostile)\#(number)", "input_tokens": 1, "output_tokens": 1, "timestamp": "\#(NoonZone.time())"}"#
        }
        try folder.write(lines.joined(separator: "\n") + "\n", to: "app.jsonl")
        try folder.write(BudgetScene.usual, to: "settings.yaml")
        let shell = try await Tailmeter.shell(
            "gunzip -c '\(Corpus.path("messy/messy.jsonl.gz"))' >> app.jsonl; echo >> app.jsonl; wc -l < app.jsonl",
            in: folder)
        let count = try #require(Int(shell.output.filter { $0 != "\n" }))
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the lines are read") { $0.lines == count }
        let page = try await daemon.get("/").body
        #expect(page.utf8.count < 60_000)
        #expect(page.contains("&lt;script&gt;alert(1)"))
        #expect(page.matches(of: /<script/).count == 1)
        #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{0}" })
    }

    // MARK: - Signing in

    private static let token = "correct horse battery"

    private static func form(_ text: String, port: UInt16) throws -> HTTPAnswer {
        try HTTPAnswer.post("/status/sign-in", port: port, body: text, type: "application/x-www-form-urlencoded")
    }

    @Test func aBrowserSignsInByAForm() async throws {
        let (daemon, port) = try await Self.started(
            "token_env: PAGE_TOKEN\nhttp_reload: true\n", environment: ["PAGE_TOKEN": Self.token])
        let form = try HTTPAnswer.get("/", port: port)
        #expect(form.status == 401 && form.body.contains(#"<input id="token" name="token" type="password""#))
        #expect(!form.body.contains("today-cost"))
        #expect(try Self.form("token=wrong", port: port).body.contains("That is not the token."))
        #expect(try Self.form("token=wrong", port: port).headers["set-cookie"] == nil)
        let answer = try Self.form("lang=ja&token=correct+horse%20battery", port: port)
        #expect(answer.status == 303 && answer.headers["location"] == "/?lang=ja")
        let cookie = try #require(answer.headers["set-cookie"])
        #expect(cookie.hasSuffix("; HttpOnly; SameSite=Strict") && !cookie.contains("horse"))
        let session = ["Cookie": String(cookie.prefix { $0 != ";" })]
        #expect(try HTTPAnswer.get("/", port: port, headers: session).body.contains("today-cost"))
        for path in ["/metrics", "/api/v1/summary", "/api/v1/budgets"] {
            #expect(try HTTPAnswer.get(path, port: port, headers: session).status == 200, "\(path)")
            #expect(try HTTPAnswer.get(path, port: port).status == 401, "\(path)")
        }
        // A session opens what is read, and nothing that does something.
        for path in ["/-/reload", "/api/v1/guard/input", "/v1/moderations"] {
            #expect(try HTTPAnswer.post(path, port: port, headers: session).status == 401, "\(path)")
        }
        let foreign = session.merging(["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"]) { $1 }
        #expect(try HTTPAnswer.get("/api/v1/summary", port: port, headers: foreign).status == 403)
        #expect(!daemon.process.errors.contains("taken over") && !daemon.process.errors.contains("horse"))
        let end = try HTTPAnswer.post("/status/sign-out", port: port)
        #expect(end.status == 303 && end.headers["set-cookie"]?.contains("Max-Age=0") == true)
    }

    // MARK: - Events

    private static let stream = "GET /status/events HTTP/1.1\r\nHost: localhost\r\n\r\n"

    @Test func aCommitIsAnEvent() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl", "--state", "state"], in: folder)
        let port = try await daemon.port()
        try await daemon.readiness(200)
        let connection = try RawConnection(port: port)
        connection.send(Self.stream)
        try await connection.waits(for: "the stream begins") { $0.text.contains("retry: 2000") }
        #expect(
            connection.text.contains("content-type: text/event-stream")
                || connection.text.contains("Content-Type: text/event-stream"))
        try folder.append(BudgetScene.line(1.5, user: "alice"), to: "app.jsonl")
        // A minute that begins is an event too, and on a busy machine the line may be read after it.
        try await connection.waits(for: "an event, and a page with the line") {
            try $0.text.contains("event: change\ndata: ")
                && HTTPAnswer.get("/", port: port).body.contains(#"value="1.500000""#)
        }
    }

    /// Readers are bounded in number, and nobody waits for them at the end.
    @Test func theDaemonStopsWhateverStreamsThereAre() async throws {
        let (daemon, port) = try await Self.started()
        var open: [RawConnection] = []
        for _ in 0..<32 {
            let connection = try RawConnection(port: port)
            connection.send(Self.stream)
            try await connection.waits(for: "the stream begins") { $0.text.contains("retry: 2000") }
            open.append(connection)
        }
        let refused = try HTTPAnswer.get("/status/events", port: port)
        #expect(refused.status == 503 && refused.headers["retry-after"] == "15")
        #expect(try HTTPAnswer.get("/", port: port).status == 200)
        // A place becomes free when its reader is found to be gone.
        open.removeLast()
        let begin = ContinuousClock.now
        let end = try await daemon.stop()
        #expect(end.end == .exited(0))
        #expect(ContinuousClock.now - begin < .seconds(20))
        for connection in open { _ = try await connection.end() }
    }
}
