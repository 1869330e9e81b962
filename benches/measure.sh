#!/usr/bin/env bash
# Measures the program side by side with sqlite3 on ten years of data, and prints ratios.
#
#     benches/measure.sh [RUNS]
#
# Needs sqlite3 and python3. Runs alternate, so that both sides meet the same machine. Times are processor time of
# the whole process (user and system) and wall time; a ratio is ours by theirs, its median and its best over the runs.
#
# export   `titrace export csv DIR` writes eight files and syncs each. Beside it, sqlite3 -csv writes the same rows
#          from the diary's own views (1), and from flat tables of text without keys (2); it syncs nothing.
# import   `titrace import csv DIR` into a diary that does not exist, every cell checked, every record with its
#          revision. Beside it, sqlite3 .import of the same files into a new database of text tables, with the same
#          journal and the same syncing at commit (journal_mode=delete, synchronous=extra), in one transaction.
# the rest is ours alone: one dose more, on ten years and on an empty diary; a check of the file; a list of a month.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-9}

cargo build --release --locked --quiet --bin titrace --example ten_years
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
target/release/examples/ten_years "$folder/ten.titrace"

python3 - "$runs" "$folder" <<'PYTHON'
import glob, os, resource, shutil, statistics, subprocess, sys, time

runs, folder = int(sys.argv[1]), sys.argv[2]
program = os.path.abspath("target/release/titrace")
ten = f"{folder}/ten.titrace"
kinds = ["doses", "symptoms", "labs", "events", "notes", "medicines", "courses"]


def measured(command, text=None):
    """Processor and wall seconds of a command, which must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, input=text, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def titrace(diary, *words):
    return measured([program, "--diary", diary, *words])


def sqlite(database, script):
    return measured(["sqlite3", "-batch", "-bail", database], script)


def away(*paths):
    for path in paths:
        shutil.rmtree(path, ignore_errors=True)
        if os.path.exists(path):
            os.remove(path)


def shown(name, times):
    cpu, wall = zip(*times)
    print(f"  {name:<44} cpu {statistics.median(cpu):7.3f} s   wall {statistics.median(wall):7.3f} s")


def ratio(name, ours, theirs):
    for unit, place in (("cpu", 0), ("wall", 1)):
        each = [a[place] / b[place] for a, b in zip(ours, theirs)]
        print(f"  {name:<44} {unit} ratio {statistics.median(each):5.2f} (best {min(each):.2f})")


csv, flat = f"{folder}/csv", f"{folder}/flat.db"
titrace(ten, "export", "csv", csv)
rows = sum(sum(1 for _ in open(path, "rb")) for path in glob.glob(f"{csv}/*.csv"))
load = "".join(f'.import "{csv}/{kind}.csv" {kind}\n' for kind in kinds)
load = f"pragma journal_mode=delete; pragma synchronous=extra;\n.mode csv\nbegin;\n{load}commit;\n"
dump = "".join(f'.once "{folder}/out-{kind}.csv"\nselect * from {kind};\n' for kind in kinds)
dump = f".mode csv\n.headers on\n{dump}"
sqlite(flat, load)

version = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True).stdout.split()[0]
print(f"{rows} lines of CSV, {os.path.getsize(ten) >> 20} MiB of diary, sqlite3 {version}, {runs} runs")

ours, views, tables = [], [], []
for _ in range(runs):
    away(csv)
    ours.append(titrace(ten, "export", "csv", csv))
    views.append(sqlite(ten, dump))
    tables.append(sqlite(flat, dump))
print("export")
shown("titrace export csv", ours)
shown("sqlite3 -csv, the diary's views", views)
shown("sqlite3 -csv, flat tables", tables)
ratio("by the views", ours, views)
ratio("by the flat tables", ours, tables)

ours, theirs = [], []
for _ in range(runs):
    away(f"{folder}/new.titrace", f"{folder}/new.db")
    ours.append(titrace(f"{folder}/new.titrace", "import", "csv", csv))
    theirs.append(sqlite(f"{folder}/new.db", load))
print("import")
shown("titrace import csv", ours)
shown("sqlite3 .import", theirs)
ratio("", ours, theirs)

print("alone")
small = f"{folder}/small.titrace"
titrace(small, "medicine", "add", "LDN", "--form", "drops", "--recipe", "50 mg in 10 mL, 20 drops/mL")
dose = ["--count", "7", "--count-unit", "drop", "--confirm"]
shown("log dose, small diary", [titrace(small, "log", "dose", "LDN", *dose) for _ in range(runs)])
shown("log dose, ten years", [titrace(ten, "log", "dose", "Low-dose naltrexone", *dose) for _ in range(runs)])
shown("check, ten years", [titrace(ten, "check") for _ in range(runs)])
shown("list of a month", [titrace(ten, "list", "--from", "2020-03-01", "--to", "2020-03-31") for _ in range(runs)])
PYTHON
