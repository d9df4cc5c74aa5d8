import Exposition
import Ledger
import Pipeline
import Testing
import UsageModel

@testable import HTTPAPI

/// The page of a daemon that has not read anything.
struct MetricsPageTests {
    private func page(_ format: ExpositionFormat) -> String {
        let counters = CommittedCounters(contents: LedgerContents(), bounds: .standard)
        let page = MetricsPage(state: PublishedState(counters), version: "1.2.3")
        return String(decoding: page.render(format), as: UTF8.self)
    }

    /// Dashboards and rules find every family from the first scrape on.
    @Test(arguments: [
        "llm_requests_total", "llm_request_duration_seconds", "llm_tokens_used_total", "llm_cost_usd_total",
        "llm_errors_total", "tailmeter_lines_total", "tailmeter_source_lag_bytes", "tailmeter_commit_duration_seconds",
    ])
    func familiesAreThereFromTheStart(name: String) {
        #expect(page(.text004).contains("# TYPE \(name) "))
    }

    @Test func openMetricsHasItsEnd() {
        #expect(page(.openMetrics100).hasSuffix("# EOF\n"))
        #expect(page(.openMetrics100).contains(#"tailmeter_build_info{version="1.2.3"} 1"#))
    }

    @Test func aDaemonThatHasNotLookedAtItsFilesIsNotReady() {
        #expect(page(.text004).contains("\ntailmeter_ready 0\n"))
    }
}
