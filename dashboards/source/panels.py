"""Panels and dashboards of Grafana's classic JSON."""

DATASOURCE = {"type": "prometheus", "uid": "${datasource}"}
SCHEMA_VERSION = 40
TAG = "tailmeter"


def _unknown(text):
    return {"type": "special", "options": {"match": "null+nan", "result": {"text": text, "index": 0}}}


NO_TRAFFIC = _unknown("no traffic")
NO_RECORD = _unknown("no record yet")


def target(expr, legend="", instant=False, format="time_series"):
    return {
        "datasource": DATASOURCE,
        "editorMode": "code",
        "expr": expr,
        "format": format,
        "instant": instant,
        "legendFormat": legend,
        "range": not instant,
    }


def steps(*colours):
    """Thresholds: a colour, or a colour and the value from which on it holds."""
    pairs = [(c, None) if isinstance(c, str) else c for c in colours]
    return {"mode": "absolute", "steps": [{"color": colour, "value": value} for colour, value in pairs]}


PLAIN = steps("blue")
ZERO_IS_GOOD = steps("green", ("red", 1))
ONE_IS_GOOD = steps("red", ("green", 1))
SHARE_OF_LIMIT = steps("green", ("orange", 0.8), ("red", 1))


def _panel(kind, title, description, targets, unit, width, height, options, **defaults):
    for index, each in enumerate(targets):
        each["refId"] = chr(ord("A") + index)
    overrides = defaults.pop("overrides", [])
    extra = defaults.pop("extra", {})
    defaults = {key: value for key, value in defaults.items() if value is not None}
    return {
        "type": kind,
        "title": title,
        "description": description,
        "datasource": DATASOURCE,
        "targets": targets,
        "gridPos": {"w": width, "h": height},
        "fieldConfig": {"defaults": {"unit": unit, **defaults}, "overrides": overrides},
        "options": options,
        **extra,
    }


def stat(title, description, targets, unit="short", width=4, height=4, thresholds=PLAIN, mappings=None,
         missing=None, decimals=None, text="auto", spark=False):
    return _panel(
        "stat", title, description, targets, unit, width, height,
        {
            "colorMode": "value", "graphMode": "area" if spark else "none", "justifyMode": "auto",
            "orientation": "auto", "textMode": text,
            "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
        },
        thresholds=thresholds, color={"mode": "thresholds"}, mappings=mappings or [], noValue=missing,
        decimals=decimals)


def timeseries(title, description, targets, unit="short", width=12, height=8, stack=False, bars=False, minimum=0,
               missing=None, interval=None, overrides=(), maximum=None, table=True, decimals=None):
    custom = {
        "drawStyle": "bars" if bars else "line", "lineInterpolation": "linear", "lineWidth": 1,
        "fillOpacity": 60 if bars else 25 if stack else 8, "showPoints": "never", "spanNulls": False,
        "stacking": {"mode": "normal" if stack else "none", "group": "A"},
    }
    return _panel(
        "timeseries", title, description, targets, unit, width, height,
        {
            "legend": {"displayMode": "table" if table else "list", "placement": "bottom", "showLegend": True,
                       "calcs": ["lastNotNull", "max"] if table else []},
            "tooltip": {"mode": "multi", "sort": "desc"},
        },
        custom=custom, color={"mode": "palette-classic"}, min=minimum, max=maximum, noValue=missing,
        overrides=list(overrides), decimals=decimals, extra={"interval": interval} if interval else {})


def bars(title, description, targets, unit="short", width=12, height=8, thresholds=PLAIN, missing=None, maximum=None,
         decimals=None, mappings=None):
    return _panel(
        "bargauge", title, description, targets, unit, width, height,
        {
            "displayMode": "basic", "orientation": "horizontal", "showUnfilled": True, "valueMode": "color",
            "namePlacement": "auto", "minVizHeight": 16, "sizing": "auto",
            "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
        },
        thresholds=thresholds, color={"mode": "thresholds"}, min=0, max=maximum, noValue=missing, decimals=decimals,
        mappings=mappings)


