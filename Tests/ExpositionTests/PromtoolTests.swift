import Exposition
import Testing

@Suite(.enabled(if: ExternalTool.promtool != nil, "promtool is not in PATH (Debian: prometheus)"))
struct PromtoolTests {
    @Test func fixedFamiliesHaveNoLint() throws {
        try expectClean(ExampleMetrics.fixedFamilies)
    }

    @Test func wholePageHasNoLint() throws {
        try expectClean(ExampleMetrics.all)
    }

    @Test func hostileLabelValuesHaveNoLint() throws {
        let samples = HostileText.all.map { ExampleMetrics.sample([("model", $0)], .integer(1)) }
        try expectClean([MetricFamily(name: "llm_requests_total", type: .counter, help: "Requests.", samples: samples)])
    }

    private func expectClean(_ families: [MetricFamily]) throws {
        let promtool = try #require(ExternalTool.promtool)
        let result = try promtool.run(
            ["check", "metrics"], input: MetricsRenderer.render(families, format: .text004))
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(result.errors == "")
    }
}
