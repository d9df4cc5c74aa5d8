#!/bin/sh
# Runs the tests of the libraries under ThreadSanitizer and AddressSanitizer; exit 0 when neither found anything.
#
#   Tests/Sanitizers/run.sh [thread|address]...      default: both
#
# The tests of the program as a whole are not among them: they are bound to real time. FILTER names others.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
filter=${FILTER:-LogSourcesTests|LogDecodingTests|LedgerTests|PipelineTests|CRecordScannerTests|UsageModelTests}
# Under a sanitizer each sequence of the model takes its time.
export TAILMETER_MODEL_COUNT="${TAILMETER_MODEL_COUNT:-8}"
for sanitizer in "${@:-thread address}"; do
    for name in $sanitizer; do
        echo "tests under the $name sanitizer" >&2
        # Leaks are not looked for: the Swift runtime keeps its metadata for ever.
        TSAN_OPTIONS="suppressions=$here/thread.supp halt_on_error=0 exitcode=66" ASAN_OPTIONS="detect_leaks=0" \
            swift test --disable-xctest --sanitize="$name" --scratch-path ".build-$name" --filter "$filter"
    done
done
