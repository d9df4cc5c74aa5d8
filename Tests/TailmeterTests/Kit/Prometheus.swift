import Foundation
import TestKit

/// A real Prometheus on a free port.
final class Prometheus {
    static let isInstalled = ProgramSearch.has("prometheus")

    /// One series of an answer.
    struct Series {
        let labels: [String: String]
        let value: Double
    }

    let process: ChildProcess
    let port: UInt16

    /// Starts it in a folder that has `prometheus.yml`, and waits until it answers.
    init(in folder: TemporaryFolder) async throws {
        let process = try ChildProcess(
            "/usr/bin/env",
            [
                "prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:0",
            ], in: folder)
        self.process = process
        let port = try await process.listeningPort()
        self.port = port
        try await Waiting.until("Prometheus is ready: \(process.errors)", pause: 50) {
            (try? HTTPAnswer.get("/-/ready", port: port).status) == 200
        }
    }

    var address: String { "http://127.0.0.1:\(port)" }

    /// What a query comes to, now or at a time in seconds since 1970.
    func query(_ text: String, at time: Int? = nil) throws -> [Series] {
        let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let instant = time.map { "&time=\($0)" } ?? ""
        let answer = try HTTPAnswer.get("/api/v1/query?query=\(escaped)\(instant)", port: port)
        let json = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
        guard answer.status == 200, let data = json?["data"] as? [String: Any],
            let result = data["result"] as? [[String: Any]]
        else { throw Waiting.TimedOut(description: "\(text): \(answer.body)") }
        return result.compactMap { series in
            guard let labels = series["metric"] as? [String: String],
                let value = (series["value"] as? [Any])?.last as? String
            else { return nil }
            return Series(labels: labels, value: Double(value) ?? .nan)
        }
    }

    /// The figure that a query comes to; `nil` where it comes to nothing.
    func number(_ text: String, at time: Int? = nil) throws -> Double? {
        try query(text, at: time).first?.value
    }

    /// Waits until a query has a result.
    func holds(_ text: String) async throws {
        try await Waiting.until("\(text) has a result", pause: 100) { try !query(text).isEmpty }
    }
}
