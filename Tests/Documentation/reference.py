#!/usr/bin/env python3
"""Writes the tables of docs/ that are made of the code: keys of the settings, fields of log shapes,
metrics, the ledger's tables.

    Tests/Documentation/reference.py --programs .build/debug            writes them
    Tests/Documentation/reference.py --programs .build/debug --check    writes nothing, and fails where they are not current

A table stands between <!-- table: NAME --> and <!-- end of table -->. The keys and the fields come from the program
ReferenceTables, which prints what Sources/Settings/Reference and the presets of Sources/LogDecoding say. The metrics are
those of a daemon in which everything is on, by their own # HELP and # TYPE lines; the ledger's tables are those of its file.
"""
import argparse
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.dont_write_bytecode = True
from blocks import ROOT

TABLE = re.compile(r"(<!-- table: (?P<name>[^>]*) -->\n).*?(<!-- end of table -->)", re.S)
# Which metrics stand in which table: the first whose pattern fits the name.
METRICS = [
    ("spend", r"tailmeter_spend_"),
    ("budgets", r"llm_budget_|tailmeter_budget_"),
    ("guards", r"llm_guardrail_"),
    ("moderation", r"llm_moderation_|tailmeter_moderation_"),
    ("archive", r"tailmeter_archive_"),
    ("apps", r"llm_"),
    ("process", r"process_|tailmeter_build_info|tailmeter_config_|tailmeter_ready|tailmeter_commit_"),
    ("webhooks", r"tailmeter_outbox_|tailmeter_webhook_"),
    ("tailmeter", r""),
]
SETTINGS = """
state_dir: state
listen: 127.0.0.1:0
sources: [{file: app.jsonl, labels: {user: user}}]
budgets:
  - {name: usd, daily_usd: 1}
  - {name: tokens, daily_tokens: 1}
  - {name: requests, daily_requests: 1, by: user}
webhooks: {ops: {format: slack, url: "https://hooks.example.com/x"}}
archive:
guardrails:
moderation: {sample: 0%, api_key_env: KEY}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="the folder of tailmeter and ReferenceTables")
    parser.add_argument("--check", action="store_true", help="write nothing, fail where a table is not current")
    arguments = parser.parse_args()
    told = json.loads(subprocess.run([arguments.programs / "ReferenceTables"], check=True, stdout=subprocess.PIPE).stdout)
    tables = settings(told["settings"]) | shapes(told["shapes"])
    with tempfile.TemporaryDirectory(prefix="reference-") as folder:
        page = scrape(arguments.programs.resolve(), pathlib.Path(folder))
        tables |= metrics(page) | {"ledger": ledger(pathlib.Path(folder) / "state/ledger.sqlite")}
    unused, stale = set(tables), []
    for page in sorted((ROOT / "docs").rglob("*.md")):
        old = page.read_text(encoding="utf-8")
        names = [found["name"] for found in TABLE.finditer(old)]
        for name in names:
            if name not in tables:
                sys.exit(f"{page}: there is no table {name}; known are {', '.join(sorted(tables))}")
        new = TABLE.sub(lambda found: found[1] + tables[found["name"]] + found[3], old)
        unused -= set(names)
        if new != old:
            stale.append(page)
            if not arguments.check:
                page.write_text(new, encoding="utf-8")
    for name in sorted(unused):
        print(f"no page has the table {name}", file=sys.stderr)
    if arguments.check:
        for page in stale:
            print(f"{page.relative_to(ROOT)} is not current; run make reference", file=sys.stderr)
    return 1 if unused or (arguments.check and stale) else 0


def settings(tables):
    """The tables of keys, by the name of their mapping."""
    return {
        "settings " + table["name"]: rows(
            ("key", "value", "default", "what it is"),
            [(f"`{row['key']}`", row["help"]["value"], row["help"]["standard"], row["help"]["summary"])
             for row in table["rows"]])
        for table in tables
    }


def shapes(presets):
    """The tables of fields, by the name of the preset. All together read the lines of auto."""
    return {
        "shape " + preset["name"]: rows(
            ("field", "paths, the first that the line has"),
            [(f"`{field['name']}`", ", ".join(f"`{path}`" for path in field["paths"])) for field in preset["fields"]])
        for preset in presets if preset["name"] != "auto"
    }


def ledger(path):
    """The table of the ledger's tables."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1")
    return rows(("table", "columns"), [
        (f"`{name}`", ", ".join(f"`{column}` {kind}" for _, column, kind, *_ in
                                database.execute("SELECT * FROM pragma_table_info(?)", (name,))))
        for (name,) in names.fetchall()])


