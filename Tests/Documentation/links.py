#!/usr/bin/env python3
"""Finds links of Markdown pages that lead to no file, or to no heading of one. Others' sites are not asked.

    Tests/Documentation/links.py [PAGE…]
"""
import pathlib
import re
import sys
import urllib.parse

sys.dont_write_bytecode = True
from blocks import FENCE, pages

LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^()\s>]+(?:\([^()]*\))?)>?(?:\s+\"[^\"]*\")?\)")
DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]: *(\S+)")
HTML = re.compile(r"<(?:img|a|source)\b[^>]*?\b(?:src|href|srcset)=\"([^\"]+)\"")
ANCHOR = re.compile(r"<a (?:id|name)=\"([^\"]+)\"")


def prose(text):
    """The lines of a page outside of fenced blocks, without code within them."""
    fence = None
    for number, line in enumerate(text.split("\n"), 1):
        found = FENCE.match(line)
        if fence is None and found:
            fence = found["fence"]
        elif fence is not None:
            if line.strip().startswith(fence):
                fence = None
        else:
            yield number, line


def anchors(path):
    """The anchors that GitHub gives to a page's headings."""
    found, seen = set(), {}
    for _, line in prose(path.read_text(encoding="utf-8")):
        found.update(ANCHOR.findall(line))
        heading = re.match(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$", line)
        if not heading:
            continue
        text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading[1]).replace("`", "")
        text = re.sub(r"(?<!\w)[*_]+|[*_]+(?!\w)", "", text)
        anchor = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        count = seen.get(anchor, 0)
        seen[anchor] = count + 1
        found.add(anchor if count == 0 else f"{anchor}-{count}")
    return found


def problems(page):
    for number, line in prose(page.read_text(encoding="utf-8")):
        line = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", lambda code: "`" * len(code[0]), line)
        for target in LINK.findall(line) + DEFINITION.findall(line) + HTML.findall(line):
            if re.match(r"[a-z][a-z0-9+.-]*:", target) or target.startswith("//"):
                continue
            path, _, anchor = urllib.parse.unquote(target).partition("#")
            file = (page.parent / path).resolve() if path else page
            if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
                yield f"{page}:{number}: {urllib.parse.unquote(target)} leads nowhere"


def main():
    wanted = [pathlib.Path(name).resolve() for name in sys.argv[1:]] or pages()
    found = [problem for page in wanted for problem in problems(page)]
    print("\n".join(found) if found else f"{len(wanted)} pages, all links lead somewhere", file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
