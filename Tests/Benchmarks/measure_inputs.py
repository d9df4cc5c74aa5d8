"""The rows of other inputs: a gzip file against zlib alone, a thousand files against one, a backlog against `wc -l`."""
import os
import re
import shutil
import subprocess
import tempfile
import time

MB = 1e6
FILES = 1000


def scaled(truth, times):
    """The truth of a log that is written several times."""
    models = {}
    for model, group in truth["models"].items():
        models[model] = {
            "requests": {k: v * times for k, v in group["requests"].items()},
            "tokens": {k: v * times for k, v in group["tokens"].items()},
            "cost_pico_usd": group["cost_pico_usd"] * times,
            "latency": {"count": group["latency"]["count"] * times},
        }
    return {"models": models}


def gzip_rows(bench, run, differences, median):
    """`analyze` of a gzip file, whole process without its start, against inflate alone."""
    packed = os.path.join(bench.options.data, f"log-{bench.options.lines}.jsonl.gz")
    if not os.path.exists(packed) or os.path.getmtime(packed) < os.path.getmtime(bench.log):
        with open(packed, "wb") as out:
            subprocess.run(["gzip", "-6", "-c", bench.log], stdout=out, check=True)
    limit = os.path.join(bench.options.data, "inflate_limit")
    if not os.access(limit, os.X_OK):
        bench.table.notes.append("peer not found: inflate_limit")
    command = [bench.binary, "analyze", packed, "--by", "model", "--bucket", "hour", "--format", "json"]
    empty = [bench.binary, "analyze", bench.empty, "--by", "model", "--bucket", "hour", "--format", "json"]
    mine, start, alone, problems = [], [], [], []
    for number in range(bench.options.runs):
        bench.note(f"gzip: round {number + 1} of {bench.options.runs}")
        result = run(command, 300, bench.scratch)
        mine.append(result)
        start.append(run(empty, 60, bench.scratch).wall)
        if number == 0:
            problems = differences(result.output, bench.truth)
        if os.access(limit, os.X_OK):
            output = run([limit, packed, "1"], 300, bench.scratch).output.decode()
            match = re.search(r"^bytes=(\d+)\nmedian ([\d.]+) s$", output, re.M)
            if match and int(match[1]) == bench.bytes:
                alone.append(float(match[2]))
    bench.table.wrong("gzip", problems)
    wall, peer = median([r.wall for r in mine]) - median(start), median(alone)
    speed, limit_speed = bench.bytes / wall, bench.bytes / peer if peer else None
    bench.table.add(
        "`analyze` of a gzip file without process start; zlib's inflate alone (decompressed bytes)",
        f"{speed / MB:.0f} MB/s", f"{limit_speed / MB:.0f} MB/s" if peer else "",
        f"{speed / limit_speed:.2f}" if peer else "", "≥ 0.9",
        None if not peer else problems == [] and speed / limit_speed >= 0.9)
    bench.table.add("— CPU time (user + system)", f"{median([r.cpu for r in mine]):.3f} s", f"{peer:.3f} s" if peer else "")
    bench.table.numbers["gzip"] = {"wall": [r.wall for r in mine], "start": start, "inflate": alone}


def split(bench):
    """The log in a thousand files."""
    folder = os.path.join(bench.scratch, "files")
    os.makedirs(folder, exist_ok=True)
    subprocess.run(["split", "-n", f"l/{FILES}", "-d", "-a", "4", "--additional-suffix=.jsonl", bench.log,
                    os.path.join(folder, "app-")], check=True)
    return folder


def files_rows(bench, median):
    """`run` catching up with a thousand files at once, against the same lines in one."""
    folder = split(bench)
    one, many = [], []
    for number in range(bench.options.runs):
        bench.note(f"files: round {number + 1} of {bench.options.runs}")
        one.append(bench.catch_up(bench.log, bench.truth, False))
        many.append(bench.catch_up(f"'{folder}/*.jsonl'", bench.truth, False))
    shutil.rmtree(folder)
    wrong = next((r["problems"] for r in one + many if r["problems"]), None)
    bench.table.wrong("a thousand files", wrong)
    if wrong:
        return
    mine, peer = median([r["wall"] for r in many]), median([r["wall"] for r in one])
    bench.table.add(f"`run` catching up with {FILES} files at once; with the same lines in one", f"{mine:.3f} s",
                    f"{peer:.3f} s", f"{mine / peer:.2f}")
    bench.table.add("— CPU time, peak resident", f"{median([r['cpu'] for r in many]):.3f} s, "
                    f"{median([r['memory']['VmHWM'] for r in many]) / MB:.1f} MB",
                    f"{median([r['cpu'] for r in one]):.3f} s, "
                    f"{median([r['memory']['VmHWM'] for r in one]) / MB:.1f} MB")
    bench.table.numbers["files"] = {"one": one, "many": many}


def backlog_rows(bench, run, differences, memory):
    """What was written while the daemon was down: from its start until /metrics has all of it, against `wc -l`."""
    times = max(1, round(bench.options.backlog_gb * 1e9 / bench.bytes))
    size = times * bench.bytes
    if shutil.disk_usage(bench.options.data).free < size * 1.2:
        bench.table.notes.append(f"no room for a backlog of {size / 1e9:.1f} GB")
        return
    folder = tempfile.mkdtemp(prefix="backlog-", dir=bench.options.data)
    path = os.path.join(folder, "app.jsonl")
    try:
        shutil.copy(bench.log, path)
        daemon, state = bench.start_tailmeter(path, False, "backlog")
        first = until_counted(daemon, bench.truth, differences, 120)
        daemon.stop()
        bench.note(f"backlog: writing {size / 1e9:.1f} GB")
        with open(path, "ab") as out:
            for number in range(times):
                # Other requests than in the copies before: a failed one that comes again would count once.
                subprocess.run(["sed", f"s/\"req_011/\"req_{100 + number}/", bench.log], stdout=out, check=True,
                               env={**os.environ, "LC_ALL": "C"})
        # Both read the pages that are in memory, as far as they have a place there.
        peer = run(["wc", "-l", path], 600, bench.scratch).wall
        bench.note("backlog: starting again")
        daemon = bench.start_again(state)
        mine = until_counted(daemon, scaled(bench.truth, times + 1), differences, 600)
        cpu = daemon.cpu()
        peak = memory(daemon.pid).get("VmHWM", 0)
        daemon.stop()
        shutil.rmtree(state, ignore_errors=True)
        wrong = [f"{what}: not current in time" for what, took in (("before", first), ("after", mine)) if took is None]
        bench.table.wrong("backlog", wrong)
        if wrong:
            return
        bench.table.add(f"current after a restart on a backlog of {size / 1e9:.1f} GB; `wc -l` of it",
                        f"{mine:.1f} s, {size / mine / MB:.0f} MB/s", f"{peer:.1f} s", f"{mine / peer:.1f}")
        bench.table.add("— CPU time, peak resident", f"{cpu:.1f} s, {peak / MB:.1f} MB")
        bench.table.numbers["backlog"] = {"bytes": size, "seconds": mine, "wc_seconds": peer}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def until_counted(daemon, truth, differences, timeout):
    """Seconds from the start of the process until /metrics is as the truth, to a twentieth; None where it never is."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline and daemon.alive():
        text = daemon.scrape()
        if text is not None and not differences(text, truth):
            return time.perf_counter() - daemon.started
        time.sleep(0.05)
    return None
