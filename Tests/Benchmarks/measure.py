#!/usr/bin/env python3
"""Measures Tailmeter and its peers on the same log in the same run and prints one Markdown table.

usage: measure.py --binary PATH --data DIR [--lines N] [--runs 5] [--only analyze,shapes,…]   (standard library only)

DIR holds log-N.jsonl and log-N.jsonl.truth.json (make_log.py), the same of each shape (make_shapes.py), and the program
simdjson_limit. Nothing is built here. A
peer that is missing is left out. The exit status is 0 whether targets are met or not; the table says which are.
What the rows mean stands in README.md.
"""
import argparse
import datetime
import http.client
import json
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from decimal import Decimal

import measure_inputs
import measure_shapes

HERE = os.path.dirname(os.path.abspath(__file__))
MB = 1_000_000
ERRORS = {"llm_request_failed", "rate_limit_hit", "api_overloaded", "api_connection_error", "unexpected_error"}
ENVIRONMENT = {**os.environ, "TZ": "UTC"}


def note(text):
    print(text, file=sys.stderr, flush=True)


# -- processes -----------------------------------------------------------------------------------------------------------


class Result:
    def __init__(self, wall, cpu, status, output):
        self.wall, self.cpu, self.status, self.output = wall, cpu, status, output


def run(argv, timeout, scratch, cwd=None):
    """A whole process: wall time, user plus system CPU time (all threads), exit status, standard output."""
    out_path = os.path.join(scratch, "stdout")
    with open(out_path, "wb") as out, open(os.path.join(scratch, "stderr"), "wb") as err:
        start = time.perf_counter()
        child = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=ENVIRONMENT, cwd=cwd)
        timer = threading.Timer(timeout, child.kill)
        timer.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        finally:
            timer.cancel()
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    with open(out_path, "rb") as f:
        return Result(wall, usage.ru_utime + usage.ru_stime, child.returncode, f.read())


def stderr_tail(scratch):
    try:
        with open(os.path.join(scratch, "stderr"), "rb") as f:
            return f.read()[-600:].decode("utf-8", "replace").strip()
    except OSError:
        return ""


