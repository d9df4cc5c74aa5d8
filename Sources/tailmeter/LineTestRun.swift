import LogDecoding
import LogSources
import Pipeline
import Pricing
import Settings
import UsageModel

/// Runs the tests of a settings file: decodes each line with its source's plan and compares.
struct LineTestRun {
    private(set) var passed = 0
    /// What is not as expected, as `file:line:column: message`.
    private(set) var failures: [String] = []

    mutating func run(_ settings: Settings, file: String, prices: PriceBook) throws {
        for source in settings.sources where !source.tests.isEmpty {
            let plan = SourcePlan.plan(source, settings: settings, prices: prices)
            for test in source.tests {
                // A decoder of its own: what a line counts as must not depend on the test before.
                var decoder = try BlockDecoder(plan: plan)
                let problems = try Self.problems(test, decoder: &decoder, labels: source.labels.map(\.name))
                let place = "\(file):\(test.position.line):\(test.position.column)"
                failures += problems.map { "\(place): the test fails: \($0)" }
                passed += problems.isEmpty ? 1 : 0
            }
        }
    }

    private static func problems(
        _ test: Settings.LineTest, decoder: inout BlockDecoder, labels: [String]
    ) throws -> [String] {
        let now = Clock.now
        var context = StreamContext(fallbackTime: now, readTime: now)
        let bytes = Array(test.line.utf8)
        let buffer = BlockBuffer(capacity: bytes.count)
        let line = UnsafeMutableRawBufferPointer(start: buffer.start, count: bytes.count)
        line.copyBytes(from: bytes)
        let explanation = try decoder.explain(UnsafeRawBufferPointer(line), context: &context)
        let found = values(explanation, decoder, labels)
        return test.expected.compactMap { expectation in
            let value = found[expectation.name]
            guard !matches(value, expectation) else { return nil }
            let shown = value.map { "\"\($0)\"" } ?? "missing"
            return "\(expectation.name) is \(shown), expected \"\(expectation.value)\"\(why(explanation))"
        }
    }

    private static func why(_ explanation: LineExplanation) -> String {
        switch explanation.verdict {
        case .skipped(let reason, let detail): " (\(detail.isEmpty ? reason.explanation : detail))"
        case .other(let why): " (\(why))"
        default: ""
        }
    }

    /// Costs and times are compared as numbers: `0.5` is `0.500000`.
    private static func matches(_ value: String?, _ expectation: Settings.LineTest.Expectation) -> Bool {
        guard let value else { return false }
        if value == expectation.value { return true }
        guard ["cost_usd", "duration", "time_to_first_token"].contains(expectation.name) else { return false }
        return trimmed(value) == trimmed(expectation.value)
    }

    private static func trimmed(_ decimal: String) -> Substring {
        guard decimal.contains(".") else { return decimal[...] }
        let digits = decimal[...].dropLast(decimal.reversed().prefix { $0 == "0" }.count)
        return digits.last == "." ? digits.dropLast() : digits
    }

    private static func values(
        _ explanation: LineExplanation, _ decoder: borrowing BlockDecoder, _ labels: [String]
    ) -> [String: String] {
        var values = ["preset": explanation.preset]
        switch explanation.verdict {
        case .event, .other: values["counts_as"] = "other"
        case .skipped(let reason, _): values["counts_as"] = reason.name
        case .request(let record, let provider, let model, _, _):
            values["counts_as"] = "usage"
            values["provider"] = provider
            values["model"] = model
            values["status"] = record.status.label
            if record.hasUsage {
                values["input"] = "\(record.usage.input)"
                values["output"] = "\(record.usage.output)"
                values["cache_read"] = "\(record.usage.cacheRead)"
                values["cache_write"] = "\(record.usage.cacheWrite)"
                values["cache_write_5m"] = "\(record.usage.cacheWrite5m)"
                values["cache_write_1h"] = "\(record.usage.cacheWrite1h)"
                values["reasoning"] = "\(record.usage.reasoning)"
            }
            values["cost_usd"] =
                record.isPriced && record.hasUsage
                ? Money(picoDollars: Int128(record.cost)).description : "unpriced"
            if record.duration >= 0 { values["duration"] = DecimalSeconds.text(nanoseconds: record.duration) }
            if record.timeToFirstToken >= 0 {
                values["time_to_first_token"] = DecimalSeconds.text(nanoseconds: record.timeToFirstToken)
            }
            for (label, value) in zip(labels, decoder.labels.values(ofSet: record.labels)) { values[label] = value }
        }
        return values
    }
}
