#!/bin/bash
# Builds the pages of the library products by DocC, from the modules of the last debug build, and fails on a warning.
#
#     Tests/Documentation/docc.sh [FOLDER]    default .build/documentation
set -euo pipefail
cd "$(dirname "$0")/../.."
output=${1:-.build/documentation}
build=.build/debug
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The C modules that the Swift ones import: those of packages and of this one, by their module maps.
includes=(-I "$build/Modules")
while read -r map; do
    includes+=(-Xcc "-fmodule-map-file=$map")
done < <(find .build/checkouts/*/Sources Sources -name module.modulemap; find "$build"/*.build -maxdepth 1 -name module.modulemap)
triple=$(swiftc -print-target-info | sed -n 's/.*"triple": "\([^"]*\)".*/\1/p' | head -1)
mkdir -p "$output"
for library in LLMClient Guardrails; do
    mkdir -p "$work/$library"
    swift symbolgraph-extract -module-name "$library" "${includes[@]}" -target "$triple" -minimum-access-level public \
        -skip-inherited-docs -output-dir "$work/$library"
    docc convert "Sources/$library/$library.docc" --additional-symbol-graph-dir "$work/$library" \
        --fallback-display-name "$library" --fallback-bundle-identifier "tailmeter.$library" --warnings-as-errors \
        --output-path "$output/$library.doccarchive"
    echo "$output/$library.doccarchive"
done
