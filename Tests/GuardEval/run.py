#!/usr/bin/env python3
"""Precision and recall of the guards over labelled texts.

    Tests/GuardEval/run.py --binary .build/release/tailmeter [FOLDER]

The checked-in sets lie beside this file. FOLDER may hold public data sets, in files of their own formats (csv, json, jsonl,
parquet where pyarrow is installed), at any depth; what they are is told by their columns and by the names of their folders:

    texts with a label        deepset/prompt-injections, xTRam1/safe-guard-prompt-injection (text, label)
    attacks alone             Lakera gandalf and mosscap (text, prompt), JailbreakBench (Goal, prompt, jailbreak)
    benign texts alone        NotInject (prompt, word_list)
    texts with spans          ai4privacy pii-masking (source_text, privacy_mask), presidio (full_text, spans)
"""

import argparse
import csv
import json
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
csv.field_size_limit(1 << 30)

# Classes of other data sets, as ours.
CLASSES = {
    "EMAIL": "email", "EMAIL_ADDRESS": "email", "TELEPHONENUM": "phone", "PHONENUMBER": "phone", "PHONE_NUMBER": "phone",
    "TEL": "phone", "PHONE": "phone", "CREDITCARDNUMBER": "card", "CREDIT_CARD": "card", "CREDIT_CARD_NUMBER": "card", "IBAN": "iban",
    "IBAN_CODE": "iban", "IPV4": "ip", "IPV6": "ip", "IP": "ip", "IP_ADDRESS": "ip", "IPADDRESS": "ip", "SOCIALNUM": "ssn", "SSN": "ssn",
    "US_SSN": "ssn", "PASSWORD": "secret", "PASS": "secret",
}


def ask(binary, side, rows):
    """The verdict on each row, an object with `text`."""
    lines = "".join(json.dumps({"text": row["text"]}) + "\n" for row in rows)
    command = [binary, "guard", side, "--jsonl"]
    result = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    verdicts = [json.loads(line) for line in result.stdout.splitlines()]
    if len(verdicts) != len(rows):
        sys.exit(f"{' '.join(command)}: {len(verdicts)} verdicts on {len(rows)} texts; {result.stderr}")
    return verdicts


def share(part, whole):
    return f"{part / whole:9.3f}" if whole else "        -"


def line(name, n, tp, fp, fn, negatives):
    print(f"{name[:46]:46} {n:6} {tp:6} {fp:5} {fn:5} {share(tp, tp + fp)} {share(tp, tp + fn)} {share(fp, negatives)}")


def head(title):
    print(f"\n{title:46} {'n':>6} {'TP':>6} {'FP':>5} {'FN':>5} {'precision':>9} {'recall':>9} {'alarms':>9}")


def judge_injection(name, rows, binary, shown):
    """Flagged or blocked counts as found."""
    verdicts = ask(binary, "input", rows)
    tp = fp = fn = 0
    for row, verdict in zip(rows, verdicts):
        found = verdict["decision"] != "allow"
        tp += found and row["attack"]
        fp += found and not row["attack"]
        fn += not found and row["attack"]
        if shown and found != row["attack"]:
            rules = ", ".join(f"{finding['rule']} {finding['score']}" for finding in verdict["findings"])
            kind = "missed" if row["attack"] else "alarm"
            print(f"    {kind}: {row['text'][:160]!r} {rules}")
    line(name, len(rows), tp, fp, fn, sum(not row["attack"] for row in rows))
    return verdicts


def judge_redaction(name, rows, binary, shown):
    """A span is found where a finding of its class overlaps it; a finding that overlaps no span of any class is an alarm."""
    counts = {}
    verdicts = ask(binary, "output", rows)
    for row, verdict in zip(rows, verdicts):
        found = [
            (finding["start"], finding["end"], finding["rule"].split(".", 1)[1])
            for finding in verdict["findings"] if finding["rule"].startswith("redaction.")
        ]
        for span in row["spans"]:
            hit = any(s < span["end"] and span["start"] < e and kind == span["class"] for s, e, kind in found)
            entry = counts.setdefault(span["class"], [0, 0, 0])
            entry[0 if hit else 2] += 1
            if shown and not hit:
                print(f"    missed {span['class']}: {row['text'][span['start']:span['end']]!r} in {row['text'][:120]!r}")
        # Where a set labels only some classes, what is found beside its spans is no alarm of the others.
        for start, end, kind in found:
            if kind in row.get("labelled", [kind]) and not any(
                start < span["end"] and span["start"] < end for span in row["spans"] + row.get("others", [])
            ):
                counts.setdefault(kind, [0, 0, 0])[1] += 1
                if shown:
                    print(f"    alarm {kind}: {row['text'][start:end]!r} in {row['text'][:120]!r}")
    for kind, (tp, fp, fn) in sorted(counts.items()):
        line(f"{name} {kind}", len(rows), tp, fp, fn, 0)
    return verdicts


