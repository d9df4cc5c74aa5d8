"""Whether Tailmeter itself reads, commits, delivers and keeps up."""
from .panels import (NO_RECORD, ONE_IS_GOOD, SHARE_OF_LIMIT, ZERO_IS_GOOD, bars, dashboard, row, stat, steps, target,
                     timeseries)
from .queries import (RANGE, RATE, SIDECAR, increase, of_sidecars, or_unknown, quantile, rate, select, sum_increase,
                      sum_rate)

NO_ARCHIVE = "Not in the settings: archive"
NO_GUARDS = "Not in the settings: guardrails"
NO_MODERATION = "Not in the settings: moderation"
NO_CHANNELS = "Not in the settings: webhooks"
COMMIT = "tailmeter_commit_duration_seconds"


def _by(metric, label, more=""):
    """Per second, of a feature that may not be in the settings."""
    return f"sum by ({label}) ({rate(metric, more=more)})"


def _all(metric, more=""):
    return f"sum({rate(metric, more=more)})"


def _in_range(metric):
    """How much a counter of a feature that may not be in the settings grew in the chosen time."""
    return f"sum({increase(metric, window=RANGE)})"


def _health():
    seen = f"count_over_time({select('tailmeter_build_info')}[{RANGE}])"
    last = select("tailmeter_source_last_record_timestamp_seconds")
    return row(
        "Health",
        stat(
            "Scraped", "Whether Prometheus reaches a Tailmeter that it reached within the chosen time.",
            [target(f"{select('up')} and on (job, instance) {seen}", "{{instance}}", instant=True)],
            "bool_yes_no", thresholds=ONE_IS_GOOD),
        stat(
            "Ready", "Whether it counts, as /readyz says.",
            [target(select("tailmeter_ready"), "{{instance}}")], "bool_yes_no", thresholds=ONE_IS_GOOD),
        stat(
            "Settings are good", "Whether the last reload of the settings was taken over; else the ones before hold.",
            [target(select("tailmeter_config_last_reload_successful"), "{{instance}}")], "bool_yes_no",
            thresholds=ONE_IS_GOOD),
        stat(
            "Running since", "When the process was started.",
            [target(of_sidecars(f"{select('process_start_time_seconds')} * 1000"), "{{instance}}")], "dateTimeFromNow"),
        stat(
            "Version", "Instances by the version that runs.",
            [target(f"count by (version) ({select('tailmeter_build_info')})", "{{version}}")], text="value_and_name"),
        stat(
            "Since the last record",
            "Seconds since the time of the last record that was read, of the source that was written last.",
            [target(or_unknown(f"time() - max({last})"))], "s", mappings=[NO_RECORD]),
    )


