import Foundation
import TestKit
import Testing

/// The queries of docs/archive-queries.md, run by DuckDB and Spark over an archive, come to what the ledger has.
struct ArchiveQueryTests {
    private static let packages = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.build/published-prices").standardized.path
    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/archive-queries.md").standardized.path

    private static func has(_ package: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(packages)/\(package)")
    }

    private static let hasJava = ProgramSearch.has("java")

    /// Requests, input and output tokens by model.
    private typealias Sums = [String: [Int]]

    /// An archive of the seed app's log, which has three models in one hour, with the same shifted by hours and a day: more
    /// segments, and lines that the queries are not to count. Lines that are no JSON stand between them.
    private func archived() async throws -> (scene: ArchiveScene, ledger: Sums) {
        let scene = try ArchiveScene()
        let log = try String(contentsOfFile: Corpus.seedApp, encoding: .utf8)
        let day = "2026-11-23T11"
        try #require(log.contains(day))
        let parts = [log, log.replacing(day, with: "2026-11-23T07"), "no json\n"]
        try scene.folder.write(parts.joined(), to: "app.log")
        var daemon = try scene.daemon()
        let lines = parts.joined().split(separator: "\n").count
        let page = try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= lines }
        #expect(try await daemon.stop().end == .exited(0))
        var ledger: Sums = [:]
        for (series, value) in page.series(where: { ["llm_requests_total", "llm_tokens_used_total"].contains($0) }) {
            let place = ["status=\"success\"", "type=\"input\"", "type=\"output\""].firstIndex { series.contains($0) }
            guard let place, let name = series.firstMatch(of: /model="([^"]*)"/)?.1, let value = Int(value) else {
                continue
            }
            ledger[String(name), default: [0, 0, 0]][place] = value
        }
        // Another day, which the queries leave out.
        try scene.folder.append(log.replacing(day, with: "2026-11-22T11"), to: "app.log")
        daemon = try scene.daemon()
        try await daemon.metrics("the other day is archived") { ArchiveScene.archived($0) > lines }
        #expect(try await daemon.stop().end == .exited(0))
        return (scene, ledger.filter { $0.value != [0, 0, 0] })
    }

    /// Runs a program with the first block of a language in the page, as `query`, in the folder of the archive.
    private func run(_ program: String, language: String, _ scene: ArchiveScene) async throws -> Sums {
        let text = try String(contentsOfFile: Self.page, encoding: .utf8)
        let block = try #require(text.components(separatedBy: "```\(language)\n").dropFirst().first)
        let query = try #require(block.components(separatedBy: "```").first)
        try scene.folder.write(query, to: "query")
        try scene.folder.write(program, to: "query.py")
        let result = try await ChildProcess(
            "/usr/bin/env", ["python3", "query.py"], in: scene.folder, environment: ["PYTHONPATH": Self.packages]
        ).wait(within: 600)
        try #require(result.end == .exited(0), "\(result.errors.suffix(2_000))")
        return try JSONDecoder().decode(Sums.self, from: Data(result.output.utf8))
    }

    @Test(.enabled(if: has("duckdb"), "duckdb is not installed"))
    func duckDBReadsTheArchiveAsItIs() async throws {
        let (scene, ledger) = try await archived()
        let sums = try await run(
            """
            import duckdb, json
            rows = duckdb.sql(open("query").read().rstrip().rstrip(";")).fetchall()
            print(json.dumps({row[0]: [int(value) for value in row[1:]] for row in rows}))
            """, language: "sql", scene)
        #expect(sums == ledger && ledger.count == 3)
    }

    @Test(.enabled(if: has("pyspark") && hasJava, "pyspark or Java is not installed"))
    func sparkReadsTheArchiveAsItIs() async throws {
        let (scene, ledger) = try await archived()
        let sums = try await run(
            """
            import json, os
            os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
            from pyspark.sql import SparkSession
            spark = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1").config("spark.driver.memory", "1g").getOrCreate())
            scope = {"spark": spark}
            exec(open("query").read(), scope)
            rows = scope["report"].collect()
            print(json.dumps({row[0]: [int(value) for value in row[1:]] for row in rows}))
            spark.stop()
            """, language: "python", scene)
        #expect(sums == ledger && ledger.count == 3)
    }
}
