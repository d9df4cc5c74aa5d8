import Foundation
import Testing

/// Logs that the packages `anthropic`, `openai` and `litellm` write while they are tailed, against the account of the provider
/// that they call: plain calls and streams, cached tokens, failures (429, 503, 529, in the midst of a stream) and retries.
@Suite(
    .enabled(
        if: LiveWriters.areInstalled,
        "the client packages are not in .build/published-prices: run deploy/prices/install-published.sh"))
struct LiveWriterTests {
    @Test func runServesWhatTheProviderDelivered() async throws {
        let folder = try TemporaryFolder()
        var daemons: [(name: String, daemon: Daemon)] = []
        for name in ["auto", "named"] {
            let sources = LiveWriters.logs.map { log in
                "{file: \(log.file), preset: \(name == "auto" ? "auto" : log.preset)}"
            }
            try folder.write(
                "state_dir: state-\(name)\nsources: [\(sources.joined(separator: ", "))]", to: "\(name).yaml")
            daemons.append((name, try Daemon(["--config", "\(name).yaml"], in: folder)))
        }
        for (_, daemon) in daemons { _ = try await daemon.port() }

        let apps = try LiveWriters.start(in: folder)
        // They are tailed while they write, and not read as a whole afterwards.
        for (name, daemon) in daemons {
            try await daemon.metrics("\(name): the first lines are read; \(apps.errors)") { $0.lines > 0 }
        }
        #expect(apps.end == nil)
        let end = try await apps.wait()
        try #require(end.end == .exited(0), "\(end.errors)")

        let truth = try LiveWriters.truth(in: folder)
        var lines = 0
        for log in LiveWriters.logs {
            let bytes = try Data(contentsOf: URL(filePath: folder.path(log.file)))
            lines += bytes.count { $0 == UInt8(ascii: "\n") }
        }
        // One line for each answer, and one for each failure that an app and not its package meets.
        #expect(truth.models.values.reduce(0) { $0 + ($1["requests"] ?? 0) } == 120)
        #expect(truth.models.values.reduce(0) { $0 + ($1["errors"] ?? 0) } == lines - 120)
        for (name, daemon) in daemons {
            let page = try await daemon.metrics("\(name): all lines are read") { $0.lines >= lines }
            #expect(page.lines == lines, "\(name)")
            #expect(ModelTotals.differences(ModelTotals.of(page), from: truth.totals) == [], "\(name)")
            #expect(page.sum("llm_requests_without_usage_total{") == truth.withoutUsage, "\(name)")
            #expect(page.sum("tailmeter_repeats_total{") == 0)
            // The guide's app logs each failure by its kind.
            #expect(page["llm_rate_limited_total"] == "3" && page["llm_overloaded_total"] == "6", "\(name)")
        }
    }
}
