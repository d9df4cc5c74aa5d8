#!/usr/bin/env python3
"""Opens a page in a headless Chromium and tells, as JSON, what a person and a screen reader find there.

    look.py URL [--lang ja] [--dark] [--width 360] [--no-script] [--token T] [--screenshot FILE]
            [--append LOG LINE]

It speaks the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). With --append it adds a line to a
log once the page is there, and waits for the page to change by itself. With --token it signs in by the form.
"""

import argparse
import asyncio
import base64
import json
import os
import shutil
import subprocess
import tempfile

import websockets

DEADLINE = 60.0

FACTS = r"""
(() => {
  const facts = { faults: [], data: {}, models: [], labels: [], text: document.body.innerText };
  const fault = (what, element) => facts.faults.push(what + ": " + (element ? element.outerHTML.slice(0, 160) : ""));
  const parse = (color) => {
    const numbers = color.match(/[\d.]+/g).map(Number);
    return numbers.length > 3 ? numbers : [...numbers, 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const back = (element) => {
    if (!element) return [255, 255, 255];
    const color = parse(getComputedStyle(element).backgroundColor);
    return color[3] === 1 ? color.slice(0, 3) : over(color, back(element.parentElement));
  };
  const light = (color) => {
    const [r, g, b] = color.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  // WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 from 24 px or bold 18.66 px on.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest("svg")) continue;
    const style = getComputedStyle(element);
    const below = back(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const found = ratio(over(parse(style.color), below), below);
    if (found < (isLarge ? 3 : 4.5)) fault("contrast " + found.toFixed(2), element);
  }
  // 1.4.11: what a drawing tells, 3 to 1.
  for (const shape of document.querySelectorAll(".bar, .fill")) {
    const found = ratio(parse(getComputedStyle(shape).fill).slice(0, 3), back(shape.closest("section")));
    if (found < 3) fault("contrast " + found.toFixed(2), shape);
  }
  if (!document.documentElement.lang) fault("no language");
  if (document.querySelectorAll("h1").length !== 1) fault("not one h1");
  const ids = Array.from(document.querySelectorAll("[id]"), (e) => e.id);
  if (new Set(ids).size !== ids.length) fault("an id twice");
  for (const input of document.querySelectorAll("input:not([type=hidden])"))
    if (!input.labels.length) fault("no label", input);
  for (const element of document.querySelectorAll("a, button, summary"))
    if (!element.textContent.trim()) fault("no name", element);
  for (const drawing of document.querySelectorAll("svg"))
    if (drawing.getAttribute("role") !== "img" || !drawing.getAttribute("aria-label")) fault("no alternative", drawing);
  for (const section of document.querySelectorAll("section"))
    if (!document.getElementById(section.getAttribute("aria-labelledby"))) fault("no title", section);
  for (const cell of document.querySelectorAll("th")) if (!cell.scope) fault("no scope", cell);
  for (const element of document.querySelectorAll("[style], [onclick]")) fault("style or handler in the page", element);
  // 2.5.8: targets of 24 px, but for links in a sentence.
  for (const target of document.querySelectorAll("button, summary, nav a")) {
    const box = target.getBoundingClientRect();
    if (box.height < 24) fault("small target", target);
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) fault("wider than the window by " + wide);
  for (const item of document.querySelectorAll("data[id]")) facts.data[item.id] = item.value;
  const rows = (section) => Array.from(document.querySelectorAll("#" + section + " tbody tr"), (row) =>
    [row.querySelector("th").innerText, row.querySelector("data").value]);
  facts.models = rows("models");
  facts.labels = rows("labels");
  facts.focus = document.activeElement.id;
  facts.title = document.title;
  facts.lang = document.documentElement.lang;
  facts.live = document.getElementById("live")?.className ?? "";
  return facts;
})()
"""