def heatmap(title, description, targets, unit="s", width=12, height=9):
    return _panel(
        "heatmap", title, description, targets, unit, width, height,
        {
            "calculate": False, "cellGap": 1, "cellValues": {"unit": "short"},
            "color": {"mode": "scheme", "scheme": "Oranges", "steps": 64, "exponent": 0.5, "scale": "exponential",
                      "fill": "dark-orange", "reverse": False},
            "filterValues": {"le": 1e-9}, "legend": {"show": True}, "rowsFrame": {"layout": "auto"},
            "tooltip": {"mode": "single", "yHistogram": False, "showColorScale": False},
            "yAxis": {"axisPlacement": "left", "unit": unit, "reverse": False},
            "exemplars": {"color": "rgba(255,0,255,0.7)"},
        })


def table(title, description, columns, unit="short", width=24, height=8, missing=None, names=None, sort=None):
    """A table of instant queries; `columns` are (name, expression, unit, further properties of the column)."""
    targets = [target(expr, instant=True, format="table") for _, expr, _, _ in columns]
    overrides = []
    renames = dict(names or {})
    for index, (name, _, column_unit, properties) in enumerate(columns):
        renames[f"Value #{chr(ord('A') + index)}"] = name
        overrides.append({
            "matcher": {"id": "byName", "options": name},
            "properties": [{"id": "unit", "value": column_unit}]
            + [{"id": key, "value": value} for key, value in properties.items()],
        })
    return _panel(
        "table", title, description, targets, unit, width, height,
        {"showHeader": True, "cellHeight": "sm", "footer": {"show": False, "reducer": ["sum"], "fields": ""},
         "sortBy": [{"displayName": sort, "desc": True}] if sort else []},
        custom={"align": "auto", "cellOptions": {"type": "auto"}}, noValue=missing, overrides=overrides,
        extra={"transformations": [
            {"id": "merge", "options": {}},
            {"id": "organize", "options": {
                "excludeByName": {"Time": True}, "indexByName": {},
                "renameByName": renames}},
        ]})


def dashed(pattern, dash):
    """Series whose names match are dashed lines without a fill."""
    return {
        "matcher": {"id": "byRegexp", "options": pattern},
        "properties": [
            {"id": "custom.lineStyle", "value": {"fill": "dash", "dash": dash}},
            {"id": "custom.fillOpacity", "value": 0},
        ],
    }


def coloured(name, colour):
    """The series of that name always has that colour."""
    return {
        "matcher": {"id": "byName", "options": name},
        "properties": [{"id": "color", "value": {"mode": "fixed", "fixedColor": colour}}],
    }


def row(title, *panels, collapsed=False):
    return title, collapsed, panels


def _query_variable(name, label, query, description, multi=True, regex="", current=None):
    variable = {
        "type": "query",
        "name": name,
        "label": label,
        "description": description,
        "datasource": DATASOURCE,
        "definition": query,
        "query": {"query": query, "refId": "PrometheusVariableQueryEditor-VariableQuery"},
        "refresh": 2,
        "regex": regex,
        "sort": 1,
        "hide": 0,
        "skipUrlSync": False,
        "multi": multi,
        "includeAll": multi,
        "options": [],
    }
    if multi:
        variable["allValue"] = ".+"
        variable["current"] = {"selected": True, "text": ["All"], "value": ["$__all"]}
    else:
        variable["current"] = {"selected": True, "text": current, "value": current}
    return variable


_SIDECAR = 'job=~"$job", instance=~"$instance"'
# What the daemon and Prometheus put beside the labels of the settings.
_NOT_TO_GROUP_BY = "/^(?!(__name__|job|instance|status|le)$).+$/"
VARIABLES = {
    "job": _query_variable(
        "job", "Job", "label_values(tailmeter_build_info, job)", "The jobs of Prometheus that scrape a Tailmeter."),
    "instance": _query_variable(
        "instance", "Instance", 'label_values(tailmeter_build_info{job=~"$job"}, instance)',
        "The Tailmeters of these jobs."),
    "model": _query_variable(
        "model", "Model", f"label_values(llm_requests_total{{{_SIDECAR}}}, model)",
        "The models that were seen."),
    "label": _query_variable(
        "label", "Break down by", "label_names(llm_requests_total)",
        "A label of the settings, such as user or team, by which some panels break down. Without labels in the settings"
        " there is only model.",
        multi=False, regex=_NOT_TO_GROUP_BY, current="model"),
    "budget": _query_variable(
        "budget", "Budget", f"label_values(llm_budget_ratio{{{_SIDECAR}}}, budget)",
        "Budgets of the settings. Choose the daily one to see a day."),
}


