"""What a panel's expressions come to, as series with names."""
import dataclasses
import math
import re


@dataclasses.dataclass
class Series:
    name: str
    labels: dict
    points: list  # of (seconds, value)
    target: str = "A"

    @property
    def last(self):
        """The last value that is one; NaN where there is none."""
        return next((value for _, value in reversed(self.points) if math.isfinite(value)), math.nan)


def _name(legend, labels):
    if legend:
        return re.sub(r"\{\{\s*([^}]+?)\s*\}\}", lambda match: labels.get(match[1], ""), legend)
    shown = ", ".join(f'{key}="{value}"' for key, value in sorted(labels.items()) if key != "__name__")
    return labels.get("__name__", "") + (f"{{{shown}}}" if shown else "")


def series_of(panel, prometheus):
    """Of all targets, in the order of Prometheus' answers."""
    found = []
    for target in panel["targets"]:
        expression = prometheus.filled_in(target["expr"])
        legend = prometheus.filled_in(target["legendFormat"])
        if target["instant"]:
            answer = prometheus.ask("query", query=expression, time=prometheus.now)["result"]
            values = [(each["metric"], [each["value"]]) for each in answer]
        else:
            step = 3600 if panel.get("interval") == "1h" else prometheus.step
            end = math.ceil(prometheus.now / step) * step if step == 3600 else prometheus.now
            answer = prometheus.ask(
                "query_range", query=expression, start=end - prometheus.span, end=end, step=step)["result"]
            values = [(each["metric"], each["values"]) for each in answer]
        for labels, points in values:
            found.append(Series(_name(legend, labels), labels, [(float(at), float(value)) for at, value in points],
                                target["refId"]))
    if panel["type"] in ("timeseries", "heatmap"):
        return found
    return sorted(found, key=lambda each: -each.last) if panel["type"] == "bargauge" else found


def properties_for(panel, series_name):
    """The field's defaults with what overrides make of them for one series."""
    properties = dict(panel["fieldConfig"]["defaults"])
    properties["custom"] = dict(properties.get("custom", {}))
    for override in panel["fieldConfig"]["overrides"]:
        kind, wanted = override["matcher"]["id"], override["matcher"]["options"]
        if not (series_name == wanted if kind == "byName" else re.search(wanted.strip("/"), series_name)):
            continue
        for each in override["properties"]:
            if each["id"].startswith("custom."):
                properties["custom"][each["id"].removeprefix("custom.")] = each["value"]
            else:
                properties[each["id"]] = each["value"]
    return properties


def by_thresholds(properties, value):
    """The colour's name of a value."""
    chosen = properties["thresholds"]["steps"][0]["color"]
    for step in properties["thresholds"]["steps"][1:]:
        if value >= step["value"]:
            chosen = step["color"]
    return chosen


def mapped(properties, value):
    """The text in place of a value that is none, if the panel has one."""
    for mapping in properties.get("mappings", []):
        if mapping["type"] == "special" and math.isnan(value):
            return mapping["options"]["result"]["text"]
    return None
