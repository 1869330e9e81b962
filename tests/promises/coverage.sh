#!/usr/bin/env bash
# How much of what keeps the diary is run by a test at all: lines of src/store, without the window.
# Needs the component llvm-tools of the toolchain (rustup component add llvm-tools).
set -euo pipefail
cd "$(dirname "$0")/../.."
tools="$(rustc --print target-libdir)/../bin"
export CARGO_TARGET_DIR=target/coverage RUSTFLAGS="-C instrument-coverage" LLVM_PROFILE_FILE="$PWD/target/coverage/%p-%m.profraw"
rm -rf target/coverage/*.profraw
tests=(archive archive_lines backups cut_off limits store cli)
objects=()
while read -r line; do objects+=(--object "$line"); done < <(
    cargo test --no-default-features --lib "${tests[@]/#/--test=}" --test=promises --no-run --message-format=json |
        python3 -c 'import json,sys
for line in sys.stdin:
    said = json.loads(line)
    if said.get("executable"): print(said["executable"])'
)
rows=(damage updates backups)
cargo test --no-default-features --lib "${tests[@]/#/--test=}" >/dev/null
cargo test --no-default-features --test promises -- "${rows[@]}" >/dev/null
"$tools/llvm-profdata" merge -sparse target/coverage/*.profraw -o target/coverage/all.profdata
"$tools/llvm-cov" export --summary-only --instr-profile target/coverage/all.profdata "${objects[@]}" \
    --ignore-filename-regex 'registry|rustc|/tests/|/fuzz/' | python3 -c '
import json, sys
files = [f for f in json.load(sys.stdin)["data"][0]["files"] if "/src/store/" in f["filename"]]
for f in sorted(files, key=lambda f: f["summary"]["lines"]["percent"]):
    lines = f["summary"]["lines"]
    name = f["filename"].split("/src/")[1]
    print("%6.1f %% of %4d lines  %s" % (lines["percent"], lines["count"], name))
count = sum(f["summary"]["lines"]["count"] for f in files)
covered = sum(f["summary"]["lines"]["covered"] for f in files)
print(f"| What keeps the diary is run by tests | {count} lines of src/store | {count - covered} never run, {100 * covered / count:.1f} % run | |")
sys.exit(covered < 0.95 * count)'
