import Exposition
import Foundation
import Testing

/// The pages as the parsers of Prometheus' Python client read them: samples have to come back as they went in.
@Suite(
    .enabled(
        if: ExternalTool.pythonWithPrometheusClient != nil,
        "no python3 has prometheus_client (Debian: python3-prometheus-client)"))
struct ReferenceParserTests {
    struct Family: Decodable {
        var name: String
        var type: String
        var unit: String
        var help: String
        var samples: [Sample]
    }

    struct Sample: Decodable, Hashable {
        var name: String
        var labels: [String: String]
        var value: String
    }

    @Test func openMetricsFamiliesAreRead() throws {
        let families = try parse(ExampleMetrics.all, .openMetrics100)
        #expect(
            families.map { "\($0.name) \($0.type) \($0.unit)" } == [
                "llm_requests counter ", "llm_request_duration_seconds histogram seconds", "llm_tokens_used counter ",
                "llm_cost_usd counter usd", "llm_errors counter ", "llm_budget_ratio gauge ratio",
                "tailmeter_source_lag_seconds gauge seconds", "tailmeter_build info ",
            ])
        #expect(families.map(\.help) == ExampleMetrics.all.map(\.help))
        let samples = families.flatMap(\.samples)
        #expect(
            samples.contains(
                Sample(name: "llm_cost_usd_total", labels: ["model": ExampleMetrics.sonnet], value: "20.71358595")))
        #expect(
            samples.contains(
                Sample(
                    name: "llm_request_duration_seconds_bucket", labels: ["model": ExampleMetrics.sonnet, "le": "1.0"],
                    value: "3.0")))
    }

    @Test(arguments: ExpositionFormat.allCases)
    func bothFormatsHoldTheSameSamples(format: ExpositionFormat) throws {
        let samples = try parse(ExampleMetrics.all, format).flatMap(\.samples)
        // 3 + 2 · 10 + 4 + 2 + 0 + 2 + 1 + 1
        #expect(samples.count == 33)
        #expect(Set(samples.map { $0.name + $0.labels.sorted { $0.key < $1.key }.description }).count == 33)
    }

    @Test(arguments: ExpositionFormat.allCases)
    func hostileLabelValuesComeBackAsTheyWentIn(format: ExpositionFormat) throws {
        let samples = HostileText.all.map { ExampleMetrics.sample([("model", $0)], .integer(1)) }
        let family = MetricFamily(name: "llm_requests_total", type: .counter, help: "Requests.", samples: samples)
        let read = try parse([family], format).flatMap(\.samples)
        #expect(Set(read.map(\.name)) == ["llm_requests_total"])
        let values = read.map { Array(($0.labels["model"] ?? "no label").utf8) }
        #expect(Set(values) == Set(HostileText.all.map { Array($0.utf8) }))
        #expect(values.count == HostileText.all.count)
    }

    private func parse(_ families: [MetricFamily], _ format: ExpositionFormat) throws -> [Family] {
        let python = try #require(ExternalTool.pythonWithPrometheusClient)
        let module = format == .openMetrics100 ? "prometheus_client.openmetrics.parser" : "prometheus_client.parser"
        let script = """
            import json, sys
            from \(module) import text_string_to_metric_families
            page = sys.stdin.buffer.read().decode("utf-8")
            print(json.dumps([
                {"name": f.name, "type": f.type, "unit": f.unit, "help": f.documentation, "samples": [
                    {"name": s.name, "labels": s.labels, "value": repr(float(s.value))} for s in f.samples]}
                for f in text_string_to_metric_families(page)]))
            """
        let result = try python.run(["-c", script], input: MetricsRenderer.render(families, format: format))
        #expect(result.errors == "")
        return try JSONDecoder().decode([Family].self, from: Data(result.output.utf8))
    }
}
