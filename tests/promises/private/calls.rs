//! Calls of the command line, every subcommand at least once, that write the canary wherever a text can be written, take
//! it out again, and go wrong in many ways.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use super::{CANARY as C, Home, says_canary};

/// Words of a call. `{out}` and `{in}` are folders; `{note}` and the like are ids that were found.
type Call = &'static [&'static str];

const WRITE: &[Call] = &[
    &["log", "note", C],
    &[
        "medicine",
        "add",
        C,
        "--form",
        "drops",
        "--recipe",
        "50 mg in 10 mL, 20 drops/mL",
        "--from",
        "2024-03-01",
        "--supply",
        C,
        "--prescriber",
        C,
        "--note",
        C,
    ],
    &["log", "dose", C, "--amount", "1 mg", "--reason", C, "--note", C, "--entered-by", C, "--at", "2024-05-01 22:00"],
    &["log", "symptom", "Fatigue", "7", "--note", C],
    &["log", "lab", "Platelets", "110", "10*9/L", "--range", "165-387", "--lab", C, "--note", C, "--at", "2024-05-02"],
    &["log", "panel", "{in}/panel.txt", "--lab", C, "--at", "2024-05-03"],
    &["log", "event", "relapse", C, "--at", "2024-05-01", "--note", C],
    &["course", "stop", C, "--on", "2024-06-01", "--reason", C],
    &["course", "start", C, "--on", "2024-07-01", "--why", C],
    &["medicine", "add", "Never Zwergkanarie7f3a91"],
    &["course", "never", "Never Zwergkanarie7f3a91", "--on", "2024-01-01", "--reason", C],
    &[
        "plan",
        "start",
        C,
        "--from",
        "1 mg",
        "--step",
        "1 mg",
        "--every",
        "7 days",
        "--to",
        "3 mg",
        "--start",
        "2024-07-01",
        "--time",
        "22:00",
        "--title",
        C,
        "--author",
        C,
        "--missed",
        C,
        "--hold-if",
        C,
        "--note",
        C,
    ],
    &["plan", "hold", C, "--from", "2024-07-10", "--days", "3", "--reason", C],
    &["plan", "step-back", C, "--on", "2024-08-10", "--to", "1 mg", "--reason", C, "--note", C],
    &["plan", "shift", C, "--from", "2024-07-15", "--days", "2", "--reason", C],
    &["plan", "pause", C, "--from", "2024-08-22", "--days", "2", "--reason", C],
    &["plan", "time", C, "--time", "21:00", "--on", "2024-08-26", "--reason", C],
    &["bottle", "add", C, "--holds", "10 mL", "--batch", C, "--note", C],
    &["symptom", "add", "Itch Zwergkanarie7f3a91", "--low-words", C, "--high-words", C, "--note", C],
    &["symptom", "choose", "Fatigue", "Itch Zwergkanarie7f3a91"],
    &["symptom", "outcomes", "Fatigue"],
    &["question", "add", C],
    &["analyte", "add", "Factor Zwergkanarie7f3a91", "--unit", "U", "--note", C],
    &["person", "set", "--name", C, "--allergies", C, "--contact", "Zwergkanarie7f3a91: 020 7946 0000"],
    &["check-in", "log", "--answer", "Change overall=5", "--entered-by", C],
    &["settings", "set", "zoom", "120"],
    &["settings", "set", "backup_folder", "{out}/second"],
    &["attach", "{note}", "{in}/scan.pdf"],
    &["import", "csv", "{in}/notes.csv"],
    &["edit", "{note}", "text", "another Zwergkanarie7f3a91"],
    &["question", "done", "{question}", "--answer", C],
    &["bottle", "open", "{bottle}"],
    &["bottle", "finish", "{bottle}"],
    &["delete", "{event}"],
    &["undo"],
    &["redo"],
    &["restore", "{event}"],
    &["delete", "{symptom}"],
];

