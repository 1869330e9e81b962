#!/usr/bin/env bash
# Do the tests bite? 200 mutants of the code that keeps and reads what people write, chosen by a seed, each of which some
# test has to fail for: tests/promises/mutants.sh [SEED [OPTION OF CARGO-MUTANTS …]]
# Needs cargo-mutants and cargo-nextest. It takes two hours; what was missed is in target/mutants/mutants.out/missed.txt,
# to be looked at.
set -euo pipefail
cd "$(dirname "$0")/../.."
seed="${1:-1}"
shift || true
wanted=200
chosen=(--no-default-features -f 'src/store/**' -f 'src/model/**' -f 'src/logbook.rs' -f 'src/logbook/**' -f 'src/intake/**')
# Those that need neither window nor program.
tests=(archive_lines backups bottles change chart check_in cut_off day exchange lab_forms laboratory limits paste person
    plan_limits plan_numbers refused spoken store supply)

export CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=1 PROPTEST_CASES="${PROPTEST_CASES:-32}"
# What no test of these needs is a disk that survives a power cut.
if [ -d /dev/shm ]; then export TMPDIR=/dev/shm; fi
all="$(cargo mutants --list "${chosen[@]}" | wc -l)"
shards=$((all / wanted))
mkdir -p target/mutants
# Building, too, is for these tests only.
only=(--lib "${tests[@]/#/--test=}" --config-file=tests/promises/nextest.toml)
cargo mutants "${chosen[@]}" --shard "$((seed % shards))/$shards" --sharding round-robin --no-shuffle \
    --output target/mutants --timeout 400 --colors never --test-tool nextest "${only[@]/#/--cargo-arg=}" "$@" ||
    [ $? -eq 2 ] || [ $? -eq 3 ]

count() { wc -l <"target/mutants/mutants.out/$1.txt"; }
caught=$(($(count caught) + $(count timeout)))
viable=$((caught + $(count missed)))
echo "| The tests bite: a mutant of the code is seen | $viable mutants of $all | $(count missed) missed, $((100 * caught / viable)) % seen | unseen ones: missed.txt |"
[ $((100 * caught)) -ge $((90 * viable)) ]
