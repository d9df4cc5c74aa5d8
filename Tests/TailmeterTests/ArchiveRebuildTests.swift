import Foundation
import TestKit
import Testing

/// A ledger that is made of the archive alone has the totals of the one that counted the logs.
struct ArchiveRebuildTests {
    /// Totals of the ledger, and every series of `/metrics` that tells of requests.
    private struct Totals: Equatable {
        let series: [String: String]
        let state: [String]

        init(_ page: ScrapedMetrics, _ state: String) throws {
            series = page.series {
                $0.hasPrefix("llm_") || $0.hasPrefix("tailmeter_unpriced") || $0.hasPrefix("tailmeter_repeats")
            }
            .filter { series, value in
                // Two seconds are waited for usage that comes late: one page may be from before that and one from behind.
                value != "0" && !series.hasPrefix("llm_requests_without_usage")
            }
            let document = try #require(try JSONSerialization.jsonObject(with: Data(state.utf8)) as? [String: Any])
            self.state = try ["requests", "tokens", "cost_usd", "series"].map { field in
                let value = try JSONSerialization.data(withJSONObject: [document[field]], options: .sortedKeys)
                return String(decoding: value, as: UTF8.self)
            }
        }
    }

    private func totals(_ scene: ArchiveScene) async throws -> Totals {
        let daemon = try scene.daemon()
        try await daemon.readiness(200)
        let page = try await daemon.metrics("all is archived") { page in
            // Half a line waits in one of them.
            page.lines > 0 && page.sum("tailmeter_source_lag_bytes") == page.sum("tailmeter_archive_lag_bytes")
                && ArchiveScene.archived(page) >= page.lines - page.sum("tailmeter_lines_total{outcome=\"blank\"")
        }
        #expect(try await daemon.stop().end == .exited(0))
        return try Totals(page, try await scene.command("state", "inspect", "--format", "json").output)
    }

    private func expectRebuild(_ scene: ArchiveScene, _ name: String) async throws {
        let before = try await totals(scene)
        try scene.folder.remove("app.log")
        try scene.folder.remove("state")
        let rebuilt = try await scene.command("rebuild")
        #expect(rebuilt.end == .exited(0), "\(name): \(rebuilt.errors)")
        let after = try await totals(scene)
        #expect(after == before, "\(name)")
        #expect(!before.series.isEmpty, "\(name) has no requests")
    }

    static let corpora = [
        "seed-app/app.jsonl", "openai-sdk/app.jsonl.gz", "messy/messy.jsonl.gz", "otel-genai/spans-anthropic.jsonl.gz",
        "litellm-proxy/standard_logging_payload.jsonl.gz",
    ]

    @Test(arguments: corpora)
    func everyShapeOfLogIsRebuilt(corpus: String) async throws {
        let scene = try ArchiveScene()
        let copy = try await Tailmeter.shell("zcat -f '\(Corpus.path(corpus))' > app.log", in: scene.folder)
        try #require(copy.end == .exited(0), "\(copy.errors)")
        try await expectRebuild(scene, corpus)
    }

    /// Lines whose time is that of another line, of the file, or of the reading, and lines of clocks that are wrong.
    @Test func linesWithoutATimeOfTheirOwnAreRebuilt() async throws {
        let scene = try ArchiveScene()
        func line(_ tokens: Int, _ time: String?) -> String {
            #"{"event": "llm_request_success", "model": "claude-sonnet-4-20250514", "input_tokens": \#(tokens), "#
                + #""output_tokens": 1\#(time.map { ", \"timestamp\": \"\($0)\"" } ?? "")}"# + "\n"
        }
        // Claude Opus 4.5 costs nothing before it was there: the time decides.
        var text = line(1, nil) + line(2, "2026-11-24T08:00:00Z") + line(4, nil) + "no json\n\n"
        text +=
            line(8, "2099-01-01T00:00:00Z") + line(16, "not a time") + line(32, "2026-11-24T09:00:00Z") + line(64, nil)
        try scene.folder.write(text, to: "app.log")
        try await expectRebuild(scene, "times")
    }

    /// The archive goes as far as it goes, and the log behind that is counted once.
    @Test func theLogIsReadOnFromWhereTheArchiveEnds() async throws {
        let scene = try ArchiveScene()
        try scene.folder.write(SequencedLog.text(1...300), to: "app.log")
        let daemon = try scene.daemon()
        try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= 300 }
        #expect(try await daemon.stop().end == .exited(0))
        // Counted alone, without an archive.
        try scene.write(archive: nil)
        try scene.folder.append(SequencedLog.text(301...400), to: "app.log")
        let counting = try scene.daemon()
        try await counting.metrics("the rest is counted") { $0.lines >= 400 }
        #expect(try await counting.stop().end == .exited(0))
        try scene.write(archive: "flush: 50ms")
        let dry = try await scene.command("rebuild", "--dry-run")
        #expect(dry.output.contains("300 lines of the archive counted"), "\(dry.output) \(dry.errors)")
        #expect(dry.output.contains("the same requests, tokens and cost as before"), "\(dry.output)")
        try scene.folder.remove("state")
        #expect(try await scene.command("rebuild").end == .exited(0))
        let last = try scene.daemon()
        try await last.readiness(200)
        let page = try await last.metrics("the archive has caught up") { ArchiveScene.archived($0) >= 400 }
        #expect(SequencedLog.differences(page, lines: 400) == [])
        #expect(try await last.stop().end == .exited(0))
    }

    @Test func linesOfASourceThatIsGoneAreTold() async throws {
        let scene = try ArchiveScene()
        try scene.folder.write(SequencedLog.text(1...3), to: "app.log")
        let daemon = try scene.daemon()
        try await daemon.metrics("all is archived") { ArchiveScene.archived($0) >= 3 }
        #expect(try await daemon.stop().end == .exited(0))
        try scene.write(archive: "flush: 50ms", file: "other.log")
        let result = try await scene.command("rebuild", "--dry-run")
        #expect(result.end == .exited(0))
        #expect(
            result.errors.contains("3 lines of the archive not counted: of app.log, which the settings do not have"),
            "\(result.errors)")
    }
}
