import UsageModel

/// The sums of a group as members of a JSON object and as cells of comma-separated values: the same wherever they stand.
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

    /// The members, those of `costs` behind the cost.
    func members(costs: [(String, String)] = []) -> [(String, String)] {
        let totals = group.totals
        func seconds(_ nanoseconds: Int64?) -> String {
            nanoseconds.map { DecimalSeconds.text(nanoseconds: $0) } ?? "null"
        }
        return [
            ("requests", JSONText.object([("success", "\(group.successes)"), ("error", "\(group.errors)")])),
            (
                "tokens",
                JSONText.object([
                    ("input", "\(totals.usage.input)"), ("output", "\(totals.usage.output)"),
                    ("cache_read", "\(totals.usage.cacheRead)"), ("cache_write", "\(totals.usage.cacheWrite)"),
                ])
            ),
            ("cost_usd", JSONText.string(totals.cost.description)),
        ] + costs + [
            (
                "latency_seconds",
                JSONText.object([
                    ("count", "\(totals.durationCount)"), ("p50", seconds(percentiles[0])),
                    ("p95", seconds(percentiles[1])), ("p99", seconds(percentiles[2])),
                    ("max", seconds(totals.longestNanoseconds)),
                ])
            )
        ]
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