class Browser:
    """One page over the DevTools protocol."""

    def __init__(self, socket):
        self.socket = socket
        self.number = 0
        self.waiting = {}
        self.session = None
        self.errors = []
        self.requests = []
        self.loaded = asyncio.Event()

    async def listen(self):
        async for text in self.socket:
            message = json.loads(text)
            if "id" in message:
                self.waiting.pop(message["id"]).set_result(message)
            else:
                self.note(message["method"], message["params"])

    def note(self, method, params):
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Page.loadEventFired":
            self.loaded.set()
        elif method == "Runtime.exceptionThrown":
            self.errors.append(params["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning"):
            self.errors.append(str(params["args"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.errors.append(params["entry"]["text"] + " " + params["entry"].get("url", ""))

    async def send(self, method, **params):
        self.number += 1
        future = asyncio.get_running_loop().create_future()
        self.waiting[self.number] = future
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        await self.socket.send(json.dumps(message))
        answer = await future
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    async def evaluate(self, expression):
        result = await self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    async def until(self, expression):
        while not await self.evaluate(expression):
            await asyncio.sleep(0.05)

    async def open(self, url):
        self.loaded.clear()
        await self.send("Page.navigate", url=url)
        await self.loaded.wait()


async def look(options, port, path):
    async with websockets.connect(f"ws://127.0.0.1:{port}{path}", max_size=None) as socket:
        browser = Browser(socket)
        listening = asyncio.create_task(browser.listen())
        target = await browser.send("Target.createTarget", url="about:blank")
        attached = await browser.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        browser.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            await browser.send(f"{domain}.enable")
        await browser.send(
            "Emulation.setDeviceMetricsOverride", width=options.width, height=900, deviceScaleFactor=1,
            mobile=options.width < 600)
        scheme = "dark" if options.dark else "light"
        await browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        await browser.send("Network.setExtraHTTPHeaders", headers={"Accept-Language": options.lang})
        if options.no_script:
            await browser.send("Emulation.setScriptExecutionDisabled", value=True)
        await browser.open(options.url)
        facts = {}
        if options.token:
            facts["form"] = await browser.evaluate(FACTS)
            # The answer 401 is an error to the console, and here none.
            browser.errors = [e for e in browser.errors if "401" not in e]
            browser.loaded.clear()
            await browser.evaluate(
                f"document.getElementById('token').value = {json.dumps(options.token)};"
                "document.querySelector('.sign-in form').submit()")
            await browser.until("document.getElementById('today') !== null")
            facts["cookies"] = (await browser.send("Network.getCookies"))["cookies"]
            facts["scriptSees"] = await browser.evaluate("document.cookie")
        if not options.no_script:
            await browser.until("document.getElementById('live')?.className === 'on'")
        if options.append:
            log, line = options.append
            before = await browser.evaluate("document.getElementById('today-requests').value")
            await browser.evaluate("document.getElementById('hours-table').open = true")
            await browser.evaluate("document.querySelector('#hours-table summary').focus()")
            with open(log, "a") as file:
                file.write(line + "\n")
            await browser.until(f"document.getElementById('today-requests').value !== {json.dumps(before)}")
            facts["before"] = before
            facts["stayedOpen"] = await browser.evaluate("document.getElementById('hours-table').open")
            facts["keptFocus"] = await browser.evaluate("document.activeElement.tagName") == "SUMMARY"
        facts |= await browser.evaluate(FACTS)
        if options.screenshot:
            size = await browser.evaluate("document.documentElement.scrollHeight")
            await browser.send(
                "Emulation.setDeviceMetricsOverride", width=options.width, height=size, deviceScaleFactor=1,
                mobile=options.width < 600)
            image = await browser.send("Page.captureScreenshot", captureBeyondViewport=True)
            with open(options.screenshot, "wb") as file:
                file.write(base64.b64decode(image["data"]))
        facts["errors"] = browser.errors
        facts["requests"] = browser.requests
        listening.cancel()
        return facts


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--no-script", action="store_true")
    parser.add_argument("--token")
    parser.add_argument("--screenshot")
    parser.add_argument("--append", nargs=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = subprocess.Popen(
            [
                shutil.which("chromium"), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--disable-component-update", "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            port_file = f"{folder}/DevToolsActivePort"

            async def work():
                while not (os.path.exists(port_file) and open(port_file).read().count("\n")):
                    await asyncio.sleep(0.05)
                port, path = open(port_file).read().splitlines()
                return await look(options, port, path)

            print(json.dumps(await asyncio.wait_for(work(), DEADLINE), ensure_ascii=False))
        finally:
            browser.terminate()
            browser.wait(timeout=20)


asyncio.run(main())
