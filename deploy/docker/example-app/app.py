#!/usr/bin/env python3
"""Writes a log as an app does that calls a model and logs with structlog: calls that succeed, fail, are limited, and fall
back to a smaller model. It calls nobody.

The file is rotated at 1 MB and three old ones are kept. Standard library alone; ends with SIGTERM.
"""
import argparse
import datetime
import json
import logging
import logging.handlers
import random
import signal
import sys

MODELS = {"claude-sonnet-4-20250514": 60, "claude-haiku-4-5-20251001": 30, "claude-opus-4-5-20251101": 10}
SMALL = "claude-haiku-4-5-20251001"
USERS = ["u-1001", "u-1002", "u-1003", "u-1004", "zoë@example.com"]
FEATURES = {"chat": 50, "search": 30, "extract-invoice": 20}


class App:
    def __init__(self, path, seed):
        self.random = random.Random(seed)
        self.log = logging.getLogger("llm_service")
        self.log.setLevel(logging.INFO)
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(message)s"))
        self.log.addHandler(handler)

    def write(self, level, event, **fields):
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="microseconds")
        line = {**fields, "event": event, "logger": "llm_service", "level": level,
                "timestamp": now.replace("+00:00", "Z")}
        self.log.log(getattr(logging, level.upper()), json.dumps(line))

    def choice(self, weights):
        return self.random.choices(list(weights), list(weights.values()))[0]

    def identifier(self, prefix):
        return prefix + "".join(self.random.choices("0123456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ", k=24))

    def succeed(self, call, model):
        output = int(self.random.lognormvariate(5.5, 0.7)) + 1
        reads_cache = self.random.random() < 0.6
        self.write(
            "info", "llm_request_success", model=model, input_tokens=int(self.random.lognormvariate(7, 0.9)) + 1,
            output_tokens=output, cache_creation_input_tokens=0 if reads_cache else self.random.choice([0, 2048]),
            cache_read_input_tokens=4096 if reads_cache else 0, request_id=self.identifier("req_"),
            message_id=self.identifier("msg_"), duration_s=round(0.4 + output * self.random.uniform(0.008, 0.03), 4),
            stop_reason="end_turn", **call)

    def fail(self, call, model):
        """An attempt that fails; whether the app then falls back."""
        event, status, kind, message = self.random.choice([
            ("llm_request_failed", 400, "BadRequestError", "prompt is too long: 209435 tokens > 200000 maximum"),
            ("rate_limit_hit", 429, "RateLimitError", "This request would exceed your rate limit"),
            ("api_overloaded", 529, "APIStatusError", "Overloaded"),
            ("api_connection_error", None, "APIConnectionError", "Connection error."),
        ])
        fields = {"error": message, "model": model, "error_type": kind,
                  "duration_s": round(self.random.uniform(0.05, 2), 4), **call}
        if status:
            fields |= {"status_code": status, "request_id": self.identifier("req_")}
        if status == 429:
            fields["retry_after"] = "2"
        self.write("error" if status in (None, 400) else "warning", event, **fields)
        if model == SMALL or status == 400:
            return False
        self.write("warning", "falling_back_to_haiku", primary_error=message, **call)
        return True

    def request(self):
        call = {"user": self.random.choice(USERS), "feature": self.choice(FEATURES)}
        model = self.choice(MODELS)
        if self.random.random() < 0.04:
            if not self.fail(call, model):
                return
            model = SMALL
        self.succeed(call, model)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", help="the log")
    parser.add_argument("--requests", type=int, help="how many, then it ends; without it, until SIGTERM")
    parser.add_argument("--interval", type=float, default=2, help="seconds between two, on average (2)")
    parser.add_argument("--seed", type=int, help="makes the requests the same each time, but for their times")
    options = parser.parse_args()

    # Waited for between two requests, and so blocked: that holds for the first process of a container, too, which the
    # kernel spares signals that it does not handle.
    ends = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    app = App(options.file, options.seed)
    count = 0
    while options.requests is None or count < options.requests:
        app.request()
        count += 1
        pause = app.random.expovariate(1 / options.interval) if options.interval > 0 else 0
        if signal.sigtimedwait(ends, pause):
            break
    return 0


if __name__ == "__main__":
    sys.exit(main())
