import Foundation
import Glibc
import TestKit
import Testing

/// The daemon's own log: what a program reads there, what must not be there, and that it never reads itself.
struct DaemonLogTests {
    private static func request(_ number: Int) -> String {
        #"{"event":"llm_request_success","model":"claude-haiku-4-5","input_tokens":1,"output_tokens":1,"n":\#(number)}"#
            + "\n"
    }

    /// The objects of a log, whose lines all are one.
    private func objects(_ log: String) throws -> [[String: Any]] {
        try log.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(object as? [String: Any], "\(line)")
        }
    }

    @Test func whatNoPersonReadsIsJSON() async throws {
        let folder = try TemporaryFolder()
        try folder.write("{\n" + Self.request(1), to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        try await daemon.metrics("the lines are read") { $0.lines == 2 }
        let log = try await daemon.stop().errors
        let lines = try objects(log)
        #expect(lines.count >= 4)
        for line in lines {
            #expect((line["time"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/) != nil, "\(line)")
            #expect(["info", "notice"].contains(line["level"] as? String))
            #expect((line["message"] as? String)?.isEmpty == false)
        }
        let skipped = try #require(lines.first { $0["level"] as? String == "notice" })
        #expect(skipped["path"] as? String == "app.log" && skipped["line"] as? Int == 1)
        #expect(skipped["reason"] as? String == "not_json")
    }

    @Test func aPersonMayAskForTextAndForLess() async throws {
        let folder = try TemporaryFolder()
        try folder.write("{\n", to: "app.log")
        let daemon = try Daemon(
            ["app.log", "--listen", "127.0.0.1:0", "--log-format", "human", "--log-level", "notice"], in: folder)
        try await daemon.logs("line passed over")
        let log = try await daemon.stop().errors
        #expect(log.split(separator: "\n").count == 1)
        #expect(
            log.firstMatch(of: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ notice: app.log:1: line passed over/) != nil, "\(log)")
    }

    /// As systemd starts it: `JOURNAL_STREAM` names the file that is standard error.
    @Test func theJournalGetsPriorities() async throws {
        let folder = try TemporaryFolder()
        try folder.write("{\n", to: "app.log")
        let line =
            "JOURNAL_STREAM=$(stat -c %d:%i errors) exec \"$TAILMETER\" run app.log --listen 127.0.0.1:0 2>> errors"
        let process = try ChildProcess(
            "/bin/bash", ["-c", "touch errors; \(line)"], in: folder, environment: ["TAILMETER": Tailmeter.binary])
        try await Waiting.until("the line is told") { self.text(folder, "errors").contains("line passed over") }
        process.signal(SIGTERM)
        _ = try await process.wait()
        let lines = text(folder, "errors").split(separator: "\n")
        #expect(lines.allSatisfy { $0.wholeMatch(of: /<[56]>[^{].*/) != nil }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("<5>app.log:1: line passed over") })
        #expect(lines.contains { $0.hasPrefix("<6>metrics at http://127.0.0.1:") })
    }

    private func text(_ folder: TemporaryFolder, _ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: folder.path(name)) ?? Data(), as: UTF8.self)
    }

    /// A daemon whose log is written into the folder that it watches, and there is rotated as the others are.
    @Test(arguments: ["human", "json"])
    func itNeverReadsItself(format: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.request(1) + "{\n", to: "app.log")
        let process = try ChildProcess(
            "/bin/bash",
            ["-c", "exec \"$TAILMETER\" run '*.log*' --listen 127.0.0.1:0 --log-format \(format) 2> daemon.log"],
            in: folder, environment: ["TAILMETER": Tailmeter.binary])
        let port = try await Waiting.value("the listener") {
            self.text(folder, "daemon.log").firstMatch(of: /127\.0\.0\.1:([0-9]+)\/metrics/).flatMap {
                UInt16($0.output.1)
            }
        }
        func page() throws -> ScrapedMetrics { ScrapedMetrics(try HTTPAnswer.get("/metrics", port: port).body) }
        try await Waiting.until("the lines are read, and no others") { try page().lines == 2 }
        try await Waiting.until("it says so") { self.text(folder, "daemon.log").contains("log of this daemon itself") }
        try folder.rename("daemon.log", to: "daemon.log.1")
        // Each of these makes a message, and the last is read after them.
        for number in 0..<8 { try folder.write("{\n", to: "new-\(number).log") }
        try folder.append(Self.request(2), to: "app.log")
        try await Waiting.until("what comes later is read") { try page().sum("llm_requests_total{") == 2 }
        try await Waiting.until("the new files are read") { try page().lines == 11 }
        let size = text(folder, "daemon.log.1").utf8.count
        process.signal(SIGTERM)
        #expect(try await process.wait().end == .exited(0))
        #expect(text(folder, "daemon.log.1").utf8.count < size + 1_000)
    }

    @Test func aFloodIsToldOnceAndCounted() async throws {
        let folder = try TemporaryFolder()
        try folder.write("sources: [{file: app.log}]\nmax_line_bytes: 64KiB\n", to: "tailmeter.yaml")
        let longLine = String(repeating: "x", count: 66_000) + "\n"
        try folder.write(String(repeating: longLine, count: 300) + Self.request(1), to: "app.log")
        let daemon = try Daemon(["--config", "tailmeter.yaml"], in: folder)
        try await daemon.metrics("the lines are read") { $0.lines == 301 }
        let lines = try objects(try await daemon.stop().errors)
        let told = lines.filter { ($0["message"] as? String)?.contains("longer than max_line_bytes") == true }
        let repeated = told.compactMap { $0["repeated"] as? Int }
        #expect(repeated.count == 1)
        #expect(told.count < 30 && told.count - 1 + repeated.reduce(0, +) == 300, "\(told)")
    }

    /// Keys and addresses with secrets, in what a line of a log has the daemon say.
    @Test func noSecretsAreTold() async throws {
        let folder = try TemporaryFolder()
        let secrets = [
            "sk-ant-api03-" + String(repeating: "Ab1", count: 30), "ghp_" + String(repeating: "a1B2", count: 9),
        ]
        let log = secrets.map {
            #"{"event":"llm_request_success","model":"m","input_tokens":"\#($0)","output_tokens":1}"# + "\n"
        }
        try folder.write(log.joined(), to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        try await daemon.metrics("the lines are read") { $0.lines == 2 }
        let told = try await daemon.stop().errors
        #expect(told.contains("invalid_tokens"))
        for secret in secrets { #expect(!told.contains(secret), "\(told)") }
    }
}
