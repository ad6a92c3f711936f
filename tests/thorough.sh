#!/usr/bin/env bash
# The long form of the tests that the ordinary run does in short: every crash, every failure of the disk,
# every interleaving, merge, edit and mangled file that was asked for. Takes hours on two cores; words after the
# command choose suites: tests/thorough.sh durability merging
set -euo pipefail
cd "$(dirname "$0")/.."

suites=("$@")
if [ ${#suites[@]} = 0 ]; then
    suites=(durability living merging anchoring fuzz monkey)
fi
export STANDOFF_THOROUGH=1
for suite in "${suites[@]}"; do
    cargo test --release --test "$suite" -- --nocapture
done
