"""The fenced blocks of Markdown pages, and what the pages say of how they are tried."""
import dataclasses
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^(?P<indent> *)(?P<fence>```+|~~~+)(?P<language>[^\s`]*)(?P<rest>.*)$")
COMMENT = re.compile(r"^\s*<!-- (?P<name>[a-z ]+): (?P<value>.*?)(?P<end> -->)?\s*$")


@dataclasses.dataclass
class Block:
    """A fenced block: its language, its text without the indent, and the comments right above it."""

    page: pathlib.Path
    line: int
    language: str
    text: str
    comments: dict

    def place(self):
        return f"{self.page}:{self.line}"


def pages():
    """All Markdown pages of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.splitlines()]
    else:
        paths = [path for path in ROOT.rglob("*.md") if ".build" not in path.parts]
    return sorted(path for path in set(paths) if path.exists())


def blocks(page):
    """The blocks of a page, in order."""
    found, comments, lines = [], {}, page.read_text(encoding="utf-8").split("\n")
    index = 0
    while index < len(lines):
        line = lines[index]
        fence, comment = FENCE.match(line), COMMENT.match(line)
        if fence:
            start, indent, text = index + 1, len(fence["indent"]), []
            index += 1
            while index < len(lines) and not lines[index].strip().startswith(fence["fence"]):
                text.append(lines[index][indent:] if lines[index][:indent].isspace() else lines[index])
                index += 1
            found.append(Block(page, start, fence["language"], "\n".join(text) + "\n", comments))
            comments = {}
        elif comment:
            value = comment["value"]
            while not comment["end"] and index + 1 < len(lines):
                index += 1
                value += "\n" + lines[index].replace("-->", "").rstrip()
                if "-->" in lines[index]:
                    break
            comments[comment["name"]] = value.strip()
        elif line.strip():
            comments = {}
        index += 1
    return found
