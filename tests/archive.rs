//! The archive through the program: out, the diary gone, in again, and everything is as it was, down to the next undo.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "this is only a test")]

mod desk;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use titrace::model::record::Kind;

use self::desk::{Diary, list, text};

const AWKWARD: &[&str] = &[
    " around ",
    "two\nlines\tand\r\ntabs",
    "'); DROP TABLE dose; --",
    "{\"sha256\":\"no\"}",
    "[1,2,null]",
    "=1+1",
    "\\u0041 \\ \"quoted\" / \u{2028}\u{feff}",
    "Größe 漢字 🙂 e\u{301}",
    "-5",
];

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_titrace"));
    program.env("TZ", "Europe/Oslo");
    program
}

/// A call whose words are given one by one, since they have quotes in them.
fn call(diary: &Diary, words: &[&str]) -> Output {
    program().args(["--diary", &diary.file("diary.titrace")]).args(words).output().unwrap()
}

/// A diary in which everything was done that can be done.
fn lived_in() -> Diary {
    let diary = Diary::with_drop_plan();
    for call in [
        "plan hold --from 2024-01-20 --days 7 --reason 'an infection'",
        "plan step-back --on 2024-02-10 --to '0.5 mg' --reason 'stiff legs'",
        "plan skip --on 2024-02-12",
        "plan pause --from 2024-02-14 --days 6",
        "undo",
        "bottle add LDN --holds '10 mL' --made 2024-01-01 --opened 2024-01-01 --keeps water --cost '40 USD'",
        "log dose LDN --count 1 --count-unit drop --at '2024-01-01 22:05'",
        "log dose LDN --count 1 --count-unit drop --at '2024-01-02 22:00' --note 'late, as always'",
        "log dose LDN --at '2024-01-03' --status skipped --reason forgotten",
        "symptom add 'Cold feet' --scale 0-4 --higher-is worse --low-words none --high-words 'like ice'",
        "symptom choose Fatigue Pain 'Cold feet'",
        "log symptom Fatigue 4 --at 2024-01-02",
        "log symptom 'Cold feet' 3 --side left --at ~2024-01",
        "check-in log --answer 'Fatigue=6' --at 2024-01-01",
        "analyte add 'Neurofilament light' --unit pg/mL --range '<10'",
        "log lab 'Neurofilament light' 12.50 pg/mL --at 2024-01-05",
        "log lab Platelets '<5' 10^9/L --range 165-387 --lab 'City hospital' --at 2024-01-05",
        "log event relapse 'Left eye' --at 2023-06..2024-01 --severity mild --confirmed yes",
        "log event appointment Neurologist --at 2024-06",
        "question add 'Is the step too fast?'",
        "checklist answer start-opioid no",
        "person set --sex female --birth-year 1961 --country NZ --contact 'Dr Lee: 04 472 0000'",
        "settings set day_start_hour 5",
        "medicine add 'Vitamin D' --category supplement --from 2019-05",
        "course stop 'Vitamin D' --on 2022 --reason 'enough sun'",
        "log note 'thrown away' --at 2024-02-01",
        "log note 'undone' --at 2024-02-02",
        "undo",
    ] {
        diary.ok(call);
    }
    for (place, words) in AWKWARD.iter().enumerate() {
        let at = format!("2024-03-{:02}", place + 1);
        let output = call(&diary, &["log", "note", words, "--at", &at]);
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let id_of = |kind: &str, search: &str| {
        let found = diary.json(&format!("list {kind} --search '{search}'"));
        text(&list(&found)[0]["id"]).to_owned()
    };
    let platelets = id_of("lab", "Platelets");
    let pdf: Vec<u8> = b"%PDF-1.7 ".iter().copied().chain((0..100_000_u32).map(|byte| (byte % 251) as u8)).collect();
    fs::write(diary.file("report.pdf"), pdf).unwrap();
    diary.ok(&format!("attach {platelets} {}", diary.file("report.pdf")));
    fs::write(diary.file("scan.pdf"), b"%PDF-1.4 a second one").unwrap();
    let scan = diary.json(&format!("attach {platelets} {}", diary.file("scan.pdf")));
    diary.ok(&format!("delete {}", text(&scan["id"])));
    diary.ok(&format!("delete {}", id_of("note", "thrown away")));
    let dose = id_of("dose", "late, as always");
    diary.ok(&format!("edit {dose} note 'not late'"));
    diary.ok(&format!("edit {dose} count 2 --confirm"));
    diary.ok(&format!("delete {dose}"));
    diary.ok("undo");
    diary.ok(&format!("question done {} --answer no", id_of("question", "step")));
    diary.ok("undo");
    diary
}

/// Everything that the program says of a diary.
fn told(diary: &Diary) -> Vec<(String, Value)> {
    let mut calls: Vec<String> =
        ["list all", "trash", "person show", "settings show", "plan show", "plan history"].map(str::to_owned).to_vec();
    calls.extend(["bottle list", "question list --all", "symptom list", "check-in"].map(str::to_owned));
    let (mut ids, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for call in ["list all", "trash"] {
        for record in list(&diary.json(call)) {
            let record = record.get("record").unwrap_or(record);
            // Of the others, the tables tell.
            if call == "trash" || ["dose", "question", "medicine"].contains(&text(&record["kind"])) {
                ids.insert(text(&record["id"]).to_owned());
            }
            kinds.insert(text(&record["kind"]).to_owned());
        }
    }
    assert_eq!(kinds, Kind::ALL.map(|kind| kind.code().to_owned()).into());
    calls.extend(ids.into_iter().map(|id| format!("history {id}")));
    calls.into_iter().map(|call| (call.clone(), diary.json(&call))).collect()
}

fn tables(path: &str) -> String {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut said = String::new();
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for name in names {
        let mut statement = connection.prepare(&format!("SELECT * FROM {name} ORDER BY 1")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<rusqlite::types::Value> = (0..columns).map(|place| row.get(place).unwrap()).collect();
            writeln!(said, "{name} {cells:?}").unwrap();
        }
    }
    said
}

#[test]
fn out_wiped_in_and_out_again_is_the_same_diary_and_the_same_bytes() {
    let diary = lived_in();
    let (file, out) = (diary.file("diary.titrace"), diary.file("out.jsonl"));
    let said = diary.json(&format!("export archive {out}"));
    let before = (told(&diary), tables(&file));
    fs::rename(&file, diary.file("wiped")).unwrap();

    let read = diary.json(&format!("import archive {out}"));
    assert_eq!(
        (&read["records"], &read["trash"], &read["changes"]),
        (&said["records"], &said["trash"], &said["changes"])
    );
    assert!(list(&diary.json("trash")).len() >= 4);
    let again = diary.file("again.jsonl");
    assert_eq!(diary.json(&format!("export archive {again}"))["sha256"], said["sha256"]);
    assert!(fs::read(&again).unwrap() == fs::read(&out).unwrap(), "other bytes");
    assert_eq!((told(&diary), tables(&file)), before);
    diary.ok("check");

    // What is attached is attached, with its bytes.
    let copy = diary.file("copy.pdf");
    let attached = diary.json("list attachment");
    diary.ok(&format!("attachment {} --out {copy}", text(&list(&attached)[0]["id"])));
    assert!(fs::read(&copy).unwrap() == fs::read(diary.file("report.pdf")).unwrap());

    // Undo and redo go on where they were: as in the diary that was put away.
    let other = Diary::new();
    fs::copy(diary.file("wiped"), other.file("diary.titrace")).unwrap();
    for call in ["redo", "undo", "undo", "undo", "redo", "undo"] {
        let said = |diary: &Diary| {
            let output = diary.run(&format!("--json {call}"));
            (output.status.code(), String::from_utf8(output.stdout).unwrap())
        };
        assert_eq!(said(&diary), said(&other), "{call}");
        assert_eq!(diary.json("list all"), other.json("list all"), "{call}");
    }
}

#[test]
fn the_seal_is_the_hash_of_what_stands_above_it_and_nothing_says_when() {
    let diary = Diary::with_ldn();
    let out = diary.file("out.jsonl");
    let said = diary.json(&format!("export archive {out}"));
    let bytes = fs::read(&out).unwrap();
    assert_eq!(said["bytes"], bytes.len());
    let cut = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    let (above, seal) = bytes.split_at(cut);
    let digest = data_encoding::HEXLOWER.encode(&<sha2::Sha256 as sha2::Digest>::digest(above));
    assert_eq!(String::from_utf8_lossy(seal), format!("{{\"sha256\":\"{digest}\"}}\n"));
    assert_eq!(said["sha256"], digest.as_str());
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        serde_json::from_slice::<Value>(line).unwrap();
    }
    std::thread::sleep(std::time::Duration::from_millis(1100));
    diary.ok(&format!("export archive {out}"));
    assert!(fs::read(&out).unwrap() == bytes);
}

#[cfg(unix)]
fn mode(path: &str) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
#[test]
fn it_is_for_nobody_else_and_never_written_through_a_link() {
    use std::os::unix::fs::PermissionsExt as _;
    let diary = Diary::with_ldn();
    let out = diary.file("out.jsonl");
    diary.ok(&format!("export archive {out}"));
    assert_eq!(mode(&out), 0o600);
    fs::set_permissions(&out, fs::Permissions::from_mode(0o644)).unwrap();
    diary.ok(&format!("export archive {out}"));
    assert_eq!(mode(&out), 0o600, "over one that others could read");

    let (target, link) = (diary.file("target"), diary.file("link.jsonl"));
    fs::copy(&out, &target).unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let before = fs::read(&target).unwrap();
    diary.ok("log note more");
    assert!(diary.refused(&format!("export archive {link}")).contains("link.jsonl"));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&target).unwrap(), before);
    // A diary is not made through a link either.
    let dangling = diary.file("dangling.titrace");
    std::os::unix::fs::symlink(diary.file("nowhere.titrace"), &dangling).unwrap();
    let output = program().args(["--diary", &dangling, "import", "archive", &out]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(!Path::new(&diary.file("nowhere.titrace")).exists());
}

