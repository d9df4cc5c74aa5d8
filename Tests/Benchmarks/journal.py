"""Measures how fast journald entries are read and counted; see README.md. Called by journal.sh."""

import argparse
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

REMOTE = "/usr/lib/systemd/systemd-journal-remote"
START = 1_763_900_000_000_000
MODELS = ["claude-sonnet-4-20250514", "claude-opus-4-5-20251101", "claude-haiku-4-5-20251001"]


def write_entries(count, out):
    """Entries as journald makes them of a service's standard output. Returns the truth."""
    chance = random.Random(20261124)
    truth = {"requests": 0, "input": 0, "output": 0}
    trusted = "".join(
        f"{name}={value}\n"
        for name, value in {
            "_BOOT_ID": "aaaaaaaabbbbccccddddeeeeeeeeeeee", "_MACHINE_ID": "0123456789abcdef0123456789abcdef",
            "_HOSTNAME": "host", "_TRANSPORT": "stdout", "_STREAM_ID": "00112233445566778899aabbccddeeff",
            "PRIORITY": 6, "SYSLOG_FACILITY": 3, "SYSLOG_IDENTIFIER": "my-app", "_PID": 1234, "_UID": 1000,
            "_GID": 1000, "_COMM": "python3", "_EXE": "/usr/bin/python3.11", "_CMDLINE": "python3 app.py",
            "_CAP_EFFECTIVE": 0, "_SYSTEMD_CGROUP": "/system.slice/my-app.service",
            "_SYSTEMD_UNIT": "my-app.service", "_SYSTEMD_SLICE": "system.slice",
            "_SYSTEMD_INVOCATION_ID": "ffeeddccbbaa99887766554433221100",
        }.items()
    )
    for number in range(count):
        at = START + number * 2_000
        tokens = {"input_tokens": chance.randint(1, 9_999), "output_tokens": chance.randint(1, 999)}
        model = chance.choice(MODELS)
        message = json.dumps({
            "event": "llm_request_success", "model": model, **tokens, "cache_read_input_tokens": 0,
            "duration_seconds": round(chance.random() * 20, 3), "request_id": f"req_{number:012d}",
            "user_id": f"u{number % 500}", "level": "info", "timestamp": at / 1e6,
        })
        truth["requests"] += 1
        truth["input"] += tokens["input_tokens"]
        truth["output"] += tokens["output_tokens"]
        out.write(
            f"__REALTIME_TIMESTAMP={at}\n__MONOTONIC_TIMESTAMP={at - START + 1_000_000}\n{trusted}"
            f"LLM_MODEL={model}\nLLM_INPUT={tokens['input_tokens']}\nLLM_OUTPUT={tokens['output_tokens']}\n"
            f"MESSAGE={message}\n\n"
        )
    return truth


def make_journal(folder, count):
    truth_path = f"{folder}/truth.json"
    if os.path.exists(truth_path):
        return json.load(open(truth_path))
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    with open(f"{folder}/entries.export", "w") as out:
        truth = write_entries(count, out)
    with open(f"{folder}/entries.export") as entries:
        subprocess.run(
            [REMOTE, f"--output={folder}/system.journal", "--split-mode=none", "-"], stdin=entries, check=True,
            stderr=subprocess.DEVNULL)
    os.remove(f"{folder}/entries.export")
    json.dump(truth, open(truth_path, "w"))
    return truth


def cpu_of(process):
    _, status, usage = os.wait4(process.pid, 0)
    return status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def total(page, series):
    return sum(int(value) for value in re.findall(rf"^{series} (\d+)$", page, re.M))


