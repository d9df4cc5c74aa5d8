extension UsageGroup {
    /// Members of a JSON object for programs: money as an exact decimal in a string, durations in decimal seconds.
    ///
    /// - Parameter behindCost: further members that stand behind the cost.
    public func members(behindCost: [(String, String)] = []) -> [(String, String)] {
        func seconds(_ nanoseconds: Int64?) -> String {
            nanoseconds.map { DecimalSeconds.text(nanoseconds: $0) } ?? "null"
        }
        let percentiles = durations(at: [0.5, 0.95, 0.99])
        return [
            ("requests", JSONText.object([("success", "\(successes)"), ("error", "\(errors)")])),
            ("tokens", totals.usage.json),
            ("cost_usd", JSONText.string(totals.cost.description)),
        ] + behindCost + [
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
}

extension TokenUsage {
    /// The tokens by class as a JSON object for programs; the classes do not overlap.
    public var json: String {
        JSONText.object([
            ("input", "\(input)"), ("output", "\(output)"), ("cache_read", "\(cacheRead)"),
            ("cache_write", "\(cacheWrite)"),
        ])
    }
}
