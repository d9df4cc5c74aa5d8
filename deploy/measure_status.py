#!/usr/bin/env python3
"""Tells how long the status page takes to its first byte with a year in the ledger, and how large it is.

    deploy/measure_status.py BINARY [LINES]

It writes a log of a year (a request a minute without LINES, of 5 models and 200 users), has the daemon read it on a fresh
state folder, and asks for the page: while nothing new is there, and right behind lines that were just counted. Ends with 1
where the page is larger than it may be; a time depends on what else the machine does, and is only told.
"""

import datetime
import json
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

LINES = 525_600
TIMES = 30
DEADLINE = 600.0
BYTE_TARGET = 20.0
SIZE_LIMIT = 60_000
MODELS = [
    "claude-sonnet-4-20250514", "claude-haiku-4-5-20251001", "claude-opus-4-5-20251101", "gpt-4o-2024-08-06", "house-7b",
]


def line(number, seconds, draw):
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return json.dumps(
        {
            "event": "llm_request_success", "request_id": f"r{number}", "model": draw.choice(MODELS),
            "user_id": f"user-{draw.randrange(200)}", "input_tokens": draw.randrange(10_000),
            "output_tokens": draw.randrange(2_000), "duration_ms": draw.randrange(200, 20_000),
            "timestamp": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
    ) + "\n"


def get(port, path):
    """Milliseconds to the first byte, and the body."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        begin = time.monotonic()
        connection.sendall(request)
        answer = connection.recv(1 << 16)
        first = (time.monotonic() - begin) * 1_000
        while block := connection.recv(1 << 16):
            answer += block
    head, _, body = answer.partition(b"\r\n\r\n")
    if b" 200 " not in head.split(b"\r\n")[0]:
        raise OSError(head.decode())
    return first, body


def counted(port):
    figures = json.loads(get(port, "/api/v1/timeseries?bucket=month&by=status&from=2020-01-01")[1])
    return sum(group["requests"]["success"] for group in figures["groups"])


def until(what, condition):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            if condition():
                return
        except OSError:
            # Nobody listens yet.
            pass
        time.sleep(0.05)
    sys.exit(f"not within {DEADLINE:.0f} s: {what}")


def tell(what, times):
    print(f"{what}: {statistics.median(times):.1f} ms, median of {len(times)} ({min(times):.1f} to {max(times):.1f})")


def main():
    binary = sys.argv[1]
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else LINES
    draw = random.Random(1)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        now = time.time()
        with open(f"{folder}/app.jsonl", "w") as log:
            for number in range(lines):
                log.write(line(number, now - 365 * 86_400 * (1 - number / lines), draw))
        with open(f"{folder}/settings.yaml", "w") as settings:
            settings.write(
                f"state_dir: {folder}/state\nlisten: 127.0.0.1:{port}\n"
                f"sources: [{{file: {folder}/app.jsonl, labels: {{user: user_id}}}}]\n"
                "budgets: [{name: all, daily_usd: 100}, {name: per-user, daily_usd: 1, by: user}]\n"
            )
        with open(f"{folder}/log", "w") as output:
            daemon = subprocess.Popen(
                [binary, "run", "--config", f"{folder}/settings.yaml"], stderr=output, stdin=subprocess.DEVNULL)
        try:
            until("the year is read", lambda: counted(port) == lines)
            until("the page is there", lambda: get(port, "/")[0])
            same = [get(port, "/")[0] for _ in range(TIMES)]
            fresh = []
            for number in range(lines, lines + TIMES):
                with open(f"{folder}/app.jsonl", "a") as log:
                    log.write(line(number, time.time(), draw))
                until("a line is read", lambda: counted(port) == number + 1)
                first, page = get(port, "/")
                fresh.append(first)
        finally:
            daemon.send_signal(signal.SIGTERM)
            daemon.wait(timeout=60)
    print(f"the page of a ledger of {lines} requests over a year: {len(page)} bytes (at most: {SIZE_LIMIT})")
    tell(f"to its first byte, nothing new (wanted: under {BYTE_TARGET:.0f})", same)
    tell(f"to its first byte, behind a new line (wanted: under {BYTE_TARGET:.0f})", fresh)
    if len(page) > SIZE_LIMIT:
        sys.exit("the page is too large")


if __name__ == "__main__":
    main()
