"""Panels that show figures and no time: stat, bar gauge and table."""
import math

from . import svg, units
from .data import by_thresholds, mapped, properties_for


def _text(properties, value, now):
    return mapped(properties, value) or units.text(value, properties["unit"], properties.get("decimals"), now)


def stat(panel, series, box, now):
    """Each series with its value, side by side or one above the other, whichever leaves them larger."""
    x, y, width, height = box
    body = []
    options = panel["options"]
    beside = width >= height * 1.3
    each_width, each_height = (width / len(series), height) if beside else (width, height / len(series))
    for index, each in enumerate(series):
        properties = properties_for(panel, each.name)
        left = x + (index * each_width if beside else 0)
        top = y + (0 if beside else index * each_height)
        value = each.last
        content = _text(properties, value, now)
        shade = svg.colour(by_thresholds(properties, value)) if not math.isnan(value) else svg.TEXT
        named = options["textMode"] == "value_and_name" or (options["textMode"] == "auto" and len(series) > 1)
        spark = options["graphMode"] == "area" and len(each.points) > 1
        if spark:
            body += _sparkline(each, (left, top + each_height * 0.62, each_width, each_height * 0.38), shade)
        room = each_height * (0.62 if spark else 1)
        size = min(40, room * (0.42 if named else 0.6), 26 * each_width / max(1, svg.width_of(content, 26)) * 0.85)
        middle = left + each_width / 2
        if named:
            name_size = min(14, max(10, size * 0.45))
            name = svg.fitting(each.name, name_size, each_width - 8)
            body.append(svg.text(middle, top + room / 2 - size * 0.35, name, name_size, anchor="middle"))
        base = top + room / 2 + size * (0.75 if named else 0.35)
        body.append(svg.text(middle, base, content, size, shade, "middle", font_weight="500"))
    return body


def _sparkline(series, box, shade):
    x, y, width, height = box
    values = [(at, value) for at, value in series.points if not math.isnan(value)]
    if len(values) < 2:
        return []
    first, last = values[0][0], values[-1][0]
    low, high = min(0, *(value for _, value in values)), max(value for _, value in values)
    points = [
        (x + width * (at - first) / (last - first), y + height - height * (value - low) / ((high - low) or 1))
        for at, value in values
    ]
    area = [(points[0][0], y + height)] + points + [(points[-1][0], y + height)]
    return [svg.path(area, fill=shade, fill_opacity="0.15"), svg.path(points, shade, stroke_width="1")]


def bargauge(panel, series, box, now):
    """A bar for each series, its name above it and its value to the right."""
    x, y, width, height = box
    body = []
    each_height = height / len(series)
    name_size = min(12, each_height * 0.36)
    highest = max([0] + [each.last for each in series if not math.isnan(each.last)])
    texts = [_text(properties_for(panel, each.name), each.last, now) for each in series]
    value_size = min(15, each_height * 0.42)
    value_width = max(svg.width_of(each, value_size) for each in texts) + 10
    for index, (each, content) in enumerate(zip(series, texts)):
        properties = properties_for(panel, each.name)
        top = y + index * each_height
        shade = svg.colour(by_thresholds(properties, each.last)) if not math.isnan(each.last) else svg.TEXT
        limit = properties.get("max") or highest
        share = max(0, min(1, each.last / limit)) if limit and not math.isnan(each.last) else 0
        bar_top, bar_height = top + name_size + 4, max(4, each_height - name_size - 10)
        bar_width = width - value_width
        body += [
            svg.text(x, top + name_size, svg.fitting(each.name, name_size, width), name_size),
            svg.rectangle(x, bar_top, bar_width, bar_height, svg.TRACK),
            svg.rectangle(x, bar_top, bar_width * share, bar_height, shade, fill_opacity="0.85"),
            svg.text(x + width, bar_top + bar_height / 2 + value_size * 0.35, content, value_size, shade, "end"),
        ]
    return body


def table_rows(panel, series):
    """The columns' names and the rows, merged by the labels that they share."""
    organize = next(each["options"] for each in panel["transformations"] if each["id"] == "organize")
    renames, rows, labels = organize["renameByName"], {}, []
    for each in series:
        key = tuple(sorted(each.labels.items()))
        labels += [label for label in each.labels if label not in labels]
        rows.setdefault(key, {**each.labels})[f"Value #{each.target}"] = each.last
    values = [f"Value #{target['refId']}" for target in panel["targets"]]
    columns = labels + values
    wanted = [renames[name] for name in renames if name in columns]
    table = [{renames.get(name, name): value for name, value in row.items()} for row in rows.values()]
    for order in reversed(panel["options"]["sortBy"]):
        table.sort(key=lambda row: row.get(order["displayName"], -math.inf), reverse=order["desc"])
    return wanted, table


def table(panel, series, box, now):
    x, y, width, height = box
    columns, rows = table_rows(panel, series)
    each_width, body = width / len(columns), []
    for index, name in enumerate(columns):
        numeric = any(isinstance(row.get(name), float) for row in rows)
        at, anchor = (x + (index + 1) * each_width - 12, "end") if numeric else (x + index * each_width + 6, "start")
        properties = properties_for(panel, name)
        body.append(svg.text(at, y + 14, name, 12, svg.HEADING, anchor, font_weight="500"))
        for number, row in enumerate(rows[:max(0, int((height - 22) / 24))]):
            if name not in row:
                continue
            value, shade = row[name], svg.TEXT
            content = _text(properties, value, now) if numeric else value
            if properties["custom"].get("cellOptions", {}).get("type") == "color-text" and numeric:
                shade = svg.colour(by_thresholds(properties, value))
            content = svg.fitting(content, 12, each_width - 16)
            body.append(svg.text(at, y + 38 + number * 24, content, 12, shade, anchor))
    for number in range(min(len(rows), max(0, int((height - 22) / 24))) + 1):
        body.append(svg.line(x, y + 22 + number * 24, x + width, y + 22 + number * 24, svg.GRID))
    return body
