#!/usr/bin/env python3
"""Writes a synthetic log of an LLM app (structlog JSON lines) and the truth about it.

usage: make_log.py LINES OUTPUT [--end YYYY-MM-DD] [--seed N]   (standard library only)

The same arguments give the same bytes. Beside OUTPUT stands OUTPUT.truth.json, counted while the lines are made, in
integers: durations in units of 0.1 ms, money in pico-US-dollars (1e-12). Both files appear under their names only when
they are whole.

The mix, by lines: about 76 % llm_request_success, 3 % failures and fallbacks, 21 % lines of an HTTP library.
"""
import argparse
import collections
import datetime
import json
import os
import random

VERSION = 1
DAYS = 3

# US dollars per million tokens are pico-dollars per token times 1e-6: input, output, cache read, cache write (5 minutes).
PICO_PER_TOKEN = {
    "claude-sonnet-4-20250514": (3_000_000, 15_000_000, 300_000, 3_750_000),
    "claude-haiku-4-5-20251001": (1_000_000, 5_000_000, 100_000, 1_250_000),
    "claude-opus-4-5-20251101": (5_000_000, 25_000_000, 500_000, 6_250_000),
}
MODELS = list(PICO_PER_TOKEN)
MODEL_WEIGHTS = (55, 33, 12)
SECONDS = dict(zip(MODELS, (3.4, 1.3, 6.5)))  # mean duration above the floor
FEATURES = ("chat", "search", "summarize", "extract-invoice")
STOP_REASONS = ("end_turn", "end_turn", "end_turn", "end_turn", "max_tokens", "tool_use")
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
TOKEN_TYPES = ("input", "output", "cache_read", "cache_write")


def make_users():
    users = [f"u-{1000 + i}" for i in range(500)]
    users[7], users[70], users[170], users[270] = "o'brien", "zoë@example.com", "ユーザー7", 'ann "the admin"'
    return users


def empty_group():
    return {"success": 0, "error": 0, "tokens": [0, 0, 0, 0], "durations": []}


