import Foundation
import LogDecoding
import LogSources
import Testing
import UsageModel

@testable import Pipeline

/// Who goes on with a file after the settings changed.
struct SourceOwnershipTests {
    private static func owner(of path: String, from source: String, among patterns: [String]) -> String {
        var generation = FileGeneration(source: source, path: path)
        generation.offset = 77
        let sources = patterns.map { TailSource(pattern: PathPattern($0), plan: DecodingPlan()) }
        let assigned = SourceOwnership.assigned([generation], to: sources)
        #expect(assigned.map(\.offset) == [77])
        return assigned[0].source
    }

    @Test(arguments: [
        // Nothing changed.
        ("/v/app.log", "/v/app.log", ["/v/app.log", "/v/*.log"], "/v/app.log"),
        ("/v/app.log", "/v/*.log", ["/v/other.log", "/v/*.log"], "/v/*.log"),
        // Another pattern instead, or before it.
        ("/v/app.log", "/v/app.log", ["/v/*.log"], "/v/*.log"),
        ("/v/app.log", "/v/*.log", ["/v/other.log", "/v/app.log"], "/v/app.log"),
        ("/v/app.log", "/v/app.log", ["/v/*.log", "/v/app.log"], "/v/*.log"),
        ("/v/a/app.log", "/v/a/app.log", ["/v/*/app.log"], "/v/*/app.log"),
        // A wildcard does not reach into folders, nor to hidden files.
        ("/v/a/app.log", "/v/a/app.log", ["/v/*"], "/v/a/app.log"),
        ("/v/.app.log", "/v/.app.log", ["/v/*"], "/v/.app.log"),
        // Nobody names it: it waits for its source to come back.
        ("/v/app.log", "/v/app.log", ["/v/other.log"], "/v/app.log"),
    ])
    func theFirstThatNamesThePath(path: String, source: String, patterns: [String], expected: String) {
        #expect(Self.owner(of: path, from: source, among: patterns) == expected)
    }

    @Test func theSameFolderInOtherWords() throws {
        let folder = "\(FileManager.default.temporaryDirectory.path)/owner-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: "\(folder)/logs", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "logs")
        for pattern in ["\(folder)/link/app.log", "\(folder)/logs/../logs/*.log"] {
            #expect(Self.owner(of: "\(folder)/logs/app.log", from: "old", among: [pattern]) == pattern)
        }
        #expect(Self.owner(of: "\(folder)/logs/app.log", from: "old", among: ["\(folder)/app.log"]) == "old")
    }
}
