import Foundation
import Glibc
import TestKit

/// `tailmeter run` on a free port.
final class Daemon {
    let process: ChildProcess
    private var knownPort: UInt16?

    /// Starts the daemon. Files and the state folder are relative to `folder`.
    init(
        _ arguments: [String], in folder: TemporaryFolder, listen: String = "127.0.0.1:0",
        environment: [String: String] = [:]
    ) throws {
        process = try ChildProcess(
            Tailmeter.binary, ["run", "--listen", listen] + arguments, in: folder, environment: environment)
    }

    /// Takes a daemon that was started in another way.
    init(_ process: ChildProcess) {
        self.process = process
    }

    /// The port that the daemon says it listens on; `nil` as long as it says nothing.
    var announcedPort: UInt16? {
        if let knownPort { return knownPort }
        guard let range = process.errors.firstRange(of: /metrics at https?:\/\/[^ ]*:[0-9]+\/metrics/) else {
            return nil
        }
        knownPort = UInt16(process.errors[range].dropLast("/metrics".count).split(separator: ":").last ?? "")
        return knownPort
    }

    /// Waits for the listener.
    func port() async throws -> UInt16 {
        try await Waiting.value("the daemon listens; it wrote: \(process.errors)") {
            if let port = announcedPort { return port }
            guard process.end == nil else {
                throw Waiting.TimedOut(description: "the daemon ended: \(process.errors)")
            }
            return nil
        }
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> HTTPAnswer {
        try get(path, port: try await port(), headers: headers)
    }

    /// A failure tells what became of the daemon.
    private func get(_ path: String, port: UInt16, headers: [String: String] = [:]) throws -> HTTPAnswer {
        do {
            return try HTTPAnswer.get(path, port: port, headers: headers)
        } catch {
            let end = process.end.map { "it ended: \($0)" } ?? "it runs"
            throw Waiting.TimedOut(description: "\(error); \(end), and wrote: \(process.errors)")
        }
    }

    /// The page as it is now.
    func metrics() async throws -> ScrapedMetrics {
        ScrapedMetrics(try await get("/metrics").body)
    }

    /// Waits until the page is as wanted.
    @discardableResult
    func metrics(
        _ what: @autoclosure () -> String, within seconds: Double = Waiting.patience, pause: Int = 4,
        _ condition: (ScrapedMetrics) -> Bool
    ) async throws -> ScrapedMetrics {
        let port = try await port()
        var last = ScrapedMetrics("")
        return try await Waiting.value("\(what()); the page: \(last.summary)", within: seconds, pause: pause) {
            last = ScrapedMetrics(try get("/metrics", port: port).body)
            return condition(last) ? last : nil
        }
    }

    /// Waits until `/readyz` answers with a status.
    func readiness(_ status: Int) async throws {
        let port = try await port()
        try await Waiting.until("/readyz answers \(status)") {
            try get("/readyz", port: port).status == status
        }
    }

    /// Waits until the daemon wrote a text to its log.
    func logs(_ text: String) async throws {
        try await Waiting.until("the log has '\(text)': \(process.errors)") { process.errors.contains(text) }
    }

    /// Stops the daemon in the way that systemd does.
    func stop(_ signal: Int32 = SIGTERM) async throws -> ChildProcess.Result {
        process.signal(signal)
        return try await process.wait()
    }

    /// Takes the daemon down without a chance to do anything.
    func kill() async throws {
        process.signal(SIGKILL)
        _ = try await process.wait()
    }
}
