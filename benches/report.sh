#!/usr/bin/env bash
# Measures `titrace report` on ten years of data beside pandas and matplotlib drawing the same three panels to PDF.
#
#     benches/report.sh [RUNS]
#
# Needs python3 with pandas and matplotlib. Runs alternate, so that both sides meet the same machine. Times are processor
# time of the whole process (user and system), medians over the runs; the ratio is ours by theirs.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}

cargo build --release --locked --quiet --bin titrace --example ten_years
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
target/release/examples/ten_years "$folder/ten.titrace"
target/release/titrace --diary "$folder/ten.titrace" export csv "$folder/csv" >/dev/null

python3 - "$runs" "$folder" <<'PYTHON'
import resource, statistics, subprocess, sys

runs, folder = int(sys.argv[1]), sys.argv[2]


def measured(command):
    """Processor seconds of a command, which must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


ours = ["target/release/titrace", "--diary", f"{folder}/ten.titrace", "report", "--out", f"{folder}/ours.pdf"]
theirs = [sys.executable, "benches/report.py", f"{folder}/csv", f"{folder}/theirs.pdf"]
times = [(measured(ours), measured(theirs)) for _ in range(runs)]
mine, other = (statistics.median(side) for side in zip(*times))
print(f"report {mine:.2f} s, pandas and matplotlib {other:.2f} s: {mine / other:.2f}")
PYTHON
