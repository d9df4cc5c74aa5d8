"""From a line being appended to its webhook being received, and how fast the decision endpoint answers.

alerts.py TAILMETER: the peer of the first figure is the target (1 s at p99); that of the second is /healthz of the same
daemon, asked over the same kind of connection in the same run.
"""

import http.client
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

SCOPES = 10_000
SAMPLES = 200
QUESTIONS = 5_000
received = {}


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        now = time.monotonic()
        data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["data"]
        received.setdefault(data["budget"]["scope"]["user"], now)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


def line(user, tokens=1_000_000):
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return json.dumps({
        "event": "llm_request_success", "model": "claude-sonnet-4-20250514", "input_tokens": tokens,
        "output_tokens": 0, "user_id": user, "timestamp": stamp}) + "\n"


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def ask(port, paths):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for path in paths:
        start = time.perf_counter()
        connection.request("GET", path)
        connection.getresponse().read()
        times.append(time.perf_counter() - start)
    return times


def main(binary):
    receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "app.jsonl")
        with open(os.path.join(folder, "settings.yaml"), "w") as file:
            # A million input tokens cost 3 dollars.
            file.write(
                f"{{state_dir: {folder}/state, listen: '127.0.0.1:0', timezone: UTC,"
                f" sources: [{{file: {log}, labels: {{user: user_id}}}}],"
                " budgets: [{name: each, monthly_usd: 2, by: user, thresholds: [100%], notify: hook}],"
                f" webhooks: {{hook: {{format: standard, url: 'http://127.0.0.1:{receiver.server_port}/',"
                " secret_env: HOOK_SECRET, allow_private: true}}}\n")
        with open(log, "w") as file:
            file.writelines(line(f"user-{number}", 1_000) for number in range(SCOPES))
        environment = dict(os.environ, HOOK_SECRET="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        daemon = subprocess.Popen(
            [binary, "run", "--config", os.path.join(folder, "settings.yaml")], env=environment,
            stderr=subprocess.PIPE, text=True)
        try:
            port = next(int(text.split("/metrics")[0].rsplit(":", 1)[1]) for text in daemon.stderr if "/metrics" in text)
            threading.Thread(target=daemon.stderr.read, daemon=True).start()
            deadline = time.monotonic() + 60
            while b'"scopes_total": %d' % SCOPES not in get(port, "/api/v1/budgets?scopes=0"):
                assert time.monotonic() < deadline, "the log is not read"
                time.sleep(0.05)
            delays = []
            with open(log, "a") as file:
                for number in range(SAMPLES):
                    user = f"late-{number}"
                    start = time.monotonic()
                    file.write(line(user))
                    file.flush()
                    while user not in received:
                        assert time.monotonic() < start + 60, "no webhook"
                        time.sleep(0.001)
                    delays.append(received[user] - start)
                    # Not in step with the daemon's own rhythm.
                    time.sleep(0.01 + 0.09 * (number % 7) / 7)
            questions = [f"/api/v1/budgets/each/decision?user=user-{i * 7919 % SCOPES}" for i in range(QUESTIONS)]
            answers = ask(port, questions)
            health = ask(port, ["/healthz"] * QUESTIONS)
        finally:
            daemon.terminate()
            daemon.wait(60)
    print("| figure | p50 | p99 | most |")
    print("| --- | --- | --- | --- |")
    for name, values in [
        (f"line appended to webhook received, {SAMPLES} alerts", delays),
        (f"decision of one of {SCOPES:,} scopes", answers), ("/healthz of the same daemon", health),
    ]:
        figures = [f"{1_000 * value:.2f} ms" for value in (percentile(values, 0.5), percentile(values, 0.99), max(values))]
        print(f"| {name} | {' | '.join(figures)} |")


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    return connection.getresponse().read()


main(sys.argv[1])
