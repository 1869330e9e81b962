#!/usr/bin/env bash
# Every figure of the README's table by one command: the long run, then how much the tests run and what they see. It
# takes about five hours on two cores; what each says on the way goes to the standard error.
set -uo pipefail
cd "$(dirname "$0")/../.."
table="$(mktemp)"
trap 'rm -f "$table"' EXIT
status=0
ask() {
    "$@" | tee /dev/stderr | grep '^|' >>"$table"
    if [ "${PIPESTATUS[0]}" -ne 0 ]; then
        echo "$1 says that something does not hold" >&2
        status=1
    fi
}
ask cargo test -q --release --no-default-features --locked --test promises -- --long
ask tests/promises/coverage.sh
ask tests/promises/mutants.sh
cat "$table"
exit "$status"
