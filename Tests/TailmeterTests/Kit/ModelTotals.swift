/// What was counted for one model, in whole numbers.
struct ModelTotals: Equatable {
    var successes = 0
    var errors = 0
    var input = 0
    var output = 0
    var cacheRead = 0
    var cacheWrite = 0
    var picoDollars = 0
    /// How many requests have a duration.
    var durations = 0

    /// The totals by model of a report that is grouped by model alone.
    static func of(_ report: UsageReport) -> [String: ModelTotals] {
        var all: [String: ModelTotals] = [:]
        for group in report.groups {
            all[group.key["model"] ?? "", default: ModelTotals()] = ModelTotals(
                successes: group.requests["success"] ?? -1, errors: group.requests["error"] ?? -1,
                input: group.tokens["input"] ?? -1, output: group.tokens["output"] ?? -1,
                cacheRead: group.tokens["cache_read"] ?? -1, cacheWrite: group.tokens["cache_write"] ?? -1,
                picoDollars: Self.picoDollars(group.costUSD), durations: group.latency.count)
        }
        return all
    }

    /// The totals by model of a page of metrics without user labels.
    static func of(_ page: ScrapedMetrics) -> [String: ModelTotals] {
        var all: [String: ModelTotals] = [:]
        let costs = page.series { $0 == "llm_cost_usd_total" }
        for (series, cost) in costs {
            guard let model = series.firstMatch(of: /model="([^"]*)"/)?.1 else { continue }
            func value(_ name: String, _ label: String) -> Int {
                page["\(name){model=\"\(model)\",\(label)}"].flatMap { Int($0) } ?? -1
            }
            all[String(model)] = ModelTotals(
                successes: value("llm_requests_total", "status=\"success\""),
                errors: value("llm_requests_total", "status=\"error\""),
                input: value("llm_tokens_used_total", "type=\"input\""),
                output: value("llm_tokens_used_total", "type=\"output\""),
                cacheRead: value("llm_tokens_used_total", "type=\"cache_read\""),
                cacheWrite: value("llm_tokens_used_total", "type=\"cache_write\""),
                picoDollars: Self.picoDollars(cost),
                durations: page["llm_request_duration_seconds_count{model=\"\(model)\"}"].flatMap { Int($0) } ?? -1)
        }
        return all
    }

    /// Where totals differ from what they must be, model by model.
    static func differences(_ found: [String: ModelTotals], from truth: [String: ModelTotals]) -> [String] {
        Set(found.keys).union(truth.keys).sorted().compactMap { model in
            found[model] == truth[model]
                ? nil
                : "\(model): \(found[model].map { "\($0)" } ?? "missing"), expected \(truth[model].map { "\($0)" } ?? "none")"
        }
    }

    /// A decimal of dollars as whole pico-dollars; -1 where it is none.
    static func picoDollars(_ decimal: String) -> Int { Int(exactly: widePicoDollars(decimal)) ?? -1 }

    /// The same of sums that 64 bits do not hold.
    static func widePicoDollars(_ decimal: String) -> Int128 {
        let parts = decimal.split(separator: ".").map(String.init)
        guard let whole = parts.first, parts.count <= 2 else { return -1 }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.count <= 12 else { return -1 }
        let zeros = String(repeating: "0", count: 12 - fraction.count)
        return Int128("\(whole)\(fraction)\(zeros)") ?? -1
    }
}
