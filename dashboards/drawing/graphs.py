"""Panels over time: time series and heatmaps."""
import datetime
import math

from . import svg, units
from .data import properties_for

# Orange on dark, from few to many.
_SCALE = ["#2b1d14", "#5a2d0c", "#8f3d04", "#c2500a", "#e9681c", "#fd8d3c", "#fdae6b", "#fdd0a2", "#fee6ce"]


def _steps(low, high, count, unit):
    """Round values from below `low` to above `high`."""
    if high <= low:
        high = low + 1
    rough = (high - low) / count
    if unit == "bytes":
        step = 2 ** max(0, math.ceil(math.log2(rough)))
    elif unit == "s" and 10 < rough <= 600:
        step = next(each for each in (15, 20, 30, 60, 120, 300, 600) if each >= rough)
    else:
        magnitude = 10 ** math.floor(math.log10(rough))
        step = next(each * magnitude for each in (1, 2, 2.5, 5, 10) if each * magnitude >= rough * 0.999)
    first = math.floor(low / step + 1e-9) * step
    values = [first]
    while values[-1] < high - step * 1e-9:
        values.append(first + step * len(values))
    return values


class Frame:
    """Where times and values lie, with their axes."""

    def __init__(self, box, start, end, low, high, unit, decimals=None, bands=None):
        x, y, width, height = box
        self.start, self.end, self.body = start, end, []
        if bands:
            names, self.low, self.high = bands, 0, len(bands)
            ticks = [(index + 0.5, name) for index, name in enumerate(names)]
        else:
            values = _steps(low, high, max(2, int(height / 32)), unit)
            self.low, self.high = values[0], values[-1]
            ticks = [(value, units.text(value, unit, _decimals(values, unit, decimals))) for value in values]
        margin = max(svg.width_of(name, 10) for _, name in ticks) + 8
        self.x, self.y, self.width, self.height = x + margin, y + 4, width - margin - 6, height - 22
        for value, name in ticks:
            at = self.at(value)
            if not bands:
                self.body.append(svg.line(self.x, at, self.x + self.width, at, svg.GRID))
            self.body.append(svg.text(self.x - 6, at + 3.5, name, 10, svg.FAINT, "end"))
        self._times()

    def _times(self):
        span = self.end - self.start
        step = next(each for each in (300, 600, 900, 1800, 3600, 7200, 21600) if span / each <= max(2, self.width / 70))
        at = math.ceil(self.start / step) * step
        while at <= self.end:
            name = datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%H:%M")
            self.body.append(svg.text(self.time(at), self.y + self.height + 15, name, 10, svg.FAINT, "middle"))
            at += step

    def time(self, seconds):
        return self.x + self.width * (seconds - self.start) / (self.end - self.start)

    def at(self, value):
        return self.y + self.height - self.height * (value - self.low) / ((self.high - self.low) or 1)


def _decimals(values, unit, wanted):
    """As many decimals as keep neighbours on the axis apart; `None` for the unit's own choice."""
    if unit in ("s", "ms", "bytes", "Bps", "bool_yes_no"):
        return None
    scale = 100 if unit == "percentunit" else 1
    step = (values[1] - values[0]) * scale
    if abs(values[-1] * scale) >= 1000:
        return None
    needed = next(digits for digits in range(13) if abs(step - round(step, digits)) < step * 1e-6)
    return max(needed, wanted or 0)


def _legend(panel, shown, box, now):
    """A table of the series with their last and greatest values, or a list of names. Gives what is left of the box."""
    x, y, width, height = box
    options, body = panel["options"]["legend"], []
    if options["displayMode"] == "list":
        at, top = x + 4, y + height - 4
        for series, shade, _ in shown:
            wide = svg.width_of(series.name, 11) + 26
            if at + wide > x + width:
                break
            body += [svg.rectangle(at, top - 5, 12, 3, shade, rx="1"), svg.text(at + 17, top, series.name, 11)]
            at += wide
        return body, (x, y, width, height - 18)
    rows = shown[:max(1, int(height * 0.38 / 18) - 1)]
    top = y + height - 18 * len(rows) - 18
    columns = [("Last *", lambda series: series.last)]
    if "max" in options["calcs"]:
        columns.append(("Max", lambda series: max(
            (value for _, value in series.points if math.isfinite(value)), default=math.nan)))
    body.append(svg.text(x + 4, top + 12, "Name", 11, svg.HEADING))
    right = x + width - 6
    for name, calculate in reversed(columns):
        texts = [_legend_text(calculate(series), properties, now) for series, _, properties in rows]
        body.append(svg.text(right, top + 12, name, 11, svg.HEADING, "end"))
        body += [svg.text(right, top + 29 + 18 * index, content, 11, anchor="end")
                 for index, content in enumerate(texts)]
        right -= max(svg.width_of(content, 11) for content in [name] + texts) + 14
    for index, (series, shade, _) in enumerate(rows):
        base = top + 29 + 18 * index
        body += [
            svg.line(x, base - 13, x + width, base - 13, svg.GRID),
            svg.rectangle(x + 4, base - 5, 12, 3, shade, rx="1"),
            svg.text(x + 21, base, svg.fitting(series.name, 11, right - x - 21), 11),
        ]
    return body, (x, y, width, top - y - 2)


