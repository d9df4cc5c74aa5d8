#!/usr/bin/env python3
"""Lists the requests of a structlog corpus file that cost most, the slow and obvious way: `pico-dollars|id|line|user` each,
the costliest first, of equal costs the earlier first.

usage: costliest.py FILE COUNT   (standard library only)

Prices: pico-dollars a token, as published by Anthropic (November 2026): input, output, cache read, cache write.
"""
import json, sys

PRICES = {
    "claude-sonnet-4-20250514": (3_000_000, 15_000_000, 300_000, 3_750_000),
    "claude-haiku-4-5-20251001": (1_000_000, 5_000_000, 100_000, 1_250_000),
    "claude-opus-4-5-20251101": (5_000_000, 25_000_000, 500_000, 6_250_000),
}
found = []
for number, text in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    r = json.loads(text)
    if r.get("event") != "llm_request_success":
        continue
    tokens = (r["input_tokens"], r["output_tokens"], r.get("cache_read_input_tokens", 0), r.get("cache_creation_input_tokens", 0))
    cost = sum(t * p for t, p in zip(tokens, PRICES[r["model"]]))
    found.append((-cost, r["timestamp"], number, r.get("request_id", ""), r.get("user", "unknown")))
for cost, _, number, id, user in sorted(found)[: int(sys.argv[2])]:
    print(-cost, id, number, user, sep="|")
