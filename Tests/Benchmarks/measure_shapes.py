"""The rows of the shapes: `auto` against the named preset, and speed per core against simdjson's limit on the same file."""
import json
import os
import re

SHAPES = ("structlog", "openai", "litellm", "otel", "anthropic", "claude-code")
GB = 1e9


class ShapeFile:
    """A log of one shape, its truth, and the results of all runs on it."""

    def __init__(self, bench, shape):
        self.shape = shape
        # The log of all other rows is structlog's.
        self.path = bench.log if shape == "structlog" else os.path.join(bench.options.data, f"shape-{shape}-{bench.options.megabytes}.jsonl")
        with open(self.path + ".truth.json", encoding="utf-8") as f:
            self.truth = json.load(f)
        self.bytes = os.path.getsize(self.path)
        self.results = {"auto": [], shape: []}
        self.limits = []
        self.problems = []

    def expected(self):
        """What the limit program has to have read."""
        if "read" in self.truth:
            sums = self.truth["read"]
        else:
            sums = {kind: sum(g["tokens"][kind] for g in self.truth["models"].values())
                    for kind in ("input", "output", "cache_read", "cache_write")}
        return {"lines": self.truth["lines"]["total"], "bad": 0, **sums}


def measure(bench, run, differences):
    """Runs everything in turns, so that a slow moment of the machine falls on all alike.

    `run` is measure.run, `differences` is measure.analyze_differences.
    """
    files = [ShapeFile(bench, shape) for shape in SHAPES]
    empty = {shape: [] for shape in ("auto",) + SHAPES}

    def command(path, preset):
        return [bench.binary, "analyze", path, "--preset", preset, "--by", "model", "--bucket", "hour", "--format", "json"]

    for round_number in range(bench.options.runs):
        bench.note(f"shapes: round {round_number + 1} of {bench.options.runs}")
        for file in files:
            # Twice in one round and the other way round the second time: these two are compared within 10 %.
            presets = list(file.results) if bench.have_binary else []
            for preset in presets + presets[::-1]:
                result = run(command(file.path, preset), 300, bench.scratch)
                if result.status != 0:
                    file.problems.append(f"{preset}: exit status {result.status}")
                    continue
                file.results[preset].append(result)
                if round_number == 0:
                    file.problems += [f"{preset}: {d}" for d in differences(result.output, file.truth)]
            for preset in presets:
                result = run(command(bench.empty, preset), 60, bench.scratch)
                if result.status == 0:
                    empty[preset].append(result)
            if bench.have_limit:
                output = run([bench.limit, file.path, "5", file.shape], 120, bench.scratch).output.decode()
                match = re.search(r"^median .* ([\d.]+) GB/s$", output, re.M)
                if match:
                    file.limits.append(float(match[1]) * GB)
                counted = dict(re.findall(r"(\w+)=(\d+)", output))
                file.problems += [f"simdjson_limit {k}: {counted.get(k)} instead of {v}"
                                  for k, v in file.expected().items() if counted.get(k) != str(v)]
    return files, empty


def rows(bench, run, differences, median):
    """Measures and adds the rows to the table."""
    table = bench.table
    files, empty = measure(bench, run, differences)
    table.numbers["shapes"] = {}
    for file in files:
        table.wrong(f"shape {file.shape}", file.problems)
        limit = median(file.limits)
        cpu, wall, start = {}, {}, {}
        for preset, results in file.results.items():
            cpu[preset] = median([r.cpu for r in results])
            wall[preset] = median([r.wall for r in results])
            start[preset] = median([r.cpu for r in empty[preset]]) or 0
        table.numbers["shapes"][file.shape] = {
            "bytes": file.bytes, "lines": file.truth["lines"]["total"], "simdjson_bytes_per_second": file.limits,
            **{preset: {"cpu": [r.cpu for r in results], "wall": [r.wall for r in results],
                        "empty_cpu": [r.cpu for r in empty[preset]]} for preset, results in file.results.items()}}
        if not bench.have_binary or None in cpu.values():
            continue
        right = not file.problems
        about = f"{file.bytes / file.truth['lines']['total'] / 1000:.1f} kB a line"
        # The plan of all shapes is larger: what its making costs at the start is told by the wall time.
        busy = {preset: max(cpu[preset] - start[preset], 1e-9) for preset in cpu}
        ratio = busy["auto"] / busy[file.shape]
        table.add(f"`{file.shape}`, {about}: CPU time of `analyze` without process start, `auto`; named preset",
                  f"{busy['auto']:.3f} s", f"{busy[file.shape]:.3f} s", f"{ratio:.2f}", "≤ 1.10", right and ratio <= 1.10)
        table.add("— the whole process, wall time", f"{wall['auto']:.3f} s", f"{wall[file.shape]:.3f} s",
                  f"{wall['auto'] / wall[file.shape]:.2f}")
        rate = file.bytes / busy["auto"]
        share = rate / limit if limit else None
        table.add("— per core without process start; simdjson On-Demand alone", f"{rate / GB:.2f} GB/s",
                  f"{limit / GB:.2f} GB/s" if limit else "", f"{share:.2f}" if share else "", "≥ 0.5",
                  None if share is None else right and share >= 0.5)