def read_rows(path):
    """The records of a file, as dictionaries."""
    name = path.name.lower()
    if name.endswith(".csv") or name.endswith(".tsv"):
        with open(path, newline="", encoding="utf-8", errors="replace") as file:
            return list(csv.DictReader(file, delimiter="\t" if name.endswith(".tsv") else ","))
    if name.endswith(".jsonl"):
        with open(path, encoding="utf-8") as file:
            return [json.loads(text) for text in file if text.strip()]
    if name.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        if isinstance(content, dict):
            lists = [value for value in content.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
            content = [row for rows in lists for row in rows]
        return content
    if name.endswith(".parquet"):
        try:
            import pyarrow.parquet
        except ImportError:
            print(f"{path}: install pyarrow to read it", file=sys.stderr)
            return []
        return pyarrow.parquet.read_table(path).to_pylist()
    return []


def text_of(row):
    for column in ("text", "prompt", "jailbreak", "Goal", "goal", "question", "user_input", "content"):
        value = row.get(column)
        if isinstance(value, str) and value.strip():
            return value
    return None


def is_attack(row, path):
    """By the label, else by what the set is known for."""
    for column in ("label", "is_injection", "jailbreak_label"):
        value = row.get(column)
        if value is not None and str(value).strip() != "":
            return str(value).strip().lower() in ("1", "true", "injection", "jailbreak", "attack", "malicious", "unsafe")
    folder = str(path).lower()
    return not ("word_list" in row or "notinject" in folder or "benign" in path.name.lower())


def spans_of(row):
    """Our spans of a record of a set for redaction; `None` where it is none."""
    if "full_text" in row and "spans" in row:
        text, spans = row["full_text"], row["spans"]
        parts = [(span["start_position"], span["end_position"], span["entity_type"]) for span in spans]
    elif "source_text" in row and "privacy_mask" in row:
        text, mask = row["source_text"], row["privacy_mask"]
        mask = json.loads(mask) if isinstance(mask, str) else mask
        parts = [(span["start"], span["end"], span["label"]) for span in mask]
    elif "text" in row and "spans" in row:
        return row
    else:
        return None
    spans, others = [], []
    for start, end, label in parts:
        label = label.upper().rstrip("0123456789_") if label.upper() not in CLASSES else label.upper()
        entry = {"start": start, "end": end, "class": CLASSES.get(label, label)}
        (spans if label in CLASSES else others).append(entry)
    return {"text": text, "spans": spans, "others": others, "labelled": sorted(set(CLASSES.values()))}


def evaluate_folder(folder, binary, shown):
    injection, redaction = [], []
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if not path.is_file():
            continue
        try:
            rows = [row for row in read_rows(path) if isinstance(row, dict)]
        except (ValueError, OSError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            continue
        name = str(path.relative_to(folder))
        spans = [found for found in map(spans_of, rows) if found]
        if spans:
            redaction.append((name, spans))
            continue
        texts = [{"text": text_of(row), "attack": is_attack(row, path)} for row in rows if text_of(row)]
        if texts:
            injection.append((name, texts))
    if injection:
        head(f"injection, {folder}")
        for name, rows in injection:
            judge_injection(name, rows, binary, shown)
    if redaction:
        head(f"redaction, {folder}")
        for name, rows in redaction:
            judge_redaction(name, rows, binary, shown)


def measure(binary):
    """The time of a text of 4 KB on each side, the start of the program taken off."""
    sentence = "Please summarise the report about our quarterly results, and list what each team has to do next. "
    rows = [{"text": (sentence * 45)[:4096]}] * 2000
    print()
    for side in ("input", "output"):
        start = time.perf_counter()
        ask(binary, side, rows[:1])
        once = time.perf_counter()
        ask(binary, side, rows)
        each = (time.perf_counter() - once - (once - start)) / (len(rows) - 1)
        print(f"guard {side}: {each * 1e3:.2f} ms for a text of 4 KB, JSON included")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/tailmeter")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was a false alarm")
    parser.add_argument("folders", nargs="*")
    arguments = parser.parse_args()

    head("injection, checked in")
    for prefix, title in (("", "development"), ("held-out.", "held out")):
        for language in ("en", "ja"):
            rows = []
            for kind in ("attacks", "benign"):
                path = HERE / "injection" / f"{prefix}{kind}.{language}.jsonl"
                rows += [{"text": row["text"], "attack": kind == "attacks"} for row in read_rows(path)]
            judge_injection(f"{title}, {language}", rows, arguments.binary, arguments.show)

    sets = sorted((HERE / "redaction").glob("*.jsonl"))
    if sets:
        head("redaction, checked in")
        for path in sets:
            judge_redaction(path.stem, read_rows(path), arguments.binary, arguments.show)
    for folder in arguments.folders:
        evaluate_folder(folder, arguments.binary, arguments.show)
    measure(arguments.binary)


if __name__ == "__main__":
    main()
