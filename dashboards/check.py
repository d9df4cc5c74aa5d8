#!/usr/bin/env python3
"""Checks the dashboards beside this file.

    dashboards/check.py                                 structure and style, with no daemon and no Prometheus
    dashboards/check.py --page FILE                     and all metrics and labels are on a page saved from /metrics
    dashboards/check.py --prometheus http://HOST:9090   and runs each expression there, over the last two hours

Exits with 1 where something is wrong. `source/exceptions.py` says which rules do not hold where, and why.
"""
import argparse
import json
import math
import pathlib
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

sys.dont_write_bytecode = True
import promql
from source import exceptions

FOLDER = pathlib.Path(__file__).resolve().parent
# Those of Grafana's list that the dashboards may have.
UNITS = {
    "short", "none", "currencyUSD", "s", "ms", "reqpm", "ops", "opm", "cps", "percentunit", "percent", "bytes",
    "decbytes", "Bps", "dateTimeFromNow", "dateTimeAsIso", "bool_yes_no",
}
KINDS = {"stat", "timeseries", "bargauge", "heatmap", "table"}
RATES = {"rate", "irate", "increase"}
WINDOWS = {"$__rate_interval", "$__range"}
# Prometheus makes these itself, and the first two have no label of a target for sure.
OF_PROMETHEUS = {"ALERTS", "up"}
# How panels of features that may not be in the settings say that they are not.
ABSENT_FEATURE = "Not in the settings"


class Problems:
    def __init__(self):
        self.lines, self.used = [], set()

    def add(self, where, text):
        self.lines.append(f"{where}: {text}")

    def excused(self, exceptions_of_rule, key):
        if key not in exceptions_of_rule:
            return False
        self.used.add((id(exceptions_of_rule), key))
        return True

    def report_unused(self, exceptions_of_rule):
        for key in exceptions_of_rule:
            if (id(exceptions_of_rule), key) not in self.used:
                self.add("source/exceptions.py", f"{key} is not needed")


def panels_of(dashboard):
    """All panels that are no rows, those in closed rows too."""
    for panel in dashboard["panels"]:
        if panel["type"] == "row":
            yield from panel["panels"]
        else:
            yield panel


def expressions_of(dashboard):
    """(where, panel or None, target or None, expression) of panels and annotations."""
    for panel in panels_of(dashboard):
        for target in panel.get("targets", []):
            where = f"{dashboard['uid']}, {panel['title']!r}, {target.get('refId')}"
            yield where, panel, target, target.get("expr", "")
    for annotation in dashboard["annotations"]["list"]:
        if not annotation.get("builtIn"):
            yield f"{dashboard['uid']}, annotation {annotation['name']!r}", None, None, annotation.get("expr", "")


# Structure

def check_dashboard(dashboard, name, problems):
    where = dashboard.get("uid", name)
    if name != f"{where}.json":
        problems.add(where, f"is in {name}")
    expected = {"id": None, "editable": False, "tags": ["tailmeter"]}
    for key, value in expected.items():
        if key not in dashboard or dashboard[key] != value:
            problems.add(where, f"{key!r} is not {value!r}")
    if not 39 <= dashboard.get("schemaVersion", 0) <= 41:
        problems.add(where, "'schemaVersion' is not 39 to 41")
    if "__inputs" in dashboard or "${DS_" in json.dumps(dashboard):
        problems.add(where, "has inputs, which provisioning does not fill in")
    if not re.fullmatch(r"[a-z0-9-]{1,40}", where):
        problems.add(where, "'uid' is not as Grafana wants it")
    for key in ("title", "description"):
        if not dashboard.get(key):
            problems.add(where, f"has no {key!r}")
    links = dashboard.get("links", [])
    if not any(link["type"] == "dashboards" and link["tags"] == ["tailmeter"] and link["includeVars"]
               and link["keepTime"] for link in links):
        problems.add(where, "has no links to the other dashboards by tag, with variables and time")
    names = [each["name"] for each in dashboard["annotations"]["list"]]
    for wanted in ("Alerts", "Restarts"):
        if wanted not in names:
            problems.add(where, f"has no annotation {wanted!r}")
    check_variables(dashboard, where, problems)
    check_places(dashboard, where, problems)


