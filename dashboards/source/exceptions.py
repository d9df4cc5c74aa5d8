"""Where a rule of `check.py` does not hold, and why. One that is not needed is an error, too."""

# (dashboard, panel, window): increase() and rate() over a window that is neither $__rate_interval nor $__range.
FIXED_WINDOWS = {
    ("tailmeter-cost", "Dollars in each hour", "1h"):
        "a bar is what an hour cost, whatever time is chosen; the panel's least interval is an hour, too",
}

# (dashboard, panel): panels without a series on a daemon that has every feature in its settings and an empty log.
EMPTY_AT_FIRST = {
    ("tailmeter-overview", "Single scopes nearest to their limits"):
        "a scope is there once it has spent something",
    ("tailmeter-sidecar", "Reaches back to"):
        "an empty archive has no earliest line",
}

# (dashboard, panel): panels with NaN among their values, though there is traffic all the time.
NOT_A_NUMBER = {
    ("tailmeter-latency", "p95 to the first token, by model"):
        "a model may have no streamed request for a while",
}
