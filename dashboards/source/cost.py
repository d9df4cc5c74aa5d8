"""Where the money goes, and how long it will last."""
from .panels import NO_TRAFFIC, SHARE_OF_LIMIT, bars, dashboard, dashed, row, stat, steps, table, target, timeseries
from .queries import (BUDGET, MODEL, RANGE, increase, or_none_yet, rate, select, share, spent_today, sum_increase,
                      sum_rate, with_period)
from .today import today

NO_BUDGETS = "Not in the settings: budgets"
NEAR_ONE = steps("orange", ("green", 0.95), ("orange", 1.05))
LINES = [dashed(".*: limit$", [10, 5]), dashed(".*: forecast$", [2, 4])]


def _pace(unit):
    """What periods have come to, their limits and what they will come to."""
    return [
        target(with_period(select(f"llm_budget_{name}_{unit}", BUDGET, 'scope=""')),
               f"{{{{budget}}}} ({{{{period}}}}) on {{{{instance}}}}: {name}")
        for name in ("spent", "limit", "forecast")
    ]


def _each(vector):
    """By the labels alone that all columns of the table share: rows are merged by them, and names would differ."""
    return f"max by (instance, budget, scope) ({vector})"


def _saved_by_caches():
    """What reads would have cost as input, less what was paid for writing beyond the price of input."""
    each = "by (job, instance, model)"

    def tokens(kind):
        return f"sum {each} (" + increase("llm_tokens_used_total", MODEL, f'type="{kind}"', RANGE) + ")"

    def price(kind):
        return f"max {each} (" + select("tailmeter_token_price_usd", MODEL, f'type="{kind}"') + ")"

    reads = f"{tokens('cache_read')} * ({price('input')} - {price('cache_read')})"
    writes = f"{tokens('cache_write')} * ({price('cache_write')} - {price('input')})"
    return f"sum({reads} - {writes}) or vector(0)"


