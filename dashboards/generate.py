#!/usr/bin/env python3
"""Writes the dashboards as JSON, beside this file.

    dashboards/generate.py            writes them
    dashboards/generate.py --check    writes nothing, and fails where they are not what it would write
"""
import argparse
import json
import pathlib
import sys

sys.dont_write_bytecode = True
from source.cost import cost
from source.latency import latency
from source.overview import overview
from source.sidecar import sidecar

FOLDER = pathlib.Path(__file__).resolve().parent


def files():
    """Texts by file name."""
    return {
        each["uid"] + ".json": json.dumps(each, indent=2, ensure_ascii=False) + "\n"
        for each in (overview(), cost(), latency(), sidecar())
    }


def differences(folder):
    """What is wrong with the files of a folder."""
    texts = files()
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    for name in sorted(texts.keys() | found.keys()):
        if name not in found:
            yield f"{name} is missing"
        elif name not in texts:
            yield f"{name} is none of the dashboards"
        elif texts[name] != found[name]:
            yield f"{name} is not current"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail where files are not current")
    parser.add_argument("--folder", type=pathlib.Path, default=FOLDER, help="where the JSON is")
    arguments = parser.parse_args()
    if arguments.check:
        problems = list(differences(arguments.folder))
        for problem in problems:
            print(f"{problem}; run dashboards/generate.py", file=sys.stderr)
        return 1 if problems else 0
    for name, text in files().items():
        (arguments.folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
