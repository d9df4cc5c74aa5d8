#!/usr/bin/env python3
"""Runs what the pages show: commands, settings, queries; and compares what they print with what the page says.

    Tests/Documentation/commands.py --binary .build/debug/tailmeter [PAGE…]

A page is run from its top in a folder of its own, in a network, an /etc and a /var of its own, so that the commands are
those that a reader types. The folder holds the sample log as app.jsonl, and in logs/app-1.jsonl.gz; /var/log/app/app.jsonl
is the same log with its last line a minute old, /etc/tailmeter.yaml settings for that. A page of runbooks, or one with
<!-- scene: daemon -->, has a daemon by these, and both its ledger and its settings where a reader has them who tries it in
a folder. What a block is follows from its language and from comments right above it:

    sh                      a script that has to succeed; what it prints is not compared
    console                 lines that begin with "$ " are commands, those behind them what they print
    yaml                    settings that `tailmeter check` has nothing against
    sql                     a query over the ledger of the page's daemon, which has an answer
    python                  a script
    promql                  an expression that promtool takes
    json                    has to parse; so have the lines of jsonl
    swift                   the same text stands in the file that <!-- snippet: FILE --> names, which the tests compile
    <!-- file: PATH -->     the block is written to that file (and checked, where it is settings)
    <!-- not run: WHY -->   it is not

In what a command prints, … stands for any text within a line, and a line with nothing else for any lines; "TIME" stands
for the time at which a line of the log was written, and so does any time before a level (info:, warning:, error:). Two blanks or more within a line stand for as many as there are.
"""
import argparse
import concurrent.futures
import datetime
import gzip
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.dont_write_bytecode = True
from blocks import ROOT, blocks, pages

NOT_COMMANDS = {"text", "ini", "diff", "html", "xml", "csv", "mermaid"}
DEADLINE = 90
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"


class Wrong(Exception):
    """A block that does not do what the page says."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("--inside", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("pages", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    binary = arguments.binary.resolve()
    if arguments.inside:
        return inside(arguments.pages[0].resolve(), binary, arguments.inside)
    wanted = [path.resolve() for path in arguments.pages] or pages()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda page: run(page, binary), wanted))
    print(f"{len(wanted)} pages, {sum(count for count, _ in results)} blocks run")
    return 1 if any(failed for _, failed in results) else 0


def await_whole_day():
    """Pages tell what was spent on the day so far, in UTC and in Tokyo, of lines that are some minutes old: a day that is about to
    end is waited for, and the first minutes of the next."""
    for hours in (0, 9):
        gone = (time.time() + hours * 3_600) % 86_400
        if gone > 86_400 - 180 or gone < 360:
            time.sleep((360 - gone) % 86_400)


def run(page, binary):
    """Runs a page in namespaces of its own. Returns how many blocks ran, and whether one failed."""
    found = blocks(page)
    if not found:
        return 0, False
    await_whole_day()
    with tempfile.TemporaryDirectory(prefix="page-") as folder:
        user = [] if os.geteuid() == 0 else ["--map-root-user"]
        result = subprocess.run(
            ["unshare", *user, "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", sys.executable,
             __file__, "--binary", binary, "--inside", folder, page],
            capture_output=True, text=True)
    count = re.search(r"^ran (\d+)$", result.stdout, re.M)
    if result.returncode or not count:
        print(f"{page}\n{result.stdout}{result.stderr}", file=sys.stderr)
    return int(count[1]) if count else 0, result.returncode != 0 or not count


def inside(page, binary, folder):
    """Runs a page; called in the namespaces."""
    isolate(folder)
    scene = Scene(page, binary, folder / "work")
    ran, failed = 0, False
    try:
        for block in blocks(page):
            try:
                ran += scene.run(block)
            except Wrong as wrong:
                failed = True
                print(f"{block.place()}: {wrong}")
    finally:
        scene.close()
    print(f"ran {ran}")
    return 1 if failed else 0


def isolate(folder):
    """Gives this process a loopback device, and layers over /etc and /var that are gone with it."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    layers = folder / "layers"
    layers.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", layers], check=True)
    for name in ("etc", "var"):
        upper, work = layers / name, layers / (name + ".work")
        upper.mkdir()
        work.mkdir()
        subprocess.run(
            ["mount", "-t", "overlay", "overlay", "-o", f"lowerdir=/{name},upperdir={upper},workdir={work}", f"/{name}"],
            check=True)


