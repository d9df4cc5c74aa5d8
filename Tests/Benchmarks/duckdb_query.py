#!/usr/bin/env python3
"""The same question asked of DuckDB: requests, tokens, cost and p95 latency by model and hour, errors included.

usage: duckdb_query.py FILE [--threads N] [--query-only | --verify FILE.truth.json]

Prints the answer as JSON. --query-only prints the seconds of the query alone (no process start, no import); --verify
compares the answer with the truth and prints what differs (exit 1).

One pass over the file: read_ndjson with given columns, so that no schema has to be guessed, and only the columns that
the question needs. Tokens are summed by group and priced afterwards, in whole pico-dollars. An error is counted once a
request id, an error without an id once a line.
"""
import argparse
import json
import sys
import time

PRICES = """(VALUES
    ('claude-sonnet-4-20250514', 3000000, 15000000, 300000, 3750000),
    ('claude-haiku-4-5-20251001', 1000000, 5000000, 100000, 1250000),
    ('claude-opus-4-5-20251101', 5000000, 25000000, 500000, 6250000)
) AS prices(model, input, output, cache_read, cache_write)"""

QUERY = f"""
WITH groups AS (
    SELECT
        coalesce(model, 'unknown') AS model,
        date_trunc('hour', "timestamp") AS hour,
        count(*) FILTER (event = 'llm_request_success') AS success,
        count(DISTINCT request_id) FILTER (event <> 'llm_request_success')
            + count(*) FILTER (event <> 'llm_request_success' AND request_id IS NULL) AS error,
        coalesce(sum(input_tokens), 0) AS input,
        coalesce(sum(output_tokens), 0) AS output,
        coalesce(sum(cache_read_input_tokens), 0) AS cache_read,
        coalesce(sum(cache_creation_input_tokens), 0) AS cache_write,
        count(duration_s) FILTER (event = 'llm_request_success') AS latency_count,
        quantile_disc(duration_s, 0.95) FILTER (event = 'llm_request_success') AS p95,
        max(duration_s) FILTER (event = 'llm_request_success') AS latency_max
    FROM read_ndjson(?, columns = {{
        'event': 'VARCHAR', 'model': 'VARCHAR', 'request_id': 'VARCHAR', 'timestamp': 'TIMESTAMP',
        'input_tokens': 'BIGINT', 'output_tokens': 'BIGINT',
        'cache_creation_input_tokens': 'BIGINT', 'cache_read_input_tokens': 'BIGINT', 'duration_s': 'DOUBLE'}})
    WHERE event IN ('llm_request_success', 'llm_request_failed', 'rate_limit_hit', 'api_overloaded',
                    'api_connection_error', 'unexpected_error')
    GROUP BY ALL
)
SELECT
    model, strftime(hour, '%Y-%m-%dT%H:00:00Z'), success, error,
    groups.input::BIGINT, groups.output::BIGINT, groups.cache_read::BIGINT, groups.cache_write::BIGINT,
    (coalesce(groups.input * prices.input, 0) + coalesce(groups.output * prices.output, 0)
        + coalesce(groups.cache_read * prices.cache_read, 0)
        + coalesce(groups.cache_write * prices.cache_write, 0))::HUGEINT AS cost_pico_usd,
    latency_count, p95, latency_max
FROM groups LEFT JOIN {PRICES} USING (model)
ORDER BY model, hour
"""


def differences(groups, truth):
    def keyed(g):
        return (g["model"], g["hour"])

    found, wanted = {keyed(g): g for g in groups}, {keyed(g): g for g in truth["groups"]}
    out = [f"{key}: only in one of the two" for key in sorted(set(found) ^ set(wanted))]
    for key in sorted(set(found) & set(wanted)):
        g, w = found[key], wanted[key]
        for name in ("requests", "tokens", "cost_pico_usd"):
            if g[name] != w[name]:
                out.append(f"{key}: {name} {g[name]} instead of {w[name]}")
        latency = w["latency"]
        if g["latency_count"] != latency["count"]:
            out.append(f"{key}: latency count {g['latency_count']} instead of {latency['count']}")
        if latency["count"] and round(g["p95"] * 10_000) != latency["p95_100us"]:
            out.append(f"{key}: p95 {g['p95']} instead of {latency['p95_100us'] / 10_000}")
    return out


def main():
    parser = argparse.ArgumentParser(description="the DuckDB peer of `tailmeter analyze --by model --bucket hour`")
    parser.add_argument("file")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--query-only", action="store_true")
    parser.add_argument("--verify", metavar="TRUTH")
    options = parser.parse_args()
    import duckdb

    connection = duckdb.connect(config={"threads": options.threads})
    start = time.perf_counter()
    rows = connection.execute(QUERY, [options.file]).fetchall()
    seconds = time.perf_counter() - start
    if options.query_only:
        print(f"{seconds:.6f}")
        return 0
    groups = [
        {"model": r[0], "hour": r[1], "requests": {"success": r[2], "error": r[3]},
         "tokens": {"input": r[4], "output": r[5], "cache_read": r[6], "cache_write": r[7]},
         "cost_pico_usd": int(r[8]), "latency_count": r[9], "p95": r[10], "latency_max": r[11]}
        for r in rows
    ]
    if options.verify:
        with open(options.verify, encoding="utf-8") as f:
            wrong = differences(groups, json.load(f))
        print("\n".join(wrong[:20]) or f"{len(groups)} groups equal the truth; query {seconds:.3f} s")
        return 1 if wrong else 0
    json.dump({"duckdb": duckdb.__version__, "query_seconds": seconds, "groups": groups}, sys.stdout)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
