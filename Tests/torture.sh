#!/bin/sh
# Random sequences against the model, kills of the program, and its death at the crash points, with fresh seeds until the
# time is over.
#
#   Tests/torture.sh [MINUTES]      default 60; exit 0 when nothing was found
#
# A failure shows its seed; TAILMETER_MODEL_SEED and TAILMETER_MODEL_MODE, TAILMETER_KILL_SEED or TAILMETER_CRASH_SEED repeat
# it in `swift test`.
set -eu

cd "$(dirname "$0")/.."
minutes=${1:-60}
end=$(($(date +%s) + minutes * 60))
seed=$(date +%s)
swift build --build-tests >&2
rounds=0
while [ "$(date +%s)" -lt "$end" ]; do
    # Every sequence has a seed of its own.
    seed=$((seed + 1000))
    echo "round $((rounds + 1)), seed $seed" >&2
    log=$(mktemp)
    TAILMETER_MODEL_SEED=$seed TAILMETER_MODEL_COUNT=400 TAILMETER_KILL_SEED=$seed \
        TAILMETER_CRASH_SEED=$seed swift test --disable-xctest --skip-build \
        --filter 'RandomModelTests|KillTests|CrashPointTests|JournalCrashTests' >"$log" 2>&1 || {
        cat "$log" >&2
        echo "found with seed $seed" >&2
        exit 1
    }
    rm -f "$log"
    rounds=$((rounds + 1))
done
echo "$rounds rounds, nothing found" >&2
