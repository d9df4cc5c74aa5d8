import GRDB
import UsageModel

extension UsageTotals {
    /// Reads the columns of ``Schema/totalNames``.
    init(row: Row) {
        self.init()
        requests = row["requests"]
        usage = TokenUsage(row: row)
        cost = Money(micros: row["cost_micros"], picos: row["cost_picos"])
        unpricedRequests = row["unpriced_requests"]
        unpricedTokens = row["unpriced_tokens"]
        durationCount = row["duration_count"]
        durationNanoseconds = Int128.nanoseconds(row, "duration_seconds", "duration_nanos")
        longestNanoseconds = row["duration_max_nanos"]
        firstTokenCount = row["first_token_count"]
        firstTokenNanoseconds = Int128.nanoseconds(row, "first_token_seconds", "first_token_nanos")
        // Not in the first schema, whose rows are read once more when they are packed.
        requestsWithoutUsage = row["requests_without_usage"] ?? 0
        loggedCost = Money(micros: row["logged_cost_micros"] ?? 0, picos: row["logged_cost_picos"] ?? 0)
        computedCost = Money(micros: row["computed_cost_micros"] ?? 0, picos: row["computed_cost_picos"] ?? 0)
    }
}

extension TokenUsage {
    /// Reads the columns of the token classes.
    init(row: Row) {
        self.init(
            input: row["input_tokens"], output: row["output_tokens"], cacheRead: row["cache_read_tokens"],
            cacheWrite5m: row["cache_write_5m_tokens"], cacheWrite1h: row["cache_write_1h_tokens"],
            // Unpriced requests are kept without it: no price depends on it.
            reasoning: row["reasoning_tokens"] ?? 0)
    }
}

extension Int128 {
    static func nanoseconds(_ row: Row, _ seconds: String, _ rest: String) -> Int128 {
        let whole: Int64 = row[seconds]
        let part: Int64 = row[rest]
        return PackedTotals.nanoseconds(whole, part)
    }
}
