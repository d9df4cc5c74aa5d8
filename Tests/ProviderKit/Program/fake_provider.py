"""A provider that answers what a script says, and keeps an account of what it was asked.

    python3 fake_provider.py [PORT]

The first line of its output is its port. POST /_script takes the script: paths, each with its answers in order. A key may
begin with a method ("GET /v1/x") and end with a model ("/v1/messages#small"); the more exact key goes first. The last
answer of a path goes on for ever where it has "repeat": true; behind any other the path answers 404.

An answer has, each with a default:
  status      200
  headers     {}; names as they are, "content-type" included (application/json; text/event-stream with "events");
              "{{imf 2}}", "{{rfc850 2}}" or "{{asctime 2}}" in a value becomes the first whole second that is 2 seconds
              ahead or more, in that form of HTTP's dates
  body        any JSON, or a text that goes out as it is; "{{last}}" in it becomes the last message's text
  raw         bytes, in base64, in place of "body"
  size        so many bytes "x", in place of "body"
  events      [[name, data], ...] as server-sent events, in place of "body"; "newline" may be "\\r\\n" or "\\r"
  delay       seconds before anything is sent
  gather      nothing is sent before so many requests are there at once, or were
  chunk       the body goes out in pieces of so many bytes
  pause       seconds between pieces
  hold        true: the connection stays open after the body, which never ends
  reset       "before": the connection is reset at once; "body": it is, after the body was sent in part
  cases       [[text, answer], ...]: the first whose text stands in the last message's text answers in place of this one
  reset_after with "body": after so many bytes (half of them)

GET /_requests gives the requests until then: time (seconds), method, path, query, headers (names in small letters), body
(JSON where it is JSON), active (requests at that moment, it included), ended (null while it runs; "done", "reset" or
"left" when the client was the one that went).
"""

import asyncio
import base64
import json
import math
import re
import socket
import struct
import sys
import time

from aiohttp import web

script = {}
requests = []
active = 0
gathered = asyncio.Event()


def answer_for(method, path, model, said):
    for key in (f"{method} {path}#{model}", f"{path}#{model}", f"{method} {path}", path):
        answers = script.get(key)
        if answers:
            answer = answers[0] if answers[0].get("repeat") else answers.pop(0)
            return next((other for text, other in answer.get("cases", []) if text in said), answer)
    error = {"type": "not_found_error", "message": "the script has no answer"}
    return {"status": 404, "body": {"type": "error", "error": error}}


def last_text(body):
    try:
        content = body["messages"][-1]["content"]
        return content if isinstance(content, str) else content[0]["text"]
    except (KeyError, IndexError, TypeError):
        return ""


def rendered(answer, body):
    if "raw" in answer:
        return base64.b64decode(answer["raw"]), "application/json"
    if "size" in answer:
        return b"x" * answer["size"], "application/json"
    if "events" in answer:
        newline = answer.get("newline", "\n")
        text = "".join(
            f"event: {name}{newline}data: {data if isinstance(data, str) else json.dumps(data)}{newline}{newline}"
            for name, data in answer["events"]
        )
        return text.encode(), "text/event-stream"
    value = answer.get("body", {})
    text = value if isinstance(value, str) else json.dumps(value)
    return text.replace("{{last}}", json.dumps(last_text(body))[1:-1]).encode(), "application/json"


DATES = {"imf": "%a, %d %b %Y %H:%M:%S GMT", "rfc850": "%A, %d-%b-%y %H:%M:%S GMT", "asctime": "%a %b %e %H:%M:%S %Y"}


def dated(value):
    def date(match):
        return time.strftime(DATES[match[1]], time.gmtime(math.ceil(time.time() + float(match[2]))))

    return re.sub(r"\{\{(imf|rfc850|asctime) (-?[0-9.]+)\}\}", date, value)


def reset(request):
    """Ends the connection by RST instead of FIN."""
    plain = request.transport.get_extra_info("socket")
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()


async def send(request, answer, body):
    await asyncio.sleep(answer.get("delay", 0))
    if "gather" in answer:
        if active >= answer["gather"]:
            gathered.set()
        await gathered.wait()
    if answer.get("reset") == "before":
        reset(request)
        return "reset", web.Response()
    content, kind = rendered(answer, body)
    headers = {"content-type": kind} | {
        name.lower(): dated(value) for name, value in answer.get("headers", {}).items()
    }
    response = web.StreamResponse(status=answer.get("status", 200), headers=headers)
    await response.prepare(request)
    if answer.get("reset") == "body":
        content = content[: answer.get("reset_after", len(content) // 2)]
    size = answer.get("chunk") or max(len(content), 1)
    for start in range(0, len(content), size):
        if start > 0:
            await asyncio.sleep(answer.get("pause", 0))
        await response.write(content[start : start + size])
    if answer.get("reset") == "body":
        # What was written must have left before the reset takes the rest away.
        await asyncio.sleep(0.05)
        reset(request)
        return "reset", response
    if answer.get("hold"):
        await asyncio.sleep(3600)
    await response.write_eof()
    return "done", response


async def provider(request):
    global active
    arrived = time.time()
    raw = await request.read()
    try:
        body = json.loads(raw)
    except ValueError:
        body = raw.decode(errors="replace")
    active += 1
    record = {
        "time": arrived,
        "method": request.method,
        "path": request.path,
        "query": request.query_string,
        "headers": {name.lower(): value for name, value in request.headers.items()},
        "body": body,
        "active": active,
        "ended": None,
    }
    requests.append(record)
    model = body.get("model") if isinstance(body, dict) else None
    try:
        record["ended"], response = await send(request, answer_for(request.method, request.path, model, last_text(body)), body)
    except (asyncio.CancelledError, ConnectionError):
        record["ended"] = "left"
        raise
    finally:
        active -= 1
    return response


async def take_script(request):
    global script
    script = await request.json()
    requests.clear()
    gathered.clear()
    return web.Response()


async def give_requests(_):
    return web.json_response(requests)


async def main():
    app = web.Application(client_max_size=256 << 20)
    app.router.add_post("/_script", take_script)
    app.router.add_get("/_requests", give_requests)
    app.router.add_route("*", "/{path:.*}", provider)
    # Without this a handler runs on behind a client that has gone, and nobody learns that it has.
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None)
    await runner.setup()
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    site = web.TCPSite(runner, "127.0.0.1", port, backlog=4096)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