def metrics(page):
    """The tables of metrics."""
    found = {}
    for name, kind, text, labels in families(page):
        title = next(title for title, pattern in METRICS if re.match(pattern, name))
        shown = ", ".join(f"`{label}`" for label in labels if label not in ("le", "user"))
        own = "user" in labels and title == "apps"
        shown += (", and your own" if shown else "your own") if own else ""
        found.setdefault("metrics " + title, []).append((f"`{name}`", kind, shown, text))
    return {title: rows(("metric", "type", "labels", "what it is"), table) for title, table in found.items()}


def rows(heads, table):
    lines = [heads, ["---"] * len(heads), *table]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def families(page):
    """Name, kind, help and labels of each family of a page in text 0.0.4."""
    kinds, helps, labels, order = {}, {}, {}, []
    for line in page.splitlines():
        if line.startswith("# HELP "):
            _, _, name, text = line.split(" ", 3)
            helps[name] = text.replace("\\n", " ")
            order.append(name)
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ", 3)
            kinds[name] = kind
        elif line:
            series = re.match(r"[a-zA-Z0-9_:]+", line)[0]
            name = series if series in kinds else re.sub(r"_(bucket|sum|count)$", "", series)
            for label in re.findall(r'[{,]([a-zA-Z_][a-zA-Z0-9_]*)="', line):
                labels.setdefault(name, dict())[label] = None
    return [(name, kinds[name], helps[name], list(labels.get(name, {}))) for name in order]


def scrape(programs, folder):
    """A page of a daemon in which everything is on and that has read a log of all kinds of lines."""
    (folder / "tailmeter.yaml").write_text(SETTINGS)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    lines = [
        {"event": "llm_request_success", "model": "claude-sonnet-4-5", "input_tokens": 5, "output_tokens": 7,
         "duration_s": 1.5, "ttft_s": 0.5, "cost_usd": 0.01, "user": "u-1", "timestamp": now},
        {"event": "rate_limit_hit", "model": "claude-sonnet-4-5", "user": "u-1", "timestamp": now},
    ]
    (folder / "app.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    with open(folder / "log", "w") as log:
        daemon = subprocess.Popen(
            [programs / "tailmeter", "run", "--config", "tailmeter.yaml"], cwd=folder, stdout=log, stderr=log,
            env=dict(os.environ, KEY="none"))
    try:
        return complete_page(folder, daemon)
    finally:
        daemon.send_signal(signal.SIGKILL)
        daemon.wait()


def complete_page(folder, daemon):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and daemon.poll() is None:
        address = re.search(r"metrics at (http://\S+?),", (folder / "log").read_text())
        if address:
            with urllib.request.urlopen(address[1], timeout=5) as answer:
                page = answer.read().decode()
            # The archive and moderation begin on threads of their own.
            if all(text in page for text in ("llm_errors_total{", "llm_moderation_calls_total ", "tailmeter_archive_up 1",
                                             'tailmeter_archive_lines_total{source="app.jsonl"} 2',
                                             "tailmeter_budget_scopes{")):
                return page
        time.sleep(0.1)
    sys.exit(f"the daemon did not show everything:\n{(folder / 'log').read_text()}")


if __name__ == "__main__":
    sys.exit(main())