#[test]
fn it_stands_over_an_earlier_one_of_the_same_diary_and_over_nothing_else() {
    let diary = Diary::with_ldn();
    let (early, late) = (diary.file("early.jsonl"), diary.file("late.jsonl"));
    diary.ok(&format!("export archive {early}"));
    diary.ok("log note more");
    diary.ok(&format!("export archive {late}"));
    let refused = |diary: &Diary, path: &str| {
        let before = fs::read(path).unwrap();
        diary.refused(&format!("export archive {path}"));
        assert!(fs::read(path).unwrap() == before, "{path}");
    };
    let other = Diary::with_ldn();
    refused(&other, &late);
    // The diary went back to what it was, and has less than that archive.
    fs::remove_file(diary.file("diary.titrace")).unwrap();
    diary.ok(&format!("import archive {early}"));
    refused(&diary, &late);
    refused(&diary, &diary.file("diary.titrace"));
    fs::write(diary.file("letter.txt"), "Dear doctor").unwrap();
    refused(&diary, &diary.file("letter.txt"));
    diary.ok("log note more");
    diary.ok(&format!("export archive {early}"));
    let hard = diary.file("hard");
    fs::hard_link(diary.file("diary.titrace"), &hard).unwrap();
    refused(&diary, &hard);
    assert!(!diary.run(&format!("export archive {}", diary.file(""))).status.success(), "a folder");
}

