#!/usr/bin/env python3
"""Makes two hours of history of a real daemon, for a Prometheus to read.

    dashboards/history.py --binary .build/debug/tailmeter --log LOG FOLDER

LOG is a log of JSON lines with "timestamp". Its lines, at new times, grow into a log that a daemon reads; after each
piece its page is read, and stands in FOLDER/history.om as of that piece's time:

    promtool tsdb create-blocks-from openmetrics FOLDER/history.om FOLDER/data

FOLDER/page.txt is the last page in the text format. The daemon is stopped and started again on the way.
"""
import argparse
import datetime
import json
import pathlib
import re
import signal
import subprocess
import sys
import time
import urllib.request

# Braces of YAML stand twice: the zone is filled in.
SETTINGS = """
listen: 127.0.0.1:0
timezone: {zone}
sources:
  - file: app.jsonl
    labels: {{feature: feature}}
webhooks:
  ops: {{format: slack, url_env: HISTORY_URL, allow_private: true}}
budgets:
  - {{name: all, daily_usd: 20, forecast: true, notify: ops}}
  - {{name: feature, daily_usd: 5, by: feature}}
  - {{name: tokens, weekly_tokens: 50M}}
  - {{name: requests, hourly_requests: 10000}}
archive: {{dir: archive, flush: 100ms}}
guardrails:
moderation: {{sample: 0%, base_url: "http://127.0.0.1:9"}}
"""
OPEN_METRICS = "application/openmetrics-text; version=1.0.0"
PATIENCE = 120


def noon_zone(now):
    """A zone in which it is about noon, so that two hours of history are one day."""
    hours = datetime.datetime.fromtimestamp(now, datetime.timezone.utc).hour - 12
    return f"Etc/GMT{hours:+d}" if hours else "UTC"


def lines_of(path, start, end):
    """The log's lines from `start` to `end`, each kind of line all the time, and among them some of a model without a
    price and some bad ones."""
    kinds = {}
    for text in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        if "model" in line:
            line.setdefault("feature", "chat")
        kinds.setdefault((line.get("event"), line.get("model"), "ttft_s" in line), []).append(line)
    placed = []
    for lines in kinds.values():
        for index, line in enumerate(lines):
            at = start + (end - start) * (index + 0.5) / len(lines)
            line["timestamp"] = datetime.datetime.fromtimestamp(at, datetime.timezone.utc).isoformat()
            if line.get("event") == "llm_request_success":
                if index % 8 == 0:
                    line["model"] = "house-7b"
                elif index % 24 == 1:
                    line["input_tokens"] = -1
                line["cost_usd"] = round(line["output_tokens"] * 1.5e-5, 6)
            placed.append((at, json.dumps(line) + "\n"))
    return sorted(placed)


class Daemon:
    def __init__(self, binary, folder):
        self.log = folder / "daemon.log"
        self.process = subprocess.Popen(
            [binary, "run", "--config", "settings.yaml"], cwd=folder, stderr=self.log.open("w"),
            env={"HISTORY_URL": "http://127.0.0.1:9/", "PATH": "/usr/bin:/bin"})
        self.address = self.wait("listens", self.announced)

    def announced(self):
        found = re.search(r"metrics at (http://[^\s,]+)", self.log.read_text(encoding="utf-8"))
        return found and found[1]

    def wait(self, what, condition):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            value = condition()
            if value:
                return value
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.process.kill()
        sys.exit(f"the daemon never {what}: {self.log.read_text(encoding='utf-8')}")

    def page(self, accepts):
        request = urllib.request.Request(self.address, headers={"Accept": accepts})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def page_at(self, size):
        """The page once so many bytes of the log are read and archived."""
        def complete():
            page = self.page(OPEN_METRICS)
            read = [int(value) for value in re.findall(
                r"^tailmeter_(?:read_bytes|archive_written_bytes)_total\{.*\} (\d+)$", page, re.MULTILINE)]
            return page if read == [size, size] else None

        return self.wait(f"read {size} bytes", complete)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)


def samples(page, started):
    """Names with their labels, and values; the process was started when its first piece of the history begins."""
    for line in page.splitlines():
        if line.startswith("#"):
            continue
        match = re.match(r"([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)", line)
        labels = 'job="tailmeter",instance="history"' + (f",{match[2]}" if match[2] else "")
        yield f"{match[1]}{{{labels}}}", f"{started:.3f}" if match[1] == "process_start_time_seconds" else match[3]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--log", type=pathlib.Path, required=True)
    parser.add_argument("--now", type=float, default=time.time())
    parser.add_argument("--step", type=int, default=120, help="seconds between two points of the history")
    arguments = parser.parse_args()

    folder = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.yaml").write_text(SETTINGS.format(zone=noon_zone(arguments.now)), encoding="utf-8")
    start = arguments.now - 7200
    rest = lines_of(arguments.log, start, arguments.now)
    binary = str(pathlib.Path(arguments.binary).resolve())
    history, size, started = {}, 0, start
    with (folder / "app.jsonl").open("ab", buffering=0) as log:
        daemon = Daemon(binary, folder)
        points = 7200 // arguments.step + 1
        for index in range(points):
            at = start + index * arguments.step
            if index == points // 2:
                daemon.stop()
                daemon, started = Daemon(binary, folder), at
            piece = "".join(line for when, line in rest if when < at).encode()
            rest = [(when, line) for when, line in rest if when >= at]
            log.write(piece)
            size += len(piece)
            for name, value in samples(daemon.page_at(size), started):
                history.setdefault(name, []).append((at, value))
            history.setdefault('up{job="tailmeter",instance="history"}', []).append((at, "1"))
            history.setdefault('ALERTS{alertname="LLMHistory",alertstate="firing"}', []).append((at, "1"))
        (folder / "page.txt").write_text(daemon.page("text/plain;version=0.0.4"), encoding="utf-8")
        daemon.stop()
    with (folder / "history.om").open("w", encoding="utf-8") as out:
        for name, values in history.items():
            for at, value in values:
                out.write(f"{name} {value} {at:.3f}\n")
        out.write("# EOF\n")


if __name__ == "__main__":
    main()