class Log:
    def __init__(self, lines, seed, end):
        self.rng = random.Random(seed)
        self.left = lines
        self.total = lines
        self.users = make_users()
        self.user_json = [json.dumps(u) for u in self.users]
        self.user_requests = [0] * len(self.users)
        self.groups = collections.defaultdict(empty_group)  # (model, hour text)
        self.usage = 0
        self.other = 0
        self.events = dict.fromkeys(("fallback", "rate_limited", "overloaded", "connection_error"), 0)
        start = datetime.datetime.fromisoformat(end) - datetime.timedelta(days=DAYS - 1)
        self.start = start
        # Microseconds from the start; a line takes a random step of which the sum stays below DAYS.
        self.now = 0
        self.step = DAYS * 86_400_000_000 // max(lines, 1)
        self.hour_index = -1
        self.hour_text = ""

    # -- pieces ------------------------------------------------------------------------------------------------------

    def stamp(self):
        """The next line's timestamp; also sets self.hour_text."""
        index = self.total - self.left
        jitter = int(self.rng.random() * self.step)
        return self.render(index * self.step + jitter)

    def render(self, micros):
        self.now = micros
        seconds, fraction = divmod(micros, 1_000_000)
        hour, rest = divmod(seconds, 3600)
        if hour != self.hour_index:
            self.hour_index = hour
            self.hour_text = (self.start + datetime.timedelta(hours=hour)).strftime("%Y-%m-%dT%H")
        minute, second = divmod(rest, 60)
        return f"{self.hour_text}:{minute:02d}:{second:02d}.{fraction:06d}Z"

    def identifier(self, count):
        return "".join(self.rng.choices(ALPHABET, k=count))

    def user(self):
        r = self.rng.random()
        return int(500 * (0.7 * r * r + 0.3 * r))  # some users are busier than others

    # -- lines -------------------------------------------------------------------------------------------------------

    def success(self):
        rng = self.rng
        stamp = self.stamp()
        model = rng.choices(MODELS, MODEL_WEIGHTS)[0]
        tokens_in = 20 + int(rng.expovariate(1 / 1800))
        tokens_out = 5 + int(rng.expovariate(1 / 420))
        cached = rng.random()
        read = 1024 + int(rng.random() * 20_000) if cached < 0.35 else 0
        written = 1024 + int(rng.random() * 8_000) if 0.30 < cached < 0.42 else 0
        duration = 2500 + int(rng.expovariate(1 / (SECONDS[model] * 10_000)))
        user = self.user()
        feature = FEATURES[int(rng.random() * 4)]
        group = self.groups[model, self.hour_text]
        group["success"] += 1
        sums = group["tokens"]
        sums[0] += tokens_in
        sums[1] += tokens_out
        sums[2] += read
        sums[3] += written
        group["durations"].append(duration)
        self.usage += 1
        self.user_requests[user] += 1
        return (f'{{"model": "{model}", "input_tokens": {tokens_in}, "output_tokens": {tokens_out}, '
                f'"cache_creation_input_tokens": {written}, "cache_read_input_tokens": {read}, '
                f'"request_id": "req_011C{self.identifier(20)}", "message_id": "msg_01{self.identifier(22)}", '
                f'"duration_s": {duration / 10_000!r}, "stop_reason": "{STOP_REASONS[int(rng.random() * 6)]}", '
                f'"user": {self.user_json[user]}, "feature": "{feature}", "event": "llm_request_success", '
                f'"logger": "llm_service", "level": "info", "timestamp": "{stamp}"}}\n')

    def library(self):
        stamp = self.stamp()
        status = "200 OK" if self.rng.random() < 0.96 else "529 Overloaded"
        self.other += 1
        return (f'{{"event": "HTTP Request: POST https://api.anthropic.com/v1/messages \\"HTTP/1.1 {status}\\"", '
                f'"logger": "httpx", "level": "info", "timestamp": "{stamp}"}}\n')

    def count_error(self, model):
        self.groups[model, self.hour_text]["error"] += 1
        self.usage += 1

    def failed_attempt(self, event, level, status, kind, model, request, first="", error=None):
        """A line with the model and request id, as the app logs a failure that the provider answered."""
        rng = self.rng
        user = self.user_json[self.user()]
        feature = FEATURES[int(rng.random() * 4)]
        duration = (100 + int(rng.expovariate(1 / 4000))) / 10_000
        text = f'"error": {json.dumps(error)}, ' if error else ""
        return (f'{{{text}{first}"model": "{model}", "user": {user}, "feature": "{feature}", "duration_s": {duration!r}, '
                f'"status_code": {status}, "request_id": "{request}", "error_type": "{kind}", "event": "{event}", '
                f'"logger": "llm_service", "level": "{level}", "timestamp": "{self.stamp_text}"}}\n')

    def failure(self):
        """One incident: one line, or two that belong together."""
        rng = self.rng
        self.stamp_text = self.stamp()
        model = rng.choices(MODELS, MODEL_WEIGHTS)[0]
        request = "req_011C" + self.identifier(20)
        kind = rng.random()
        self.left -= 1
        if kind < 0.34:
            self.count_error(model)
            self.events["rate_limited"] += 1
            yield self.failed_attempt("rate_limit_hit", "warning", 429, "RateLimitError", model, request,
                                      first=f'"retry_after": "{1 + int(rng.random() * 30)}", ')
        elif kind < 0.64:
            self.count_error(model)
            self.events["overloaded"] += 1
            yield self.failed_attempt("api_overloaded", "warning", 529, "APIStatusError", model, request)
            error = ("{'type': 'error', 'error': {'type': 'overloaded_error', 'message': 'Overloaded'}, "
                     f"'request_id': '{request}'}}")
            hour = self.hour_index
            follow = rng.random()
            if follow < 0.7 and self.left > 0:
                self.stamp_text = self.render(min(self.now + 240, (hour + 1) * 3_600_000_000 - 1))
                self.left -= 1
                self.other += 1  # a fallback is no request; a second line of one failed attempt is none either
                if follow < 0.4:
                    self.events["fallback"] += 1
                    yield (f'{{"primary_error": {json.dumps(error)}, "event": "falling_back_to_haiku", '
                           f'"logger": "llm_service", "level": "warning", "timestamp": "{self.stamp_text}"}}\n')
                else:
                    yield self.failed_attempt("llm_request_failed", "error", 529, "APIStatusError", model, request,
                                              error=error)
        elif kind < 0.86:
            self.count_error(model)
            yield self.failed_attempt(
                "llm_request_failed", "error", 400, "BadRequestError", model, request,
                error="Error code: 400 - {'type': 'error', 'error': {'type': 'invalid_request_error', 'message': "
                      f"'prompt is too long: {200_001 + int(rng.random() * 90_000)} tokens > 200000 maximum'}}, "
                      f"'request_id': '{request}'}}")
        else:
            # No answer, so no request id; half of these lines say no model.
            self.events["connection_error"] += 1
            if rng.random() < 0.5:
                self.count_error("unknown")
                head = ""
            else:
                self.count_error(model)
                head = f'"model": "{model}", '
            yield (f'{{"error": "Connection error.", {head}"event": "api_connection_error", "logger": "llm_service", '
                   f'"level": "error", "timestamp": "{self.stamp_text}"}}\n')

    def lines(self):
        rng = self.rng
        while self.left > 0:
            kind = rng.random()
            if kind < 0.765:
                yield self.success()
                self.left -= 1
            elif kind < 0.977:
                yield self.library()
                self.left -= 1
            else:
                yield from self.failure()

    # -- truth -------------------------------------------------------------------------------------------------------

    @staticmethod
    def summary(model, group):
        durations = sorted(group["durations"])
        tokens = dict(zip(TOKEN_TYPES, group["tokens"]))
        prices = PICO_PER_TOKEN.get(model, (0, 0, 0, 0))
        count = len(durations)
        rank = -(-95 * count // 100) - 1  # nearest rank
        return {
            "requests": {"success": group["success"], "error": group["error"]},
            "tokens": tokens,
            "cost_pico_usd": sum(t * p for t, p in zip(group["tokens"], prices)),
            "latency": {"count": count, "sum_100us": sum(durations), "p95_100us": durations[rank] if count else None,
                        "max_100us": durations[-1] if count else None},
        }

    def truth(self, size):
        models = collections.defaultdict(empty_group)
        for (model, _), g in self.groups.items():
            m = models[model]
            m["success"] += g["success"]
            m["error"] += g["error"]
            m["tokens"] = [a + b for a, b in zip(m["tokens"], g["tokens"])]
            m["durations"] += g["durations"]
        return {
            "generator": VERSION,
            "bytes": size,
            "lines": {"total": self.total, "usage": self.usage, "other": self.other},
            "models": {m: self.summary(m, g) for m, g in sorted(models.items())},
            "groups": [{"model": m, "hour": hour + ":00:00Z", **self.summary(m, g)}
                       for (m, hour), g in sorted(self.groups.items())],
            "events": self.events,
            "success_by_user": {u: n for u, n in zip(self.users, self.user_requests) if n},
        }


def main():
    parser = argparse.ArgumentParser(description="writes a log and the truth about it")
    parser.add_argument("lines", type=int)
    parser.add_argument("output")
    parser.add_argument("--end", default="2026-11-23", help="the last of the three days (UTC)")
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    log = Log(options.lines, options.seed, options.end)
    part = options.output + ".part"
    size = 0
    with open(part, "w", encoding="ascii", newline="") as f:
        for line in log.lines():
            f.write(line)
            size += len(line)
    truth = log.truth(size)
    assert truth["lines"]["usage"] + truth["lines"]["other"] == options.lines
    with open(options.output + ".truth.json", "w", encoding="utf-8") as f:
        json.dump(truth, f, indent=1)
        f.write("\n")
    os.replace(part, options.output)
    print(f"{options.output}: {options.lines} lines, {size} bytes, {size / max(options.lines, 1):.1f} bytes a line")


if __name__ == "__main__":
    main()
