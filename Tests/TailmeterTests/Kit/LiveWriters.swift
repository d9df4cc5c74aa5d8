import Foundation

/// Apps with the published client packages, which call a provider on 127.0.0.1 and log what it answers (Tests/LiveWriters).
enum LiveWriters {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardized
    private static let script = tests.appending(path: "LiveWriters/apps.py").path

    /// Whether deploy/prices/install-published.sh could install all of them.
    static let areInstalled = ["anthropic", "openai", "litellm", "structlog"].allSatisfy(PublishedPackages.has)

    /// Each app's log, and the preset that it is of.
    static let logs: [(file: String, preset: String)] = [
        ("guide.jsonl", "structlog"), ("anthropic.jsonl", "anthropic"), ("openai.jsonl", "openai"),
        ("litellm.jsonl", "litellm"),
    ]

    /// The account that the provider kept.
    struct Truth: Decodable {
        let models: [String: [String: Int]]
        let withoutUsage: Int

        enum CodingKeys: String, CodingKey {
            case models
            case withoutUsage = "without_usage"
        }

        /// What every way of counting must come to, by the model's name in the logs, at list price.
        var totals: [String: ModelTotals] {
            var all: [String: ModelTotals] = [:]
            for (model, delivered) in models {
                var totals = ShapeCorpus.totals(delivered, of: ShapeCorpus.undated(model))
                totals.errors = delivered["errors"] ?? 0
                all[model] = totals
            }
            return all
        }
    }

    /// Starts the apps. They write into a folder, and end by themselves.
    static func start(in folder: TemporaryFolder) throws -> ChildProcess {
        try ChildProcess("/usr/bin/env", ["python3", "-W", "ignore", script, folder.path, PublishedPackages.folder])
    }

    /// The provider's account, once the apps have ended.
    static func truth(in folder: TemporaryFolder) throws -> Truth {
        let bytes = FileManager.default.contents(atPath: folder.path("truth.json")) ?? Data()
        return try JSONDecoder().decode(Truth.self, from: bytes)
    }
}
