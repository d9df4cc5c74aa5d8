"""A whole dashboard as one picture."""
import math

from . import figures, graphs, svg
from .data import series_of

WIDTH, UNIT, GAP, MARGIN = 1280, 30, 8, 12
HEAD = 108
STATEMENT = ("Preview drawn from the dashboard's JSON and real queries by dashboards/preview.py; not a picture of"
             " Grafana")


def _box(place):
    column = (WIDTH - 2 * MARGIN + GAP) / 24
    return (MARGIN + place["x"] * column, HEAD + place["y"] * (UNIT + GAP), place["w"] * column - GAP,
            place["h"] * (UNIT + GAP) - GAP)


def _marks(dashboard, prometheus, start, end):
    """When what annotations ask for began, and their colours."""
    marks = []
    for annotation in dashboard["annotations"]["list"]:
        if annotation.get("builtIn"):
            continue
        answer = prometheus.ask(
            "query_range", query=prometheus.filled_in(annotation["expr"]), start=start, end=end, step=60)["result"]
        for series in answer:
            times = [start] + [float(at) for at, _ in series["values"]]
            # What goes on from before the picture's begin has no mark in it.
            begins = [at for before, at in zip(times, times[1:]) if at - before > prometheus.step]
            marks += [(at, annotation["iconColor"]) for at in begins]
    return marks


def _panel(panel, prometheus, marks):
    x, y, width, height = _box(panel["gridPos"])
    title = prometheus.filled_in(panel["title"])
    body = [
        svg.rectangle(x, y, width, height, svg.PANEL, stroke=svg.BORDER, rx="2"),
        svg.text(x + 10, y + 19, svg.fitting(title, 13, width - 16), 13, font_weight="500"),
    ]
    inner = (x + 10, y + 30, width - 20, height - 38)
    series = series_of(panel, prometheus)
    if not any(each.points for each in series):
        missing = panel["fieldConfig"]["defaults"].get("noValue", "No data")
        body.append(svg.text(x + width / 2, y + height / 2 + 8, svg.fitting(missing, 13, width - 16), 13, svg.FAINT,
                             "middle"))
        return body
    now = prometheus.now
    if panel["type"] in ("timeseries", "heatmap"):
        draw = graphs.timeseries if panel["type"] == "timeseries" else graphs.heatmap
        return body + draw(panel, series, inner, now, now - prometheus.span, now, marks)
    draw = {"stat": figures.stat, "bargauge": figures.bargauge, "table": figures.table}[panel["type"]]
    return body + draw(panel, series, inner, now)


def _row(row):
    x, y, width, _ = _box(row["gridPos"])
    sign = "›" if row["collapsed"] else "⌄"
    count = f"  ({len(row['panels'])} panels)" if row["collapsed"] else ""
    return [
        svg.text(x + 2, y + 20, sign, 15, svg.FAINT),
        svg.text(x + 18, y + 20, row["title"], 14, font_weight="500"),
        svg.text(x + 18 + svg.width_of(row["title"], 14) + 8, y + 20, count, 12, svg.FAINT),
    ]


def _head(dashboard, prometheus):
    """Title, time, the statement, and the variables with what they are set to."""
    minutes = prometheus.span // 60
    span = f"{minutes // 60} hours" if minutes % 60 == 0 else f"{minutes} minutes"
    body = [
        svg.rectangle(0, 0, WIDTH, 26, "#3d3000"),
        svg.text(WIDTH / 2, 17.5, STATEMENT, 12.5, "#ffdf80", "middle"),
        svg.text(MARGIN, 52, dashboard["title"], 18, font_weight="500"),
        svg.text(WIDTH - MARGIN, 52, f"Last {span} (UTC)", 12, svg.FAINT, "end"),
    ]
    x = MARGIN
    for variable in dashboard["templating"]["list"]:
        value = prometheus.variables.get(variable["name"], "Prometheus")
        value = "All" if value == ".+" else value
        label_width, value_width = svg.width_of(variable["label"], 12) + 16, svg.width_of(value, 12) + 18
        body += [
            svg.rectangle(x, 66, label_width + value_width, 26, svg.BACKGROUND, stroke=svg.BORDER, rx="2"),
            svg.rectangle(x, 66, label_width, 26, svg.TRACK, rx="2"),
            svg.text(x + 8, 83.5, variable["label"], 12, svg.HEADING),
            svg.text(x + label_width + 9, 83.5, value, 12),
        ]
        x += label_width + value_width + 10
    return body


def opened(dashboard):
    """The dashboard with its closed rows open."""
    panels, shift = [], 0
    for panel in dashboard["panels"]:
        panel = {**panel, "gridPos": {**panel["gridPos"], "y": panel["gridPos"]["y"] + shift}}
        panels.append(panel)
        if panel["type"] == "row" and panel["collapsed"]:
            inner = [
                {**each, "gridPos": {**each["gridPos"], "y": each["gridPos"]["y"] + shift}} for each in panel["panels"]]
            panels += inner
            panel["collapsed"], panel["panels"] = False, []
            shift += max(each["gridPos"]["y"] + each["gridPos"]["h"] for each in inner) - panel["gridPos"]["y"] - 1
    return {**dashboard, "panels": panels}


def draw(dashboard, prometheus):
    """The picture's SVG."""
    start, end = prometheus.now - prometheus.span, prometheus.now
    marks = _marks(dashboard, prometheus, start, end)
    body, bottom = _head(dashboard, prometheus), 0
    for panel in dashboard["panels"]:
        _, y, _, height = _box(panel["gridPos"])
        bottom = max(bottom, y + height)
        body += _row(panel) if panel["type"] == "row" else _panel(panel, prometheus, marks)
    height = math.ceil(bottom + MARGIN)
    return svg.document(WIDTH, height, [svg.rectangle(0, 0, WIDTH, height, svg.BACKGROUND)] + body)