def check_variables(dashboard, where, problems):
    variables = {each["name"]: each for each in dashboard["templating"]["list"]}
    if len(variables) != len(dashboard["templating"]["list"]):
        problems.add(where, "two variables have one name")
    sources = [each for each in variables.values() if each["type"] == "datasource"]
    if [(each["name"], each["label"], each["query"]) for each in sources] != [
            ("datasource", "Data source", "prometheus")]:
        problems.add(where, "has not exactly one data source variable 'datasource', labelled 'Data source'")
    for name in ("job", "instance"):
        variable = variables.get(name)
        if not variable:
            problems.add(where, f"has no variable {name!r}")
        elif not (variable["type"] == "query" and variable["multi"] and variable["includeAll"]
                  and variable.get("allValue") == ".+" and variable["label"] == name.capitalize()):
            problems.add(where, f"the variable {name!r} is not a query of several values with all as '.+'")
    for name, variable in variables.items():
        if not variable.get("label") or not variable.get("description"):
            problems.add(where, f"the variable {name!r} has no label or no description")
        if variable["type"] != "query":
            continue
        if variable["refresh"] != 2:
            problems.add(where, f"the variable {name!r} is not refreshed when the time changes")
        if variable["datasource"].get("uid") != "${datasource}":
            problems.add(where, f"the variable {name!r} does not ask the chosen data source")
        if variable["definition"] != variable["query"]["query"]:
            problems.add(where, f"the variable {name!r} says two things that it asks")
    text = json.dumps([dashboard["panels"], [each.get("definition", "") for each in variables.values()]])
    for name in variables:
        if not re.search(r"\$\{?" + name + r"\b", text):
            problems.add(where, f"the variable {name!r} is not used")
    for name in set(re.findall(r"\$\{?([a-z]\w*)", text)):
        if name not in variables:
            problems.add(where, f"${name} is no variable")


def check_places(dashboard, where, problems):
    def overlaps(panels):
        taken = {}
        for panel in panels:
            place = panel["gridPos"]
            if place["x"] < 0 or place["y"] < 0 or place["w"] < 1 or place["h"] < 1 or place["x"] + place["w"] > 24:
                problems.add(where, f"{panel['title']!r} is not within the 24 columns")
            for x in range(place["x"], place["x"] + place["w"]):
                for y in range(place["y"], place["y"] + place["h"]):
                    other = taken.setdefault((x, y), panel)
                    if other is not panel:
                        problems.add(where, f"{panel['title']!r} lies over {other['title']!r}")
                        return

    overlaps(dashboard["panels"])
    ids, titles = [], []
    for panel in dashboard["panels"]:
        ids.append(panel["id"])
        if panel["type"] == "row":
            ids += [inner["id"] for inner in panel["panels"]]
            if panel["panels"] and not panel["collapsed"]:
                problems.add(where, f"the row {panel['title']!r} is open and holds panels, which Grafana loses")
            overlaps(panel["panels"])
    if len(ids) != len(set(ids)) or not all(isinstance(each, int) and each > 0 for each in ids):
        problems.add(where, "ids of panels are not unique")
    titles = [panel["title"] for panel in panels_of(dashboard)]
    for title in {each for each in titles if titles.count(each) > 1}:
        problems.add(where, f"two panels are called {title!r}")
    if not dashboard["panels"] or dashboard["panels"][0]["type"] != "row":
        problems.add(where, "does not begin with a row")


