"""Pieces of SVG, and the colours of Grafana's dark theme."""
import re
from xml.sax.saxutils import escape

BACKGROUND, PANEL, BORDER, GRID, TRACK = "#111217", "#181b1f", "#2c2f36", "#2a2d33", "#22252b"
TEXT, FAINT, HEADING = "#ccccdc", "#8e8f9c", "#6e9fff"
NAMED = {
    "green": "#73bf69", "yellow": "#fade2a", "orange": "#ff9830", "red": "#f2495c", "blue": "#5794f2",
    "purple": "#b877d9", "dark-orange": "#fa6400", "text": TEXT,
}
PALETTE = [
    "#73bf69", "#f2cc0c", "#8ab8ff", "#ff780a", "#f2495c", "#5794f2", "#b877d9", "#37872d", "#c4a000", "#3f8fd0",
    "#c15c17", "#96d98d", "#ca95e5", "#ffcb7d",
]
# Names come from logs: what XML cannot hold does not stand in a picture.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONT = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"


def colour(name):
    return NAMED.get(name, name)


def number(value):
    """Short, since a line has hundreds of them."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def rectangle(x, y, width, height, fill, **more):
    return (f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(0, width))}" height="{number(max(0, height))}"'
            f' fill="{fill}"{_attributes(more)}/>')


def line(x1, y1, x2, y2, stroke, **more):
    return (f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" stroke="{stroke}"'
            f'{_attributes(more)}/>')


def path(points, stroke="none", fill="none", **more):
    data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f'<path d="{data}" stroke="{stroke}" fill="{fill}"{_attributes(more)}/>'


def text(x, y, content, size=11, fill=TEXT, anchor="start", **more):
    content = escape(_NO_XML.sub("\ufffd", content))
    return (f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{fill}" text-anchor="{anchor}"'
            f'{_attributes(more)}>{content}</text>')


def width_of(content, size):
    """About how wide a text is. No fonts are asked: it only has to be enough."""
    wide = sum(0.9 if each in "mwMW@%" else 0.35 if each in "ilj.,:;|'!It() " else 0.62 for each in content)
    return wide * size


def fitting(content, size, width):
    """The text, cut where it is too wide."""
    if width_of(content, size) <= width:
        return content
    while content and width_of(content + "…", size) > width:
        content = content[:-1]
    return content + "…"


def document(width, height, body):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
            f' font-family="{_FONT}">\n' + "\n".join(body) + "\n</svg>\n")


def _attributes(more):
    return "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
