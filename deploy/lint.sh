#!/bin/bash
# Rules of the house that swift format does not know.
set -euo pipefail

failed=no
complain() { echo "lint: $1" >&2; failed=yes; }

if git grep -nE 'try!|as!|fatalError\(|TODO|FIXME' -- 'Sources/*.swift'; then
    complain "a place that can crash, or that was left for later"
fi
# Beside Dispatch's own C module the release build, and it alone, takes the struct for that module's.
if git grep -n '= stat()' -- 'Sources/*.swift' ':!Sources/LogSources' ':!Sources/Ledger' ':!Sources/Archive'; then
    complain "FileStatus of LogSources tells of files in a way that the release build compiles too"
fi
while read -r file; do
    reason=$(grep -B2 '@unchecked Sendable' "$file" | grep -c '//' || true)
    [ "$reason" -gt 0 ] || complain "$file: @unchecked Sendable without a line that says why it is safe"
done < <(git grep -l '@unchecked Sendable' -- 'Sources/*.swift' || true)
while read -r lines file; do
    [ "$file" = total ] || [ "$file" = "Sources/Pricing/PriceBook+Table.swift" ] || [ "$lines" -le 450 ] || complain "$file has $lines lines: perhaps it is two files"
done < <(git ls-files 'Sources/*.swift' | xargs wc -l)
for script in deploy/*.sh deploy/*/*.sh .ci/run; do
    bash -n "$script" || complain "$script does not parse"
    [ -x "$script" ] || complain "$script has no run bit"
done
[ "$failed" = no ]
