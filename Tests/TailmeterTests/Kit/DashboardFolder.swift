import Foundation
import TestKit

/// The folder of dashboards, and its programs.
enum DashboardFolder {
    static let path = URL(filePath: #filePath).appending(path: "../../../../dashboards").standardized.path
    static let files = [
        "tailmeter-cost.json", "tailmeter-latency.json", "tailmeter-overview.json", "tailmeter-sidecar.json",
    ]

    static func text(_ file: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    }

    /// Runs one of the folder's programs to its end.
    static func run(_ program: String, _ arguments: [String]) async throws -> ChildProcess.Result {
        try await ChildProcess.run(tool: "python3", ["\(path)/\(program)"] + arguments)
    }

    /// The first expression of a panel of the overview, over all that there is in two hours.
    static func expression(_ title: String) throws -> String {
        struct Dashboard: Decodable { let panels: [Panel] }
        struct Panel: Decodable {
            let title: String
            let targets: [Target]?
        }
        struct Target: Decodable { let expr: String }
        let dashboard = try JSONDecoder().decode(Dashboard.self, from: Data(try text("tailmeter-overview.json").utf8))
        guard let expression = dashboard.panels.first(where: { $0.title == title })?.targets?.first?.expr else {
            throw Waiting.TimedOut(description: "the overview has no panel \(title)")
        }
        return ["$job", "$instance", "$model", "$budget"].reduce(expression) {
            $0.replacingOccurrences(of: $1, with: ".+")
        }.replacingOccurrences(of: "$__range", with: "7200s")
    }

    /// A copy of the dashboards in which `old` is `new` all through the overview.
    static func changed(_ old: String, _ new: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for file in files {
            let text = try text(file)
            let isToChange = file == "tailmeter-overview.json"
            guard !isToChange || text.contains(old) else {
                throw Waiting.TimedOut(description: "the overview has no \(old)")
            }
            try folder.write(isToChange ? text.replacingOccurrences(of: old, with: new) : text, to: file)
        }
        return folder
    }
}
