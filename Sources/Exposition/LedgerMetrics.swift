public import Ledger
import UsageModel

/// The metrics of the watched apps, from the ledger's counters.
///
/// The first four families have the names, labels and buckets of the common production guide, so that an app that was
/// instrumented by hand can switch over. Series of different providers under the same model name are one series here.
public enum LedgerMetrics {
    /// The families, in the order of the page.
    public static func families(_ counters: borrowing CommittedCounters) -> [MetricFamily] {
        let rows = merge(counters)
        return [
            requests(rows), durations(rows, counters.bounds), tokens(rows), cost(rows), errors(rows),
            firstTokens(rows, counters.bounds),
        ] + byModel(rows) + events(counters)
    }

    /// One model with one set of the user's labels.
    private struct Row {
        let labels: [(name: String, value: String)]
        var success: SeriesCounters
        var errors: [RequestStatus: SeriesCounters] = [:]
        var all: UsageTotals

        func with(_ pairs: [(name: String, value: String)]) -> LabelSet { LabelSet(labels + pairs) }
    }

    private static func merge(_ counters: borrowing CommittedCounters) -> [Row] {
        var rows: [[String]: Row] = [:]
        let bounds = counters.bounds
        for series in counters.series.values {
            let labels =
                [(name: "model", value: series.key.model)] + series.key.labels.map { (name: $0.name, value: $0.value) }
            let identity = labels.flatMap { [$0.name, $0.value] }
            var row = rows[identity] ?? Row(labels: labels, success: SeriesCounters(bounds: bounds), all: UsageTotals())
            if series.key.status == .success {
                row.success += series.counters
            } else {
                row.errors[series.key.status, default: SeriesCounters(bounds: bounds)] += series.counters
            }
            row.all += series.counters.totals
            rows[identity] = row
        }
        return Array(rows.values)
    }

    private static func requests(_ rows: [Row]) -> MetricFamily {
        MetricFamily(
            name: "llm_requests_total", type: .counter,
            help: "Attempts at a provider: with usage (success) or failed (error).",
            samples: rows.flatMap { row in
                [
                    MetricSample(
                        labels: row.with([("status", "success")]), value: .integer(row.success.totals.requests)),
                    MetricSample(
                        labels: row.with([("status", "error")]),
                        value: .integer(row.errors.values.reduce(0) { $0 + $1.totals.requests })),
                ]
            })
    }

    private static func durations(_ rows: [Row], _ bounds: DurationHistogram.Bounds) -> MetricFamily {
        MetricFamily(
            histogram: "llm_request_duration_seconds", help: "How long successful requests took.", unit: "seconds",
            upperBounds: bounds.nanoseconds,
            samples: rows.map {
                HistogramSample(
                    labels: $0.with([]), counts: $0.success.durations.counts,
                    sumNanoseconds: $0.success.durations.sumNanoseconds)
            })
    }

    private static func tokens(_ rows: [Row]) -> MetricFamily {
        MetricFamily(
            name: "llm_tokens_used_total", type: .counter,
            help: "Tokens by classes that never overlap: input is uncached input, output includes reasoning.",
            samples: rows.flatMap { row in
                [
                    ("input", row.all.usage.input), ("output", row.all.usage.output),
                    ("cache_read", row.all.usage.cacheRead), ("cache_write", row.all.usage.cacheWrite),
                ].map { MetricSample(labels: row.with([("type", $0)]), value: .integer($1)) }
            })
    }

    private static func cost(_ rows: [Row]) -> MetricFamily {
        MetricFamily(
            name: "llm_cost_usd_total", type: .counter,
            help: "Cost in US dollars, exact, of all tokens that have a price.",
            samples: rows.map { MetricSample(labels: $0.with([]), value: .money($0.all.cost)) })
    }

    private static func errors(_ rows: [Row]) -> MetricFamily {
        MetricFamily(
            name: "llm_errors_total", type: .counter, help: "Failed attempts by reason.",
            samples: rows.flatMap { row in
                row.errors.compactMap { status, counters in
                    status.reason.map {
                        MetricSample(
                            labels: row.with([("reason", $0)]), value: .integer(counters.totals.requests))
                    }
                }
            })
    }

    private static func firstTokens(_ rows: [Row], _ bounds: DurationHistogram.Bounds) -> MetricFamily {
        MetricFamily(
            histogram: "llm_time_to_first_token_seconds",
            help: "Time to the first token of successful requests that say it.", unit: "seconds",
            upperBounds: bounds.nanoseconds,
            // Few apps log it: series of nothing but zeros would be a third of the page.
            samples: rows.filter { !$0.success.firstTokens.isEmpty }.map {
                HistogramSample(
                    labels: $0.with([]), counts: $0.success.firstTokens.counts,
                    sumNanoseconds: $0.success.firstTokens.sumNanoseconds)
            })
    }

    /// By model alone, whatever labels there are.
    private static func byModel(_ rows: [Row]) -> [MetricFamily] {
        var totals: [String: UsageTotals] = [:]
        for row in rows { totals[row.labels[0].value, default: UsageTotals()] += row.all }
        func family(_ name: String, _ help: String, _ value: (UsageTotals) -> Int64) -> MetricFamily {
            MetricFamily(
                name: name, type: .counter, help: help,
                samples: totals.map { model, totals in
                    MetricSample(labels: LabelSet([("model", model)]), value: .integer(value(totals)))
                })
        }
        /// Few logs state costs: models of which none does have no series.
        func loggedCost(_ name: String, _ help: String, _ value: (UsageTotals) -> Money) -> MetricFamily {
            MetricFamily(
                name: name, type: .counter, help: help,
                samples: totals.filter { $1.loggedCost != .zero || $1.computedCost != .zero }.map { model, totals in
                    MetricSample(labels: LabelSet([("model", model)]), value: .money(value(totals)))
                })
        }
        return [
            loggedCost(
                "llm_logged_cost_usd_total",
                "Cost as the log lines state it, of requests whose lines state one and whose model has a price."
            ) { $0.loggedCost },
            loggedCost(
                "llm_logged_cost_computed_usd_total", "Cost of the same requests by the price book."
            ) { $0.computedCost },
            family(
                "llm_requests_without_usage_total",
                "Successful requests whose usage is not in the log: their tokens and cost are in no figure."
            ) { $0.requestsWithoutUsage },
            family(
                "tailmeter_unpriced_requests_total",
                "Requests whose model has no price: their cost is in no figure."
            ) { $0.unpricedRequests },
            family(
                "tailmeter_unpriced_tokens_total", "Tokens whose model has no price: their cost is in no figure."
            ) { $0.unpricedTokens },
        ]
    }

    private static func events(_ counters: borrowing CommittedCounters) -> [MetricFamily] {
        [
            (AppEvent.fallback, "llm_fallbacks_total", "Times that an app went on with another model."),
            (.rateLimited, "llm_rate_limited_total", "Answers 429, too many requests, from a provider."),
            (.overloaded, "llm_overloaded_total", "Answers 529, overloaded, from a provider."),
            (.connectionError, "llm_connection_errors_total", "Times that a provider could not be reached."),
        ].map { event, name, help in
            var count: Int64 = 0
            for (tally, value) in counters.tallies where tally.name == TallyName.event(event) { count += value }
            return MetricFamily(
                name: name, type: .counter, help: help, samples: [MetricSample(value: .integer(count))])
        }
    }
}