const READ: &[Call] = &[
    &["today"],
    &["watch"],
    &["checklist"],
    &["checklist", "bleeding"],
    &["list"],
    &["--json", "list", "all"],
    &["list", "--search", "kanarie"],
    &["history", "{note}"],
    &["trash"],
    &["medicine", "list"],
    &["plan", "templates"],
    &["plan", "preview", C, "--fixed", "2 mg", "--start", "2025-01-01"],
    &["plan", "show"],
    &["plan", "history"],
    &["plan", "adherence"],
    &["bottle", "list"],
    &["bottle", "changes", "--holds", "10 mL"],
    &["symptom", "list"],
    &["question", "list", "--all"],
    &["analyte", "list"],
    &["person", "show"],
    &["check-in"],
    &["settings", "show"],
    &["check"],
    &["export", "csv", "{out}/tables"],
    &["export", "csv", "{out}/tables"],
    &["export", "ics", "{out}/plans.ics"],
    &["export", "archive", "{out}/all.jsonl"],
    &["export", "archive", "{out}/all.jsonl"],
    &["import", "csv", "{out}/tables", "--dry-run"],
    &["--diary", "{data}/again.titrace", "import", "archive", "{out}/all.jsonl"],
    &["attachment", "{attachment}", "--out", "{out}/scan.pdf"],
    &["chart", "--out", "{out}/chart.svg"],
    &["chart", "--out", "{out}/chart.png"],
    &["report", "--out", "{out}/report.pdf"],
    &["report", "--out", "{out}/report.html", "--why", C],
    &["plan", "calendar", "--out", "{out}/fridge.svg"],
    &["symptom", "sheet", "--out", "{out}/week.svg"],
    &["backup"],
    &["backup", "{out}/third"],
    &["backups"],
    &["salvage", "--out", "{data}/salvaged.titrace"],
    &["restore-backup", "{backup}"],
    &["--diary", "{data}/torn.titrace", "salvage", "--out", "{data}/salvaged-2.titrace"],
    &["demo", "--no-window"],
    &["completions", "bash"],
    &["man"],
    &["--help"],
    &["--version"],
];

/// None of them has it in its words, so none may say it.
const FAIL: &[Call] = &[
    &[],
    &["log", "doze"],
    &["log", "symptom", "Fatigue", "11"],
    &["log", "dose", "nobody", "--amount", "1 mg"],
    &["log", "lab", "Platelets", "1,000", "10*9/L"],
    &["log", "panel", "{in}/nothing-there.txt"],
    &["edit", "{note}", "at", "2024-02-31"],
    &["edit", "{note}", "text", ""],
    &["edit", "{note}", "no-field", "x"],
    &["edit", "00000000-0000-0000-0000-000000000001", "text", "x"],
    &["delete", "00000000-0000-0000-0000-000000000001"],
    &["restore", "{note}"],
    &["course", "stop", "nobody", "--on", "2024-01-01"],
    &["plan", "start", "nobody", "--fixed", "1 mg", "--start", "2024-01-01"],
    &["plan", "step-back", "--on", "2024-08-10", "--to", "much"],
    &["question", "done", "{note}"],
    &["bottle", "finish", "{note}"],
    &["watch", "dismiss", "nothing", "--reason", "x"],
    &["settings", "set", "zoom", "7"],
    &["attach", "{note}", "{in}/panel.txt"],
    &["attachment", "{note}", "--out", "{out}/none.pdf"],
    &["attachment", "{attachment}", "--out", "{out}/scan.pdf"],
    &["export", "csv", "{in}/strange"],
    &["export", "archive", "{in}/scan.pdf"],
    &["export", "archive", "{data}/diary.titrace"],
    &["export", "ics", "{out}/no/such/folder.ics"],
    &["chart", "--out", "{out}/chart.gif"],
    &["report", "--out", "{out}/no/such/folder.pdf"],
    &["report", "--out", "{out}/report.txt"],
    &["import", "csv", "{in}/bad.csv"],
    &["import", "archive", "{in}/scan.pdf"],
    &["import", "archive", "{out}/all.jsonl"],
    &["restore-backup", "{in}/scan.pdf"],
    &["restore-backup", "{data}/damaged.titrace"],
    &["salvage", "--out", "{data}/diary.titrace"],
    &["--diary", "{data}/damaged.titrace", "list"],
    &["--diary", "{data}/damaged.titrace", "check"],
    &["--diary", "{data}/torn.titrace", "list"],
    &["--diary", "{in}/scan.pdf", "list"],
    &["--diary", "{in}", "list"],
    &["--diary", "{data}/nothing.titrace", "list"],
];

