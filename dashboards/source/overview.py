"""What is spent, asked and answered, on one screen."""
from .panels import (NO_TRAFFIC, ONE_IS_GOOD, SHARE_OF_LIMIT, ZERO_IS_GOOD, bars, coloured, dashboard, row, stat,
                     steps, target, timeseries)
from .queries import (BUDGET, MODEL, RANGE, SIDECAR, increase, or_none_yet, or_unknown, quantile, rate, select, share,
                      sum_increase, sum_per_minute, sum_rate, with_period)
from .today import today

NO_BUDGETS = "Not in the settings: budgets"


def overview():
    attempts = increase("llm_requests_total", MODEL, window=RANGE)
    failed = increase("llm_requests_total", MODEL, 'status="error"', RANGE)
    spend = rate("llm_cost_usd_total", MODEL)
    ratio = select("llm_budget_ratio", BUDGET, 'scope=""')
    ratio_of_scopes = select("llm_budget_ratio", BUDGET, 'scope!=""')
    return dashboard(
        "tailmeter-overview", "Tailmeter / Overview",
        "Spend against budgets, requests, errors, latency and tokens of the apps whose logs Tailmeter reads.",
        ["job", "instance", "model", "label", "budget"],
        [
            row(
                "Today and budgets",
                today(4, 6, spark=True),
                stat(
                    "Spent in the present period",
                    "What each budget in dollars has spent since its period began: today, for a daily budget. It"
                    " goes by"
                    " the time of the records and by the budget's own time zone, begins anew with the period, and"
                    " does not"
                    " jump when old lines are read late; increase() over the last 24 hours would do none of these.",
                    [target(with_period(select("llm_budget_spent_usd", BUDGET, 'scope=""')),
                            "{{budget}} ({{period}}) on {{instance}}")],
                    "currencyUSD", 6, 6, missing=NO_BUDGETS, decimals=2, text="value_and_name", spark=True),
                bars(
                    "Share of the limit",
                    "What budgets have spent of their limits, whatever they count: dollars, tokens or requests. A"
                    " limit of"
                    " 0 shows as 1000 %.",
                    [target(with_period(f"clamp_max({ratio}, 10)"), "{{budget}} ({{period}}) on {{instance}}")],
                    "percentunit", 7, 6, SHARE_OF_LIMIT, NO_BUDGETS, 1),
                bars(
                    "Single scopes nearest to their limits",
                    "The ten fullest values of budgets with 'by', such as one user's. Tailmeter exports the 100"
                    " fullest of"
                    " each budget.",
                    [target(f"topk(10, clamp_max({ratio_of_scopes}, 10))", "{{budget}}: {{scope}}", instant=True)],
                    "percentunit", 7, 6, SHARE_OF_LIMIT, "Not in the settings, or nothing spent: budgets with 'by'", 1),
            ),
            row(
                "In the chosen time",
                stat(
                    "Spend",
                    "Cost that Prometheus saw grow in the chosen time, by the time it was read. For a calendar day"
                    " and for"
                    " what was read late see the budgets above.",
                    [target(sum_increase("llm_cost_usd_total"), instant=True)],
                    "currencyUSD", decimals=2),
                stat(
                    "Attempts", "Attempts at a provider, failed ones too.",
                    [target(sum_increase("llm_requests_total"), instant=True)]),
                stat(
                    "Failed attempts", "The share of attempts that failed.",
                    [target(share(f"sum({failed})", f"sum({attempts})"), instant=True)],
                    "percentunit", thresholds=steps("green", ("orange", 0.02), ("red", 0.05)), mappings=[NO_TRAFFIC],
                    decimals=1),
                stat(
                    "p95 latency",
                    "95 of 100 successful requests took no longer, now. It is estimated within the histogram's"
                    " bounds and"
                    " cannot be above the highest of them (60 s by default).",
                    [target(or_unknown(quantile(0.95, "llm_request_duration_seconds")))],
                    "s", mappings=[NO_TRAFFIC], spark=True),
                stat(
                    "Tokens", "Tokens of all classes: input, output, cache reads and cache writes.",
                    [target(sum_increase("llm_tokens_used_total"), instant=True)]),
                stat(
                    "Tokens without a price",
                    "Tokens of models that no price is known for: their cost is in no figure of dollars. Prices can be"
                    " added to the settings.",
                    [target(sum_increase("tailmeter_unpriced_tokens_total"),
                            instant=True)],
                    thresholds=steps("green", ("orange", 1))),
            ),
            row(
                "Over time",
                timeseries(
                    "Spend per hour, by model",
                    "The rate at which money is spent, as dollars an hour.",
                    [target(or_none_yet(f"sum by (model) ({spend}) * 3600", "model"),
                            "{{model}}")],
                    "currencyUSD", 8, stack=True, decimals=2),
                timeseries(
                    "Attempts per minute, by outcome", "Attempts at a provider in a minute.",
                    [target(sum_per_minute("llm_requests_total", "status"), "{{status}}")],
                    "reqpm", 8, stack=True, overrides=[coloured("success", "green"), coloured("error", "red")]),
                timeseries(
                    "Errors per minute, by reason", "Failed attempts in a minute, by what went wrong.",
                    [target(sum_per_minute("llm_errors_total", "reason"), "{{reason}}")],
                    "reqpm", 8, stack=True),
                timeseries(
                    "Latency", "How long successful requests took, estimated within the histogram's bounds.",
                    [target(or_unknown(quantile(part, "llm_request_duration_seconds")), name)
                     for part, name in ((0.5, "p50"), (0.95, "p95"), (0.99, "p99"))],
                    "s", 12),
                timeseries(
                    "Tokens per second, by class",
                    "Input is without what was read from and written to a cache.",
                    [target(sum_rate("llm_tokens_used_total", "type"),
                            "{{type}}")],
                    "short", 12, stack=True),
            ),
            row(
                "Top ten in the chosen time",
                bars(
                    "Models by spend", "The ten models that cost most in the chosen time.",
                    [target(sum_increase("llm_cost_usd_total", "model", top=10),
                        "{{model}}", instant=True)],
                    "currencyUSD", 8, 9, decimals=2),
                bars(
                    "$label by spend",
                    "The ten values of the label chosen under 'Break down by' that cost most in the chosen time.",
                    [target(sum_increase("llm_cost_usd_total", "$label", top=10),
                        "{{$label}}", instant=True)],
                    "currencyUSD", 8, 9, decimals=2),
                bars(
                    "$label by attempts",
                    "The ten values of the label chosen under 'Break down by' with the most attempts in the chosen"
                    " time.",
                    [target(sum_increase("llm_requests_total", "$label", top=10),
                        "{{$label}}", instant=True)],
                    "short", 8, 9),
            ),
            row(
                "Is it trustworthy?",
                stat(
                    "Ready", "Whether the sidecar counts, as /readyz says.",
                    [target(select("tailmeter_ready"), "{{instance}}")], "bool_yes_no", 6, thresholds=ONE_IS_GOOD),
                stat(
                    "Furthest behind",
                    "The age of the last line that was read of the log that is furthest behind; 0 when all is read.",
                    [target(f"max({select('tailmeter_source_lag_seconds')})")], "s", 6,
                    thresholds=steps("green", ("orange", 10), ("red", 60))),
                stat(
                    "Requests without usage",
                    "Successful requests in the chosen time whose tokens are not in the log: they cost something and"
                    " count"
                    " for nothing.",
                    [target(sum_increase("llm_requests_without_usage_total"),
                            instant=True)],
                    "short", 6, thresholds=steps("green", ("orange", 1))),
                stat(
                    "Contents that may be lost", "Files that went before it is known that all of them was read.",
                    [target(sum_increase("tailmeter_suspected_loss_total", matchers=SIDECAR), instant=True)],
                    "short", 6, thresholds=ZERO_IS_GOOD),
            ),
        ])
