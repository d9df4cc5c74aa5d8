#!/usr/bin/env python3
"""A receiver of webhooks that fails as its paths say, and writes down what it gets.

receiver.py FOLDER [CERTIFICATE KEY]: FOLDER/port has its port once it listens, FOLDER/requests a line of JSON a request.
"""
import email.utils
import http.server
import json
import os
import ssl
import sys
import threading
import time

folder = sys.argv[1]
lock = threading.Lock()
seen = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def note(self, body):
        with lock:
            seen[self.path] = seen.get(self.path, 0) + 1
            with open(f"{folder}/requests", "a") as file:
                request = {
                    "method": self.command, "path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()},
                    "body": body.decode("utf-8", "replace"), "time": time.time(),
                }
                file.write(json.dumps(request) + "\n")
            return seen[self.path]

    def do_POST(self):
        count = self.note(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        if self.path.startswith("http://"):
            return self.answer(204)
        word, *rest = self.path.split("?")[0].strip("/").split("/")
        if word == "status":
            self.answer(int(rest[0]), b"no, not now\n")
        elif word == "flaky":
            self.answer(int(rest[1]) if count <= int(rest[0]) else 204)
        elif word == "later":
            self.answer(204) if count > 1 else self.answer(429, headers=[("Retry-After", rest[0])])
        elif word == "date":
            date = email.utils.formatdate(time.time() + int(rest[0]), usegmt=True)
            self.answer(204) if count > 1 else self.answer(503, headers=[("Retry-After", date)])
        elif word == "redirect":
            self.answer(302, headers=[("Location", "/ok")])
        elif word == "hang":
            time.sleep(600)
        elif word == "slow":
            self.send_response(int(rest[0]))
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"too much work")
            self.drip()
        elif word == "huge":
            self.send_response(500)
            self.send_header("Content-Length", str(1 << 40))
            self.end_headers()
            block = b"x" * 65536
            try:
                while True:
                    self.wfile.write(block)
            except OSError:
                self.close_connection = True
        elif word == "close":
            self.close_connection = True
        elif word == "garbage":
            self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
            self.close_connection = True
        elif word == "echo":
            text = f"bad\x1b request\n{self.path} {self.headers.get('Authorization')} {self.headers.get('X-Key')}"
            self.answer(500, text.encode())
        elif word == "pause":
            time.sleep(float(rest[0]))
            self.answer(204)
        else:
            self.answer(204)

    def do_CONNECT(self):
        self.note(b"")
        self.answer(403)

    def drip(self):
        try:
            while True:
                time.sleep(0.1)
                self.wfile.write(b".")
        except OSError:
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *arguments):
        pass


server = Server(("127.0.0.1", 0), Handler)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
with open(f"{folder}/port.new", "w") as file:
    file.write(str(server.server_address[1]))
os.rename(f"{folder}/port.new", f"{folder}/port")
server.serve_forever()
