#!/usr/bin/env python3
"""How fast a daemon answers /metrics while others hold connections open.

slowloris.py PORT [--half-open N] [--unread N] [--reopen N] [--scrapes N] [--rounds N] [--pid PID]

Half-open connections send a byte of a header now and then; unread ones ask for pages again and again and never read one.
Those that the daemon closes are opened anew, up to --reopen a second. Prints a line for each round: how many are open, the scrapes' median and
slowest in milliseconds (one that gets no answer counts as 20 s), and with --pid the most memory that the daemon had (VmHWM).
"""

import argparse
import errno
import http.client
import resource
import select
import socket
import threading
import time


class Crowd:
    """Connections that keep the daemon waiting."""

    def __init__(self, port, half_open, unread, reopen):
        self.reopen = reopen
        self.allowed = 0
        self.filled = time.monotonic()
        self.port = port
        self.wanted = {False: half_open, True: unread}
        self.sockets = {}
        self.reopened = 0
        self.poll = select.poll()
        self.running = True

    def open(self, is_unread):
        connection = socket.socket()
        if is_unread:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        try:
            connection.connect(("127.0.0.1", self.port))
            connection.setblocking(False)
            request = b"GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            connection.send((request + b"\r\n") * 50 if is_unread else request + b"X-")
        except OSError:
            connection.close()
            return
        self.sockets[connection.fileno()] = (connection, is_unread)
        # What arrives is never read; only that the connection is gone is looked for.
        self.poll.register(connection, select.POLLRDHUP | select.POLLHUP | select.POLLERR)

    def drop(self, number):
        connection, _ = self.sockets.pop(number)
        self.poll.unregister(number)
        connection.close()
        self.reopened += 1

    def fill(self, allowed):
        for is_unread, wanted in self.wanted.items():
            count = sum(1 for _, kind in self.sockets.values() if kind == is_unread)
            missing = min(wanted - count, allowed)
            allowed -= missing
            for _ in range(missing):
                self.open(is_unread)

    def refill(self):
        now = time.monotonic()
        self.allowed = min(self.reopen, self.allowed + (now - self.filled) * self.reopen)
        self.filled = now
        before = len(self.sockets)
        self.fill(int(self.allowed))
        self.allowed -= len(self.sockets) - before

    def run(self):
        turn = 0
        while self.running:
            for number, _ in self.poll.poll(50):
                if number in self.sockets:
                    self.drop(number)
            self.refill()
            turn += 1
            # Each sends a byte about every second.
            for number, (connection, is_unread) in list(self.sockets.items()):
                if is_unread or number % 20 != turn % 20:
                    continue
                try:
                    connection.send(b"a")
                except OSError as error:
                    if error.errno != errno.EAGAIN:
                        self.drop(number)


def scrape(port):
    start = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", "/metrics")
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException):
        return 20_000
    finally:
        connection.close()
    if answer.status != 200 or b"tailmeter_build_info" not in body:
        raise SystemExit(f"answered {answer.status}")
    return (time.monotonic() - start) * 1000


def high_water(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--half-open", type=int, default=2000)
    parser.add_argument("--unread", type=int, default=200)
    parser.add_argument("--reopen", type=int, default=100)
    parser.add_argument("--scrapes", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pid", type=int)
    arguments = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    wanted = arguments.half_open + arguments.unread + 100
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    crowd = Crowd(arguments.port, arguments.half_open, arguments.unread, arguments.reopen)
    crowd.fill(arguments.half_open + arguments.unread)
    thread = threading.Thread(target=crowd.run, daemon=True)
    thread.start()
    for number in range(1, arguments.rounds + 1):
        times = []
        for _ in range(arguments.scrapes):
            times.append(scrape(arguments.port))
            time.sleep(0.02)
        times.sort()
        memory = f", memory {high_water(arguments.pid):.0f} MiB" if arguments.pid else ""
        print(
            f"round {number}: open {len(crowd.sockets)}, closed by the daemon {crowd.reopened}, "
            f"median {times[len(times) // 2]:.1f} ms, slowest {times[-1]:.1f} ms{memory}", flush=True)
    crowd.running = False
    thread.join()


if __name__ == "__main__":
    main()
