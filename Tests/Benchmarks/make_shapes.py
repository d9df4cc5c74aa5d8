#!/usr/bin/env python3
"""Writes a synthetic log of one shape and the truth about it.

usage: make_shapes.py SHAPE MEGABYTES OUTPUT [--end YYYY-MM-DD] [--seed N]   (standard library only)

SHAPE is openai, litellm, otel, anthropic or claude-code. Lines of the first three are those of Tests/Corpus, which the
clients' own code wrote, with figures, ids and times anew; those of the others are made after what the SDK and the tool
write. OUTPUT.truth.json has the form of make_log.py's, and `read`: the sums of the figures as they stand in the lines,
repeats and failures too, for simdjson_limit. The same arguments give the same bytes.
"""
import argparse
import json
import os

from shapes import SHAPES


def main():
    parser = argparse.ArgumentParser(description="writes a log of one shape and the truth about it")
    parser.add_argument("shape", choices=sorted(SHAPES))
    parser.add_argument("megabytes", type=float)
    parser.add_argument("output")
    parser.add_argument("--end", default="2026-11-23", help="the last of the three days (UTC)")
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    log = SHAPES[options.shape](int(options.megabytes * 1_000_000), options.seed, options.end)
    part = options.output + ".part"
    with open(part, "w", encoding="utf-8", newline="") as f:
        f.writelines(log.lines())
    with open(options.output + ".truth.json", "w", encoding="utf-8") as f:
        json.dump(log.truth(), f, indent=1)
        f.write("\n")
    os.replace(part, options.output)
    print(f"{options.output}: {log.total} lines, {log.written} bytes, {log.written / log.total:.1f} bytes a line")


if __name__ == "__main__":
    main()
