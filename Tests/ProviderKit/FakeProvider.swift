import Foundation
import FoundationNetworking
import LLMClient
import TestKit

/// A provider in a process of its own that answers what a script says: `Program/fake_provider.py` says what a script can.
public final class FakeProvider: Sendable {
    /// What it was asked.
    public struct Request: Decodable {
        /// When it came, in seconds since 1970.
        public let time: Double
        /// Its method.
        public let method: String
        /// Its path, without the query.
        public let path: String
        /// What stands behind `?`.
        public let query: String
        /// Their names are in small letters.
        public let headers: [String: String]
        /// Its body; a text where it is no JSON.
        public let body: Parsed
        /// How many requests there were at that moment, it included.
        public let active: Int
        /// `done`, `reset`, or `left` where the client went first; `nil` while it runs.
        public let ended: String?
    }

    /// The published packages, its web server among them.
    public static let packages = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.build/published-prices").standardized.path

    /// Whether it can be started: deploy/prices/install-published.sh could install its web server.
    public static let isInstalled = FileManager.default.fileExists(atPath: "\(packages)/aiohttp/__init__.py")

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Program/fake_provider.py").standardized.path

    /// Where it listens, on 127.0.0.1.
    public let port: Int
    private let program: SpawnedProgram

    /// Starts one, on any free port.
    public init() async throws {
        let output = "\(FileManager.default.temporaryDirectory.path)/provider-\(UUID().uuidString)"
        defer { unlink(output) }
        program = try SpawnedProgram("env", ["PYTHONPATH=\(Self.packages)", "python3", Self.script], output: output)
        port = try await Waiting.value("the provider listens") {
            let text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
            return text.hasSuffix("\n") ? Int(text.dropLast()) : nil
        }
    }

    deinit {
        program.kill()
        _ = program.wait()
    }

    /// Ends it at once: its port answers no longer.
    public func stop() { program.kill() }

    /// The part of all URLs before a path.
    public var url: String { "http://127.0.0.1:\(port)" }

    /// Gives it answers by path, and forgets the requests until then.
    public func script(_ answers: [String: [Scripted]]) async throws {
        let values = answers.mapValues { JSONValue.array($0.map(\.json)) }
        _ = try await ask("/_script", posting: Parsed.data(.object(values)))
    }

    /// Gives it answers to `POST /v1/messages`.
    public func script(_ answers: Scripted...) async throws {
        try await script(["/v1/messages": answers])
    }

    /// What it was asked since the script.
    public var requests: [Request] {
        get async throws {
            try JSONDecoder().decode([Request].self, from: try await ask("/_requests", posting: nil))
        }
    }

    /// Waits until it has what a condition asks of its requests.
    public func requests(_ what: String, where condition: ([Request]) -> Bool) async throws -> [Request] {
        let deadline = ContinuousClock.now + .seconds(Waiting.patience)
        while true {
            let requests = try await requests
            if condition(requests) { return requests }
            guard ContinuousClock.now < deadline else { throw Waiting.TimedOut(description: "still not: \(what)") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func ask(_ path: String, posting body: Data?) async throws -> Data {
        guard let url = URL(string: url + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = body == nil ? "GET" : "POST"
        request.httpBody = body
        return try await URLSession.shared.data(for: request).0
    }
}