#[test]
fn no_diary_is_4_a_damaged_one_is_5_and_neither_leaves_a_file() {
    let diary = Diary::new();
    let out = diary.file("out.jsonl");
    diary.fails(4, &format!("export archive {out}"));
    assert!(!Path::new(&out).exists());
    let diary = Diary::with_ldn();
    let out = diary.file("out.jsonl");
    let connection = rusqlite::Connection::open(diary.file("diary.titrace")).unwrap();
    connection.execute("UPDATE diary SET copy_id = 'no id'", []).unwrap();
    drop(connection);
    let said = diary.fails(5, &format!("export archive {out}"));
    assert!(said.contains("which copy"), "{said}");
    let names: Vec<_> = fs::read_dir(diary.file("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["diary.titrace"]);
}

#[test]
fn what_is_no_archive_is_refused_and_makes_nothing() {
    let source = Diary::with_ldn();
    let out = source.file("out.jsonl");
    source.ok(&format!("export archive {out}"));
    source.ok(&format!("export csv {}", source.file("csv")));
    let good = fs::read(&out).unwrap();
    let newer = String::from_utf8(good.clone()).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(source.file(name), bytes).unwrap();
        source.file(name)
    };
    let cases = [
        (write("empty", b""), "no archive"),
        (write("text", b"a letter\n"), "no archive"),
        (source.file("csv/medicines.csv"), "no archive"),
        (source.file("diary.titrace"), "no archive"),
        (source.file("csv"), "no archive"),
        (write("half", &good[..good.len() / 2]), "cut off or changed"),
        (write("no-seal", &good[..good.len() - 80]), "cut off or changed"),
        (write("no-end", &good[..good.len() - 1]), "cut off or changed"),
        (write("behind", &[good.as_slice(), b"\n"].concat()), "cut off or changed"),
        (write("twice", &[good.as_slice(), &good].concat()), "cut off or changed"),
        (write("format", newer.replacen("\"version\":1", "\"version\":2", 1).as_bytes()), "newer version"),
        (write("schema", newer.replacen("\"schema\":", "\"schema\":9", 1).as_bytes()), "newer version"),
    ];
    let diary = Diary::new();
    for (path, why) in cases {
        let said = diary.refused(&format!("import archive {path}"));
        assert!(said.contains(why) && said.contains(&path), "{path}: {said}");
        assert_eq!(fs::read_dir(diary.file("")).unwrap().count(), 0, "{path} left something behind");
    }
    diary.fails(1, &format!("import archive {}", source.file("not-there")));
    assert_eq!(fs::read_dir(diary.file("")).unwrap().count(), 0);
    // The control: the archive as it was written is read, also into a folder that is not there yet.
    let deep = diary.file("a/b/diary.titrace");
    let output = program().args(["--diary", &deep, "import", "archive", &out]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(Path::new(&deep).exists());
}

#[test]
fn it_is_read_where_no_diary_is_and_nowhere_else() {
    let source = Diary::with_ldn();
    let out = source.file("out.jsonl");
    source.ok(&format!("export archive {out}"));
    let diary = Diary::new();
    let file = diary.file("diary.titrace");
    for (name, bytes) in [("a diary", fs::read(source.file("diary.titrace")).unwrap()), ("an empty file", Vec::new())] {
        fs::write(&file, &bytes).unwrap();
        let said = diary.refused(&format!("import archive {out}"));
        assert!(said.starts_with("titrace: diary: ") && said.contains(&file), "{said}");
        assert!(fs::read(&file).unwrap() == bytes, "{name}");
    }
    // What a diary that was cut off left behind would be played back into the new one.
    fs::rename(&file, diary.file("diary.titrace-journal")).unwrap();
    let said = diary.fails(1, &format!("import archive {out}"));
    assert!(said.contains("diary.titrace-journal"), "{said}");
    diary.fails(1, "log note first");
    assert!(!Path::new(&file).exists());
}

#[test]
fn the_sample_goes_out_and_comes_back() {
    let diary = Diary::new();
    diary.ok("demo --no-window");
    let (out, again) = (diary.file("out.jsonl"), diary.file("again.jsonl"));
    diary.ok(&format!("export archive {out}"));
    let before = diary.json("list all");
    fs::remove_file(diary.file("diary.titrace")).unwrap();
    diary.ok(&format!("import archive {out}"));
    diary.ok(&format!("export archive {again}"));
    assert_eq!(fs::read(&out).unwrap(), fs::read(&again).unwrap());
    assert_eq!(diary.json("list all"), before);
    // It is still the sample.
    diary.ok("demo --no-window");
}
