//! The command line as its users meet it: the real program, a diary in a temporary folder, exit statuses.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "this is only a test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tempfile::TempDir;
use titrace::logbook::Logbook;
use titrace::model::event::Note;
use titrace::model::when::When;
use titrace::model::{Body, Change, Record, RecordId, Source};
use uuid::Uuid;

#[path = "cli/backup.rs"]
mod backup;
#[path = "cli/report.rs"]
mod report;

/// A folder with one diary, and the program at work on it.
struct Diary {
    folder: TempDir,
}

impl Diary {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A diary in which drops of LDN have been taken since spring.
    fn with_ldn() -> Self {
        let diary = Self::new();
        diary.ok(&[
            "medicine",
            "add",
            "LDN",
            "--form",
            "drops",
            "--recipe",
            "50 mg in 10 mL, 20 drops/mL",
            "--from",
            "2014-03-01",
        ]);
        diary
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("diary.titrace")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_titrace"))
            .arg("--diary")
            .arg(self.path())
            .args(args)
            .env("TZ", "Europe/Oslo")
            .output()
            .unwrap()
    }

    fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.ok(&[&["--json"], args].concat())).unwrap()
    }

    /// Runs what must fail, and gives its status and what it said.
    fn fails(&self, args: &[&str]) -> (i32, String) {
        let output = self.run(args);
        assert!(output.stdout.is_empty(), "{args:?} printed data");
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn export(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        let folder = self.file(name);
        self.ok(&["export", "csv", folder.to_str().unwrap()]);
        let mut files: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn a_dose_counted_in_drops_is_an_amount() {
    let diary = Diary::with_ldn();
    let dose = diary.json(&["log", "dose", "ldn", "--count", "7", "--count-unit", "drop", "--at", "2014-05-12 22:05"]);
    assert_eq!(text(&dose["amount"]), "1.75");
    assert_eq!(text(&dose["unit"]), "mg");
    assert_eq!(text(&dose["count"]), "7");
    assert_eq!(text(&dose["medicine"]), "LDN");
    assert_eq!(text(&dose["at"]), "2014-05-12T22:05");
    assert_eq!(text(&dose["zone"]), "Europe/Oslo");
    assert_eq!(text(&dose["offset"]), "+02:00");
    assert_eq!(dose["day"], 73);
    assert_eq!(dose["day_basis"], "exact");
    assert_eq!(text(&dose["source"]), "cli");
    assert_eq!(dose["planned_amount"], Value::Null);
}

#[test]
fn s0_01_a_value_below_five_is_never_five() {
    let diary = Diary::new();
    for (written, comparator, number) in [
        ("<5", "<", "5"),
        ("< 5", "<", "5"),
        ("≤5", "<=", "5"),
        ("<=5", "<=", "5"),
        ("below 5", "<", "5"),
        ("~136", "~", "136"),
    ] {
        let lab = diary.json(&["log", "lab", "Platelets", written, "10*9/L", "--range", "165-387", "--at", "2013-10"]);
        assert_eq!(text(&lab["value"]), written);
        assert_eq!(text(&lab["comparator"]), comparator);
        assert_eq!(text(&lab["number"]), number);
        assert_eq!(text(&lab["low"]), "165");
        assert_eq!(text(&lab["range_source"]), "printed");
        assert_eq!(text(&lab["flag"]), "L");
    }
    let lab = diary.json(&["log", "lab", "ALT", "normal", "--at", "2013-10"]);
    assert_eq!(text(&lab["value"]), "normal");
    assert_eq!(lab["number"], Value::Null);
    assert_eq!(text(&lab["flag"]), "unscored");
    let lab = diary.json(&["log", "lab", "Platelets", "3-5", "x10^9/L"]);
    assert_eq!((text(&lab["value"]), &lab["number"]), ("3-5", &Value::Null));
    assert_eq!((text(&lab["unit"]), text(&lab["unit_written"])), ("10*9/L", "x10^9/L"));
    let below = diary.json(&["log", "lab", "Platelets", "<5", "10*9/L", "--range", "165-387"]);
    assert_eq!((text(&below["grade"]), text(&below["grade_by"])), ("4", "CTCAE v5"));
}

#[test]
fn what_cannot_be_read_is_refused_by_its_field_and_nothing_is_written() {
    let diary = Diary::with_ldn();
    let before = diary.export("before");
    let cases: &[(&[&str], &str)] = &[
        (&["log", "dose", "LDN", "--amount", "1,000 mg"], "amount"),
        (&["log", "dose", "LDN", "--amount", "4,5 mg"], "amount"),
        (&["log", "dose", "LDN", "--amount", ".5 mg"], "amount"),
        (&["log", "dose", "LDN", "--amount", "-4.5 mg"], "amount"),
        (&["log", "dose", "LDN", "--count", "-7", "--count-unit", "drop"], "count"),
        (&["log", "dose", "LDN", "--count", "7", "--count-unit", "spoon"], "count_unit"),
        (&["log", "dose", "LDN", "--amount", "4.5 foo"], "unit"),
        (&["log", "dose", "LDN", "--amount", "4.5"], "unit"),
        (&["log", "dose", "LDN"], "amount"),
        (&["log", "dose", "LDN", "--amount", "1 mg", "--at", "2014-02-31"], "at"),
        (&["log", "dose", "LDN", "--amount", "1 mg", "--at", "2014-03-30 02:30"], "at"),
        (&["log", "dose", "LDN", "--amount", "1 mg", "--status", "forgotten"], "status"),
        (&["log", "dose", "Aspirin", "--amount", "1 mg"], "medicine"),
        (&["log", "symptom", "", "5"], "symptom"),
        (&["log", "symptom", "Fatigue", "11"], "value"),
        (&["log", "symptom", "Fatigue", "-1"], "value"),
        (&["log", "symptom", "Fatigue", "5", "--scale", "ten"], "scale"),
        (&["log", "symptom", "Fatigue", "5", "--side", "middle"], "side"),
        (&["log", "lab", "Platelets", "1,000", "10*9/L"], "value"),
        (&["log", "lab", "Platelets", "110", "furlong"], "unit"),
        (&["log", "lab", "Platelets", "110", "10*9/L", "--range", "387-165"], "range"),
        (&["log", "event", "party", "Birthday"], "type"),
        (&["log", "event", "relapse", " "], "title"),
        (&["log", "event", "relapse", "Left eye", "--at", "2014-05", "--until", "2014-04"], "until"),
        (&["log", "note", ""], "text"),
        (&["log", "note", "bell \u{7}"], "text"),
        (&["medicine", "add", ""], "name"),
        (&["medicine", "add", "ldn"], "name"),
        (&["medicine", "add", "X", "--recipe", "a little"], "recipe"),
        (&["course", "start", "LDN", "--on", "2014-05"], "medicine"),
        (&["course", "stop", "LDN", "--on", "2014-02"], "until"),
    ];
    for (args, field) in cases {
        let (status, said) = diary.fails(args);
        assert_eq!(status, 3, "{args:?}: {said}");
        assert!(said.contains(&format!("titrace: {field}: ")), "{args:?} names {field}: {said}");
    }
    assert_eq!(diary.export("after"), before);
}

#[test]
fn a_refused_first_entry_makes_no_diary() {
    let diary = Diary::new();
    assert_eq!(diary.fails(&["log", "symptom", "Fatigue", "11"]).0, 3);
    assert!(!diary.path().exists());
    assert_eq!(diary.fails(&["list"]).0, 4);
    assert!(!diary.path().exists());
    diary.ok(&["log", "symptom", "Fatigue", "7"]);
    assert!(diary.path().exists());
}

#[test]
fn exit_statuses_are_as_promised() {
    let diary = Diary::with_ldn();
    assert_eq!(diary.run(&["log", "doze"]).status.code(), Some(2));
    assert_eq!(diary.run(&["--help"]).status.code(), Some(0));
    let gone = "0199f5a0-0000-7000-8000-000000000000";
    for args in
        [&["delete", gone][..], &["edit", gone, "note", "x"], &["history", gone], &["restore", gone], &["delete", "x"]]
    {
        assert_eq!(diary.fails(args).0, 4, "{args:?}");
    }
    for (name, bytes) in
        [("empty", &b""[..]), ("text", b"Dear diary, today I took 18 drops."), ("half", b"SQLite format 3\0")]
    {
        let path = diary.file(name);
        fs::write(&path, bytes).unwrap();
        for args in [&["list"][..], &["log", "note", "x"]] {
            let output = Diary::run_on(&path, args);
            assert_eq!(output.status.code(), Some(5), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} is left as it was");
    }
}

impl Diary {
    fn run_on(path: &Path, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_titrace")).arg("--diary").arg(path).args(args).output().unwrap()
    }
}

#[test]
fn log_list_edit_delete_undo_and_the_way_through_csv() {
    let diary = Diary::with_ldn();
    diary.ok(&[
        "log",
        "dose",
        "LDN",
        "--count",
        "1",
        "--count-unit",
        "drop",
        "--at",
        "2014-05-12 22:00",
        "--reason",
        "=1+1",
    ]);
    let dose = diary.json(&["log", "dose", "LDN", "--amount", "0.50 mg", "--at", "2014-05-13 22:00"]);
    diary.ok(&["log", "symptom", "Tremor, left hand", "3", "--scale", "0-4", "--side", "left", "--at", "~2014-05"]);
    diary.ok(&[
        "log",
        "lab",
        "Platelets",
        "<5",
        "10*9/L",
        "--range",
        "165–387",
        "--lab",
        "@Haukeland",
        "--at",
        "2014-05",
    ]);
    diary.ok(&["log", "lab", "Platelets", "≤5", "× 10⁹/L", "--range", "none", "--at", "2012", "--assumed"]);
    diary.ok(&["log", "lab", "Platelets", "below 5", "--at", "2013-06..2014-01"]);
    diary.ok(&["log", "lab", "Platelets", "~136", "G/L", "--fasting", "no"]);
    diary.ok(&["log", "lab", "ALT", "normal"]);
    diary.ok(&["log", "lab", "Base excess", "-2.50", "mmol/L", "--range", "-2-2"]);
    diary.ok(&["log", "event", "procedure", "Splenectomy", "--at", "2014-05"]);
    diary.ok(&["log", "note", "- first line\n=SUM(A1)\r\n'quoted', \"twice\"  "]);
    let event = diary.json(&["log", "event", "context", "Heat", "--at", "2014-07-01", "--until", "2014-07-09"]);
    diary.ok(&["course", "stop", "LDN", "--on", "2014-08", "--reason", "-"]);

    let id = text(&dose["id"]);
    diary.ok(&["edit", id, "count", "3 drops"]);
    let edited = diary.json(&["list", "dose", "--from", "2014-05-13"]);
    assert_eq!(text(&edited[0]["amount"]), "0.75");
    diary.ok(&["undo"]);
    assert_eq!(text(&diary.json(&["list", "dose", "--from", "2014-05-13"])[0]["amount"]), "0.50");
    diary.ok(&["redo"]);
    diary.ok(&["delete", text(&event["id"])]);
    assert_eq!(diary.json(&["trash"]).as_array().unwrap().len(), 1);
    assert_eq!(diary.json(&["list", "event"]).as_array().unwrap().len(), 1);
    diary.ok(&["restore", text(&event["id"])]);
    assert_eq!(diary.json(&["list", "event", "--search", "HEAT"]).as_array().unwrap().len(), 1);
    assert_eq!(diary.ok(&["history", id]).lines().count(), 4, "added, edited, undone, redone");

    let first = diary.export("first");
    let fresh = Diary::new();
    let folder = diary.file("first");
    let folder = folder.to_str().unwrap();
    let preview = fresh.json(&["import", "csv", folder, "--dry-run"]);
    assert!(!fresh.path().exists(), "a dry run makes nothing");
    let done = fresh.json(&["import", "csv", folder]);
    assert_eq!(preview["new"], done["new"]);
    assert_eq!(fresh.export("second"), first);
    assert_eq!(fresh.json(&["list"]), diary.json(&["list"]));
    let again = fresh.json(&["import", "csv", folder]);
    assert_eq!((&again["new"], &again["same"]), (&Value::from(0), &done["new"]));
    for value in ["<5", "≤5", "below 5", "~136", "normal", "-2.50"] {
        let labs = fresh.json(&["list", "lab"]);
        assert!(labs.as_array().unwrap().iter().any(|lab| lab["value"] == value), "{value}");
    }
    fresh.ok(&["undo"]);
    assert_eq!(fresh.json(&["list"]).as_array().unwrap().len(), 0);
    assert!(fresh.ok(&["check"]).contains("sound"));
}

#[test]
fn what_the_window_would_ask_is_refused_unless_confirmed() {
    let diary = Diary::with_ldn();
    let log = |amount: &'static str, at: &'static str| ["log", "dose", "LDN", "--amount", amount, "--at", at];
    diary.ok(&log("4.5 mg", "2014-05-12 22:00"));
    for (amount, at) in [("4.5 mg", "2014-05-13 01:00"), ("45 mg", "2014-05-13 22:00"), ("0.45 mg", "2014-05-13 22:00")]
    {
        let (status, said) = diary.fails(&log(amount, at));
        assert_eq!(status, 3, "{amount}");
        assert!(said.contains("--confirm"), "{said}");
        assert_eq!(diary.json(&["list", "dose"]).as_array().unwrap().len(), 1);
    }
    diary.ok(&[&log("45 mg", "2014-05-13 22:00")[..], &["--confirm"]].concat());
}

#[test]
fn a_clock_that_was_set_back_is_asked_about_until_something_is_written_with_it() {
    let diary = Diary::with_ldn();
    let ahead = Timestamp::now() + SignedDuration::from_hours(72);
    let mut logbook = Logbook::open(diary.path()).unwrap();
    let at = When::exact("2014-05-12 22:05".parse().unwrap());
    let body = Body::Note(Note { text: "by a clock that ran ahead".to_owned() });
    let id = RecordId(Uuid::from_u128(7));
    let note = Record { id, at, note: None, source: Source::Window, entered_by: None, body };
    logbook.apply(&Change::Add(vec![note]), &Source::Window, ahead).unwrap();
    drop(logbook);
    let before = fs::read(diary.path()).unwrap();
    for args in [
        &["log", "note", "How late is it?"][..],
        &["log", "dose", "LDN", "--amount", "4.5 mg"],
        &["medicine", "add", "Magnesium"],
        &["question", "add", "Is it the right day?"],
    ] {
        let (status, said) = diary.fails(args);
        assert_eq!(status, 3, "{args:?}");
        assert!(said.contains("at: The clock of this computer says") && said.contains("--confirm"), "{said}");
        assert_eq!(fs::read(diary.path()).unwrap(), before, "{args:?}");
    }
    // What has no time of its own asks nothing, and answers nothing.
    diary.ok(&["settings", "set", "day_start_hour", "3"]);
    diary.ok(&["edit", &id.to_string(), "text", "by a clock that ran three days ahead"]);
    assert_eq!(diary.fails(&["log", "note", "How late is it?"]).0, 3);
    diary.ok(&["log", "note", "It is right", "--confirm"]);
    diary.ok(&["log", "note", "Nobody asks any more"]);
    let texts: Vec<_> = diary.json(&["list", "note"]).as_array().unwrap().iter().map(|it| it["text"].clone()).collect();
    assert_eq!(texts, ["by a clock that ran three days ahead", "It is right", "Nobody asks any more"]);
}

#[test]
fn courses_are_as_many_as_life_brings() {
    let diary = Diary::with_ldn();
    diary.ok(&["course", "stop", "LDN", "--on", "2014-04-01", "--reason", "headache"]);
    assert_eq!(diary.fails(&["course", "stop", "LDN", "--on", "2014-05-01"]).0, 3);
    diary.ok(&["course", "start", "LDN", "--on", "2014-06"]);
    let courses = diary.json(&["list", "course"]);
    assert_eq!(text(&courses[0]["until"]), "2014-04-01");
    assert_eq!(text(&courses[0]["reason"]), "headache");
    assert_eq!(courses[1]["until"], Value::Null);
    // A medicine that doses hang on stays.
    diary.ok(&["log", "dose", "LDN", "--amount", "1 mg"]);
    let medicine = diary.json(&["medicine", "list"]);
    let (status, said) = diary.fails(&["delete", text(&medicine[0]["id"])]);
    assert_eq!(status, 3, "{said}");
}

#[test]
fn the_sample_is_made_once_and_never_over_a_diary() {
    let diary = Diary::new();
    diary.ok(&["demo", "--no-window"]);
    let records = diary.json(&["list"]).as_array().unwrap().len();
    assert!(records > 10, "{records}");
    diary.ok(&["demo", "--no-window"]);
    assert_eq!(diary.json(&["list"]).as_array().unwrap().len(), records);
    let labs = diary.json(&["list", "lab", "--search", "platelets"]);
    assert!(
        labs.as_array().unwrap().iter().any(|lab| lab["value"] == "<5" && lab["low"] == "165" && lab["grade"] == "4")
    );
    let svg = diary.file("case.svg");
    diary.ok(&["chart", "--out", svg.to_str().unwrap(), "--axis", "day"]);
    assert!(
        fs::read_to_string(&svg).unwrap().starts_with("<svg") || fs::read_to_string(&svg).unwrap().starts_with("<?xml")
    );
    assert_eq!(diary.fails(&["chart", "--out", "case.bmp"]).0, 3);
    a_png(&diary);

    let own = Diary::with_ldn();
    let before = own.export("before");
    assert_eq!(own.fails(&["demo", "--no-window"]).0, 3);
    assert_eq!(own.export("after"), before);
}

/// Panels in the order that was asked for, and a PNG as wide as it was asked for, for nobody else's eyes.
fn a_png(diary: &Diary) {
    let (svg, png) = (diary.file("some.svg"), diary.file("some.png"));
    let (svg_path, png_path) = (svg.to_str().unwrap(), png.to_str().unwrap());
    let panels = ["--panels", "events,lab:Platelets"];
    diary.ok(&["chart", "--out", svg_path, panels[0], panels[1], "--width", "1000"]);
    let drawn = fs::read_to_string(&svg).unwrap();
    let kinds: Vec<&str> = drawn.split("data-panel=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(kinds, ["Events", "Lab"]);
    assert!(drawn.contains("width=\"1000\""));
    diary.ok(&["chart", "--out", png_path, panels[0], panels[1], "--width", "1500", "--scale", "1.5"]);
    let bytes = fs::read(&png).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n"));
    assert_eq!(u32::from_be_bytes(bytes[16..20].try_into().unwrap()), 1500, "dots across");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&png).unwrap().permissions().mode() & 0o777, 0o600);
    }
    for wrong in [["--panels", "events,platelets"], ["--width", "100"], ["--scale", "100"], ["--since", "Nothing"]] {
        assert_eq!(diary.fails(&["chart", "--out", png_path, wrong[0], wrong[1]]).0, 3, "{wrong:?}");
    }
    // What the settings say is what is drawn where nothing is asked for.
    diary.ok(&["settings", "set", "panels", "signs"]);
    diary.ok(&["chart", "--out", svg_path]);
    assert!(!fs::read_to_string(&svg).unwrap().contains("data-panel=\"Lab\""));
    diary.ok(&["settings", "set", "panels", "none"]);
}

#[test]
fn a_reader_that_goes_away_is_no_failure_and_the_manual_names_every_command() {
    let diary = Diary::new();
    let manual = diary.ok(&["man"]);
    for command in
        ["demo", "log", "medicine", "course", "edit", "delete", "undo", "history", "trash", "export", "chart", "check"]
    {
        assert!(manual.contains(command), "{command}");
    }
    for shell in ["bash", "zsh", "fish"] {
        assert!(diary.ok(&["completions", shell]).contains("titrace"));
    }
    assert!(!diary.path().exists());
}

#[test]
fn a_dose_keeps_its_amount_when_the_recipe_changes() {
    let diary = Diary::new();
    diary.ok(&["medicine", "add", "Drops"]);
    let dose =
        diary.json(&["log", "dose", "Drops", "--count", "7", "--count-unit", "drop", "--at", "2014-05-12 22:00"]);
    assert_eq!(dose["amount"], Value::Null);
    let medicine = diary.json(&["medicine", "list"]);
    diary.ok(&["edit", text(&medicine[0]["id"]), "recipe", "50 mg in 10 mL, 20 drops/mL"]);
    diary.ok(&["edit", text(&dose["id"]), "note", "late"]);
    assert_eq!(diary.json(&["list", "dose"])[0]["amount"], Value::Null);
    let first = diary.export("first");
    let fresh = Diary::new();
    fresh.ok(&["import", "csv", diary.file("first").to_str().unwrap()]);
    assert_eq!(fresh.export("second"), first);
    // A new count, or another medicine, is another amount.
    diary.ok(&["edit", text(&dose["id"]), "count", "8"]);
    assert_eq!(text(&diary.json(&["list", "dose"])[0]["amount"]), "2");
    diary.ok(&["medicine", "add", "Strong", "--recipe", "100 mg in 10 mL, 20 drops/mL"]);
    diary.ok(&["edit", text(&dose["id"]), "medicine", "Strong"]);
    assert_eq!(text(&diary.json(&["list", "dose"])[0]["amount"]), "4");
}

#[test]
fn a_medicine_comes_back_with_its_courses() {
    let diary = Diary::with_ldn();
    let medicine = diary.json(&["medicine", "list"]);
    let id = text(&medicine[0]["id"]);
    diary.ok(&["delete", id]);
    assert_eq!(diary.json(&["list"]).as_array().unwrap().len(), 0);
    diary.ok(&["restore", id]);
    assert_eq!(diary.json(&["list", "course"]).as_array().unwrap().len(), 1);
}

#[test]
fn an_export_stands_over_an_export_and_over_nothing_else() {
    let diary = Diary::with_ldn();
    diary.export("out");
    diary.export("out");
    fs::create_dir(diary.file("project")).unwrap();
    fs::write(diary.file("project/README.txt"), "my project").unwrap();
    let (status, said) = diary.fails(&["export", "csv", diary.file("project").to_str().unwrap()]);
    assert_eq!(status, 3, "{said}");
    assert_eq!(fs::read(diary.file("project/README.txt")).unwrap(), b"my project");
    assert_eq!(fs::read_dir(diary.file("project")).unwrap().count(), 1);
    // A text that fits the diary fits the export.
    assert_eq!(diary.fails(&["log", "note", &"=\n".repeat(33_000)]).0, 3);
    diary.ok(&["log", "note", &"=\n".repeat(32_000)]);
    diary.export("long");
    let fresh = Diary::new();
    fresh.ok(&["import", "csv", diary.file("long").to_str().unwrap()]);
}

#[test]
fn a_diary_that_lacks_a_table_is_damaged() {
    let diary = Diary::with_ldn();
    let connection = rusqlite::Connection::open(diary.path()).unwrap();
    assert!(diary.ok(&["check"]).contains("sound"));
    connection.execute_batch("drop view labs").unwrap();
    let output = diary.run(&["check"]);
    assert_eq!(output.status.code(), Some(5));
    assert!(String::from_utf8_lossy(&output.stderr).contains("labs"));
    connection.execute_batch("drop table note_revision").unwrap();
    drop(connection);
    assert_eq!(diary.fails(&["list"]).0, 5);
    assert_eq!(diary.fails(&["log", "note", "x"]).0, 5);
}
