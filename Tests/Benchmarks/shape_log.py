"""What the logs of all shapes share: the clock, the account, and lines with places for values."""
import collections
import datetime
import gzip
import json
import os
import random
import re

VERSION = 1
DAYS = 3
CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Corpus")
TOKEN_TYPES = ("input", "output", "cache_read", "cache_write")
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# Pico-dollars a token (dollars a million tokens times 1,000,000): input, output, cache read, write for 5 minutes and 1 hour.
PRICES = {
    "claude-sonnet-4-20250514": (3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000),
    "claude-haiku-4-5-20251001": (1_000_000, 5_000_000, 100_000, 1_250_000, 2_000_000),
    "claude-opus-4-5-20251101": (5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000),
    "gpt-4o": (2_500_000, 10_000_000, 1_250_000, 0, 0),
    "gpt-4o-mini": (150_000, 600_000, 75_000, 0, 0),
    "gpt-5": (1_250_000, 10_000_000, 125_000, 0, 0),
    "gpt-5-mini": (250_000, 2_000_000, 25_000, 0, 0),
    "o3-mini": (1_100_000, 4_400_000, 550_000, 0, 0),
}
CLAUDE = list(PRICES)[:3]


def undated(model):
    return re.sub(r"-20\d\d-\d\d-\d\d$", "", model)


def corpus(name):
    with gzip.open(os.path.join(CORPUS, name), "rt", encoding="utf-8") as f:
        return [(line, json.loads(line)) for line in f]


class Template:
    """A line with places for values: `mark` puts one in, `fill` writes the line."""

    def __init__(self, record, ascii_only=True):
        self.record = record
        self.ascii_only = ascii_only
        self.marks = set()
        self.format = None

    def mark(self, place, key, name=None, number=False):
        """Marks place[key] where it is there and not null."""
        if isinstance(place, dict) and place.get(key) is not None:
            name = name or key
            self.marks.add(name)
            place[key] = f"@@{'n' if number else 's'}:{name}@@"

    def fill(self, values):
        if self.format is None:
            text = json.dumps(self.record, ensure_ascii=self.ascii_only).replace("%", "%%")
            text = re.sub(r'"@@n:(\w+)@@"', r"%(\1)s", text)
            self.format = re.sub(r"@@s:(\w+)@@", r"%(\1)s", text) + "\n"
        return self.format % values


class ShapeLog:
    """The clock, the account, and what all shapes share."""

    def __init__(self, size, seed, end):
        self.rng = random.Random(seed)
        self.size = size
        self.written = 0
        self.start = datetime.datetime.fromisoformat(end) - datetime.timedelta(days=DAYS - 1)
        self.epoch = int(self.start.replace(tzinfo=datetime.timezone.utc).timestamp())
        self.groups = collections.defaultdict(
            lambda: {"success": 0, "error": 0, "tokens": [0, 0, 0, 0], "cost": 0, "durations": []})
        self.total = self.usage = 0
        self.read = dict.fromkeys(TOKEN_TYPES, 0)
        self.hour_index = -1
        self.prepare()

    # -- pieces ------------------------------------------------------------------------------------------------------

    def tick(self):
        """The next line's time, further on by what has been written of the file."""
        self.micros = DAYS * 86_400_000_000 * self.written // self.size
        hour = self.micros // 3_600_000_000
        if hour != self.hour_index:
            self.hour_index = hour
            self.hour = (self.start + datetime.timedelta(hours=hour)).strftime("%Y-%m-%dT%H")

    def iso(self, micros=None):
        micros = self.micros if micros is None else micros
        hour, rest = divmod(micros, 3_600_000_000)
        text = self.hour
        if hour != self.hour_index:
            text = (self.start + datetime.timedelta(hours=hour)).strftime("%Y-%m-%dT%H")
        seconds, fraction = divmod(rest, 1_000_000)
        return f"{text}:{seconds // 60:02d}:{seconds % 60:02d}.{fraction:06d}"

    def unix(self, micros):
        return f"{self.epoch + micros // 1_000_000}.{micros % 1_000_000:06d}"

    def identifier(self, prefix, count=24):
        return prefix + "".join(self.rng.choices(ALPHABET, k=count))

    def duration(self):
        """In units of 0.1 ms."""
        return 2_000 + int(self.rng.expovariate(1 / 25_000))

    def figures(self, cached=True, written=True, hour=False):
        """Input beside cache, output, cache read, writes for 5 minutes and 1 hour."""
        r, kind = self.rng, self.rng.random()
        read = 1_024 + int(r.random() * 60_000) if cached and kind < 0.5 else 0
        write = 1 + int(r.random() * 9_000) if written and 0.4 < kind < 0.6 else 0
        return (3 + int(r.expovariate(1 / 1_800)), 1 + int(r.expovariate(1 / 500)), read, write,
                int(r.random() * 900) if hour and write and kind < 0.5 else 0)

    def success(self, model, figures, duration):
        """Books a request; its cost in pico-dollars."""
        group = self.groups[model, self.hour]
        group["success"] += 1
        cost = 0
        for index, (tokens, price) in enumerate(zip(figures, PRICES[undated(model)])):
            group["tokens"][min(index, 3)] += tokens
            cost += tokens * price
        group["cost"] += cost
        if duration is not None:
            group["durations"].append(duration)
        self.usage += 1
        return cost

    def failure(self, model):
        self.groups[model, self.hour]["error"] += 1
        self.usage += 1

    def seen(self, *figures):
        for name, figure in zip(TOKEN_TYPES, figures):
            self.read[name] += figure

    def lines(self):
        while self.written < self.size:
            self.tick()
            for line in self.record():
                self.total += 1
                self.written += len(line.encode())
                yield line

    # -- truth -------------------------------------------------------------------------------------------------------

    @staticmethod
    def summary(group):
        durations = sorted(group["durations"])
        count = len(durations)
        return {
            "requests": {"success": group["success"], "error": group["error"]},
            "tokens": dict(zip(TOKEN_TYPES, group["tokens"])),
            "cost_pico_usd": group["cost"],
            "latency": {"count": count, "p95_100us": durations[-(-95 * count // 100) - 1] if count else None},
        }

    def truth(self):
        return {
            "generator": VERSION, "bytes": self.written, "read": self.read,
            "lines": {"total": self.total, "usage": self.usage, "other": self.total - self.usage},
            "groups": [{"model": model, "hour": hour + ":00:00Z", **self.summary(group)}
                       for (model, hour), group in sorted(self.groups.items())],
            "events": {},
        }
