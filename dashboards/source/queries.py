"""Pieces of PromQL that the dashboards share.

Counters of a daemon that never read a request have no series yet. Two rules keep panels from being empty then: sums are
0, and what cannot be known without traffic (a ratio, a quantile) is NaN, which panels show as a gap or as "no traffic".
"""

SIDECAR = 'job=~"$job", instance=~"$instance"'
MODEL = SIDECAR + ', model=~"$model"'
BUDGET = SIDECAR + ', budget=~"$budget"'
RATE = "$__rate_interval"
RANGE = "$__range"


def select(metric, matchers=SIDECAR, more=""):
    return metric + "{" + matchers + (", " + more if more else "") + "}"


def rate(metric, matchers=SIDECAR, more="", window=RATE):
    return f"rate({select(metric, matchers, more)}[{window}])"


def increase(metric, matchers=SIDECAR, more="", window=RATE):
    return f"increase({select(metric, matchers, more)}[{window}])"


def or_zero(sum_of_all):
    """For a sum without labels."""
    return f"{sum_of_all} or vector(0)"


def or_unknown(figure):
    """For a ratio or quantile without labels."""
    return f"{figure} or vector(NaN)"


def or_none_yet(vector, label, value="0"):
    """For series by a label: one series in place of none.

    A plain `or vector(0)` would always stand beside the others.
    """
    return f'{vector} or on() label_replace(vector({value}), "{label}", "none yet", "", "")'


def quantile(share, metric, matchers=MODEL, by=""):
    labels = "le" + (f", {by}" if by else "")
    return f"histogram_quantile({share}, sum by ({labels}) ({rate(metric + '_bucket', matchers)}))"


def of_sidecars(vector):
    """Metrics that every Prometheus client exports, of Tailmeter's processes alone, also while $job is All."""
    return f"{vector} and on (job, instance) {select('tailmeter_build_info')}"


def with_period(vector):
    """Budgets' gauges, with the period that each goes by."""
    return f"{vector} * on (job, instance, budget) group_left (period) {select('tailmeter_budget_info', BUDGET)}"


def spent_today(by=""):
    """By the records' own time, in the daemons' own time zones."""
    return _sum(select("tailmeter_spend_today_usd", MODEL), by)


def _sum(vector, by):
    return f"sum by ({by}) ({vector})" if by else f"sum({vector})"


def sum_rate(metric, by="", matchers=MODEL, more=""):
    """Per second; 0 in place of no series."""
    vector = _sum(rate(metric, matchers, more), by)
    return or_none_yet(vector, by) if by else or_zero(vector)


def sum_per_minute(metric, by="", matchers=MODEL, more=""):
    """Requests of an app are seldom many in a second; 0 in place of no series."""
    vector = _sum(rate(metric, matchers, more), by) + " * 60"
    return or_none_yet(vector, by) if by else or_zero(vector)


def sum_increase(metric, by="", matchers=MODEL, more="", window=RANGE, top=0):
    """Within a window; 0 in place of no series."""
    vector = _sum(increase(metric, matchers, more, window), by)
    if top:
        vector = f"topk({top}, {vector})"
    return or_none_yet(vector, by) if by else or_zero(vector)


def share(part, whole):
    """Of two sums of rates or increases; NaN where there is none of the whole."""
    return or_unknown(f"{part} / {whole}")
