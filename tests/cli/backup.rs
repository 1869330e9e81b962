//! Backups, restore and salvage by the command line, with names as people type them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::text;

/// In that folder, on `d.titrace` by its bare name.
fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_titrace"))
        .args(["--diary", "d.titrace"])
        .args(args)
        .current_dir(folder)
        .env("TZ", "Europe/Oslo")
        .output()
        .unwrap()
}

fn ok(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(folder: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&ok(folder, &[&["--json"], args].concat())).unwrap()
}

fn fails(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = run(folder, args);
    assert!(output.stdout.is_empty(), "{args:?} printed data");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_backup_is_made_listed_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert_eq!(fails(here, &["backup"]).0, 4, "there is no diary");
    assert!(ok(here, &["backups"]).contains("There is no backup yet"));
    ok(here, &["log", "note", "one"]);
    let made = json(here, &["backup"]);
    ok(here, &["log", "note", "two"]);
    let listed = json(here, &["backups"]);
    let [backup] = &listed["backups"].as_array().unwrap()[..] else { panic!("{listed}") };
    assert_eq!((&backup["file"], &backup["changes"], &backup["sound"]), (&made["file"], &1.into(), &true.into()));
    assert!(ok(here, &["check"]).contains("Last verified backup: "));

    let file = text(&made["file"]).to_owned();
    let restored = json(here, &["restore-backup", &file]);
    assert_eq!((&restored["records"], &restored["changes"]), (&1.into(), &1.into()));
    assert!(!ok(here, &["list", "note"]).contains("two"));
    let aside = text(&restored["aside"]).to_owned();
    let output =
        Command::new(env!("CARGO_BIN_EXE_titrace")).args(["--diary", &aside, "list", "note"]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("two"));

    // A second folder is chosen by its whole path, and gets one too.
    let (status, said) = fails(here, &["settings", "set", "backup_folder", "stick"]);
    assert_eq!(status, 3);
    assert!(said.contains("backup_folder: Please give the whole path"), "{said}");
    let stick = here.join("stick");
    ok(here, &["settings", "set", "backup_folder", stick.to_str().unwrap()]);
    let made = json(here, &["backup"]);
    assert!(text(&made["second"]["file"]).starts_with(stick.to_str().unwrap()));
    assert!(json(here, &["backups"])["backups"].as_array().unwrap().len() >= 3);
    ok(here, &["settings", "set", "backup_folder", "none"]);

    // What is no backup is refused, and the diary stays.
    fs::write(here.join("text"), "no diary").unwrap();
    let before = fs::read(here.join("d.titrace")).unwrap();
    for (name, status) in [("text", 3), ("d.titrace", 3), ("nothing", 1)] {
        assert_eq!(fails(here, &["restore-backup", name]).0, status, "{name}");
    }
    assert_eq!(fs::read(here.join("d.titrace")).unwrap(), before);
}

#[test]
fn what_can_be_read_of_a_damaged_diary_comes_into_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    ok(here, &["medicine", "add", "LDN", "--form", "tablet", "--strength", "1.5 mg", "--from", "2024-03-01"]);
    ok(here, &["log", "dose", "LDN", "--amount", "1.5 mg", "--at", "2024-05-12 22:00"]);
    ok(here, &["log", "note", "kept"]);
    // The table of the medicine's versions is gone, its doses are not.
    let connection = rusqlite::Connection::open(here.join("d.titrace")).unwrap();
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'medicine_revision'";
    let page: u64 = connection.query_row(root, [], |row| row.get::<_, i64>(0)).unwrap().unsigned_abs();
    drop(connection);
    let mut bytes = fs::read(here.join("d.titrace")).unwrap();
    let start = usize::try_from((page - 1) * 4096).unwrap();
    bytes[start..start + 4096].fill(0);
    fs::write(here.join("d.titrace"), &bytes).unwrap();
    assert_eq!(fails(here, &["list"]).0, 5);
    let told = json(here, &["salvage", "--out", "new.titrace"]);
    assert_eq!((&told["stand_ins"], told["holes"].as_u64().unwrap() > 0), (&1.into(), true), "{told}");
    assert_eq!(fs::read(here.join("d.titrace")).unwrap(), bytes);
    let mut new = Command::new(env!("CARGO_BIN_EXE_titrace"));
    let listed = new.args(["--diary", "new.titrace", "list"]).current_dir(here).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    for said in ["kept", "Unreadable medicine 1, 1.5 mg"] {
        assert!(listed.contains(said), "{listed}");
    }
    assert_eq!(fails(here, &["salvage", "--out", "new.titrace"]).0, 3, "nothing is replaced");
}
