"""How fast and how reliably models answer."""
from .panels import NO_TRAFFIC, dashboard, heatmap, row, stat, steps, target, timeseries
from .queries import (MODEL, RANGE, SIDECAR, increase, or_none_yet, or_unknown, quantile, rate, share, sum_increase,
                      sum_per_minute, sum_rate)

QUANTILES = ((0.5, "p50"), (0.95, "p95"), (0.99, "p99"))
ERRORS = steps("green", ("orange", 0.02), ("red", 0.05))
# A request that was refused as it is, or for who asks, is refused again.
RETRIED = 'reason!~"invalid_request|authentication|not_found|other"'
FIRST_TOKEN = "llm_time_to_first_token_seconds"
DURATION = "llm_request_duration_seconds"


def _buckets(metric):
    buckets = increase(f"{metric}_bucket", MODEL)
    return target(or_none_yet(f"sum by (le) ({buckets})", "le"), "{{le}}", format="heatmap")


def _beyond(metric):
    """The share above the highest finite bound, whichever bounds the settings have."""
    within = rate(f"{metric}_bucket", MODEL, 'le!="+Inf"')
    return or_unknown(f"1 - max(sum by (le) ({within})) / sum({rate(f'{metric}_count', MODEL)})")


def latency():
    attempts = rate("llm_requests_total", MODEL)
    failed = rate("llm_requests_total", MODEL, 'status="error"')
    succeeded = rate("llm_requests_total", MODEL, 'status="success"')
    attempts_in_range = increase("llm_requests_total", MODEL, window=RANGE)
    failed_in_range = increase("llm_requests_total", MODEL, 'status="error"', RANGE)
    seconds, count = rate(f"{DURATION}_sum", MODEL), rate(f"{DURATION}_count", MODEL)
    return dashboard(
        "tailmeter-latency", "Tailmeter / Latency and reliability",
        "Latency, time to first token, errors, limits of rate, fallbacks and repeats of the apps whose logs are read.",
        ["job", "instance", "model", "label"],
        [
            row(
                "Now",
                stat(
                    "p50", "Half of the successful requests took no longer.",
                    [target(or_unknown(quantile(0.5, DURATION)))], "s", mappings=[NO_TRAFFIC], spark=True),
                stat(
                    "p95", "95 of 100 successful requests took no longer.",
                    [target(or_unknown(quantile(0.95, DURATION)))], "s", mappings=[NO_TRAFFIC], spark=True),
                stat(
                    "p95 to the first token",
                    "95 of 100 streamed requests began to answer within it. Only where lines say when the first"
                    " token came.",
                    [target(or_unknown(quantile(0.95, FIRST_TOKEN)))], "s", mappings=[NO_TRAFFIC], spark=True),
                stat(
                    "Beyond the histogram",
                    "The share of successful requests that took longer than the histogram's highest bound (60 s by"
                    " default, 'latency_buckets' in the settings). Quantiles cannot be above that bound: where this"
                    " is more"
                    " than 5 %, p95 is too low.",
                    [target(_beyond(DURATION))], "percentunit", mappings=[NO_TRAFFIC],
                    thresholds=steps("green", ("orange", 0.01), ("red", 0.05)), decimals=1),
                stat(
                    "Failed attempts", "The share of attempts that failed in the chosen time.",
                    [target(share(f"sum({failed_in_range})", f"sum({attempts_in_range})"), instant=True)],
                    "percentunit", thresholds=ERRORS, mappings=[NO_TRAFFIC], decimals=1),
                stat(
                    "Fallbacks", "Times in the chosen time that an app went on with another model.",
                    [target(sum_increase("llm_fallbacks_total", matchers=SIDECAR), instant=True)],
                    thresholds=steps("green", ("orange", 1)), decimals=0),
            ),
            row(
                "Latency",
                heatmap(
                    "How long requests took", "Successful requests by how long they took.", [_buckets(DURATION)]),
                timeseries(
                    "Quantiles",
                    "Of successful requests, estimated within the histogram's bounds. 'mean' is exact.",
                    [target(or_unknown(quantile(part, DURATION)), name) for part, name in QUANTILES]
                    + [target(share(f"sum({seconds})", f"sum({count})"), "mean")],
                    "s", 12, 9),
                timeseries(
                    "p95, by model", "95 of 100 successful requests of a model took no longer.",
                    [target(or_none_yet(quantile(0.95, DURATION, by="model"), "model", "NaN"), "{{model}}")], "s"),
                timeseries(
                    "p95, by $label",
                    "The ten slowest values of the label chosen under 'Break down by'.",
                    [target(or_none_yet(f"topk(10, {quantile(0.95, DURATION, by='$label')})", "$label", "NaN"),
                            "{{$label}}")], "s"),
            ),
            row(
                "Time to the first token",
                heatmap(
                    "How long the first token took",
                    "Streamed requests by when the first token came. Only where lines say it.",
                    [_buckets(FIRST_TOKEN)]),
                timeseries(
                    "Quantiles of the time to the first token",
                    "Estimated within the histogram's bounds. Only where lines say it.",
                    [target(or_unknown(quantile(part, FIRST_TOKEN)), name) for part, name in QUANTILES], "s", 12, 9),
                timeseries(
                    "p95 to the first token, by model", "95 of 100 streamed requests of a model began within it.",
                    [target(or_none_yet(quantile(0.95, FIRST_TOKEN, by="model"), "model", "NaN"), "{{model}}")],
                    "s", 24),
            ),
            row(
                "Errors",
                timeseries(
                    "Errors per minute, by reason", "Failed attempts in a minute, by what went wrong.",
                    [target(sum_per_minute("llm_errors_total", "reason"), "{{reason}}")], "reqpm", 12, stack=True),
                timeseries(
                    "Share of failed attempts, by model", "Failed attempts as a share of all, by model.",
                    [target(or_none_yet(f"sum by (model) ({failed}) / sum by (model) ({attempts})", "model", "NaN"),
                            "{{model}}")], "percentunit", 12, maximum=1),
                timeseries(
                    "Share of failed attempts, by $label",
                    "The ten values of the label chosen under 'Break down by' with the largest share.",
                    [target(or_none_yet(
                        f"topk(10, sum by ($label) ({failed}) / sum by ($label) ({attempts}))", "$label", "NaN"),
                        "{{$label}}")], "percentunit", 12, maximum=1),
                timeseries(
                    "429, 529 and connections per minute",
                    "What logs say of limits: 429, too many requests; 529, overloaded; providers that could not be"
                    " reached."
                    " From all lines, those without a model too.",
                    [
                        target(sum_per_minute("llm_rate_limited_total", matchers=SIDECAR), "429 rate limited"),
                        target(sum_per_minute("llm_overloaded_total", matchers=SIDECAR), "529 overloaded"),
                        target(sum_per_minute("llm_connection_errors_total", matchers=SIDECAR), "not reached"),
                    ], "reqpm", 12),
            ),
            row(
                "Fallbacks and retries",
                timeseries(
                    "Fallbacks per minute", "Times that an app went on with another model.",
                    [target(sum_per_minute("llm_fallbacks_total", matchers=SIDECAR), "fallbacks")], "reqpm", 6),
                timeseries(
                    "Failures that are tried again, per minute",
                    "Failed attempts of the kinds that clients try again: too many requests, overloaded, not reached, too"
                    " slow, or a fault of the provider's. Logs do not say which attempt is a retry.",
                    [target(sum_per_minute("llm_errors_total", "reason", more=RETRIED), "{{reason}}")], "reqpm", 6,
                    stack=True),
                timeseries(
                    "Attempts per successful request",
                    "1 where each request succeeds at once; retries and requests that failed for good make it more.",
                    [target(or_none_yet(f"sum by (model) ({attempts}) / (sum by (model) ({succeeded}) > 0)", "model", "NaN"),
                            "{{model}}")], "short", 6),
                timeseries(
                    "Repeated lines per second",
                    "Lines that tell of an attempt a second time, as a library's beside the app's own. They are not"
                    " counted"
                    " again.",
                    [target(sum_rate("tailmeter_repeats_total", "source", SIDECAR), "{{source}}")], "short", 6),
            ),
        ])
