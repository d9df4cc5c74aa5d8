#!/usr/bin/env python3
"""Draws the dashboards as SVG, from their JSON and the answers of a real Prometheus.

    dashboards/preview.py --binary .build/release/tailmeter --log LOG FOLDER
    dashboards/preview.py --prometheus http://HOST:9090 FOLDER

The first makes two hours of history of a daemon that reads LOG (`history.py`) and has Debian's `prometheus` and
`promtool` answer over it. The pictures show what panels ask and what comes of it, with their units, colours and
legends; they are drawn by this program and say so. How Grafana itself draws, they do not show.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
import check
from drawing import board

FOLDER = pathlib.Path(__file__).resolve().parent
PATIENCE = 120


class History:
    """A Prometheus over two hours of a daemon's pages."""

    def __init__(self, binary, log, now, folder):
        folder = pathlib.Path(folder)
        made = [sys.executable, FOLDER / "history.py", "--binary", binary, "--log", log, "--now", str(now), folder]
        subprocess.run(made, check=True)
        subprocess.run(["promtool", "tsdb", "create-blocks-from", "openmetrics", "history.om", "data"], cwd=folder,
                       check=True, stdout=subprocess.DEVNULL)
        (folder / "prometheus.yml").write_text("global: {}\n", encoding="utf-8")
        self.log = folder / "prometheus.log"
        self.process = subprocess.Popen(
            ["prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data",
             "--web.listen-address=127.0.0.1:0"],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=self.log.open("w"))

    def address(self):
        """Once it is ready."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            text = self.log.read_text(encoding="utf-8")
            found = re.search(r'Listening on" address=(127\.0\.0\.1:\d+)', text)
            if found and "ready to receive web requests" in text:
                return f"http://{found[1]}"
            time.sleep(0.1)
        sys.exit(f"Prometheus is not ready: {self.log.read_text(encoding='utf-8')}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(PATIENCE)


def draw(address, arguments):
    prometheus = check.Prometheus(address, arguments)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(FOLDER.glob("tailmeter-*.json")):
        dashboard = json.loads(path.read_text(encoding="utf-8"))
        if arguments.open_rows:
            dashboard = board.opened(dashboard)
        (arguments.folder / f"{path.stem}.svg").write_text(board.draw(dashboard, prometheus), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="where the pictures go")
    parser.add_argument("--binary", help="a tailmeter, for a history of its own")
    parser.add_argument("--log", type=pathlib.Path, help="the log of that history, as history.py takes it")
    parser.add_argument("--prometheus", help="the address of a Prometheus that has a history")
    parser.add_argument("--job", default=".+", help="the job of Prometheus to look at")
    parser.add_argument("--now", type=float, default=time.time(), help="when the history ends, in seconds since 1970")
    parser.add_argument("--span", type=int, default=6600,
                        help="seconds to show; at the begin of a history nothing is known yet")
    parser.add_argument("--step", type=int, default=120, help="seconds between two points")
    parser.add_argument("--rate-interval", default="8m")
    parser.add_argument("--label", default="feature", help="what to break down by")
    parser.add_argument("--open-rows", action="store_true", help="draw closed rows open")
    arguments = parser.parse_args()
    if arguments.prometheus:
        return draw(arguments.prometheus, arguments)
    if not (arguments.binary and arguments.log):
        parser.error("name a --prometheus, or a --binary and a --log")
    with tempfile.TemporaryDirectory() as folder, History(
            arguments.binary, arguments.log, arguments.now, folder) as history:
        draw(history.address(), arguments)


if __name__ == "__main__":
    main()
