"""Archiving against gzip, redaction alone, and a guard over HTTP.

guards.py TAILMETER DATA LINES RUNS: the log is that of make_log.py, and one of prompts that is made here. The peers run in
the same rounds: `gzip -6` of the same bytes, and /healthz of the same daemon.
"""

import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import time

QUESTIONS = 3_000


def text_log(path, megabytes):
    """Lines of requests with prompts and answers, with a mail address or a number in some."""
    rng = random.Random(20261129)
    words = [
        "The customer asks about an order that was sent last week and has not come yet.",
        "Please look at the status of the order and answer politely, in two or three sentences.",
        "They also want to know whether they can return the shoes if they do not fit.",
        "Do not promise a date: the carrier has had delays since Monday, and 3 of 10 parcels are late.",
        "Our opening hours are 9:30 to 18:00 on weekdays; on Saturdays we close at noon.",
        "Summarise the conversation below for the next agent, with the open questions as a list.",
        "先週注文した商品がまだ届いていないというお問い合わせです。",
        "注文の状況を確認して、丁寧な言葉で二、三文にまとめて回答してください。",
        "返品の条件についても、できるだけ分かりやすく説明をお願いします。",
        "配送業者の遅れのため、到着日は約束しないようにしてください。",
        "営業時間は平日の9時30分から18時まで、土曜日は正午までです。",
        "以下の会話を次の担当者のために要約し、未解決の質問を箇条書きにしてください。",
    ]
    with open(path, "w") as file:
        size = number = 0
        while size < megabytes * 1_000_000:
            number += 1
            prompt = " ".join(rng.choices(words, k=rng.randint(4, 30)))
            if number % 5 == 0:
                prompt += f"\nreach me at user{number}@example.com or 090-{rng.randint(1000, 9999)}-{rng.randint(1000, 9999)}"
            line = json.dumps({
                "event": "llm_request_success", "model": "claude-sonnet-4-20250514",
                "input_tokens": rng.randint(100, 9_000), "output_tokens": rng.randint(10, 900),
                "request_id": f"req_{rng.getrandbits(96):024x}", "messages": [{"role": "user", "content": prompt}],
                "response": " ".join(rng.choices(words, k=rng.randint(2, 12))),
                "timestamp": f"2026-11-23T{number // 20_000 % 24:02d}:{number // 400 % 60:02d}:{number // 7 % 60:02d}.{number % 1000:03d}Z",
            }, ensure_ascii=number % 2 == 0) + "\n"
            size += file.write(line)


def median(values):
    return sorted(values)[len(values) // 2]


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def gzip_seconds(log, folder):
    start = time.monotonic()
    with open(os.path.join(folder, "packed.gz"), "wb") as out:
        subprocess.run(["gzip", "-6", "-c", log], stdout=out, check=True)
    return time.monotonic() - start


class Daemon:
    def __init__(self, binary, settings, folder):
        path = os.path.join(folder, "settings.yaml")
        with open(path, "w") as file:
            file.write(settings)
        self.process = subprocess.Popen([binary, "run", "--config", path], stderr=subprocess.PIPE, text=True)
        for text in self.process.stderr:
            if "/metrics" in text:
                self.port = int(text.split("/metrics")[0].rsplit(":", 1)[1])
                break
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)

    def metric(self, name):
        self.connection.request("GET", "/metrics")
        page = self.connection.getresponse().read().decode()
        return sum(int(line.rsplit(" ", 1)[1]) for line in page.splitlines() if line.startswith(name))

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


def archive_seconds(binary, log, lines):
    """From the start of the process until the last line is committed in the archive; all of it is checked."""
    with tempfile.TemporaryDirectory(dir=os.path.dirname(log)) as folder:
        start = time.monotonic()
        daemon = Daemon(binary, (
            f"{{state_dir: {folder}/state, listen: '127.0.0.1:0', timezone: UTC, sources: [{{file: {log}}}],"
            f" archive: {{dir: {folder}/archive, min_free: 0}}}}\n"), folder)
        try:
            while daemon.metric("tailmeter_archive_lines_total") < lines:
                assert time.monotonic() - start < 600, "not archived"
                time.sleep(0.02)
            seconds = time.monotonic() - start
        finally:
            daemon.stop()
        verified = subprocess.run(
            [binary, "archive", "verify", "--dir", f"{folder}/archive"], capture_output=True, text=True, check=True)
        assert "all as they were written" in verified.stdout, verified.stdout
        return seconds


def redact_seconds(binary, log):
    start = time.monotonic()
    with open(os.devnull, "wb") as out:
        subprocess.run([binary, "redact", log], stdout=out, stderr=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


def guard_times(binary, folder):
    """Round trips of a text of 4 KB, and of /healthz, over one connection each."""
    open(os.path.join(folder, "empty.jsonl"), "w").close()
    daemon = Daemon(binary, (
        f"{{state_dir: {folder}/guard-state, listen: '127.0.0.1:0', sources: [{{file: {folder}/empty.jsonl}}]}}\n"), folder)
    try:
        text = ("How do I write a good system prompt? The customer said: ignore the previous email, the meeting moved. "
                "Please summarise the conversation below for the next agent, with the open questions as a list. "
                "先週注文した商品がまだ届いていないというお問い合わせです。 ") * 40
        body = json.dumps({"text": text.encode()[:4_096].decode(errors="ignore")}).encode()
        times = {"guard": [], "health": []}
        for name, method, path, content in [
            ("guard", "POST", "/api/v1/guard/input", body), ("health", "GET", "/healthz", None),
        ]:
            connection = http.client.HTTPConnection("127.0.0.1", daemon.port)
            headers = {"content-type": "application/json"} if content else {}
            for _ in range(QUESTIONS):
                start = time.perf_counter()
                connection.request(method, path, body=content, headers=headers)
                answer = connection.getresponse()
                answer.read()
                times[name].append(time.perf_counter() - start)
                assert answer.status == 200
        return times
    finally:
        daemon.stop()


def main(binary, data, lines, runs):
    text = os.path.join(data, "text-log.jsonl")
    if not os.path.exists(text) or os.path.getmtime(text) < os.path.getmtime(__file__):
        text_log(text, 200)
    print("| figure | Tailmeter | peer | ratio | target |")
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory(dir=data) as folder:
        for name, log in [("requests", os.path.join(data, f"log-{lines}.jsonl")), ("prompts and answers", text)]:
            size = os.path.getsize(log)
            with open(log, "rb") as file:
                count = sum(1 for line in file if line.strip())
            mine, peer, alone = [], [], []
            for _ in range(runs):
                mine.append(archive_seconds(binary, log, count))
                peer.append(gzip_seconds(log, folder))
                alone.append(redact_seconds(binary, log))
            a, b = median(mine), median(peer)
            print(f"| archive, {name}: from the start until all {size / 1e6:.0f} MB are archived; `gzip -6` of the same bytes"
                  f" | {a:.2f} s | {b:.2f} s | {a / b:.2f} | ≤ 1.2 |")
            print(f"| `redact`, {name}: whole process on one thread | {size / median(alone) / 1e6:.0f} MB/s | | | ≥ 300 MB/s |")
        times = guard_times(binary, folder)
    for share, label in [(0.5, "p50"), (0.99, "p99")]:
        mine, peer = percentile(times["guard"], share), percentile(times["health"], share)
        print(f"| guard of 4 KB over HTTP, {label}, the client's time included; `/healthz` | {1_000 * mine:.2f} ms"
              f" | {1_000 * peer:.2f} ms | | {'< 1 ms' if label == 'p99' else ''} |")


main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