class Scene:
    """The folder and the shell that the blocks of a page share."""

    def __init__(self, page, binary, folder):
        self.folder, self.number = folder, 0
        programs = folder.parent / "bin"
        programs.mkdir()
        folder.mkdir()
        # The daemon's log as a reader has it, in a terminal.
        (programs / "tailmeter").write_text(
            f'#!/bin/sh\n[ "$1" = run ] && set -- "$@" --log-format human\nexec {shlex.quote(str(binary))} "$@"\n')
        (programs / "tailmeter").chmod(0o755)
        sample = ROOT / "Tests/Corpus/seed-app/app.jsonl"
        shutil.copy(sample, folder / "app.jsonl")
        (folder / "logs").mkdir()
        (folder / "logs/app-1.jsonl.gz").write_bytes(gzip.compress(sample.read_bytes()))
        for name in ("alerts", "dashboards", "deploy"):
            (folder / name).symlink_to(ROOT / name)
        # What is installed on this machine stays out of it.
        for path in ("/etc/tailmeter", "/var/lib/tailmeter", "/var/log/app"):
            shutil.rmtree(path, ignore_errors=True)
        write_recent(sample, pathlib.Path("/var/log/app/app.jsonl"))
        pathlib.Path("/etc/tailmeter").mkdir()
        settings = (pathlib.Path(__file__).parent / "tailmeter.yaml").read_text()
        pathlib.Path("/etc/tailmeter.yaml").write_text(settings)
        pathlib.Path("/etc/tailmeter/tailmeter.yaml").write_text(settings)
        self.has_daemon = "runbooks" in page.parts or "<!-- scene: daemon -->" in page.read_text(encoding="utf-8")
        if self.has_daemon:
            (folder / "tailmeter-state").symlink_to("/var/lib/tailmeter")
            (folder / "tailmeter.yaml").symlink_to("/etc/tailmeter.yaml")
            subprocess.Popen(
                [binary, "run", "--config", "/etc/tailmeter.yaml"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        environment = dict(
            os.environ, PATH=f"{programs}:{os.environ['PATH']}", HOME=str(folder), LANG="C.UTF-8", TERM="dumb", NO_COLOR="1",
            TZ="UTC", ANTHROPIC_API_KEY="none")
        self.shell = subprocess.Popen(
            ["/bin/bash", "--noprofile", "--norc"], cwd=folder, env=environment, stdin=subprocess.PIPE, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        # A daemon that was started a moment ago may not listen yet.
        self.script("""
            set -o pipefail
            curl() { command curl --retry 20 --retry-connrefused --retry-delay 1 --fail-with-body "$@"; }
        """)
        if self.has_daemon:
            await_counts("http://localhost:9464")

    def close(self):
        try:
            os.killpg(self.shell.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def run(self, block):
        """Runs a block. Returns whether there was something to run."""
        comments = block.comments
        if "not run" in comments:
            if len(comments["not run"]) < 10:
                raise Wrong("'not run' has no reason")
            return False
        if not block.language:
            raise Wrong("the block names no language; write ```text where it is none")
        if "file" in comments:
            path = self.folder / comments["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text)
            if path.suffix != ".yaml":
                return True
        action = getattr(self, "run_" + block.language, None)
        if action:
            action(block)
        elif block.language not in NOT_COMMANDS:
            raise Wrong(f"nobody knows how to run {block.language}; say <!-- not run: WHY --> above it")
        return action is not None

    def run_sh(self, block):
        output, status = self.script(block.text, subshell=True)
        if status:
            raise Wrong(f"exit status {status}\n{output}")

    def run_console(self, block):
        for command, expected in transcript(block.text):
            background = command.rstrip().endswith("&")
            output, status = self.script(command, expected if background else None)
            if not (matches_log if background else matches)(expected, output):
                raise Wrong(f"$ {command}\nprints\n{output}\nand not\n{expected}")
            if address := re.search(r"metrics at (http://\S+)/metrics", output):
                # A reader's next command comes later than ours.
                await_counts(address[1])

    def run_yaml(self, block):
        text = block.text
        if "file" not in block.comments and not re.search(r"^sources:", text, re.M):
            text += "sources:\n  - file: app.jsonl\n    labels: {user: user_id, team: team, feature: feature}\n"
            text += "" if re.search(r"^webhooks:", text, re.M) else (
                "webhooks:\n  ops: {format: slack, url_env: SLACK_URL}\n  pager: {format: pagerduty, routing_key_env: KEY}\n")
        path = self.folder / block.comments.get("file", "block.yaml")
        path.write_text(text)
        output, status = self.script(f"tailmeter check --config {path}")
        if status:
            raise Wrong(output)

    def run_sql(self, block):
        output, status = self.script(f"sqlite3 -readonly -box /var/lib/tailmeter/ledger.sqlite <<'END'\n{block.text}END")
        if status or not output.strip():
            raise Wrong(f"exit status {status}\n{output}")

    def run_python(self, block):
        path = self.folder / "block.py"
        path.write_text(block.text)
        output, status = self.script(f"python3 {path}")
        if status:
            raise Wrong(output)

    def run_promql(self, block):
        rules = {"groups": [{"name": "page", "rules": [{"record": "page:expression", "expr": block.text}]}]}
        path = self.folder / "rules.yaml"
        path.write_text(json.dumps(rules))
        output, status = self.script(f"promtool check rules {path}")
        if status:
            raise Wrong(output)

    def run_json(self, block):
        self.parse(block.text)

    def run_jsonl(self, block):
        for line in block.text.splitlines():
            self.parse(line)

    def parse(self, text):
        try:
            json.loads(text)
        except ValueError as error:
            raise Wrong(f"no JSON: {error}: {text}")

    def run_swift(self, block):
        name = block.comments.get("snippet")
        if not name:
            raise Wrong("no <!-- snippet: FILE --> above it says where the tests compile it")
        (lines, has), (wanted, needs) = code((ROOT / name).read_text()), code(block.text)
        if needs - has or not any(lines[start:start + len(wanted)] == wanted for start in range(len(lines))):
            raise Wrong(f"the text does not stand in {name}")

    def script(self, text, wanted=None, subshell=False):
        """Runs a text in the page's shell. Returns what it printed, and its exit status.

        With `wanted` the text starts something in the background: waits until it printed that.
        """
        self.number += 1
        base = self.folder.parent / f"step-{self.number}"
        source, output, done = (base.with_suffix(suffix) for suffix in (".sh", ".output", ".done"))
        source.write_text(text + "\n")
        brackets = ("( set -e; ", ")") if subshell else ("{ ", "; }")
        self.shell.stdin.write(
            f"{brackets[0]}. {source}{brackets[1]} >{output} 2>&1 </dev/null; echo $? >{base}.new; mv {base}.new {done}\n")
        self.shell.stdin.flush()
        deadline = time.monotonic() + DEADLINE
        while time.monotonic() < deadline:
            shown = output.read_text(errors="replace") if output.exists() else ""
            if done.exists() and (wanted is None or matches_log(wanted, shown)):
                return output.read_text(errors="replace"), int(done.read_text())
            if self.shell.poll() is not None:
                break
            time.sleep(0.02)
        raise Wrong(f"{text.strip()}\nprinted within {DEADLINE} s\n{shown}")


def await_counts(address):
    """Waits until a daemon is ready, and what it counts has not changed for a second."""
    before, since, deadline = None, 0, time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/metrics", timeout=5) as answer:
                page = answer.read().decode()
        except OSError:
            page = ""
        counted = re.findall(r"^(?:tailmeter_(?:read_bytes_total|source_lag_bytes)|llm_requests_total).*", page, re.M)
        if counted != before or "\ntailmeter_ready 1\n" not in page:
            before, since = counted, time.monotonic()
        elif time.monotonic() - since > 1:
            return
        time.sleep(0.1)
    raise Wrong(f"the daemon at {address} does not come to rest")


def code(text):
    """The lines of a Swift text without its imports and blanks, and the imports."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    imports = {line for line in lines if line.startswith("import ")}
    return [line for line in lines if line not in imports], imports


def transcript(text):
    """Commands and what they print, of a console block."""
    steps = []
    for line in text.splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        elif steps and steps[-1][0].endswith("\\") and line.startswith("> "):
            steps[-1] = (steps[-1][0] + "\n" + line[2:], [])
        elif steps:
            steps[-1][1].append(line)
        else:
            raise Wrong("a console block begins with '$ ' and a command")
    return [(command, "\n".join(output)) for command, output in steps]


def matches(expected, output):
    """Whether an output is what the page shows, … and TIME apart."""
    # The shell's word on a process that a page killed.
    output = re.sub(r"^\S+: line \d+: +\d+ Killed .*\n", "", output, flags=re.M)
    # How wide a column is, its widest cell decides, which may be one that the page does not show.
    expected, output = (re.sub(r"(?<=\S) {2,}", "  ", text) for text in (expected, output))
    pattern = ""
    for line in expected.strip("\n").split("\n"):
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*?"
            continue
        parts = [re.escape(part) for part in re.sub(rf"^{TIME} (?=\w+:)", "TIME ", line).rstrip().split("…")]
        pattern += re.sub(r"\bTIME\b", lambda _: TIME, ".*".join(parts)) + r" *\n"
    return re.fullmatch(pattern, output.strip("\n") + "\n") is not None or not (expected.strip() or output.strip())


def matches_log(expected, output):
    """The same of what a daemon logs at its start: its parts begin side by side, and their lines come in any order."""
    def ordered(text):
        return "\n".join(sorted(text.strip("\n").split("\n"), key=lambda line: re.sub(rf"^(?:{TIME}|TIME) (?=\w+:)", "", line)))
    return matches(ordered(expected), ordered(output))


def write_recent(sample, path):
    """Writes the sample log with its times moved so that its last line is a minute old."""
    lines = sample.read_text().splitlines()
    stamp = re.compile(r'("timestamp": ?")([^"]+)(")')
    times = [datetime.datetime.fromisoformat(found[2]) for line in lines if (found := stamp.search(line))]
    by = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=1) - max(times)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(
        stamp.sub(lambda m: m[1] + (datetime.datetime.fromisoformat(m[2]) + by).isoformat() + m[3], line) + "\n"
        for line in lines))


if __name__ == "__main__":
    sys.exit(main())
