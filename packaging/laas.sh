#!/bin/sh
# Write the two hash-locked requirement files anew. Needs uv on the path; one file serves Python 3.11 and newer
# on Linux, Windows and macOS, and neither file holds an address.
set -eu
cd "$(dirname "$0")/.."
lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-annotate --custom-compile-command "packaging/laas.sh" "$@"
}
lock pyproject.toml packaging/laas-byg.in --output-file packaging/laas-app.txt
lock pyproject.toml packaging/laas-byg.in --extra test --constraint packaging/laas-app.txt \
    --output-file packaging/laas-test.txt
