#!/bin/sh
# Runs the tests of the libraries under ThreadSanitizer and AddressSanitizer; exit 0 when neither found anything.
#
#   Tests/Sanitizers/run.sh [thread|address]...      default: both
#
# The tests of the program as a whole are not among them: they are bound to real time. FILTER names others.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
filter=${FILTER:-LogSourcesTests|LogDecodingTests|LedgerTests|PipelineTests|CRecordScannerTests|UsageModelTests|GuardrailsTests|ArchiveTests}
# Under a sanitizer each sequence of the model takes its time.
export TAILMETER_MODEL_COUNT="${TAILMETER_MODEL_COUNT:-8}"
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
for sanitizer in "${@:-thread address}"; do
    for name in $sanitizer; do
        echo "tests under the $name sanitizer" >&2
        scratch=.build-$name
        swift build --build-tests --sanitize="$name" --scratch-path "$scratch" >&2
        preloaded=
        if [ "$name" = thread ]; then
            "$clang" -shared -fPIC -O1 -Wall -Wextra -Werror "$here/mutex.c" -o "$scratch/mutex.so"
            preloaded=$PWD/$scratch/mutex.so
        fi
        # Leaks are not looked for: the Swift runtime keeps its metadata for ever.
        LD_PRELOAD=$preloaded TSAN_OPTIONS="halt_on_error=0 exitcode=66" ASAN_OPTIONS="detect_leaks=0" \
            swift test --disable-xctest --skip-build --sanitize="$name" --scratch-path "$scratch" --filter "$filter"
    done
done
