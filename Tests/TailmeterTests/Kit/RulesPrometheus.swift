import Foundation
import TestKit

/// A real Prometheus with the rules of `alerts`, which scrapes and evaluates each second.
final class RulesPrometheus {
    static let isInstalled = ProgramSearch.has("prometheus")

    /// A rule as Prometheus understood it.
    struct Rule: Decodable {
        let name: String
        let query: String
        let type: String
        let duration: Double?
        let labels: [String: String]?
        let annotations: [String: String]?
    }

    /// One series of an answer.
    struct Series {
        let labels: [String: String]
        let value: Double
    }

    private struct RulesAnswer: Decodable {
        struct Content: Decodable { let groups: [Group] }
        struct Group: Decodable { let rules: [Rule] }
        let data: Content
    }

    private let process: ChildProcess
    private let port: UInt16

    /// - Parameters:
    ///   - target: the port of the daemon that it scrapes.
    ///   - alertmanager: the port of the Alertmanager that it tells.
    init(in folder: TemporaryFolder, target: UInt16? = nil, alertmanager: UInt16? = nil) async throws {
        func targets(_ port: UInt16?) -> String { port.map { "[{targets: ['127.0.0.1:\($0)']}]" } ?? "[]" }
        try folder.write(
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: ['\(AlertFiles.rules.joined(separator: "', '"))']
            scrape_configs: [{job_name: tailmeter, static_configs: \(targets(target))}]
            alerting: {alertmanagers: [{static_configs: \(targets(alertmanager))}]}
            """, to: "prometheus.yml")
        process = try ChildProcess(
            "/usr/bin/env",
            [
                "prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:0",
            ], in: folder)
        let port = try await process.listeningPort()
        self.port = port
        try await Waiting.until("Prometheus is ready") {
            (try? HTTPAnswer.get("/-/ready", port: port).status) == 200
        }
    }

    /// The rules, in the order of their files.
    func rules() throws -> [Rule] {
        let answer = try HTTPAnswer.get("/api/v1/rules", port: port)
        return try JSONDecoder().decode(RulesAnswer.self, from: Data(answer.body.utf8)).data.groups.flatMap(\.rules)
    }

    /// What a query comes to now.
    func query(_ text: String) throws -> [Series] {
        let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let answer = try HTTPAnswer.get("/api/v1/query?query=\(escaped)", port: port)
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

    /// Waits until a query has a result.
    func holds(_ text: String) async throws {
        try await Waiting.until("\(text) has a result", pause: 100) { try !query(text).isEmpty }
    }
}
