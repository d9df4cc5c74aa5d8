#!/bin/sh
# Measures the release binary against its peers: see README.md. Called by `make bench`.
#
#   TAILMETER    the release binary            (default: .build/release/tailmeter)
#   BENCH_DATA   where log, programs and results go (default: bench-data)
#   BENCH_LINES  lines in the log              (default: 1000000)
#   BENCH_MB     megabytes of each shape's log (default: 400)
#   BENCH_RUNS   runs of each program          (default: 5)
#   BENCH_BACKLOG_GB  gigabytes of the backlog (default: 10)
#   BENCH_ONLY   parts to measure              (default: analyze,shapes,gzip,run,files,backlog,steady,journal,alerts,guards)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
tailmeter=${TAILMETER:-.build/release/tailmeter}
data=${BENCH_DATA:-bench-data}
lines=${BENCH_LINES:-1000000}
megabytes=${BENCH_MB:-400}
runs=${BENCH_RUNS:-5}
only=${BENCH_ONLY:-analyze,shapes,gzip,run,files,backlog,steady,journal,alerts,guards}
mkdir -p "$data"
data=$(cd "$data" && pwd)

# What is missing is installed; a peer that can't be had is left out of the table.
packages=
command -v g++ >/dev/null 2>&1 || packages="$packages g++"
command -v mtail >/dev/null 2>&1 || packages="$packages mtail"
[ -e /usr/include/zlib.h ] || packages="$packages zlib1g-dev"
[ -e /usr/include/simdjson.h ] || packages="$packages libsimdjson-dev"
if [ -n "$packages" ] && command -v apt-get >/dev/null 2>&1; then
    root=
    [ "$(id -u)" -eq 0 ] || root=sudo
    # shellcheck disable=SC2086
    { $root apt-get update -q && $root apt-get install -y -q --no-install-recommends $packages; } >&2 ||
        echo "run.sh: could not install:$packages" >&2
fi
export PYTHONPATH="$data/python${PYTHONPATH:+:$PYTHONPATH}"
if ! python3 -c 'import duckdb' 2>/dev/null; then
    python3 -m pip install --quiet --target "$data/python" duckdb >&2 || echo "run.sh: could not install duckdb" >&2
fi

# The log is made once, and again when its generator changes.
log="$data/log-$lines.jsonl"
if [ ! -e "$log" ] || [ ! -e "$log.truth.json" ] || [ "$here/make_log.py" -nt "$log" ]; then
    python3 "$here/make_log.py" "$lines" "$log" >&2
fi

# So are those of the shapes.
for shape in openai litellm otel anthropic claude-code; do
    file="$data/shape-$shape-$megabytes.jsonl"
    if [ ! -e "$file" ] || [ ! -e "$file.truth.json" ] || [ "$here/shapes.py" -nt "$file" ] ||
        [ "$here/shape_log.py" -nt "$file" ]; then
        python3 "$here/make_shapes.py" "$shape" "$megabytes" "$file" >&2
    fi
done

limit="$data/simdjson_limit"
if [ ! -x "$limit" ] || [ "$here/simdjson_limit.cpp" -nt "$limit" ] || [ "$here/limit_readers.hpp" -nt "$limit" ]; then
    g++ -std=c++17 -O3 -march=native -DNDEBUG "$here/simdjson_limit.cpp" -o "$limit" -lsimdjson >&2 ||
        echo "run.sh: could not compile simdjson_limit" >&2
fi

inflate="$data/inflate_limit"
if [ ! -x "$inflate" ] || [ "$here/inflate_limit.c" -nt "$inflate" ]; then
    gcc -O2 -Wall -Wextra "$here/inflate_limit.c" -o "$inflate" -lz >&2 || echo "run.sh: could not compile inflate_limit" >&2
fi

python3 "$here/measure.py" --binary "$tailmeter" --data "$data" --lines "$lines" --megabytes "$megabytes" \
    --runs "$runs" --backlog-gb "${BENCH_BACKLOG_GB:-10}" --only "$only"
case ",$only," in
    *,journal,*) BENCH_DATA="$data" TAILMETER="$tailmeter" "$here/journal.sh" ;;
esac
case ",$only," in
    *,alerts,*) python3 "$here/alerts.py" "$tailmeter" ;;
esac
case ",$only," in
    *,guards,*) python3 "$here/guards.py" "$tailmeter" "$data" "$lines" "$runs" ;;
esac
