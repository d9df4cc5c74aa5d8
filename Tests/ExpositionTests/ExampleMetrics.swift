import Exposition
import Foundation
import Testing
import UsageModel

/// The families of the production guide and one of each other kind, with figures that show where exactness gets lost.
enum ExampleMetrics {
    static let opus = "claude-opus-4-20250514"
    static let sonnet = "claude-sonnet-4-20250514"

    /// The four families whose names users' dashboards rely on.
    static let fixedFamilies = [
        MetricFamily(
            name: "llm_requests_total", type: .counter, help: "LLM requests by outcome.",
            samples: [
                sample([("model", sonnet), ("status", "success")], .integer(1_204)),
                sample([("model", sonnet), ("status", "error")], .integer(17)),
                sample([("model", opus), ("status", "success")], .integer(0)),
            ]),
        MetricFamily(
            histogram: "llm_request_duration_seconds", help: "Duration of LLM requests.", unit: "seconds",
            upperBounds: [0.5, 1, 2, 5, 10, 30, 60].map { Int64($0 * 1e9) },
            samples: [
                HistogramSample(
                    labels: LabelSet([("model", sonnet)]), counts: [1, 2, 0, 3, 0, 0, 0, 1],
                    sumNanoseconds: 30_078_100_000),
                HistogramSample(
                    labels: LabelSet([("model", opus)]), counts: [0, 0, 0, 0, 0, 0, 0, 0], sumNanoseconds: 0),
            ]),
        MetricFamily(
            name: "llm_tokens_used_total", type: .counter, help: "Tokens by type; the types do not overlap.",
            samples: [
                sample([("model", sonnet), ("type", "input")], .integer(9_007_199_254_740_993)),
                sample([("model", sonnet), ("type", "output")], .integer(88_120)),
                sample([("model", sonnet), ("type", "cache_read")], .integer(512_000)),
                sample([("model", sonnet), ("type", "cache_write")], .integer(64_000)),
            ]),
        MetricFamily(
            name: "llm_cost_usd_total", type: .counter, help: "Cost in US dollars, by the price at the time.",
            unit: "usd",
            samples: [
                sample([("model", sonnet)], .money(Money(picoDollars: 20_713_585_950_000))),
                sample([("model", opus)], .money(.zero)),
            ]),
    ]

    /// What else the page can hold.
    static let otherFamilies = [
        MetricFamily(
            name: "llm_errors_total", type: .counter, help: "Failed LLM requests by reason.", samples: []),
        MetricFamily(
            name: "llm_budget_ratio", type: .gauge, help: "Spent share of a budget.", unit: "ratio",
            samples: [
                sample([("budget", "team \"a\""), ("scope", "user=C:\\x\ny")], .double(0.1)),
                sample([("budget", "unlimited"), ("scope", "")], .double(.nan)),
            ]),
        MetricFamily(
            name: "tailmeter_source_lag_seconds", type: .gauge,
            help: "Age of the oldest unread byte, a \"high-water\" figure.\nPaths are in C:\\logs form.",
            unit: "seconds", samples: [MetricSample(value: .seconds(nanoseconds: 1_500_000))]),
        MetricFamily(
            name: "tailmeter_build_info", type: .info, help: "The running version.",
            samples: [sample([("version", "0.1.0")], .integer(1))]),
    ]

    static let all = fixedFamilies + otherFamilies

    static func sample(_ labels: [(name: String, value: String)], _ value: SampleValue) -> MetricSample {
        MetricSample(labels: LabelSet(labels), value: value)
    }

    /// A file beside the tests: found by path and not by bundle, since a bundle needs a folder beside the binary.
    static func fixture(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
}

/// The page for `families`, which has to be UTF-8.
func page(_ families: [MetricFamily], _ format: ExpositionFormat = .text004) throws -> String {
    try #require(String(validating: MetricsRenderer.render(families, format: format), as: UTF8.self))
}

/// The text that a single value is written as.
func text(of value: SampleValue, in format: ExpositionFormat = .text004) throws -> String {
    let family = MetricFamily(name: "x", type: .gauge, help: "", samples: [MetricSample(value: value)])
    let line = try #require(page([family], format).split(separator: "\n").first { $0.hasPrefix("x ") })
    return String(line.dropFirst(2))
}