def cpu_seconds(pid):
    """User plus system time of a running process, in nanosecond steps where the kernel allows it, else in clock ticks."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # the process's CPU clock, as clock_getcpuclockid(3) makes it
    except OSError:
        with open(f"/proc/{pid}/stat", "rb") as f:
            fields = f.read().rsplit(b")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu_ticks(pid):
    with open(f"/proc/{pid}/stat", "rb") as f:
        fields = f.read().rsplit(b")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def memory(pid):
    """Resident, anonymous and peak resident bytes."""
    found = {}
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as f:
        for line in f:
            name, _, value = line.partition(":")
            if name in ("VmRSS", "RssAnon", "VmHWM"):
                found[name] = int(value.split()[0]) * 1024
    return found


def peak_memory(argv, timeout, scratch):
    """Peak resident and anonymous bytes of a whole process, by looking every 2 ms."""
    peak = {}
    with open(os.path.join(scratch, "stderr"), "wb") as err:
        child = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err, env=ENVIRONMENT)
        deadline = time.monotonic() + timeout
        while child.poll() is None:
            try:
                for name, value in memory(child.pid).items():
                    peak[name] = max(peak.get(name, 0), value)
            except (OSError, ValueError):
                pass
            if time.monotonic() > deadline:
                child.kill()
            time.sleep(0.002)
    return peak


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Daemon:
    """A process with /metrics on a loopback port."""

    def __init__(self, argv, port, scratch):
        self.port = port
        self.connection = None
        self.err = open(os.path.join(scratch, "stderr"), "wb")
        self.started = time.perf_counter()
        self.process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=self.err, stderr=self.err,
                                        env=ENVIRONMENT, cwd=scratch)
        self.pid = self.process.pid

    def alive(self):
        return self.process.poll() is None

    def cpu(self):
        return cpu_seconds(self.pid)

    def scrape(self, timeout=30):
        """The text of /metrics over a kept connection, or None while there is no listener."""
        for _ in range(2):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
                self.connection.request("GET", "/metrics")
                response = self.connection.getresponse()
                body = response.read()
                return body if response.status == 200 else None
            except ConnectionRefusedError:
                self.connection = None
                return None
            except (OSError, http.client.HTTPException):
                self.connection = None  # a kept connection that was closed: once more
        return None

    def wait_until_up(self, timeout):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline and self.alive():
            if self.scrape() is not None:
                return True
            time.sleep(0.02)
        return False

    def wait_until_quiet(self, deadline, quiet=0.15):
        """Waits until the process has used next to no CPU for a while; returns when that while began, and the CPU then."""
        mark_time, mark_cpu = time.perf_counter(), self.cpu()
        while time.monotonic() < deadline and self.alive():
            time.sleep(0.01)
            now, cpu = time.perf_counter(), self.cpu()
            if cpu - mark_cpu > 0.003:
                mark_time, mark_cpu = now, cpu
            elif now - mark_time >= quiet:
                break
        return mark_time, mark_cpu

    def stop(self):
        if self.connection is not None:
            self.connection.close()
        if self.alive():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.err.close()


# -- checks --------------------------------------------------------------------------------------------------------------

SAMPLE = re.compile(r"^(\w+)(?:\{(.*)\})? (\S+)")
LABEL = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')


def samples(text, names):
    for line in text.decode("utf-8", "replace").splitlines():
        if line.startswith(names):
            m = SAMPLE.match(line)
            if m:
                yield m[1], dict(LABEL.findall(m[2] or "")), m[3]


def request_total(text):
    """The sum of llm_requests_total: cheap enough to be done on every scrape."""
    total = 0
    for line in text.split(b"\n"):
        if line.startswith(b"llm_requests_total{"):
            total += float(line.rsplit(b"} ", 1)[1].split()[0])
    return int(total)


def metrics_differences(text, truth, labels=False):
    """What in /metrics is not as in the truth; sums over all labels but model, status and type."""
    found = {}
    users = {}
    for name, label, value in samples(text, ("llm_requests_total{", "llm_tokens_used_total{", "llm_cost_usd_total{",
                                             "llm_request_duration_seconds_count{")):
        key = (name, label.get("model"), label.get("status") or label.get("type"))
        found[key] = found.get(key, 0) + Decimal(value)
        if labels and name == "llm_requests_total" and label.get("status") == "success":
            user = label.get("user", "").replace('\\"', '"').replace("\\\\", "\\")
            users[user] = users.get(user, 0) + int(float(value))
    wanted = {}
    for model, g in truth["models"].items():
        for status, n in g["requests"].items():
            wanted["llm_requests_total", model, status] = n
        for kind, n in g["tokens"].items():
            wanted["llm_tokens_used_total", model, kind] = n
        wanted["llm_cost_usd_total", model, None] = Decimal(g["cost_pico_usd"]) / 10**12
        wanted["llm_request_duration_seconds_count", model, None] = g["latency"]["count"]
    wrong = []
    for key in sorted(set(found) | set(wanted), key=str):
        f, w = found.get(key, Decimal(0)), Decimal(wanted.get(key, 0))
        # Money in /metrics is a binary float once for each series, so its sum over labels is one too.
        tolerance = w * Decimal("1e-9") if key[0] == "llm_cost_usd_total" else 0
        if abs(f - w) > tolerance:
            wrong.append(f"{' '.join(str(k) for k in key if k)}: {f} instead of {w}")
    if labels:
        off = sum(users.get(u) != n for u, n in truth["success_by_user"].items())
        if off:
            wrong.append(f"{off} of {len(truth['success_by_user'])} users have other figures than the truth")
    return wrong


def analyze_differences(output, truth):
    """What in `analyze --by model --bucket hour --format json` is not as in the truth."""
    try:
        report = json.loads(output)
    except ValueError as error:
        return [f"not JSON: {error}"]
    wrong = []

    def instant(text):
        return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())

    try:
        for name, n in truth["lines"].items():
            if report["lines"].get(name) != n:
                wrong.append(f"lines.{name}: {report['lines'].get(name)} instead of {n}")
        for name, n in truth["events"].items():
            if report["events"].get(name) != n:
                wrong.append(f"events.{name}: {report['events'].get(name)} instead of {n}")
        found = {(g["key"]["model"], instant(g["key"]["time"])): g for g in report["groups"]}
        wanted = {(g["model"], instant(g["hour"])): g for g in truth["groups"]}
        for key in sorted(set(found) ^ set(wanted)):
            wrong.append(f"group {key}: only in {'the report' if key in found else 'the truth'}")
        for key in sorted(set(found) & set(wanted)):
            f, w = found[key], wanted[key]
            for name in ("requests", "tokens"):
                if f[name] != w[name]:
                    wrong.append(f"group {key}: {name} {f[name]} instead of {w[name]}")
            if Decimal(f["cost_usd"]) * 10**12 != w["cost_pico_usd"]:
                wrong.append(f"group {key}: cost {f['cost_usd']} instead of {w['cost_pico_usd']} pico-dollars")
            latency = f["latency_seconds"]
            if latency["count"] != w["latency"]["count"]:
                wrong.append(f"group {key}: latency count {latency['count']} instead of {w['latency']['count']}")
            elif latency["count"]:
                exact = w["latency"]["p95_100us"] / 10_000
                if abs(latency["p95"] - exact) > 0.0101 * exact:
                    wrong.append(f"group {key}: p95 {latency['p95']}, exact {exact}")
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        wrong.append(f"shape: {type(error).__name__}: {error}")
    return wrong


# -- table ---------------------------------------------------------------------------------------------------------------


class Table:
    def __init__(self):
        self.rows = []
        self.notes = []
        self.numbers = {}

    def add(self, name, mine, peer="", ratio="", target="", met=None):
        verdict = "" if met is None else ("met" if met else "**not met**")
        self.rows.append((name, mine, peer, ratio, target, verdict))

    def wrong(self, what, differences):
        if differences:
            self.notes.append(f"{what}: {len(differences)} differences from the truth, so its targets count as not met: "
                              + "; ".join(differences[:3]))
            note(f"  WRONG {what}: " + "; ".join(differences[:5]))

    def text(self):
        head = ("measure", "Tailmeter", "peer", "ratio", "target", "")
        out = ["| " + " | ".join(head) + " |", "| --- | --- | --- | --- | --- | --- |"]
        out += ["| " + " | ".join(row) + " |" for row in self.rows]
        if self.notes:
            out += [""] + [f"- {n}" for n in self.notes]
        return "\n".join(out)


def median(values):
    values = [v for v in values if v is not None]
    return statistics.median(values) if values else None


def seconds(value):
    return "" if value is None else f"{value:.3f} s"


def megabytes(value):
    return "" if value is None else f"{value / MB:.1f} MB"


def ratio_text(a, b):
    return f"{a / b:.2f}" if a is not None and b else ""


def percentile(values, q):
    """By nearest rank."""
    values = sorted(values)
    return values[max(0, -(-len(values) * q // 100) - 1)] if values else None


# -- the bench -----------------------------------------------------------------------------------------------------------


class Bench:
    def __init__(self, options, scratch):
        self.options = options
        self.scratch = scratch
        self.log = os.path.join(options.data, f"log-{options.lines}.jsonl")
        with open(self.log + ".truth.json", encoding="utf-8") as f:
            self.truth = json.load(f)
        self.bytes = os.path.getsize(self.log)
        self.empty = os.path.join(scratch, "empty.jsonl")
        open(self.empty, "w").close()
        self.table = Table()
        self.binary = os.path.abspath(options.binary)
        self.have_binary = os.access(self.binary, os.X_OK)
        self.limit = os.path.join(options.data, "simdjson_limit")
        self.have_limit = os.access(self.limit, os.X_OK)
        self.mtail = shutil.which("mtail")
        self.programs = os.path.join(scratch, "mtail-programs")
        os.mkdir(self.programs)
        shutil.copy(os.path.join(HERE, "llm.mtail"), self.programs)
        self.have_duckdb = subprocess.run([sys.executable, "-c", "import duckdb"], stderr=subprocess.DEVNULL).returncode == 0
        if not self.have_binary:
            self.table.notes.append(f"no release binary at `{options.binary}`: peers only")
        for have, name in ((self.have_limit, "simdjson_limit"), (self.mtail, "mtail"), (self.have_duckdb, "duckdb")):
            if not have:
                self.table.notes.append(f"peer not found: {name}")
        self.rates = {}
        self.note = note

    # analyze ----------------------------------------------------------------------------------------------------------

    def analyze(self):
        table, truth = self.table, self.truth
        command = [self.binary, "analyze", self.log, "--by", "model", "--bucket", "hour", "--format", "json"]
        empty_command = [self.binary, "analyze", self.empty, "--by", "model", "--bucket", "hour", "--format", "json"]
        duck_command = [sys.executable, os.path.join(HERE, "duckdb_query.py"), self.log]
        mine, empty, duck, query, limits = [], [], [], [], []
        problems, duck_problems, limit_problems = None, None, None
        sys.path.insert(0, HERE)
        import duckdb_query

        if self.have_binary:  # once unmeasured: the file is in the page cache then, and so is the program
            run(command, 300, self.scratch)
        for i in range(self.options.runs):
            note(f"analyze: round {i + 1} of {self.options.runs}")
            if self.have_binary:
                r = run(command, 300, self.scratch)
                if r.status != 0:
                    problems = [f"exit status {r.status}: {stderr_tail(self.scratch)}"]
                else:
                    mine.append(r)
                    if problems is None:
                        problems = analyze_differences(r.output, truth)
                r = run(empty_command, 60, self.scratch)
                if r.status == 0:
                    empty.append(r)
            if self.have_duckdb:
                r = run(duck_command, 300, self.scratch)
                if r.status == 0:
                    answer = json.loads(r.output)
                    duck.append(r)
                    query.append(answer["query_seconds"])
                    if duck_problems is None:
                        duck_problems = duckdb_query.differences(answer["groups"], truth)
                        self.duckdb_version = answer["duckdb"]
            if self.have_limit:
                r = run([self.limit, self.log, "5"], 120, self.scratch)
                m = re.search(r"^median .* ([\d.]+) GB/s$", r.output.decode(), re.M)
                if m:
                    limits.append(float(m[1]) * 1e9)
                counted = dict(re.findall(r"(\w+)=(\d+)", r.output.decode()))
                expected = {"lines": truth["lines"]["total"], "bad": 0,
                            "success": sum(g["requests"]["success"] for g in truth["models"].values())}
                for kind in ("input", "output", "cache_read", "cache_write"):
                    expected[kind] = sum(g["tokens"][kind] for g in truth["models"].values())
                limit_problems = [f"{k}: {counted.get(k)} instead of {v}" for k, v in expected.items()
                                  if counted.get(k) != str(v)]

        wall, cpu = median([r.wall for r in mine]), median([r.cpu for r in mine])
        wall0, cpu0 = median([r.wall for r in empty]) or 0, median([r.cpu for r in empty]) or 0
        duck_wall, duck_query, limit = median([r.wall for r in duck]), median(query), median(limits)
        right = problems == [] and len(mine) == self.options.runs

        def verdict(peer, holds):
            return None if not self.have_binary or not peer else right and holds()

        table.wrong("analyze", problems)
        table.wrong("DuckDB", duck_problems)
        table.wrong("simdjson_limit", limit_problems)
        if self.have_binary:
            table.add("`analyze`: figures equal the truth (exact; p95 within 1 %)", "yes" if right else "no", target="yes",
                      met=right)
        table.add("`analyze`, whole process; DuckDB, 2 threads, whole process", seconds(wall), seconds(duck_wall),
                  ratio_text(wall, duck_wall), "≤ 0.6",
                  verdict(duck_wall, lambda: wall / duck_wall <= 0.6))
        table.add("stretch: `analyze`, whole process; DuckDB, the query alone", seconds(wall), seconds(duck_query),
                  ratio_text(wall, duck_query), "≤ 0.6",
                  verdict(duck_query, lambda: wall / duck_query <= 0.6))
        table.add("CPU time (user + system)", seconds(cpu), seconds(median([r.cpu for r in duck])),
                  ratio_text(cpu, median([r.cpu for r in duck])))
        rate = self.bytes / (cpu - cpu0) if cpu is not None and cpu > cpu0 else None
        table.add("`analyze` without process start, per core; simdjson On-Demand alone",
                  f"{rate / 1e9:.2f} GB/s" if rate else "", f"{limit / 1e9:.2f} GB/s" if limit else "",
                  ratio_text(rate, limit), "≥ 0.5", verdict(limit, lambda: bool(rate) and rate / limit >= 0.5))
        if self.have_binary:
            whole = self.bytes / cpu if cpu else None
            table.add("`analyze` per core, process start included", f"{whole / 1e9:.2f} GB/s" if whole else "")
            table.add("`analyze` of an empty file, whole process (wall, CPU)",
                      f"{wall0 * 1000:.1f} ms, {cpu0 * 1000:.1f} ms" if empty else "")
        peaks = [peak_memory(c, 300, self.scratch) if have else {} for c, have in
                 ((command, bool(mine)), (duck_command, self.have_duckdb))]
        table.add("`analyze`, peak resident", *[megabytes(p.get("VmHWM")) for p in peaks],
                  ratio_text(peaks[0].get("VmHWM"), peaks[1].get("VmHWM")))
        table.numbers["analyze"] = {
            "wall": [r.wall for r in mine], "cpu": [r.cpu for r in mine], "empty_wall": [r.wall for r in empty],
            "empty_cpu": [r.cpu for r in empty], "duckdb_wall": [r.wall for r in duck], "duckdb_query": query,
            "simdjson_bytes_per_second": limits, "differences": problems}

    def shapes(self):
        measure_shapes.rows(self, run, analyze_differences, median)

    def gzip(self):
        measure_inputs.gzip_rows(self, run, analyze_differences, median)

    def files(self):
        measure_inputs.files_rows(self, median)

    def backlog(self):
        measure_inputs.backlog_rows(self, run, metrics_differences, memory)

    # run --------------------------------------------------------------------------------------------------------------

    def start_tailmeter(self, file, labels, name):
        folder = tempfile.mkdtemp(prefix=name + "-", dir=self.scratch)
        port = free_port()
        config = os.path.join(folder, "tailmeter.yaml")
        with open(config, "w", encoding="utf-8") as f:
            f.write(f"state_dir: {folder}/state\nlisten: 127.0.0.1:{port}\ntimezone: UTC\nsources:\n  - file: {file}\n")
            if labels:
                f.write("    labels: {user: user, feature: feature}\n")
        return Daemon([self.binary, "run", "--config", config], port, folder), folder

    def start_again(self, folder):
        """The daemon of `start_tailmeter` once more, over its state."""
        port = free_port()
        return Daemon([self.binary, "run", "--config", os.path.join(folder, "tailmeter.yaml"), "--listen", f"127.0.0.1:{port}"],
                      port, folder)

    def start_mtail(self, file, name):
        folder = tempfile.mkdtemp(prefix=name + "-", dir=self.scratch)
        port = free_port()
        return Daemon([self.mtail, "-progs", self.programs, "-logs", file, "-address", "127.0.0.1", "-port", str(port),
                       "-log_dir", folder], port, folder), folder

    def catch_up(self, file, truth, labels, timeout=180):
        """`run` from no state until /metrics is right. CPU is taken when the work is done, without the scrapes."""
        daemon, folder = self.start_tailmeter(file, labels, "run")
        out = {"wall": None, "cpu": None, "problems": ["no /metrics"]}
        scrapes = 0.0
        try:
            deadline = time.monotonic() + timeout
            while time.monotonic() < deadline and daemon.alive():
                quiet_since, cpu = daemon.wait_until_quiet(deadline)
                before = daemon.cpu()
                start = time.perf_counter()
                text = daemon.scrape()
                took = time.perf_counter() - start
                cost = daemon.cpu() - before
                if text is not None:
                    out["problems"] = metrics_differences(text, truth, labels) if truth else []
                    if not out["problems"]:
                        out.update(wall=quiet_since - daemon.started, cpu=cpu - scrapes, scrape_seconds=took,
                                   scrape_cpu=cost, scrape_bytes=len(text), memory=memory(daemon.pid))
                        break
                scrapes += daemon.cpu() - before
                time.sleep(0.05)
            if out["wall"] is None and not daemon.alive():
                out["problems"] = [f"the process ended: {stderr_tail(folder)}"]
        except (OSError, ValueError) as error:
            out["problems"] = [f"{type(error).__name__}: {error}"]
        finally:
            daemon.stop()
            shutil.rmtree(folder, ignore_errors=True)
        return out

    def catch_up_mtail(self, file, truth):
        r = run([self.mtail, "-one_shot", "-one_shot_format", "prometheus", "-progs", self.programs, "-logs", file,
                 "-address", "127.0.0.1", "-port", str(free_port()), "-log_dir", self.scratch], 300, self.scratch)
        # Tokens and money are binary floats in mtail: its text has up to 17 digits, the sums may be off in the last ones.
        problems = [] if not truth else metrics_differences(r.output, truth)
        return {"wall": r.wall, "cpu": r.cpu, "problems": problems if r.status == 0 else [f"exit status {r.status}"]}

    def run_rows(self):
        table = self.table
        plain, labelled, start, mtail, mtail_start = [], [], [], [], []
        for i in range(self.options.runs):
            note(f"run: round {i + 1} of {self.options.runs}")
            if self.have_binary:
                plain.append(self.catch_up(self.log, self.truth, False))
                start.append(self.catch_up(self.empty, None, False, timeout=30))
            if self.mtail:
                mtail.append(self.catch_up_mtail(self.log, self.truth))
                mtail_start.append(self.catch_up_mtail(self.empty, None))
            if self.have_binary:
                labelled.append(self.catch_up(self.log, self.truth, True))
            if self.have_binary and all(r["cpu"] is None for r in plain + labelled) and i == 0:
                break  # it does not work at all: once is enough to say so

        def rate(results, base):
            cpu = median([r["cpu"] for r in results])
            below = median([r["cpu"] for r in base]) or 0
            return self.bytes / (cpu - below) if cpu and cpu > below else None

        mtail_rate = rate(mtail, mtail_start)
        table.wrong("mtail", mtail[0]["problems"] if mtail else None)
        for name, results, target in (("`run` catching up, no user labels", plain, 500),
                                      ("`run` catching up, `user` (500 values) and `feature`", labelled, 300)):
            if not results and not mtail:
                continue
            wrong = next((r["problems"] for r in results if r["problems"]), None)
            table.wrong(name, wrong)
            mine = rate(results, start)
            table.add(f"{name}, per core; mtail without labels", f"{mine / MB:.0f} MB/s" if mine else "",
                      f"{mtail_rate / MB:.1f} MB/s" if mtail_rate else "", ratio_text(mine, mtail_rate),
                      f"≥ {target} MB/s", (mine is not None and not wrong and mine >= target * MB) if results else None)
            done = [r for r in results if r["wall"] is not None]
            if done:
                wall = median([r["wall"] for r in done])
                peer = median([r["wall"] for r in mtail])
                table.add("— wall time from process start to done", seconds(wall), seconds(peer), ratio_text(wall, peer))
                table.add("— one scrape: size, time, CPU",
                          f"{median([r['scrape_bytes'] for r in done]) / 1000:.0f} kB, "
                          f"{median([r['scrape_seconds'] for r in done]) * 1000:.1f} ms, "
                          f"{median([r['scrape_cpu'] for r in done]) * 1000:.1f} ms", target="< 1 s",
                          met=median([r["scrape_seconds"] for r in done]) < 1)
                table.add("— resident, anonymous, peak resident after it",
                          ", ".join(megabytes(median([r["memory"].get(k) for r in done]))
                                    for k in ("VmRSS", "RssAnon", "VmHWM")))
        if start and median([r["cpu"] for r in start]) is not None:
            memories = [r["memory"] for r in start if r["cpu"] is not None]
            table.add("`run` on an empty file: CPU until ready, resident, anonymous",
                      f"{median([r['cpu'] for r in start]) * 1000:.1f} ms, "
                      + ", ".join(megabytes(median([m.get(k) for m in memories])) for k in ("VmRSS", "RssAnon")))
        table.numbers["run"] = {"plain": plain, "labelled": labelled, "start": start, "mtail": mtail,
                                "mtail_start": mtail_start}

    # steady state -----------------------------------------------------------------------------------------------------

    def line_pool(self):
        """Lines of the log to write again with new times and request ids: (text, timestamp, request id, requests)."""
        pool, seen = [], set()
        with open(self.log, encoding="ascii") as f:
            for _, line in zip(range(4000), f):
                record = json.loads(line)
                request = record.get("request_id")
                if request in seen:
                    continue  # the second line of a failed attempt
                if request:
                    seen.add(request)
                counted = record["event"] == "llm_request_success" or record["event"] in ERRORS
                pool.append((line, record["timestamp"], request, int(counted)))
        return pool

    def steady(self, start, seconds_cpu, seconds_latency):
        """Idle, gentle and loaded phases of one daemon; see README.md."""
        out = {}
        pool = self.line_pool()
        gentle_pool = [p for p in pool if p[3] and p[2]]
        folder = tempfile.mkdtemp(prefix="steady-", dir=self.scratch)
        path = os.path.join(folder, "app.jsonl")
        fd = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o644)
        daemon, state = start(path)
        serial = 0
        written = 0

        def block(source, at, limit):
            """Whole lines of about `limit` bytes (at least one) from source[at...], the place after them, requests."""
            nonlocal serial
            now = datetime.datetime.now(datetime.timezone.utc)
            head, micros = now.strftime("%Y-%m-%dT%H:%M:%S."), now.microsecond
            lines, size, requests = [], 0, 0
            while size < limit or not lines:
                text, stamp, request, counted = source[at]
                at = (at + 1) % len(source)
                serial += 1
                if request:
                    text = text.replace(request, f"req_011W{serial:020d}")
                text = text.replace(stamp, f"{head}{micros:06d}Z")
                lines.append(text)
                size += len(text)
                requests += counted
            return "".join(lines).encode("ascii"), at, requests

        def write_load(duration, appended):
            """10 MB/s for a while, about every 10 ms."""
            nonlocal written
            begin = time.perf_counter()
            at, sent = 0, 0
            while True:
                elapsed = time.perf_counter() - begin
                if elapsed >= duration:
                    break
                owed = int(elapsed * 10 * MB) - sent
                if owed > 0:
                    data, at, requests = block(pool, at, owed)
                    written += requests
                    appended.append((time.perf_counter(), written))
                    os.write(fd, data)
                    sent += len(data)
                time.sleep(0.01)
            return sent

        def with_poller(interval, work):
            """Runs work(appended) while /metrics is polled; latencies of the appends, and how many never showed."""
            appended, seen = [], []
            stop = threading.Event()

            def poll():
                while not stop.is_set():
                    text = daemon.scrape()
                    if text is not None:
                        seen.append((time.perf_counter(), request_total(text)))
                    stop.wait(interval)

            thread = threading.Thread(target=poll, daemon=True)
            thread.start()
            work(appended)
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline and (not seen or seen[-1][1] < written) and daemon.alive():
                time.sleep(0.05)
            stop.set()
            thread.join(40)
            latencies, lost, i = [], 0, 0
            for at, total in appended:
                while i < len(seen) and (seen[i][1] < total or seen[i][0] < at):
                    i += 1
                if i == len(seen):
                    lost += 1
                else:
                    latencies.append(seen[i][0] - at)
            return latencies, lost, len(seen)

        def gentle(appended):
            nonlocal written
            at = 0
            begin = time.perf_counter()
            for i in range(int(seconds_latency * 20)):
                # Not in step with anything that ticks in the daemon: between 40 and 60 ms apart.
                pause = begin + i * 0.05 + (i * 7 % 20) / 1000 - time.perf_counter()
                if pause > 0:
                    time.sleep(pause)
                data, at, requests = block(gentle_pool, at, 1)
                written += requests
                appended.append((time.perf_counter(), written))
                os.write(fd, data)

        try:
            if not daemon.wait_until_up(30):
                out["problem"] = f"no /metrics: {stderr_tail(state)}"
                return out
            time.sleep(1)
            note("  one line every 50 ms")
            latencies, lost, scrapes = with_poller(0.005, gentle)
            out["gentle"] = {"p50": percentile(latencies, 50), "p99": percentile(latencies, 99), "lost": lost,
                             "scrapes": scrapes}
            note(f"  10 MB/s for {seconds_cpu} s")
            time.sleep(1)
            begin, cpu = time.perf_counter(), daemon.cpu()
            sent = write_load(seconds_cpu, [])
            took = time.perf_counter() - begin
            # What is still to do belongs to it too.
            daemon.wait_until_quiet(time.monotonic() + 20, quiet=0.4)
            out["cpu"] = (daemon.cpu() - cpu) / took
            out["rate"] = sent / took
            memories = [memory(daemon.pid)]
            text = daemon.scrape()
            out["total"], out["written"] = (request_total(text) if text else None), written
            memories.append(memory(daemon.pid))
            note(f"  10 MB/s for {seconds_latency} s, polled")
            latencies, lost, scrapes = with_poller(0.02, lambda appended: write_load(seconds_latency, appended))
            out["loaded"] = {"p50": percentile(latencies, 50), "p99": percentile(latencies, 99), "lost": lost,
                             "scrapes": scrapes}
            memories.append(memory(daemon.pid))
            out["memory"] = {k: max(m.get(k, 0) for m in memories) for k in ("VmRSS", "RssAnon", "VmHWM")}
            note("  idle for 10 s")
            daemon.wait_until_quiet(time.monotonic() + 10, quiet=0.5)
            time.sleep(2)
            begin, cpu, ticks = time.perf_counter(), daemon.cpu(), cpu_ticks(daemon.pid)
            time.sleep(10)
            took = time.perf_counter() - begin
            out["idle_cpu"] = (daemon.cpu() - cpu) / took
            out["idle_ticks"] = cpu_ticks(daemon.pid) - ticks
            text = daemon.scrape()
            out["total"], out["written"] = (request_total(text) if text else None), written
        except (OSError, ValueError) as error:
            out["problem"] = f"{type(error).__name__}: {error}; {stderr_tail(state)}"
        finally:
            daemon.stop()
            os.close(fd)
            shutil.rmtree(folder, ignore_errors=True)
            shutil.rmtree(state, ignore_errors=True)
        return out

    def steady_rows(self):
        table = self.table
        mine, peer = {}, {}
        if self.have_binary:
            note("steady state: tailmeter")
            mine = self.steady(lambda path: self.start_tailmeter(path, False, "steady"), 20, 10)
        if self.mtail:
            note("steady state: mtail")
            peer = self.steady(lambda path: self.start_mtail(path, "steady"), 20, 10)
        for name, r in (("tailmeter", mine), ("mtail", peer)):
            if "problem" in r:
                table.notes.append(f"steady state, {name}: {r['problem']}")
                note(f"  WRONG {r['problem']}")
        right = mine.get("written") is not None and mine.get("total") == mine.get("written")
        if mine and "problem" not in mine and not right:
            table.wrong("steady state", [f"{mine.get('total')} requests in /metrics, {mine.get('written')} written"])

        def pair(get):
            values = []
            for r in (mine, peer):
                try:
                    values.append(get(r))
                except (KeyError, TypeError):
                    values.append(None)
            return values

        def row(name, get, show, target="", limit=None, ratio=True, extra=None):
            a, b = pair(get)
            met = None
            if limit is not None and self.have_binary:
                met = a is not None and right and a < limit and (extra is None or extra(mine))
            table.add(name, "" if a is None else show(a), "" if b is None else show(b),
                      ratio_text(a, b) if ratio else "", target, met)

        def share(value):
            return f"{value * 100:.2f} % of a core"

        def millis(value):
            return f"{value * 1000:.0f} ms"

        row("10 MB/s written: CPU; mtail", lambda r: r["cpu"], share, "< 3 %", 0.03)
        row("10 MB/s written: append to visible, p50", lambda r: r["loaded"]["p50"], millis)
        row("10 MB/s written: append to visible, p99", lambda r: r["loaded"]["p99"], millis, "< 500 ms", 0.5,
            extra=lambda r: r["loaded"]["lost"] == 0)
        row("20 lines/s written: append to visible, p50", lambda r: r["gentle"]["p50"], millis)
        row("20 lines/s written: append to visible, p99", lambda r: r["gentle"]["p99"], millis, "< 500 ms", 0.5,
            extra=lambda r: r["gentle"]["lost"] == 0)
        row("resident after it", lambda r: r["memory"]["VmRSS"], megabytes, "< 45 MB", 45 * MB)
        row("— of which anonymous", lambda r: r["memory"]["RssAnon"], megabytes, "< 20 MB", 20 * MB)
        row("idle for 10 s: CPU", lambda r: r["idle_cpu"], lambda v: f"{v * 10_000:.1f} ms in 10 s", "< 10 ms (one tick)",
            0.001, ratio=False)
        table.numbers["steady"] = {"tailmeter": mine, "mtail": peer}

    # all --------------------------------------------------------------------------------------------------------------

    def sizes(self):
        def size(path):
            return os.path.getsize(os.path.realpath(path)) if path and os.path.exists(path) else None

        a, b = size(self.binary) if self.have_binary else None, size(self.mtail)
        self.table.add("size of the release binary; mtail", megabytes(a), megabytes(b), ratio_text(a, b))

    def machine(self):
        model = platform.processor() or "unknown CPU"
        try:
            with open("/proc/cpuinfo", encoding="utf-8") as f:
                model = next(line.split(":", 1)[1].strip() for line in f if line.startswith("model name"))
        except (OSError, StopIteration):
            pass
        with open("/proc/meminfo", encoding="ascii") as f:
            total = int(f.readline().split()[1]) * 1024
        load = os.getloadavg()[0]
        return (f"{model}, {os.cpu_count()} cores, {total / 2**30:.0f} GiB, Linux {platform.release()}, "
                f"Python {platform.python_version()}; load average at the start {load:.2f}")

    def versions(self):
        out = []
        if getattr(self, "duckdb_version", None):
            out.append(f"DuckDB {self.duckdb_version}")
        if self.mtail:
            text = subprocess.run([self.mtail, "-version"], capture_output=True, text=True).stdout
            m = re.search(r"version (\S+)", text)
            out.append(f"mtail {m[1]}" if m else "mtail")
        if self.have_limit:
            r = run([self.limit, self.empty, "1"], 10, self.scratch)
            m = re.search(r"stage1=(\S+) stage2=(\S+) simdjson=(\S+)", r.output.decode())
            if m:
                out.append(f"simdjson {m[3]} ({m[1]})")
        return ", ".join(out)


def main():
    parser = argparse.ArgumentParser(description="measures Tailmeter and its peers")
    parser.add_argument("--binary", default=".build/release/tailmeter")
    parser.add_argument("--data", default="bench-data")
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--megabytes", default="400", help="in the names of the shapes' logs")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--backlog-gb", type=float, default=10, help="gigabytes written while the daemon is down")
    parser.add_argument("--only", default="analyze,shapes,gzip,run,files,backlog,steady",
                        help="parts to measure, comma-separated")
    options = parser.parse_args()
    options.data = os.path.abspath(options.data)
    parts = options.only.split(",")
    # In the data folder, not in /tmp, which may be in memory: the ledger's fdatasync should cost what it costs.
    scratch = tempfile.mkdtemp(prefix="scratch-", dir=options.data)
    try:
        bench = Bench(options, scratch)
        machine = bench.machine()
        bench.sizes()
        for part, work in (("analyze", bench.analyze), ("shapes", bench.shapes), ("gzip", bench.gzip), ("run", bench.run_rows),
                           ("files", bench.files), ("backlog", bench.backlog), ("steady", bench.steady_rows)):
            if part in parts:
                work()
        table = bench.table
        text = (f"Machine: {machine}\n\nPeers: {bench.versions()}\n\n"
                f"Log: {bench.truth['lines']['total']:,} lines, {bench.bytes / MB:.1f} MB, "
                f"{bench.bytes / max(1, bench.truth['lines']['total']):.0f} bytes a line; medians of {options.runs} runs\n\n"
                f"{table.text()}\n")
        print(text)
        with open(os.path.join(options.data, "bench.md"), "w", encoding="utf-8") as f:
            f.write(text)
        with open(os.path.join(options.data, "bench.json"), "w", encoding="utf-8") as f:
            json.dump({"machine": machine, "bytes": bench.bytes, "lines": options.lines, "runs": options.runs,
                       "rows": table.rows, "notes": table.notes, "numbers": table.numbers}, f, indent=1)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
