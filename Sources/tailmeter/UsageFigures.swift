import UsageModel

/// The sums of a group as cells of comma-separated values: the same wherever they stand.
struct UsageFigures {
    let group: UsageGroup
    /// Nanoseconds at p50, p95 and p99.
    let percentiles: [Int64?]

    static let csvHeader = [
        "requests_success", "requests_error", "input_tokens", "output_tokens", "cache_read_tokens",
        "cache_write_tokens", "cost_usd", "latency_count", "latency_p50_seconds", "latency_p95_seconds",
        "latency_p99_seconds", "latency_max_seconds",
    ]

    init(_ group: UsageGroup) {
        self.group = group
        percentiles = group.durations(at: [0.5, 0.95, 0.99])
    }

    /// The cells, in the order of ``csvHeader``.
    var csv: [String] {
        let totals = group.totals
        return [
            "\(group.successes)", "\(group.errors)", "\(totals.usage.input)", "\(totals.usage.output)",
            "\(totals.usage.cacheRead)", "\(totals.usage.cacheWrite)", totals.cost.description,
            "\(totals.durationCount)",
        ] + percentiles.map { $0.map { DecimalSeconds.text(nanoseconds: $0) } ?? "" } + [
            totals.durationCount > 0 ? DecimalSeconds.text(nanoseconds: totals.longestNanoseconds) : ""
        ]
    }
}