/// How many calls there were, and what was wrong with them.
pub(super) fn all(home: &Home) -> (usize, Vec<String>) {
    prepare(home);
    let (mut calls, mut lost) = (0, Vec::new());
    let mut make = |call: Call, must_fail: bool, lost: &mut Vec<String>| {
        let done = run(home, call, &mut calls);
        let said = String::from_utf8_lossy(&done.stderr);
        if done.status.success() == must_fail || done.status.code().is_none_or(|code| code > 5) {
            lost.push(format!("{call:?} ended with {}: {said}", done.status));
        }
        let is_named = call.iter().any(|word| word.contains(C));
        // Who names a medicine that is not there is told which ones are: it is all that is said.
        let but_names = said.split_once("there are ").map_or(&*said, |(before, _)| before);
        let is_told = if call.contains(&"nobody") { but_names } else { &said };
        if says_canary(is_told.as_bytes()) && !is_named {
            lost.push(format!("{call:?} says what was written: {said}"));
        }
    };
    for call in WRITE {
        make(call, false, &mut lost);
    }
    damage(home);
    for call in READ {
        make(call, false, &mut lost);
    }
    for call in FAIL {
        make(call, true, &mut lost);
    }
    (calls, lost)
}

/// What is read in, or stands in the way.
fn prepare(home: &Home) {
    fs::write(home.at("in/scan.pdf"), format!("%PDF-1.4\n{C}\n%%EOF\n")).unwrap();
    fs::write(home.at("in/panel.txt"), "Test\tResult\tUnit\tRange\nALT\t30\tU/L\t10-50\n").unwrap();
    fs::write(home.at("in/notes.csv"), format!("at,text\n2024-05-04,{C}\n")).unwrap();
    fs::write(home.at("in/bad.csv"), format!("at,text\n2024-05-04,{C}\n2024-02-31,x\n")).unwrap();
    fs::create_dir(home.at("in/strange")).unwrap();
    fs::write(home.at("in/strange/notes.csv"), format!("not ours,{C}\n")).unwrap();
}

/// A diary of which there is only its head, and one that ends too soon.
fn damage(home: &Home) {
    let bytes = fs::read(home.data().join("diary.titrace")).unwrap();
    let mut damaged = bytes.clone();
    damaged[100..].fill(0x55);
    fs::write(home.data().join("damaged.titrace"), damaged).unwrap();
    fs::write(home.data().join("torn.titrace"), &bytes[..bytes.len() / 3]).unwrap();
    for name in ["damaged.titrace", "torn.titrace"] {
        close(&home.data().join(name));
    }
}

fn close(file: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
}

fn run(home: &Home, call: Call, calls: &mut usize) -> Output {
    let words: Vec<String> = call.iter().map(|word| filled(home, word, calls)).collect();
    *calls += 1;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    home.traced(Path::new(env!("CARGO_BIN_EXE_titrace")), &words)
}

fn filled(home: &Home, word: &str, calls: &mut usize) -> String {
    let Some((name, rest)) = word.strip_prefix('{').and_then(|word| word.split_once('}')) else {
        return word.to_owned();
    };
    let place = match name {
        "out" | "in" => home.at(name),
        "data" => home.data(),
        "backup" => {
            let mut backups = fs::read_dir(home.data().join("diary-backups")).unwrap();
            backups.next().unwrap().unwrap().path()
        }
        kind => return id(home, kind, calls) + rest,
    };
    format!("{}{rest}", place.display())
}

/// The first record of that kind, in the diary or in its trash.
fn id(home: &Home, kind: &str, calls: &mut usize) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_titrace"));
    for words in [&["--json", "list", kind][..], &["--json", "trash"]] {
        *calls += 1;
        let done = home.traced(program, words);
        let found: Vec<Value> = serde_json::from_slice(&done.stdout).unwrap_or_default();
        let records = found.iter().map(|line| line.get("record").unwrap_or(line));
        let mut ids = records.filter(|record| record["kind"] == kind).filter_map(|record| record["id"].as_str());
        if let Some(id) = ids.next() {
            return id.to_owned();
        }
    }
    format!("no {kind}")
}