def check_panel(dashboard, panel, problems):
    where = f"{dashboard['uid']}, {panel.get('title')!r}"
    if panel["type"] not in KINDS:
        problems.add(where, f"is of an unknown type {panel['type']!r}")
    for key in ("title", "description"):
        if not panel.get(key, "").strip():
            problems.add(where, f"has no {key!r}")
    defaults, overrides = panel["fieldConfig"]["defaults"], panel["fieldConfig"]["overrides"]
    units = [defaults.get("unit")] + [
        each["value"] for override in overrides for each in override["properties"] if each["id"] == "unit"]
    for unit in units:
        if unit not in UNITS:
            problems.add(where, f"has the unit {unit!r}")
    if panel["datasource"] != {"type": "prometheus", "uid": "${datasource}"}:
        problems.add(where, "does not ask the chosen data source")
    targets = panel.get("targets", [])
    if not targets:
        problems.add(where, "asks nothing")
    names = [target.get("refId") for target in targets]
    if None in names or len(set(names)) != len(names):
        problems.add(where, "has targets without names of their own")
    for target in targets:
        if target["datasource"] != panel["datasource"]:
            problems.add(where, f"{target['refId']} does not ask the chosen data source")
        if target["instant"] == target["range"]:
            problems.add(where, f"{target['refId']} is not either instant or over a range")
        if (target["format"] == "heatmap") != (panel["type"] == "heatmap"):
            problems.add(where, f"{target['refId']} is not in the panel's format")
        if "$__range" in target["expr"] and not target["instant"]:
            problems.add(where, f"{target['refId']} asks for $__range at each point of the range")
        legend = target["legendFormat"]
        if panel["type"] == "timeseries" and not legend:
            problems.add(where, f"{target['refId']} has no legend")


def check_expression(uid, title, where, text, is_annotation, problems):
    try:
        expression = promql.read(text)
    except promql.NotReadable as error:
        problems.add(where, f"is not readable: {error}")
        return None
    if not expression.selectors:
        problems.add(where, "asks for no metric")
    for selector in expression.selectors:
        matchers = {(label, operator, value) for label, operator, value in selector.matchers}
        for label in ("job", "instance"):
            if selector.metric != "ALERTS" and (label, "=~", f"${label}") not in matchers:
                problems.add(where, f'{selector.metric} is without {label}=~"${label}"')
        for label, operator, value in matchers:
            if label == "le" and not (operator in ("=~", "!~") or value == "+Inf"):
                problems.add(where, "compares 'le' as text, which differs by the format that is scraped")
            if "$" in value and operator not in ("=~", "!~"):
                problems.add(where, f"{label} is compared with {value}, which may be several")
        if is_annotation:
            continue
        if selector.function in RATES:
            key = (uid, title, selector.window)
            if selector.window not in WINDOWS and not problems.excused(exceptions.FIXED_WINDOWS, key):
                problems.add(where, f"{selector.function}() is over {selector.window!r}, not $__rate_interval")
            if selector.function != "increase" and selector.window == "$__range":
                problems.add(where, f"{selector.function}() is over $__range")
        if re.search(r"_(total|bucket|sum|count)$", selector.metric) and selector.function not in RATES:
            problems.add(where, f"{selector.metric} is not within rate(), irate() or increase()")
    return expression


# Names

