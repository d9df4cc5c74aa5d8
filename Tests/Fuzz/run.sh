#!/bin/sh
# Fuzzes what takes bytes from outside, each target for its share of a bounded time; exit 0 when nothing was found.
#
#   Tests/Fuzz/run.sh [SECONDS [TARGET...]]      default: 60 seconds, all targets
#
# scanner          a block of JSON lines, against a naive reading of RFC 8259 (C++; with UBSan too)
# line_splitter    lines out of a stream, of pieces of a file and of a tailed file, against a naive splitting
# gzip_reader      gzip data as a stream and at any offset, against zlib in one go
# container_joiner the parts of CRI and Docker lines, streamed and tailed with restarts, against a naive joiner
# journal_mapper   the fields of journal entries to lines, against a naive mapping that is read back as JSON
# redactor         any bytes through redaction, the line that comes out against a naive reader of JSON
#
# All run under ASan. FUZZ_WORK names a folder for the binaries, the grown corpora and what was found (default: a temporary
# one that is kept only where something was found). The scanner's fuzzer comes from the Swift toolchain's clang, or from
# Debian's where that has no runtime. SIMDJSON_FORCE_IMPLEMENTATION=fallback (westmere, haswell, icelake) chooses simdjson's
# code path.
set -eu

seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- scanner line_splitter gzip_reader container_joiner journal_mapper redactor
here=$(cd "$(dirname "$0")" && pwd)
sources=$here/../../Sources

# Runs a command whose output is only of interest where it fails.
quietly() {
    "$@" >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2 && exit 2; }
}

can_fuzz() {
    printf '#include <vector>\nextern "C" int LLVMFuzzerTestOneInput(const unsigned char *, size_t) { return 0; }\n' |
        "$1" -x c++ -std=c++17 -fsanitize=fuzzer,address,undefined - -o "$work/probe" 2>/dev/null
}

build_scanner() {
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
    scanner=$sources/CRecordScanner
    quietly "$compiler" -std=c++17 -g -O1 -Wall -Wextra -Werror -fno-omit-frame-pointer \
        -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -D_GLIBCXX_SANITIZE_VECTOR=1 \
        -I"$scanner/include" -I"$scanner" "$scanner/RecordScanner.cpp" "$scanner/Scalars.cpp" \
        "$here/scanner_fuzzer.cpp" -lsimdjson -o "$work/scanner"
}

# gold warns of each of ASan's symbols. With -g the compiler leaves modules where it runs.
compile_swift() {
    cd "$work"
    quietly swiftc -O -wmo -g -parse-as-library -swift-version 6 -warnings-as-errors -enable-testing \
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
        -enable-upcoming-feature InternalImportsByDefault -sanitize=fuzzer,address -use-ld=lld \
        -I "$work" -I "$sources/CZlib" -I "$sources/CSystemd" "$@"
}

compile_module() {
    name=$(basename "$1")
    find "$1" -name '*.swift' >"$work/$name.files"
    compile_swift -module-name "$name" -emit-module -emit-module-path "$work/$name.swiftmodule" \
        -c -o "$work/$name.o" "@$work/$name.files"
}

# The modules that the targets need, each once.
build_modules() {
    [ ! -e "$work/modules" ] || return 0
    for module in "$sources/UsageModel" "$here/../TestKit" "$sources/LogSources"; do
        compile_module "$module"
    done
    : >"$work/modules"
}

build_swift() {
    build_modules
    compile_swift -module-name Fuzz "$here/$1.swift" "$here"/Kit/*.swift "$here/../LogSourcesTests/MemoryStream.swift" \
        "$work/UsageModel.o" "$work/TestKit.o" "$work/LogSources.o" -o "$work/$1"
}

# Only the part of Guardrails that is fuzzed, and in place of swift-crypto what stands in for it.
build_redactor() {
    swift=$(command -v swift)
    mkdir -p "$work/CRE2"
    printf 'module CRE2 { header "%s" export * }\n' "$sources/CRE2/include/CRE2.h" >"$work/CRE2/module.modulemap"
    quietly "$(dirname "$(readlink -f "$swift")")/clang++" -std=c++17 -g -O1 -fsanitize=address -I"$sources/CRE2/include" \
        -c "$sources/CRE2/CRE2.cpp" -o "$work/CRE2.o"
    [ -e "$work/TestKit.o" ] || compile_module "$here/../TestKit"
    compile_module "$here/Crypto"
    name=Guardrails
    find "$sources/Guardrails/Redaction" "$sources/Guardrails/LinearPattern.swift" -name '*.swift' >"$work/$name.files"
    compile_swift -I "$work/CRE2" -module-name "$name" -emit-module -emit-module-path "$work/$name.swiftmodule" \
        -c -o "$work/$name.o" "@$work/$name.files"
    compile_swift -I "$work/CRE2" -module-name Fuzz "$here/redactor.swift" "$here/Kit/FuzzInput.swift" \
        "$work/TestKit.o" "$work/Crypto.o" "$work/Guardrails.o" "$work/CRE2.o" -lre2 -lstdc++ -o "$work/redactor"
}

for target; do
    [ "$target" = scanner ] || [ -e "$here/$target.swift" ] || { echo "no target $target" >&2 && exit 2; }
done
work=${FUZZ_WORK:-$(mktemp -d)}
mkdir -p "$work/tmp"
work=$(cd "$work" && pwd)
# For files that targets tail. The report of a crash is the fuzzer's.
export TMPDIR="$work/tmp" SWIFT_BACKTRACE=enable=no

rm -f "$work/modules"
for target in "$@"; do
    echo "building $target" >&2
    case $target in
    scanner) build_scanner ;;
    redactor) build_redactor ;;
    *) build_swift "$target" ;;
    esac
done

share=$((seconds / $#))
[ "$share" -gt 0 ] || share=1
status=0
for target in "$@"; do
    echo "fuzzing $target for $share s in $work" >&2
    mkdir -p "$work/corpus/$target" "$work/found"
    dictionary=$here/$target.dict
    # What the Swift runtime keeps for ever is no leak.
    leaks=0
    [ "$target" != scanner ] || leaks=1
    found=0
    ASAN_OPTIONS="detect_leaks=$leaks" nice "$work/$target" -max_total_time="$share" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
        ${dictionary:+$([ ! -e "$dictionary" ] || echo "-dict=$dictionary")} \
        -artifact_prefix="$work/found/$target-" -print_final_stats=1 -verbosity=1 \
        "$work/corpus/$target" "$here/seeds/$target" >"$work/$target.log" 2>&1 </dev/null || found=$?
    if [ "$found" -eq 0 ]; then
        grep -a "^Done\|^stat::number_of_executed_units" "$work/$target.log" >&2
    else
        tail -n 40 "$work/$target.log" >&2
        status=$found
    fi
done
if [ "$status" -eq 0 ] && [ -z "${FUZZ_WORK:-}" ]; then
    rm -rf "$work"
fi
exit "$status"