def _reading():
    return row(
        "Reading",
        timeseries(
            "Bytes behind", "Bytes that are written and not read, by source. Of a journal it is an estimate.",
            [target(select("tailmeter_source_lag_bytes"), "{{source}} on {{instance}}")], "bytes", 8),
        timeseries(
            "Seconds behind",
            "The age of the last line that was read while there are bytes behind it, by source; 0 when all is read.",
            [target(select("tailmeter_source_lag_seconds"), "{{source}} on {{instance}}")], "s", 8),
        timeseries(
            "Bytes read per second", "By source.",
            [target(sum_rate("tailmeter_read_bytes_total", "source", SIDECAR), "{{source}}")], "Bps", 8, stack=True),
        timeseries(
            "Lines per second",
            "'usage' are lines with tokens or a failed attempt, 'other' are lines of other things, such as an app's"
            " messages.",
            [target(sum_rate("tailmeter_lines_total", "outcome", SIDECAR, 'outcome=~"usage|other"'), "{{outcome}}")],
            "short", 8, stack=True),
        timeseries(
            "Skipped lines per second, by reason",
            "Lines that could not be counted, and why; `tailmeter explain` tells it of a single line.",
            [target(sum_rate("tailmeter_lines_total", "outcome", SIDECAR, 'outcome!~"usage|other|blank"'),
                    "{{outcome}}")],
            "short", 8, stack=True),
        bars(
            "Skipped lines in the chosen time", "By reason, the ten most frequent.",
            [target(sum_increase("tailmeter_lines_total", "outcome", SIDECAR, 'outcome!~"usage|other|blank"', top=10),
                    "{{outcome}}", instant=True)],
            "short", 8, thresholds=steps("green", ("orange", 1)), decimals=0),
        timeseries(
            "Files", "Files that are followed, by source.",
            [target(select("tailmeter_source_files"), "{{source}} on {{instance}}")], "short", 5, decimals=0),
        timeseries(
            "Rotations", "Files that were rotated away, cut in place or begun, within the rate interval.",
            [
                target(sum_increase(f"tailmeter_{what}_total", matchers=SIDECAR, window=RATE), name)
                for what, name in (("rotations", "rotated"), ("truncations", "cut"), ("generations", "begun"))
            ], "short", 5),
        timeseries(
            "Doubtful",
            "What was counted less exactly, or not believed: requests whose time is not that of their own line,"
            " requests under 'other' because of a cap, costs that lines state and that are not believed.",
            [
                target(sum_rate("tailmeter_borrowed_timestamps_total", "origin", SIDECAR), "time of {{origin}}"),
                target(sum_rate("tailmeter_overflow_total", "label", SIDECAR), "past the cap of {{label}}"),
                target(sum_rate("tailmeter_refused_costs_total", matchers=SIDECAR), "refused costs"),
            ], "short", 9),
        stat(
            "Contents that may be lost",
            "Files that went before it is known that all of them was read, in the chosen time.",
            [target(sum_increase("tailmeter_suspected_loss_total", matchers=SIDECAR), instant=True)],
            "short", 5, 8, ZERO_IS_GOOD, decimals=0),
    )


def _ledger():
    processes = {
        "cpu": rate("process_cpu_seconds_total"),
        "memory": select("process_resident_memory_bytes"),
        "files": select("process_open_fds"),
    }
    return row(
        "Ledger and process",
        timeseries(
            "Commits: how long they take", "Quantiles of the ledger's commits.",
            [target(quantile(part, COMMIT, SIDECAR), name)
             for part, name in ((0.5, "p50"), (0.95, "p95"), (0.99, "p99"))], "s", 8),
        timeseries(
            "Commits per second", "And those that failed, which are tried again.",
            [
                target(_all(f"{COMMIT}_count"), "commits"),
                target(_all("tailmeter_commit_failures_total"), "failures"),
            ], "ops", 4, table=False),
        timeseries(
            "Processor", "Processors that are kept busy.",
            [target(of_sidecars(processes["cpu"]), "{{instance}}")], "percentunit", 4,
            table=False),
        timeseries(
            "Memory", "Resident memory.", [target(of_sidecars(processes["memory"]), "{{instance}}")], "bytes", 4,
            table=False),
        timeseries(
            "Open files", "Files and sockets that are open.",
            [target(of_sidecars(processes["files"]), "{{instance}}")], "short", 4, decimals=0,
            table=False),
    )


