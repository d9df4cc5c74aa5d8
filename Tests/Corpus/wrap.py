#!/usr/bin/env python3
"""Wraps the lines of standard input as collectors and log libraries do: wrap.py FORM < plain > wrapped.

Forms of Docker's json-file driver: entries of at most 16 KiB, in compact JSON (moby, daemon/logger/copier.go and jsonlog).
Kubernetes' container runtimes (CRI) cut lines into parts marked P, of which the last is marked F.
"""
import json
import sys

TIME = "2026-11-23T11:38:41.123456789Z"


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def docker(lines, one_stream=False):
    for number, line in enumerate(lines):
        text = line + "\n"
        stream = "stdout" if one_stream or number % 5 else "stderr"
        for start in range(0, len(text), 16384):
            yield compact({"log": text[start:start + 16384], "stream": stream, "time": TIME})


def cri(lines, size=200):
    for number, line in enumerate(lines):
        stream = "stdout" if number % 5 else "stderr"
        cuts = list(range(0, max(1, len(line)), size))
        for start in cuts:
            yield f"{TIME} {stream} {'F' if start == cuts[-1] else 'P'} {line[start:start + size]}"


def indented(lines):
    """As `json.dumps(payload, indent=4)`: LiteLLM prints its payloads so."""
    for line in lines:
        yield from json.dumps(json.loads(line), indent=4).split("\n")


def mixed(lines):
    """The same between the lines of a server that logs to the same place."""
    for line in lines:
        yield "INFO:     127.0.0.1:5000 - \"POST /chat/completions HTTP/1.1\" 200 OK"
        yield from json.dumps(json.loads(line), indent=4).split("\n")
        yield '{"message": "done", "level": "INFO"}'


def padded(lines):
    """Payloads of more than 16 KiB, with what JSON escapes."""
    for line in lines:
        yield compact(dict(json.loads(line), pad='e"\\' * 9000))


def inside(key, **envelope):
    return lambda lines: (json.dumps({**envelope, key: line}) for line in lines)


def merged(**envelope):
    """The fields of the line beside those of the envelope."""
    return lambda lines: (json.dumps({**envelope, **json.loads(line)}) for line in lines)


FORMS = {
    "docker": docker,
    "docker-ecs": lambda lines: docker(inside("message", **{"@timestamp": TIME})(lines)),
    "docker-padded": lambda lines: docker(padded(lines), one_stream=True),
    "docker-indented": lambda lines: docker(indented(lines), one_stream=True),
    "cri": cri,
    "cri-indented": lambda lines: (f"{TIME} stdout F {line}" for line in indented(lines)),
    "indented": indented,
    "mixed": mixed,
    "syslog-3164": lambda lines: (f"<34>Nov 23 11:38:41 host app[12]: {line}" for line in lines),
    "syslog-5424": lambda lines: (f"<165>1 2026-11-23T11:38:41Z host app 12 ID47 - {line}" for line in lines),
    "rsyslog": lambda lines: (f"2026-11-23T11:38:41.1+00:00 host app[12]: {line}" for line in lines),
    "ecs": inside("message", **{"@timestamp": TIME, "log.level": "info", "ecs": {"version": "1.2.0"}}),
    "gelf": inside("short_message", version="1.1", host="h", timestamp=1795433921.1, level=6),
    "journald": inside("MESSAGE", __REALTIME_TIMESTAMP="1795433921063898", PRIORITY="6"),
    "pino": inside("msg", level=30, time=1795433921123, pid=1, hostname="h"),
    "pino-merged": merged(level=30, time=1795433921123, pid=1, hostname="h", msg="llm"),
    "winston": inside("message", level="info", timestamp=TIME),
    "zap": inside("msg", level="info", ts=1795433921.123, caller="main.go:1"),
    "zap-merged": merged(ts=1795433921.123, caller="main.go:1", msg="llm"),
    "serilog": inside("@m", **{"@t": TIME, "@i": "c1"}),
    "serilog-merged": merged(**{"@t": TIME, "@m": "llm", "@l": "Information"}),
    "logback": inside("message", **{"@timestamp": TIME, "@version": "1", "level_value": 20000}),
    "python-json-logger": inside("message", asctime="2026-11-23 11:38:41,000", levelname="INFO"),
}

if __name__ == "__main__":
    plain = sys.stdin.buffer.read().decode().split("\n")[:-1]
    sys.stdout.buffer.write("".join(line + "\n" for line in FORMS[sys.argv[1]](plain)).encode())