def read_page(path):
    """Names of series to their labels, and values by name and label, of a page of the text format."""
    labels, values = {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        match = re.match(r"([a-zA-Z_:][\w:]*)(?:\{(.*)\})? ", line)
        found = re.findall(r'([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"', match[2] or "")
        labels.setdefault(match[1], set()).update(label for label, _ in found)
        for label, value in found:
            values.setdefault((match[1], label), set()).add(value)
    return labels, values


def check_names(where, expression, page, label, problems):
    labels, values = page
    known = {"job", "instance"} | expression.made
    for selector in expression.selectors:
        if selector.metric in OF_PROMETHEUS:
            continue
        if selector.metric not in labels:
            problems.add(where, f"{selector.metric} is not on the page")
            continue
        of_metric = labels[selector.metric] | {"job", "instance"}
        known |= of_metric
        for name, operator, value in selector.matchers:
            if name not in of_metric:
                problems.add(where, f"{selector.metric} has no label {name!r}")
            elif "$" not in value and operator in ("=", "=~") and name in labels[selector.metric]:
                for each in value.split("|") if operator == "=~" else [value]:
                    if each not in values.get((selector.metric, name), ()):
                        problems.add(where, f"{selector.metric} has no {name}={each!r}")
    for name in expression.grouped:
        if (label if name == "$label" else name) not in known:
            problems.add(where, f"groups by {name!r}, which none of its metrics has")


def check_variable_names(dashboard, page, problems):
    labels, _ = page
    for variable in dashboard["templating"]["list"]:
        if variable["type"] != "query":
            continue
        where = f"{dashboard['uid']}, variable {variable['name']!r}"
        match = re.fullmatch(r"label_values\((.+), (\w+)\)|label_names\((.+)\)", variable["definition"])
        if not match:
            problems.add(where, f"asks {variable['definition']!r}, which is not known here")
            continue
        for selector in promql.read(match[1] or match[3]).selectors:
            if selector.metric not in labels:
                problems.add(where, f"{selector.metric} is not on the page")
            elif match[2] and match[2] not in labels[selector.metric] | {"job", "instance"}:
                problems.add(where, f"{selector.metric} has no label {match[2]!r}")
            elif match[3]:
                # What is left has to be of use in all that is broken down by it.
                offered = {"__name__", "job", "instance"} | labels[selector.metric]
                left = {each for each in offered if re.fullmatch(variable["regex"].strip("/"), each)}
                of_cost = labels.get("llm_cost_usd_total", set())
                if "model" not in left or not left <= of_cost:
                    problems.add(where, f"offers {sorted(left)}, and llm_cost_usd_total has {sorted(of_cost)}")


# A real Prometheus

class Prometheus:
    """A server, and what dashboards are set to: as the command line of whoever asks has it."""

    def __init__(self, address, arguments):
        self.address = address.rstrip("/")
        self.now, self.span, self.step = arguments.now, arguments.span, arguments.step
        self.variables = {
            "job": arguments.job, "instance": ".+", "model": ".+", "budget": ".+", "label": arguments.label,
            "__rate_interval": arguments.rate_interval, "__interval": f"{self.step}s", "__range": f"{self.span}s",
        }

    def filled_in(self, text):
        for name in sorted(self.variables, key=len, reverse=True):
            text = text.replace(f"${{{name}}}", self.variables[name]).replace(f"${name}", self.variables[name])
        return text

    def ask(self, path, **parameters):
        body = urllib.parse.urlencode(parameters).encode()
        try:
            with urllib.request.urlopen(f"{self.address}/api/v1/{path}", body, timeout=30) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            raise ValueError(json.load(error).get("error", str(error))) from error

    def values(self, text, instant, interval=None):
        """The labels and values of each series."""
        text = self.filled_in(text)
        if instant:
            result = self.ask("query", query=text, time=self.now)["result"]
            return [(series["metric"], [float(series["value"][1])]) for series in result]
        step = {"1h": 3600}.get(interval, self.step)
        result = self.ask("query_range", query=text, start=self.now - self.span, end=self.now, step=step)["result"]
        return [(series["metric"], [float(value) for _, value in series["values"]]) for series in result]


def check_answers(dashboard, prometheus, wants_values, may_lack, problems):
    """Each expression has a series; with `wants_values`, of finite numbers. Gives how many were run."""
    count, filled = 0, {}
    for where, panel, target, text in expressions_of(dashboard):
        count += 1
        try:
            series = prometheus.values(text, bool(target and target["instant"]), (panel or {}).get("interval"))
        except ValueError as error:
            problems.add(where, f"is refused: {error}")
            continue
        key = (dashboard["uid"], panel["title"] if panel else text)
        if panel:
            filled.setdefault(key, [panel, 0])[1] += len(series)
        if not wants_values:
            continue
        if not series:
            problems.add(where, f"has no series: {prometheus.filled_in(text)}")
        stand_ins = [labels for labels, _ in series if not labels or "none yet" in labels.values()]
        if stand_ins and len(series) > 1:
            problems.add(where, f"has a stand-in beside the series that it stands for: {stand_ins[0]}")
        for _, values in series:
            if any(math.isinf(value) for value in values):
                problems.add(where, "has an infinite value")
            if any(math.isnan(value) for value in values) and not problems.excused(exceptions.NOT_A_NUMBER, key):
                problems.add(where, f"has NaN among its values: {prometheus.filled_in(text)}")
    for key, (panel, series) in filled.items():
        if series or wants_values or problems.excused(exceptions.EMPTY_AT_FIRST, key):
            continue
        if may_lack and panel["fieldConfig"]["defaults"].get("noValue", "").startswith(ABSENT_FEATURE):
            continue
        problems.add(f"{key[0]}, {key[1]!r}", "has no series")
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=pathlib.Path, default=FOLDER, help="where the JSON is")
    parser.add_argument("--page", type=pathlib.Path, help="a page saved from /metrics, in the text format")
    parser.add_argument("--prometheus", help="the address of a Prometheus that scrapes Tailmeter")
    parser.add_argument("--expect", choices=["values", "series", "some-series"], default="some-series",
                        help="of Prometheus: finite values everywhere, annotations too; or a series in each panel; or that"
                        " but for features that are not in the settings")
    parser.add_argument("--job", default=".+", help="the job of Prometheus to look at")
    parser.add_argument("--label", default="model", help="what to break down by")
    parser.add_argument("--rate-interval", default="5m")
    parser.add_argument("--span", type=int, default=7200, help="seconds of history to ask for")
    parser.add_argument("--step", type=int, default=60, help="seconds between two points")
    parser.add_argument("--now", type=float, default=time.time(), help="when the history ends, in seconds since 1970")
    arguments = parser.parse_args()

    problems = Problems()
    page = read_page(arguments.page) if arguments.page else None
    prometheus = Prometheus(arguments.prometheus, arguments) if arguments.prometheus else None
    paths = sorted(arguments.folder.glob("*.json"))
    if not paths:
        problems.add(str(arguments.folder), "has no dashboards")
    count, uids = 0, []
    for path in paths:
        dashboard = json.loads(path.read_text(encoding="utf-8"))
        uids.append(dashboard["uid"])
        check_dashboard(dashboard, path.name, problems)
        for panel in panels_of(dashboard):
            check_panel(dashboard, panel, problems)
        for where, panel, _, text in expressions_of(dashboard):
            expression = check_expression(
                dashboard["uid"], panel and panel["title"], where, text, panel is None, problems)
            if expression and page:
                check_names(where, expression, page, arguments.label, problems)
        if page:
            check_variable_names(dashboard, page, problems)
        if prometheus:
            count += check_answers(
                dashboard, prometheus, arguments.expect == "values", arguments.expect == "some-series", problems)
    if len(set(uids)) != len(uids):
        problems.add(str(arguments.folder), "two dashboards have one uid")
    problems.report_unused(exceptions.FIXED_WINDOWS)
    if prometheus and arguments.expect == "values":
        problems.report_unused(exceptions.NOT_A_NUMBER)
    if prometheus and arguments.expect == "series":
        problems.report_unused(exceptions.EMPTY_AT_FIRST)
    for line in problems.lines:
        print(line, file=sys.stderr)
    asked = f", {count} expressions run" if prometheus else ""
    print(f"{len(paths)} dashboards{asked}, {len(problems.lines)} problems")
    return 1 if problems.lines else 0


if __name__ == "__main__":
    sys.exit(main())
