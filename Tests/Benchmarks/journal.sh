#!/bin/sh
# Entries of a journal per second and core, against `journalctl -o json | tailmeter analyze -` in the same run.
#
#   TAILMETER      the release binary                     (default: .build/release/tailmeter)
#   BENCH_DATA     where the journal and the results go   (default: bench-data)
#   BENCH_ENTRIES  entries in the journal                 (default: 500000)
#   BENCH_RUNS     runs of each                           (default: 5)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${BENCH_DATA:-bench-data}
mkdir -p "$data"
if [ ! -x /usr/lib/systemd/systemd-journal-remote ]; then
    "$here/../../deploy/install-packages.sh" systemd-journal-remote >&2
fi
exec python3 "$here/journal.py" --binary "${TAILMETER:-.build/release/tailmeter}" --data "$data" \
    --entries "${BENCH_ENTRIES:-500000}" --runs "${BENCH_RUNS:-5}"
