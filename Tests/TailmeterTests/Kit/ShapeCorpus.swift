import Foundation
import TestKit

/// A log of one shape, with what the provider behind it delivered.
struct ShapeCorpus: Sendable, CustomStringConvertible {
    let name: String
    let preset: String
    /// The gzip file below the corpus.
    let log: String
    let lines: Int
    /// How many lines repeat a request of another line.
    let repeats: Int
    /// How many streams were asked for without `include_usage`, so that the log does not tell their tokens.
    var withoutUsage = 0

    static let litellm = ShapeCorpus(
        name: "litellm-proxy", preset: "litellm", log: "litellm-proxy/standard_logging_payload.jsonl.gz", lines: 86,
        repeats: 0)
    static let openAI = ShapeCorpus(
        name: "openai-sdk", preset: "openai", log: "openai-sdk/app.jsonl.gz", lines: 500, repeats: 0,
        withoutUsage: 19)
    /// Each of the 90 answers stands in two spans, one of the SDK and one of OpenLLMetry.
    static let openTelemetry = ShapeCorpus(
        name: "otel-genai", preset: "otel", log: "otel-genai/spans-anthropic.jsonl.gz", lines: 223, repeats: 90)
    static let all = [litellm, openAI, openTelemetry]

    var description: String { name }

    /// The log, unzipped.
    func bytes() async throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let result = try await Tailmeter.shell("gunzip -c '\(Corpus.path(log))' > plain", in: folder)
        guard result.end == .exited(0) else { throw Waiting.TimedOut(description: result.errors) }
        return [UInt8](FileManager.default.contents(atPath: folder.path("plain")) ?? Data())
    }

    /// What every way of counting must come to, by model, from what the provider delivered.
    func truth() throws -> [String: ModelTotals] {
        let truth = try JSONSerialization.jsonObject(with: Data(Corpus.bytes("\(name)/expected.json")))
        guard let truth = truth as? [String: Any] else { throw Waiting.TimedOut(description: "\(name): no truth") }
        switch name {
        case "litellm-proxy": return Self.litellmTruth(truth)
        case "openai-sdk": return Self.openAITruth(truth)
        default: return Self.openTelemetryTruth(truth)
        }
    }

    private static func part(_ truth: [String: Any], _ keys: String...) -> [String: [String: Int]] {
        var value: Any? = truth
        for key in keys { value = (value as? [String: Any])?[key] }
        return value as? [String: [String: Int]] ?? [:]
    }

    /// The name of a model without the date of its snapshot.
    static func undated(_ model: String) -> String {
        model.replacing(/-20[0-9]{2}-[0-9]{2}-[0-9]{2}$/, with: "")
    }

    private static func openAITruth(_ truth: [String: Any]) -> [String: ModelTotals] {
        var all: [String: ModelTotals] = [:]
        for (model, delivered) in part(truth, "delivered_ok_with_usage_in_log") {
            all[model] = totals(delivered, of: undated(model))
        }
        for (model, delivered) in part(truth, "delivered_ok_without_usage_in_log(stream, no include_usage)") {
            all[model]?.successes += delivered["requests"] ?? 0
            all[model]?.durations += delivered["requests"] ?? 0
        }
        // A failed call is logged with the model that was asked for.
        for (model, attempts) in part(truth, "attempts_by_model_outcome") {
            all[undated(model), default: ModelTotals()].errors = attempts.reduce(0) {
                $0 + ($1.key == "ok" ? 0 : $1.value)
            }
        }
        return all
    }

    /// LiteLLM's lines have OpenAI's models as they were asked for, and Anthropic's as they answered.
    private static func litellmTruth(_ truth: [String: Any]) -> [String: ModelTotals] {
        var all: [String: ModelTotals] = [:]
        for (model, delivered) in part(truth, "upstream", "delivered_ok") {
            all[undated(model)] = totals(delivered, of: undated(model))
        }
        // Eight web searches in the answers of Opus, at 10 dollars a thousand.
        all["claude-opus-4-5-20251101"]?.picoDollars += 8 * 10_000_000_000
        // A stream that broke after its beginning is logged as a success.
        for (model, broken) in part(truth, "upstream", "broken_after_200") {
            all[model]?.add(totals(broken, of: model))
        }
        // The proxy's own answers never reached the provider: three of 10 and 20 tokens, three streams of 10 and 6, and two of
        // 2095 and 503 on another route.
        let mocked = ["requests": 8, "input": 6 * 10 + 2 * 2_095, "output": 3 * 20 + 3 * 6 + 2 * 503]
        all["gpt-4o-mini"]?.add(totals(mocked, of: "gpt-4o-mini"))
        for (key, logged) in part(truth, "log_crosscheck_slp") where key.hasPrefix("failure/") {
            let model = String(key.split(separator: "/").last ?? "")
            all[model, default: ModelTotals()].errors += logged["lines"] ?? 0
        }
        return all
    }

    /// Failures have no id in common, so both emitters' spans are attempts; only the SDK's tells of a stream that broke.
    private static func openTelemetryTruth(_ truth: [String: Any]) -> [String: ModelTotals] {
        let truth = truth["anthropic"] as? [String: Any] ?? [:]
        var all: [String: ModelTotals] = [:]
        for (model, delivered) in part(truth, "delivered_ok") { all[model] = totals(delivered, of: model) }
        for (model, broken) in part(truth, "broken_after_200") {
            // The answer began, so that its input is billed; the output is not in any span.
            guard let input = broken["input"], let price = ListPrice.byModel[model] else { continue }
            all[model]?.input += input
            all[model]?.picoDollars += input * price.input
        }
        for (model, attempts) in part(truth, "attempts_by_model_outcome") {
            let broken = attempts["stream_error_event"] ?? 0
            let refused = attempts.reduce(0) { $0 + ($1.key == "ok" ? 0 : $1.value) } - broken
            // Without an answer there is only the name that was asked for, in one case without its date.
            let asked = model == "claude-opus-4-5-20251101" ? "claude-opus-4-5" : model
            all[asked, default: ModelTotals()].errors += 2 * refused
            all[model, default: ModelTotals()].errors += broken
        }
        return all
    }

    /// What the provider delivered, at list price. OpenAI's input includes what was cached.
    static func totals(_ delivered: [String: Int], of model: String) -> ModelTotals {
        var totals = ModelTotals()
        totals.successes = delivered["requests"] ?? 0
        totals.durations = totals.successes
        totals.cacheRead = delivered["cache_read"] ?? delivered["cached"] ?? 0
        totals.input = (delivered["input"] ?? 0) - (delivered["cached"] ?? 0)
        totals.output = delivered["output"] ?? 0
        totals.cacheWrite = delivered["cache_creation"] ?? 0
        guard let price = ListPrice.byModel[model] else { return totals }
        totals.picoDollars =
            totals.input * price.input + totals.output * price.output + totals.cacheRead * price.cacheRead
            + (delivered["cache_creation_5m"] ?? 0) * price.cacheWrite5m
            + (delivered["cache_creation_1h"] ?? 0) * price.cacheWrite1h
        return totals
    }
}

extension ModelTotals {
    mutating func add(_ other: ModelTotals) {
        successes += other.successes
        errors += other.errors
        input += other.input
        output += other.output
        cacheRead += other.cacheRead
        cacheWrite += other.cacheWrite
        picoDollars += other.picoDollars
        durations += other.durations
    }
}
