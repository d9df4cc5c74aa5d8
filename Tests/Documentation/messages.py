#!/usr/bin/env python3
"""Draws docs/messages/*.svg of payloads.json there, which holds what the code sends (MessagePictureTests).

    Tests/Documentation/messages.py            writes them
    Tests/Documentation/messages.py --check    writes nothing, and fails where they are not current

The pictures show which words a receiver gets and which of them stand out, not how it draws them: each says so.
"""
import argparse
import html
import json
import re
import sys
import unicodedata

sys.dont_write_bytecode = True
from blocks import ROOT

FOLDER = ROOT / "docs/messages"
# The marks as shapes of 16 by 16, since not every machine has a font for them.
SHAPES = {
    "warning": '<path d="M8 1 L16 15 H0 Z" fill="#f2b01e"/><path d="M8 6 V10 M8 12 V13.4" stroke="#3d2c00" stroke-width="1.8"/>',
    "rotating_light": '<path d="M3 12 V8 a5 5 0 0 1 10 0 V12 Z" fill="#d92d20"/><path d="M1 14 H15" stroke="#5b5b66" stroke-width="3"/>',
    "white_check_mark": '<rect width="16" height="16" rx="3" fill="#2e9e5b"/><path d="M3.5 8.5 L7 12 L12.5 4.5" '
                        'stroke="#ffffff" stroke-width="2" fill="none"/>',
    "information_source": '<rect width="16" height="16" rx="3" fill="#2f74d0"/><path d="M8 7 V13 M8 3.2 V5" stroke="#ffffff" '
                          'stroke-width="2"/>',
}
DISCORD = {"⚠️": "warning", "🚨": "rotating_light", "✅": "white_check_mark", "ℹ️": "information_source"}
NAMES = {"slack": "Slack", "discord": "Discord", "teams": "Teams", "pagerduty": "PagerDuty", "ntfy": "ntfy"}
COLUMNS, STEP, LEFT, WIDTH = 76, 21, 64, 680


def lines(message):
    """What the receiver shows: a mark, and lines with whether they stand out."""
    body = message["body"]
    if message["format"] == "slack":
        text = json.loads(body)["text"]
        mark, text = re.match(r":(\w+): (.*)", text, re.S).groups()
        head, _, rest = text.partition("\n")
        assert head.startswith("*") and head.endswith("*"), head
        return mark, [(html.unescape(head[1:-1]), True)] + [(html.unescape(line), False) for line in rest.split("\n")]
    if message["format"] == "discord":
        head, _, rest = json.loads(body)["content"].partition("\n")
        mark, head = re.fullmatch(r"(\S+) \*\*(.*)\*\*", head).groups()
        return DISCORD[mark], [(plain(head), True)] + [(plain(line), False) for line in rest.split("\n")]
    if message["format"] == "teams":
        blocks = json.loads(body)["attachments"][0]["content"]["body"]
        return "", [(plain(block["text"]), block.get("weight") == "Bolder") for block in blocks]
    if message["format"] == "pagerduty":
        payload = json.loads(body)["payload"]
        about = f"{payload['severity']} · {payload['source']} · {payload['component']} · {payload['class']}"
        return "", [(payload["summary"], True), (about, False)] + [
            (line, False) for line in payload["custom_details"]["text"].split("\n")]
    headers = message["headers"]
    return headers["Tags"], [(headers["Title"], True), (f"priority: {headers['Priority']}", False)] + [
        (line, False) for line in body.split("\n")]


def plain(text):
    """Markdown's escapes taken off."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


def wrapped(text):
    """A text in lines of so many columns, in which wide characters have two."""
    row, used = "", 0
    for piece in re.findall(r"\S+\s*|\s+", text):
        width = columns(piece.rstrip())
        if row and used + width > COLUMNS:
            yield row.rstrip()
            row, used = "", 0
        row += piece
        used += columns(piece)
    yield row.rstrip()


def columns(text):
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def drawing(message):
    mark, content = lines(message)
    rows = [(row, bold) for text, bold in content for row in wrapped(text)]
    height = 52 + STEP * len(rows)
    weight = ' font-weight="700"'
    title = f"{NAMES[message['format']]}: {content[0][0]}"
    texts = "".join(
        f'<text x="{LEFT + 22 if mark and index == 0 else LEFT}" y="{56 + STEP * index}"{weight if bold else ""}>'
        f"{html.escape(row, quote=False)}</text>\n"
        for index, (row, bold) in enumerate(rows))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height + 24}" role="img" font-family="Helvetica, Arial, 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', sans-serif" font-size="15" fill="#1d1c1d">
<title>{html.escape(title, quote=False)}</title>
<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="8" fill="#ffffff" stroke="#c9c9cf"/>
<rect x="16" y="18" width="34" height="34" rx="7" fill="#0b6e6e"/>
<path d="M24 42 V33 M33 42 V25 M42 42 V37" stroke="#ffffff" stroke-width="5" stroke-linecap="round"/>
<text x="{LEFT}" y="33" font-weight="700">Tailmeter</text>
<text x="{LEFT + 78}" y="33" font-size="12" fill="#616061">in {NAMES[message['format']]}</text>
{f'<g transform="translate({LEFT} 43)">{SHAPES[mark]}</g>' if mark else ""}
{texts}<text x="{WIDTH - 4}" y="{height + 16}" font-size="11" fill="#616061" text-anchor="end">A rendering of the payload that is sent, not a screenshot</text>
</svg>
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail where a picture is not current")
    arguments = parser.parse_args()
    messages = json.loads((FOLDER / "payloads.json").read_text(encoding="utf-8"))
    drawings = {f"{message['name']}.svg": drawing(message) for message in messages}
    stale = False
    for name in sorted(drawings.keys() | {path.name for path in FOLDER.glob("*.svg")}):
        path, text = FOLDER / name, drawings.get(name)
        if text is None or not path.exists() or path.read_text(encoding="utf-8") != text:
            stale = True
            if arguments.check:
                print(f"docs/messages/{name} is not current; run Tests/Documentation/messages.py", file=sys.stderr)
            elif text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
    return 1 if arguments.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