def run_daemon(binary, source, truth):
    """`tailmeter run` over the whole journal, until all is committed. Processor seconds, wall seconds, MB."""
    with tempfile.TemporaryDirectory() as state:
        with open(f"{state}/settings.yaml", "w") as settings:
            settings.write(f"state_dir: {state}/state\nlisten: 127.0.0.1:0\nsources:\n{source}")
        log = open(f"{state}/log", "w+")
        begin = time.monotonic()
        process = subprocess.Popen([binary, "run", "--config", f"{state}/settings.yaml"], stderr=log)
        address, page = None, ""
        while time.monotonic() - begin < 120:
            if address is None:
                found = re.search(r"http://\S+/metrics", open(f"{state}/log").read())
                address = found and found.group()
            else:
                page = urllib.request.urlopen(address).read().decode()
                if total(page, r'llm_requests_total\{[^}]*status="success"\}') >= truth["requests"]:
                    break
            time.sleep(0.02)
        wall = time.monotonic() - begin
        process.send_signal(signal.SIGTERM)
        _, cpu, memory = cpu_of(process)
        right = all(
            total(page, rf'llm_tokens_used_total\{{[^}}]*type="{kind}"\}}') == truth[kind] for kind in ("input", "output"))
        return cpu, wall, memory, right


def run_pipe(binary, folder, truth):
    begin = time.monotonic()
    journalctl = subprocess.Popen(
        ["journalctl", "--directory", folder, "--unit", "my-app.service", "-o", "json", "--no-pager"],
        stdout=subprocess.PIPE)
    with tempfile.TemporaryFile("w+") as report:
        analyze = subprocess.Popen([binary, "analyze", "-", "--format", "json"], stdin=journalctl.stdout, stdout=report)
        journalctl.stdout.close()
        _, first, _ = cpu_of(journalctl)
        _, second, memory = cpu_of(analyze)
        wall = time.monotonic() - begin
        report.seek(0)
        tokens = [group["tokens"] for group in json.load(report)["groups"]]
    right = all(sum(group[kind] for group in tokens) == truth[kind] for kind in ("input", "output"))
    return first + second, wall, memory, right


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--entries", type=int, required=True)
    parser.add_argument("--runs", type=int, required=True)
    options = parser.parse_args()
    folder = f"{os.path.abspath(options.data)}/journal-{options.entries}"
    truth = make_journal(folder, options.entries)
    message = f"  - {{journald: {{directory: {folder}, unit: my-app}}, backlog: true}}\n"
    fields = (
        f"  - {{journald: {{directory: {folder}, unit: my-app, fields: {{model: LLM_MODEL, input: LLM_INPUT,"
        " output: LLM_OUTPUT}}, backlog: true}\n")
    programs = {
        "run, journald, MESSAGE": lambda: run_daemon(options.binary, message, truth),
        "run, journald, fields": lambda: run_daemon(options.binary, fields, truth),
        "journalctl -o json \\| analyze -": lambda: run_pipe(options.binary, folder, truth),
    }
    runs = {name: [] for name in programs}
    for _ in range(options.runs):
        for name, program in programs.items():
            runs[name].append(program())
    medians = {name: [statistics.median(run[part] for run in of) for part in range(3)] for name, of in runs.items()}
    right = {name: all(run[3] for run in of) for name, of in runs.items()}
    rates = {name: options.entries / median[0] for name, median in medians.items()}
    peer = rates["journalctl -o json \\| analyze -"]
    print(f"{options.entries} entries, medians of {options.runs} runs of whole processes\n")
    print("| work | entries/s per core | wall | peak resident | against journalctl | figures |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, (_, wall, memory) in medians.items():
        figures = "right" if right[name] else "**wrong**"
        print(f"| {name} | {rates[name]:,.0f} | {wall:.2f} s | {memory:.0f} MB | {rates[name] / peer:.1f} | {figures} |")
    name = "run, journald, MESSAGE"
    met = right[name] and rates[name] >= 150_000
    print(f"\ntarget: 150,000 entries/s per core: {'met' if met else '**not met**'}")
    json.dump(runs, open(f"{os.path.abspath(options.data)}/journal.json", "w"))


if __name__ == "__main__":
    sys.exit(main())
