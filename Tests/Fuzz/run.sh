#!/bin/sh
# Fuzzes CRecordScanner under ASan and UBSan for a bounded time.
#
#   Tests/Fuzz/run.sh [SECONDS]      default 60; exit 0 when nothing was found
#
# FUZZ_WORK names a folder for the binary, the grown corpus and what was found (default: a temporary one that is kept
# only where something was found). The fuzzer comes from the Swift toolchain's clang, or from Debian's where that has no
# runtime. SIMDJSON_FORCE_IMPLEMENTATION=fallback (westmere, haswell, icelake) chooses simdjson's code path.
set -eu

seconds=${1:-60}
here=$(cd "$(dirname "$0")" && pwd)
sources=$here/../../Sources/CRecordScanner
work=${FUZZ_WORK:-$(mktemp -d)}
mkdir -p "$work/corpus" "$work/found"

build() {
    "$1" -std=c++17 -g -O1 -Wall -Wextra -Werror -fno-omit-frame-pointer -fsanitize=fuzzer,address,undefined \
        -fno-sanitize-recover=undefined -D_GLIBCXX_SANITIZE_VECTOR=1 -I"$sources/include" -I"$sources" \
        "$sources/RecordScanner.cpp" "$sources/Scalars.cpp" "$here/scanner_fuzzer.cpp" -lsimdjson \
        -o "$work/scanner_fuzzer" \
        >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2 && exit 2; }
}

can_fuzz() {
    printf '#include <vector>\nextern "C" int LLVMFuzzerTestOneInput(const unsigned char *, size_t) { return 0; }\n' |
        "$1" -x c++ -std=c++17 -fsanitize=fuzzer,address,undefined - -o "$work/probe" 2>/dev/null
}

compiler=
swift=$(command -v swift || true)
for candidate in "${swift:+$(dirname "$(readlink -f "$swift")")/clang++}" clang++ clang++-14; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null && can_fuzz "$candidate"; then
        compiler=$candidate
        break
    fi
done
if [ -z "$compiler" ]; then
    echo "no clang with a fuzzer runtime here: installing Debian's" >&2
    apt-get install -y --no-install-recommends clang libclang-rt-14-dev >&2
    compiler=clang++
fi
build "$compiler"

echo "fuzzing for $seconds s in $work" >&2
status=0
nice "$work/scanner_fuzzer" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
    -dict="$here/scanner.dict" -artifact_prefix="$work/found/" -print_final_stats=1 -verbosity=1 \
    "$work/corpus" "$here/seeds" >"$work/log" 2>&1 || status=$?
tail -n 40 "$work/log" >&2
if [ "$status" -eq 0 ] && [ -z "${FUZZ_WORK:-}" ]; then
    rm -rf "$work"
fi
exit "$status"
