import Foundation
import TestKit
import Testing

/// A folder with settings that ask for an archive of `app.log`.
struct ArchiveScene {
    let folder: TemporaryFolder
    let settings = "tailmeter.yaml"

    /// - Parameters:
    ///   - archive: the keys of `archive` beside its folder.
    ///   - source: the keys of the source beside its file.
    init(archive: String = "flush: 50ms", source: String = "preset: auto", file: String = "app.log") throws {
        folder = try TemporaryFolder()
        try write(archive: archive, source: source, file: file)
    }

    func write(archive: String?, source: String = "preset: auto", file: String = "app.log") throws {
        try folder.write(
            """
            state_dir: state
            timezone: UTC
            sources:
              - {file: \(file), \(source)}
            \(archive.map { "archive: {dir: archive, min_free: 0, \($0)}" } ?? "")

            """, to: settings)
    }

    func daemon(_ environment: [String: String] = [:]) throws -> Daemon {
        try Daemon(["--config", settings], in: folder, environment: environment)
    }

    func command(_ arguments: String...) async throws -> ChildProcess.Result {
        try await Tailmeter.run(arguments + ["--config", settings], in: folder)
    }

    /// The paths of all segments from the archive's folder on, in order.
    var segments: [String] {
        let all = FileManager.default.enumerator(atPath: folder.path("archive"))?.allObjects ?? []
        return all.compactMap { $0 as? String }.filter { $0.hasSuffix(".ndjson.gz") }.sorted()
    }

    /// The lines of all segments, as gzip itself reads them; segments one after the other.
    func lines() async throws -> [String] {
        guard !segments.isEmpty else { return [] }
        let files = segments.map { "archive/\($0)" }.joined(separator: " ")
        let result = try await Tailmeter.shell("zcat \(files)", in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }

    /// What the archive says that it holds.
    static func archived(_ page: ScrapedMetrics) -> Int { page.sum("tailmeter_archive_lines_total") }
}
