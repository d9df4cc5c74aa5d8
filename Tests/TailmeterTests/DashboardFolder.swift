import Foundation
import TestKit

/// The folder of dashboards, and its programs.
enum DashboardFolder {
    static let path = URL(filePath: #filePath).appending(path: "../../../dashboards").standardized.path
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
