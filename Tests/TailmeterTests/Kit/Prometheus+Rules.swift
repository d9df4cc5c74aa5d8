import Foundation

/// With the rules of `alerts`.
extension Prometheus {
    /// A rule as Prometheus understood it.
    struct Rule: Decodable {
        let name: String
        let query: String
        let type: String
        let duration: Double?
        let labels: [String: String]?
        let annotations: [String: String]?
    }

    private struct RulesAnswer: Decodable {
        struct Content: Decodable { let groups: [Group] }
        struct Group: Decodable { let rules: [Rule] }
        let data: Content
    }

    /// Starts one that scrapes and evaluates each second.
    ///
    /// - Parameters:
    ///   - target: the port of the daemon that it scrapes.
    ///   - alertmanager: the port of the Alertmanager that it tells.
    convenience init(
        withRulesIn folder: TemporaryFolder, target: UInt16? = nil, alertmanager: UInt16? = nil
    ) async throws {
        func targets(_ port: UInt16?) -> String { port.map { "[{targets: ['127.0.0.1:\($0)']}]" } ?? "[]" }
        try folder.write(
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: ['\(AlertFiles.rules.joined(separator: "', '"))']
            scrape_configs: [{job_name: tailmeter, static_configs: \(targets(target))}]
            alerting: {alertmanagers: [{static_configs: \(targets(alertmanager))}]}
            """, to: "prometheus.yml")
        try await self.init(in: folder)
    }

    /// The rules, in the order of their files.
    func rules() throws -> [Rule] {
        let answer = try HTTPAnswer.get("/api/v1/rules", port: port)
        return try JSONDecoder().decode(RulesAnswer.self, from: Data(answer.body.utf8)).data.groups.flatMap(\.rules)
    }
}