def _legend_text(value, properties, now):
    return "-" if not math.isfinite(value) else units.text(value, properties["unit"], properties.get("decimals"), now)


def _runs(points):
    """The parts of a line between gaps."""
    run = []
    for at, value in points:
        if not math.isfinite(value):
            if run:
                yield run
            run = []
        else:
            run.append((at, value))
    if run:
        yield run


def _shown(panel, series):
    shown = []
    for index, each in enumerate(series):
        properties = properties_for(panel, each.name)
        fixed = properties.get("color", {}).get("fixedColor")
        shown.append((each, svg.colour(fixed) if fixed else svg.PALETTE[index % len(svg.PALETTE)], properties))
    return shown


def timeseries(panel, series, box, now, start, end, marks):
    shown = _shown(panel, series)
    defaults = panel["fieldConfig"]["defaults"]
    stacked = defaults["custom"]["stacking"]["mode"] == "normal"
    body, area = _legend(panel, shown, box, now)
    below, tops, layers = {}, [], []
    for each, shade, properties in shown:
        points = []
        for at, value in each.points:
            base = below.get(at, 0) if stacked else 0
            if stacked and math.isfinite(value):
                below[at] = base + value
            points.append((at, base, base + value))
            if math.isfinite(value):
                tops.append(base + value)
        layers.append((points, shade, properties))
    low, high = min([0] + tops), max([0] + tops)
    if defaults.get("min") is not None:
        low = min(defaults["min"], low)
    if defaults.get("max") is not None:
        high = defaults["max"]
    bars = defaults["custom"]["drawStyle"] == "bars"
    frame = Frame(area, start, end, low, high * (1 if defaults.get("max") else 1.05), defaults["unit"],
                  defaults.get("decimals"))
    body += frame.body
    for points, shade, properties in reversed(layers):
        body += _bars(frame, points, shade) if bars else _lines(frame, points, shade, properties["custom"], stacked)
    for at, shade in marks:
        body.append(svg.line(frame.time(at), frame.y, frame.time(at), frame.y + frame.height, svg.colour(shade),
                             stroke_dasharray="4 3", stroke_opacity="0.8"))
    return body


def _lines(frame, points, shade, custom, stacked):
    body = []
    bases = {at: base for at, base, _ in points}
    for run in _runs([(at, top) for at, _, top in points]):
        line = [(frame.time(at), frame.at(value)) for at, value in run]
        if custom["fillOpacity"]:
            floor = [(frame.time(at), frame.at(bases[at] if stacked else max(0, frame.low))) for at, _ in reversed(run)]
            body.append(svg.path(line + floor, fill=shade, fill_opacity=f"{custom['fillOpacity'] / 100:.2f}"))
        dash = custom.get("lineStyle", {}).get("dash")
        more = {"stroke_dasharray": " ".join(map(str, dash))} if dash else {}
        body.append(svg.path(line if len(line) > 1 else line * 2, shade, stroke_width="1.3", **more))
    return body


def _bars(frame, points, shade):
    body = []
    step = min((right[0] - left[0] for left, right in zip(points, points[1:])), default=3600)
    width = frame.width * step / (frame.end - frame.start) * 0.8
    for at, base, top in points:
        # An hour's sum stands at its end.
        left = max(frame.x, frame.time(at) - width * 0.6)
        right = min(frame.x + frame.width, frame.time(at) + width * 0.6)
        if not math.isnan(top) and top > base and right > left:
            body.append(svg.rectangle(left, frame.at(top), right - left, frame.at(base) - frame.at(top), shade,
                                      fill_opacity="0.6", stroke=shade))
    return body


def heatmap(panel, series, box, now, start, end, marks):
    """Buckets by 'le', each less the one below it."""
    # Where there was no bucket yet there is a series that says so.
    buckets = sorted((each for each in series if each.name != "none yet"), key=lambda each: float(each.labels["le"]))
    unit = panel["fieldConfig"]["defaults"]["unit"]
    bounds = [float(each.labels["le"]) for each in buckets]
    names = [f"≤ {units.text(bound, unit)}" for bound in bounds]
    if len(bounds) > 1 and math.isinf(bounds[-1]):
        names[-1] = f"> {units.text(bounds[-2], unit)}"
    frame = Frame(box, start, end, 0, 1, unit, bands=names)
    cells, below = [], {}
    for index, each in enumerate(buckets):
        for at, value in each.points:
            if math.isfinite(value):
                cells.append((at, index, value - below.get(at, 0)))
                below[at] = value
    most = max([0] + [count for _, _, count in cells]) or 1
    times = sorted({at for at, _, _ in cells})
    step = min((right - left for left, right in zip(times, times[1:])), default=60)
    width = frame.width * step / (end - start)
    body = list(frame.body)
    for at, index, count in cells:
        if count > 1e-9 and frame.time(at) - width >= frame.x - 0.5:
            shade = _SCALE[min(len(_SCALE) - 1, int((count / most) ** 0.5 * len(_SCALE)))]
            body.append(svg.rectangle(frame.time(at) - width, frame.at(index + 1), width - 0.7,
                                      frame.at(index) - frame.at(index + 1) - 1, shade))
    return body
