import Foundation

/// The rules for Prometheus and what belongs to them: the folder `alerts` of the repository.
enum AlertFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../alerts")
        .standardized

    static let rules = ["tailmeter-recording.rules.yml", "tailmeter-alerts.rules.yml"].map { path($0) }

    /// The paths of promtool's tests.
    static let tests: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path("tests"))) ?? []
        return names.filter { $0.hasSuffix(".test.yml") }.sorted().map { path("tests/\($0)") }
    }()

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    static func text(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }
}