def _webhooks():
    return row(
        "Webhooks",
        timeseries(
            "Outbox", "Messages that are to be delivered, by channel.",
            [target(select("tailmeter_outbox_messages"), "{{channel}} on {{instance}}")], "short", 5,
            missing=NO_CHANNELS, decimals=0),
        timeseries(
            "Oldest message in the outbox", "How long ago it was decided, by channel.",
            [target(select("tailmeter_outbox_oldest_age_seconds"), "{{channel}} on {{instance}}")], "s", 5,
            missing=NO_CHANNELS),
        timeseries(
            "Attempts per minute", "Attempts at delivery, and those that failed.",
            [
                target(_by("tailmeter_webhook_attempts_total", "channel") + " * 60", "{{channel}}"),
                target(_by("tailmeter_webhook_failures_total", "channel") + " * 60", "{{channel}} failed"),
            ], "opm", 5, missing=NO_CHANNELS),
        timeseries(
            "Messages per minute", "Messages that were delivered, and those that were given up.",
            [
                target(_by("tailmeter_webhook_delivered_total", "channel") + " * 60", "{{channel}}"),
                target(_by("tailmeter_webhook_given_up_total", "channel") + " * 60", "{{channel}} given up"),
            ], "opm", 5, missing=NO_CHANNELS),
        stat(
            "Switched off", "Whether the receiver answered 410, gone: nothing is sent to it any longer.",
            [target(select("tailmeter_webhook_disabled"), "{{channel}}")], "bool_yes_no", 4, 8, ZERO_IS_GOOD,
            missing=NO_CHANNELS),
    )


def _archive():
    return row(
        "Archive",
        stat(
            "Archiving", "Whether lines are archived; 'No' while the archive stands still.",
            [target(select("tailmeter_archive_up"), "{{instance}}")], "bool_yes_no", thresholds=ONE_IS_GOOD,
            missing=NO_ARCHIVE),
        stat(
            "Size", "Bytes of all segments, compressed.",
            [target(select("tailmeter_archive_size_bytes"), "{{instance}}")], "bytes", missing=NO_ARCHIVE),
        stat(
            "Segments", "Files of the archive.",
            [target(select("tailmeter_archive_segments"), "{{instance}}")], missing=NO_ARCHIVE),
        stat(
            "Reaches back to", "The earliest time of a line in the archive.",
            [target(f"{select('tailmeter_archive_oldest_line_timestamp_seconds')} * 1000", "{{instance}}")],
            "dateTimeFromNow", missing="Not in the settings, or empty: archive"),
        stat(
            "Maybe not archived",
            "Contents that went before it is known that all of them is archived, in the chosen time.",
            [target(_in_range("tailmeter_archive_suspected_loss_total"), instant=True)],
            thresholds=ZERO_IS_GOOD, missing=NO_ARCHIVE, decimals=0),
        stat(
            "Blocks of pipes left out",
            "Blocks of lines from pipes that are counted and not archived, in the chosen time.",
            [target(_in_range("tailmeter_archive_dropped_blocks_total"), instant=True)],
            thresholds=ZERO_IS_GOOD, missing=NO_ARCHIVE, decimals=0),
        timeseries(
            "Bytes behind, of the archive", "Bytes that are written and not archived, by source.",
            [target(select("tailmeter_archive_lag_bytes"), "{{source}} on {{instance}}")], "bytes", 6,
            missing=NO_ARCHIVE),
        timeseries(
            "Archived lines per second", "'no JSON' are lines that are no JSON object and stand as a text in one.",
            [
                target(_all("tailmeter_archive_lines_total"), "all"),
                target(_all("tailmeter_archive_texts_total"), "no JSON"),
            ], "short", 6, missing=NO_ARCHIVE),
        timeseries(
            "Archived bytes per second", "Before compression, by source.",
            [target(_by("tailmeter_archive_written_bytes_total", "source"), "{{source}}")], "Bps", 6,
            missing=NO_ARCHIVE),
        timeseries(
            "Stops", "How often the archive had to stop and begin anew, within the rate interval.",
            [target(f"sum({increase('tailmeter_archive_failures_total')})", "stops")],
            "short", 6, missing=NO_ARCHIVE),
        timeseries(
            "Redactions per second, by class", "What was taken out of lines before they were archived.",
            [target(_by("tailmeter_archive_redactions_total", "class"), "{{class}}")], "short", 24, stack=True,
            missing=NO_ARCHIVE),
        collapsed=True)