def cost():
    spend = rate("llm_cost_usd_total", MODEL)
    hourly = increase("llm_cost_usd_total", MODEL, window="1h")
    succeeded = rate("llm_requests_total", MODEL, 'status="success"')
    each_costs = f"sum by (model) ({spend}) / (sum by (model) ({succeeded}) > 0)"
    cached = rate("llm_tokens_used_total", MODEL, 'type="cache_read"')
    written = rate("llm_tokens_used_total", MODEL, 'type="cache_write"')
    prompt = rate("llm_tokens_used_total", MODEL, 'type=~"input|cache_read|cache_write"')
    cached_in_range = increase("llm_tokens_used_total", MODEL, 'type="cache_read"', RANGE)
    prompt_in_range = increase("llm_tokens_used_total", MODEL, 'type=~"input|cache_read|cache_write"', RANGE)
    logged = increase("llm_logged_cost_usd_total", MODEL, window=RANGE)
    computed = increase("llm_logged_cost_computed_usd_total", MODEL, window=RANGE)
    logged_share = f"sum by (model) ({logged}) / (sum by (model) ({computed}) > 0)"
    limit = select("llm_budget_limit_usd", BUDGET)
    ends = select("llm_budget_period_end_timestamp_seconds", BUDGET)
    dollars = {"decimals": 2}
    return dashboard(
        "tailmeter-cost", "Tailmeter / Cost and budgets",
        "Spend per hour, budgets against limits and forecasts, cost by model and label, caches, and what has no price.",
        ["job", "instance", "model", "label", "budget"],
        [
            row(
                "Today",
                today(4, 7),
                timeseries(
                    "The day so far",
                    "What was spent since midnight, by model. Lines that are read late raise it where they are read and"
                    " only if they are of that day.",
                    [target(or_none_yet(spent_today("model"), "model"), "{{model}}")],
                    "currencyUSD", 12, 7, stack=True, decimals=2),
                bars(
                    "Models by spend today", "The ten models that cost most since midnight.",
                    [target(or_none_yet(f"topk(10, {spent_today('model')})", "model"), "{{model}}", instant=True)],
                    "currencyUSD", 8, 7, decimals=2),
            ),
            row(
                "Budgets",
                timeseries(
                    "Dollars: the period so far, its limit and its forecast",
                    "Each budget in dollars over its present period, which begins at 0: a day from midnight to"
                    " midnight in"
                    " the budget's own time zone, for a daily budget. It goes by the time of the records. Do not use"
                    " increase() of llm_cost_usd_total over 24 hours for it: that rolls, and goes by when lines were"
                    " read."
                    " The forecast is what the period comes to at its pace so far.",
                    _pace("usd"), "currencyUSD", 16, 10, missing=NO_BUDGETS, overrides=LINES, decimals=2),
                bars(
                    "Share of the limit",
                    "What budgets have spent of their limits, whatever they count. A limit of 0 shows as 1000 %.",
                    [target(with_period(f"clamp_max({select('llm_budget_ratio', BUDGET)}, 10)"),
                            "{{budget}} {{scope}} ({{period}}) on {{instance}}", instant=True)],
                    "percentunit", 8, 10, SHARE_OF_LIMIT, NO_BUDGETS, 1),
                table(
                    "Budgets in dollars",
                    "Present periods, of single scopes too: the 100 fullest of each budget.",
                    [
                        ("Spent", _each(select("llm_budget_spent_usd", BUDGET)), "currencyUSD", dollars),
                        ("Limit", _each(limit), "currencyUSD", dollars),
                        ("Forecast", _each(select("llm_budget_forecast_usd", BUDGET)), "currencyUSD", dollars),
                        ("Share", _each(f"clamp_max({select('llm_budget_ratio', BUDGET)}, 10) and {limit}"),
                         "percentunit", {"thresholds": SHARE_OF_LIMIT, "custom.cellOptions": {"type": "color-text"},
                                         "decimals": 1}),
                        ("Unpriced tokens", _each(select("llm_budget_unpriced_tokens", BUDGET)), "short", {}),
                        ("Begins anew", _each(f"{ends} * 1000 and {limit}"), "dateTimeFromNow", {}),
                    ],
                    missing=NO_BUDGETS, names={"budget": "Budget", "scope": "Scope", "instance": "Instance"},
                    sort="Share"),
                timeseries(
                    "Tokens: the period so far, its limit and its forecast",
                    "Each budget in tokens over its present period, by the time of the records.",
                    _pace("tokens"), "short", 12, missing="Not in the settings: a budget in tokens", overrides=LINES),
                timeseries(
                    "Requests: the period so far, its limit and its forecast",
                    "Each budget in requests over its present period, by the time of the records.",
                    _pace("requests"), "short", 12, missing="Not in the settings: a budget in requests",
                    overrides=LINES),
            ),
            row(
                "Spend",
                timeseries(
                    "Dollars in each hour",
                    "Cost that Prometheus saw grow in each hour, by the time it was read. A daemon that catches up"
                    " with old"
                    " logs makes a hill here and none in the budgets.",
                    [target(or_none_yet(f"sum by (model) ({hourly})", "model"), "{{model}}")],
                    "currencyUSD", 12, 9, stack=True, bars=True, interval="1h", decimals=2),
                timeseries(
                    "Dollars per hour, by $label",
                    "The rate at which money is spent, by the ten largest values of the label chosen under 'Break"
                    " down by'.",
                    [target(or_none_yet(f"topk(10, sum by ($label) ({spend}) * 3600)", "$label"), "{{$label}}")],
                    "currencyUSD", 12, 9, stack=True, decimals=2),
                bars(
                    "Models by spend", "The ten models that cost most in the chosen time.",
                    [target(sum_increase("llm_cost_usd_total", "model", top=10), "{{model}}", instant=True)],
                    "currencyUSD", 8, 9, decimals=2),
                bars(
                    "$label by spend",
                    "The ten values of the label chosen under 'Break down by' that cost most in the chosen time.",
                    [target(sum_increase("llm_cost_usd_total", "$label", top=10), "{{$label}}", instant=True)],
                    "currencyUSD", 8, 9, decimals=2),
                timeseries(
                    "Dollars per successful request",
                    "What a request costs on average, failed attempts included in the cost.",
                    [target(or_none_yet(each_costs, "model", "NaN"), "{{model}}")],
                    "currencyUSD", 8, 9),
            ),
            row(
                "Caches",
                stat(
                    "Read from caches",
                    "The share of prompt tokens that came from a provider's cache in the chosen time.",
                    [target(share(f"sum({cached_in_range})", f"sum({prompt_in_range})"), instant=True)],
                    "percentunit", 4, 8, mappings=[NO_TRAFFIC], decimals=1),
                stat(
                    "Saved by caches",
                    "What reads from caches would have cost as input in the chosen time, less what writes cost more than"
                    " input. By the prices of now at the standard tier: an estimate where tiers or long prompts have"
                    " other ones. Below 0 where writes are hardly read.",
                    [target(_saved_by_caches(), instant=True)], "currencyUSD", 4, 8, decimals=2),
                timeseries(
                    "Share of prompt tokens read from a cache, by model",
                    "Cache reads as a share of input, cache reads and cache writes.",
                    [target(or_none_yet(f"sum by (model) ({cached}) / sum by (model) ({prompt})", "model", "NaN"),
                            "{{model}}")],
                    "percentunit", 8, maximum=1),
                timeseries(
                    "Cache tokens per second",
                    "Tokens read from and written to caches. Writes that are hardly read cost more than they save.",
                    [
                        target(f"sum({cached}) or vector(0)", "read"),
                        target(f"sum({written}) or vector(0)", "written"),
                    ],
                    "short", 8),
            ),
            row(
                "What dollars do not know",
                timeseries(
                    "Tokens without a price, per second",
                    "Tokens of models that no price is known for. They are in no figure of dollars; add prices to the"
                    " settings.",
                    [target(sum_rate("tailmeter_unpriced_tokens_total", "model"), "{{model}}")],
                    "short", 8),
                bars(
                    "Requests without a price",
                    "In the chosen time, by model.",
                    [target(sum_increase("tailmeter_unpriced_requests_total", "model", top=10), "{{model}}",
                            instant=True)],
                    "short", 4, thresholds=steps("green", ("orange", 1))),
                bars(
                    "Requests without usage",
                    "Successful requests in the chosen time whose tokens are not in the log, by model.",
                    [target(sum_increase("llm_requests_without_usage_total", "model", top=10), "{{model}}",
                            instant=True)],
                    "short", 4, thresholds=steps("green", ("orange", 1))),
                bars(
                    "Logged cost as a share of the price book's",
                    "Of requests whose lines state a cost: what they state, by what the price book makes of the same"
                    " requests, in the chosen time. Far from 100 %, prices of the settings or of the app are out of date.",
                    [target(or_none_yet(logged_share, "model", "NaN"), "{{model}}", instant=True)],
                    "percentunit", 8, thresholds=NEAR_ONE, mappings=[NO_TRAFFIC], decimals=1),
            ),
        ], since="now-24h")
