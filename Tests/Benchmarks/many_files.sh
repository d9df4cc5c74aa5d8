#!/bin/bash
# What 10,000 quiet files in one folder cost: processor time over 30 s and descriptors held, once all are counted.
#
#   TAILMETER    the binary                        (default: .build/release/tailmeter)
#   MANY_FILES   how many files                    (default: 10000)
#   MANY_SECONDS over how many seconds to measure  (default: 30)
#
# Exits with 1 where a line is missing or counted twice, where more than 1 % of a core is used, or where more than 16 log
# files are held open. The descriptors of files that are quiet for a minute are let go, so it takes about two minutes.
set -euo pipefail

binary=$(realpath "${TAILMETER:-.build/release/tailmeter}")
files=${MANY_FILES:-10000}
seconds=${MANY_SECONDS:-30}
work=$(mktemp -d)
pid=
finish() {
    [ -z "$pid" ] || { kill "$pid" && wait "$pid"; } 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
cd "$work"
mkdir logs
for number in $(seq "$files"); do
    echo "{\"event\": \"llm_request_success\", \"model\": \"claude-sonnet-4-20250514\", \"input_tokens\": $number," \
        "\"output_tokens\": 1, \"level\": \"info\", \"timestamp\": \"2026-11-24T08:00:00Z\"}" >"logs/$number.log"
done

# The pattern is the daemon's to expand.
"$binary" run --listen 127.0.0.1:0 'logs/*.log' 2>log &
pid=$!
metric() { { curl -fsS "$address/metrics" || true; } | awk -v name="$1" 'index($0, name) == 1 { print $2 }'; }
wait_for() {
    for _ in $(seq 1200); do
        "$@" && return 0
        kill -0 "$pid" || { tail -5 log; exit 1; }
        sleep 0.1
    done
    echo "not in time: $*" >&2
    exit 1
}
address=
is_listening() {
    address=$(sed -n 's|.*metrics at \(http://[^,]*\)/metrics.*|\1|p' log)
    [ -n "$address" ]
}
is_counted() { [ "$(metric 'tailmeter_lines_total{source="logs/*.log",outcome="usage"}')" = "$files" ]; }
held() { find "/proc/$pid/fd" -lname "$work/logs/*" 2>/dev/null | wc -l; }
is_let_go() { [ "$(held)" -le 16 ]; }
# utime and stime, in ticks
ticks() { awk '{ print $14 + $15 }' "/proc/$pid/stat"; }

began=$(date +%s%N)
wait_for is_listening
wait_for is_counted
echo "all $files files counted after $((($(date +%s%N) - began) / 1000000)) ms"
tokens=$(metric 'llm_tokens_used_total{model="claude-sonnet-4-20250514",type="input"}')
[ "$tokens" = $((files * (files + 1) / 2)) ] || { echo "input tokens: $tokens" >&2; exit 1; }
wait_for is_let_go
before=$(ticks)
sleep "$seconds"
used=$(($(ticks) - before))
awk -v used="$used" -v rate="$(getconf CLK_TCK)" -v seconds="$seconds" -v held="$(held)" 'BEGIN {
    share = 100 * used / rate / seconds
    printf "idle for %d s: %.2f s of processor time, %.2f %% of a core; %d log files held open\n",
        seconds, used / rate, share, held
    exit share < 1 ? 0 : 1
}'