def _datasource_variable():
    return {
        "type": "datasource",
        "name": "datasource",
        "label": "Data source",
        "description": "The Prometheus that scrapes Tailmeter.",
        "query": "prometheus",
        "current": {},
        "refresh": 1,
        "regex": "",
        "hide": 0,
        "skipUrlSync": False,
        "multi": False,
        "includeAll": False,
        "options": [],
    }


def _annotation(name, colour, expr, title, tags):
    return {
        "name": name,
        "datasource": DATASOURCE,
        "enable": True,
        "hide": False,
        "iconColor": colour,
        "expr": expr,
        "step": "60s",
        "titleFormat": title,
        "tagKeys": tags,
        "useValueForTime": False,
    }


ANNOTATIONS = [
    {
        "name": "Annotations & Alerts", "type": "dashboard", "builtIn": 1, "enable": True, "hide": True,
        "datasource": {"type": "grafana", "uid": "-- Grafana --"}, "iconColor": "rgba(0, 211, 255, 1)",
    },
    _annotation(
        "Alerts", "red", 'ALERTS{alertstate="firing", alertname=~"(LLM|Tailmeter).+"}', "{{alertname}}",
        "alertname,severity,budget,scope,model,channel"),
    _annotation(
        "Restarts", "blue",
        f"changes(process_start_time_seconds{{{_SIDECAR}}}[3m]) > 0"
        f" and on (job, instance) tailmeter_build_info{{{_SIDECAR}}}",
        "Tailmeter was restarted", "instance"),
]


def _placed(rows):
    """Panels with their ids and places, from left to right and then down."""
    placed, next_id, y = [], 1, 0
    for title, collapsed, panels in rows:
        head = {"type": "row", "title": title, "id": next_id, "collapsed": collapsed, "panels": [],
                "gridPos": {"x": 0, "y": y, "w": 24, "h": 1}}
        next_id += 1
        placed.append(head)
        x, line, inner = 0, y + 1, y + 1
        for panel in panels:
            width, height = panel["gridPos"]["w"], panel["gridPos"]["h"]
            if x + width > 24:
                x, line = 0, inner
            panel = {"id": next_id, **panel, "gridPos": {"x": x, "y": line, "w": width, "h": height}}
            next_id += 1
            x, inner = x + width, max(inner, line + height)
            (head["panels"] if collapsed else placed).append(panel)
        y = y + 1 if collapsed else inner
    return placed


def dashboard(uid, title, description, variables, rows, since="now-6h"):
    return {
        "__requires": [
            {"type": "grafana", "id": "grafana", "name": "Grafana", "version": "10.0.0"},
            {"type": "datasource", "id": "prometheus", "name": "Prometheus", "version": "1.0.0"},
        ],
        "id": None,
        "uid": uid,
        "title": title,
        "description": description,
        "tags": [TAG],
        "editable": False,
        "graphTooltip": 1,
        "refresh": "1m",
        "schemaVersion": SCHEMA_VERSION,
        "version": 1,
        "time": {"from": since, "to": "now"},
        "timepicker": {},
        "timezone": "browser",
        "weekStart": "",
        "fiscalYearStartMonth": 0,
        "liveNow": False,
        "links": [{
            "type": "dashboards", "title": "Tailmeter", "tags": [TAG], "asDropdown": False, "includeVars": True,
            "keepTime": True, "targetBlank": False, "icon": "external link", "tooltip": "", "url": "",
        }],
        "templating": {"list": [_datasource_variable()] + [VARIABLES[name] for name in variables]},
        "annotations": {"list": ANNOTATIONS},
        "panels": _placed(rows),
    }