def _guards():
    findings = select("llm_guardrail_findings_total")
    return row(
        "Guardrails",
        timeseries(
            "Checks per second, by decision", "Texts of the logged traffic, by what the guards would have said.",
            [target(_by("llm_guardrail_checks_total", "side, decision"), "{{side}}: {{decision}}")], "short", 8,
            stack=True, missing=NO_GUARDS),
        timeseries(
            "Findings per second, by rule", "The ten most frequent rules.",
            [target(f"topk(10, {_by('llm_guardrail_findings_total', 'rule')})", "{{rule}}")], "short", 8, stack=True,
            missing=NO_GUARDS),
        bars(
            "Findings in the chosen time", "The ten most frequent rules.",
            [target(f"topk(10, sum by (rule) (increase({findings}[{RANGE}])))", "{{rule}}", instant=True)],
            "short", 8, missing=NO_GUARDS, decimals=0),
        collapsed=True)


def _moderation():
    spent, limit = select("llm_moderation_budget_spent_usd"), select("llm_moderation_budget_limit_usd")
    flagged = select("llm_moderation_checks_total", more='verdict="flagged"')
    return row(
        "Moderation",
        stat(
            "Provider answers", "Whether it does; 'No' while there are no verdicts.",
            [target(select("tailmeter_moderation_up"), "{{instance}}")], "bool_yes_no", thresholds=ONE_IS_GOOD,
            missing=NO_MODERATION),
        bars(
            "Budget of the day",
            "What is spent of the day's budget of moderation, calls under way at their highest possible cost.",
            [target(f"{spent} / ({limit} > 0)", "{{instance}}")], "percentunit", 4, 4, SHARE_OF_LIMIT,
            NO_MODERATION, 1),
        stat(
            "Spent today", "Of the day's budget of moderation; not part of the apps' cost.",
            [target(spent, "{{instance}}")], "currencyUSD", missing=NO_MODERATION, decimals=4),
        stat(
            "Waiting texts", "Texts of the sample that wait.",
            [target(select("tailmeter_moderation_queue_length"), "{{instance}}")], missing=NO_MODERATION),
        stat(
            "Dropped texts", "Texts of the sample that were dropped in the chosen time: too many waited.",
            [target(_in_range("llm_moderation_dropped_total"), instant=True)],
            thresholds=ZERO_IS_GOOD, missing=NO_MODERATION, decimals=0),
        stat(
            "Spend in the chosen time", "What moderation cost.",
            [target(_in_range("llm_moderation_cost_usd_total"), instant=True)],
            "currencyUSD", missing=NO_MODERATION, decimals=4),
        timeseries(
            "Checks per second, by verdict", "Texts that a model was asked about, by what came of it.",
            [target(_by("llm_moderation_checks_total", "verdict"), "{{verdict}}")], "short", 6, stack=True,
            missing=NO_MODERATION),
        bars(
            "Flagged in the chosen time", "Flagged texts by their worst category.",
            [target(f"topk(10, sum by (category) (increase({flagged}[{RANGE}])))", "{{category}}", instant=True)],
            "short", 6, missing=NO_MODERATION, decimals=0),
        timeseries(
            "Calls per second", "How often the provider was asked, and parts of texts that were judged before.",
            [
                target(_all("llm_moderation_calls_total"), "calls"),
                target(_all("llm_moderation_cached_total"), "known before"),
            ], "ops", 6, missing=NO_MODERATION),
        timeseries(
            "Tokens of moderation per second", "By class.",
            [target(_by("llm_moderation_tokens_total", "type"), "{{type}}")], "short", 6, stack=True,
            missing=NO_MODERATION),
        collapsed=True)


def sidecar():
    return dashboard(
        "tailmeter-sidecar", "Tailmeter / Sidecar",
        "Whether Tailmeter keeps up with the logs, what it skips, and how its ledger, webhooks, archive, guards and"
        " moderation do.",
        ["job", "instance"],
        [_health(), _reading(), _ledger(), _webhooks(), _archive(), _guards(), _moderation()])
