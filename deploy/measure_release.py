#!/usr/bin/env python3
"""Tells of a binary its size, the shared libraries that it asks for, and how long it takes to its first scrape.

    deploy/measure_release.py BINARY [LOG]

The time is from exec to the last byte of a whole answer of /metrics with status 200, on a fresh state folder, while it
reads LOG; the median of ten starts. Ends with 1 where the binary is larger than it may be; a time depends on what else
the machine does, and is only told.
"""

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

STARTS = 10
DEADLINE = 30.0
SIZE_TARGET = 60.0
START_TARGET = 150.0


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def scrape(port):
    """Whether /metrics was answered with 200, to its last byte."""
    request = b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(request)
        while block := connection.recv(1 << 16):
            answer += block
    return answer.startswith(b"HTTP/1.1 200 ")


def start_to_scrape(binary, log):
    """Seconds from exec to the first scrape that was answered."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [binary, "run", log, "--state", f"{folder}/state", "--listen", f"127.0.0.1:{port}"]
        with open(f"{folder}/log", "w+") as output:
            begin = time.monotonic()
            daemon = subprocess.Popen(command, stderr=output, stdin=subprocess.DEVNULL)
            try:
                while time.monotonic() - begin < DEADLINE and daemon.poll() is None:
                    try:
                        if scrape(port):
                            return time.monotonic() - begin
                    except OSError:
                        # Nobody listens yet.
                        time.sleep(0.0005)
            finally:
                daemon.send_signal(signal.SIGTERM)
                daemon.wait(timeout=DEADLINE)
            output.seek(0)
            sys.exit(f"no scrape was answered within {DEADLINE:.0f} s:\n{output.read()}")


def libraries(binary):
    """Each library that the binary itself asks for, and the Debian package that has it."""
    dynamic = subprocess.run(["readelf", "-dW", binary], check=True, capture_output=True, text=True).stdout
    loaded = subprocess.run(["ldd", binary], check=True, capture_output=True, text=True).stdout
    for name in re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic):
        place = re.search(rf"^\s*(?:{re.escape(name)} => )?(/\S*{re.escape(name)}|/\S+) \(", loaded, re.MULTILINE)
        found = re.search(rf"^\s*{re.escape(name)} => (\S+)", loaded, re.MULTILINE)
        path = os.path.realpath(found.group(1) if found else place.group(1))
        owner = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True).stdout
        if not owner and path.startswith("/usr/lib"):
            owner = subprocess.run(["dpkg", "-S", path.removeprefix("/usr")], capture_output=True, text=True).stdout
        yield name, owner.split(": ")[0] or "no package"


def main():
    binary = sys.argv[1]
    log = sys.argv[2] if len(sys.argv) > 2 else "Tests/Corpus/seed-app/app.jsonl"
    size = os.path.getsize(binary) / 1e6
    print(f"{binary}: {size:.1f} MB (wanted: under {SIZE_TARGET:.0f})")
    print("shared libraries:")
    for name, package in libraries(binary):
        print(f"  {name:<24} {package}")
    times = [start_to_scrape(binary, log) * 1000 for _ in range(STARTS)]
    print(
        f"from exec to the first scrape: {statistics.median(times):.0f} ms, median of {STARTS}"
        f" ({min(times):.0f} to {max(times):.0f}; wanted: under {START_TARGET:.0f})"
    )
    if size >= SIZE_TARGET:
        sys.exit(f"{binary} is too large")


if __name__ == "__main__":
    main()
