import Foundation
import TestKit

/// The logs with known truths that all tests share.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Corpus")
        .standardized

    static let seedApp = path("seed-app/app.jsonl")

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// The truth of the seed app's log.
    static func seedAppTruth() throws -> UsageReport {
        try UsageReport(json: String(decoding: bytes("seed-app/expected.json"), as: UTF8.self))
    }

    /// The truth of a log of that kind, counted by a program that shares nothing with ours.
    static func truth(of path: String) async throws -> UsageReport {
        let result = try await ChildProcess.run(tool: "python3", [Corpus.path("truth.py"), path])
        guard result.end == .exited(0) else { throw Waiting.TimedOut(description: "truth.py: \(result.errors)") }
        return try UsageReport(json: result.output)
    }
}
