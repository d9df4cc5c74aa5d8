/// What lines add up to, counted by the one who wrote them, as the series that `/metrics` should show.
struct UsageTruth: Sendable {
    /// Whole numbers by series.
    private var counts: [String: Int] = [:]
    /// Picodollars and units of 100 µs by series, which are shown as dollars and seconds.
    private var picoDollars: [String: Int] = [:]
    private var ticks: [String: Int] = [:]
    private var seenIDs: Set<String> = []
    private let source: String

    /// All lines, whatever they mean.
    private(set) var lines = 0

    /// Picodollars a token for input, output, cache reads and cache writes: the published prices in dollars a million.
    private static let prices: [String: [Int]] = [
        "claude-sonnet-4-20250514": [3_000_000, 15_000_000, 300_000, 3_750_000],
        "claude-haiku-4-5-20251001": [1_000_000, 5_000_000, 100_000, 1_250_000],
        "claude-opus-4-5-20251101": [5_000_000, 25_000_000, 500_000, 6_250_000],
    ]
    private static let types = ["input", "output", "cache_read", "cache_write"]
    private static let bounds = [0.5, 1, 2, 5, 10, 30, 60]

    /// - Parameter source: the pattern that the daemon was given.
    init(source: String) {
        self.source = source
        for event in ["fallbacks", "rate_limited", "overloaded", "connection_errors"] {
            counts["llm_\(event)_total"] = 0
        }
        counts["tailmeter_repeats_total{source=\"\(source)\"}"] = 0
        counts["tailmeter_suspected_loss_total{source=\"\(source)\"}"] = 0
        counts["tailmeter_truncations_total{source=\"\(source)\"}"] = 0
        counts["tailmeter_read_bytes_total{source=\"\(source)\"}"] = 0
    }

    mutating func add(_ line: LoggedLine) {
        lines += 1
        counts["tailmeter_read_bytes_total{source=\"\(source)\"}", default: 0] += line.text.utf8.count + 1
        if let event = line.event { counts[event, default: 0] += 1 }
        switch line.meaning {
        case .success(let usage): add(usage)
        case .failure(let model, let reason, let id):
            if let id, !seenIDs.insert(id).inserted {
                counts["tailmeter_repeats_total{source=\"\(source)\"}", default: 0] += 1
                count("other")
                return
            }
            let model = model ?? "unknown"
            begin(model)
            count("usage")
            counts["llm_requests_total{model=\"\(model)\",status=\"error\"}", default: 0] += 1
            counts["llm_errors_total{model=\"\(model)\",reason=\"\(reason)\"}", default: 0] += 1
        case .other: count("other")
        case .notJSON: count("not_json")
        case .blank: count("blank")
        }
    }

    private mutating func count(_ outcome: String) {
        counts["tailmeter_lines_total{outcome=\"\(outcome)\",source=\"\(source)\"}", default: 0] += 1
    }

    /// A model that was seen has all its series, be they 0.
    private mutating func begin(_ model: String) {
        for status in ["success", "error"] {
            counts["llm_requests_total{model=\"\(model)\",status=\"\(status)\"}", default: 0] += 0
        }
        for type in Self.types { counts["llm_tokens_used_total{model=\"\(model)\",type=\"\(type)\"}", default: 0] += 0 }
        for what in ["requests", "tokens"] {
            counts["tailmeter_unpriced_\(what)_total{model=\"\(model)\"}", default: 0] += 0
        }
        picoDollars["llm_cost_usd_total{model=\"\(model)\"}", default: 0] += 0
        observe("llm_request_duration_seconds", nil, model)
    }

    private mutating func add(_ usage: LoggedLine.Usage) {
        let model = usage.model
        begin(model)
        count("usage")
        counts["llm_requests_total{model=\"\(model)\",status=\"success\"}", default: 0] += 1
        for (type, tokens) in zip(Self.types, usage.tokens) {
            counts["llm_tokens_used_total{model=\"\(model)\",type=\"\(type)\"}", default: 0] += tokens
        }
        if let prices = Self.prices[model] {
            let cost = zip(prices, usage.tokens).reduce(0) { $0 + $1.0 * $1.1 }
            picoDollars["llm_cost_usd_total{model=\"\(model)\"}", default: 0] += cost
        } else {
            counts["tailmeter_unpriced_requests_total{model=\"\(model)\"}", default: 0] += 1
            counts["tailmeter_unpriced_tokens_total{model=\"\(model)\"}", default: 0] += usage.tokens.reduce(0, +)
        }
        observe("llm_request_duration_seconds", usage.duration, model)
        // The one family that a model has only once a line says something for it.
        if let time = usage.firstToken { observe("llm_time_to_first_token_seconds", time, model) }
    }

    private mutating func observe(_ name: String, _ value: Int?, _ model: String) {
        let share = value == nil ? 0 : 1
        for bound in Self.bounds {
            let isIn = value.map { $0 <= Int(bound * 10_000) } ?? false
            let text = bound == 0.5 ? "0.5" : "\(Int(bound))"
            counts["\(name)_bucket{le=\"\(text)\",model=\"\(model)\"}", default: 0] += isIn ? 1 : 0
        }
        counts["\(name)_bucket{le=\"+Inf\",model=\"\(model)\"}", default: 0] += share
        counts["\(name)_count{model=\"\(model)\"}", default: 0] += share
        ticks["\(name)_sum{model=\"\(model)\"}", default: 0] += value ?? 0
    }

    /// Every series with its value as text.
    var series: [String: String] {
        counts.mapValues { "\($0)" }
            .merging(picoDollars.mapValues { Self.decimal($0, places: 12) }) { $1 }
            .merging(ticks.mapValues { Self.decimal($0, places: 4) }) { $1 }
    }

    /// Where a page differs: every series that is told here, and every one of `llm_*` that the page has beside them.
    func differences(from page: ScrapedMetrics) -> [String] {
        let expected = series
        let beside = page.series { $0.hasPrefix("llm_") }.filter { expected[$0.key] == nil && $0.value != "0" }
        return expected.filter { page[$0.key] != $0.value }
            .map { "\($0.key): expected \($0.value), got \(page[$0.key] ?? "nothing")" }
            .sorted() + beside.map { "\($0.key): not expected, got \($0.value)" }.sorted()
    }

    private static func decimal(_ value: Int, places: Int) -> String {
        let digits = String(value)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        var fraction = padded.suffix(places)
        while fraction.last == "0" { fraction.removeLast() }
        return padded.dropLast(places) + (fraction.isEmpty ? "" : ".\(fraction)")
    }
}
