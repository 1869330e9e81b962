//! `titrace report` on diaries that only the command line made: what is in the file, what is not, and where it goes.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::json;

use super::Diary;

/// A plan of drops, a low count, a sign of bleeding, something sensitive, a note and a question.
fn filled() -> Diary {
    let diary = Diary::new();
    for line in [
        "medicine add LDN --form drops --label off --from 2024-01-01 --supply Brookfield",
        "edit-recipe",
        "plan start LDN --template drops-0.25 --start 2024-01-01 --time 22:00",
        "log dose LDN --count 1 --count-unit drop --at 2024-01-01T22:00",
        "log dose LDN --count 1 --count-unit drop --at 2024-01-02T22:00",
        "log lab Platelets 180 10^9/L --range 165-387 --lab City --at 2023-12-01",
        "log lab Platelets <5 10^9/L --range 165-387 --lab City --at 2024-04-12",
        "log symptom Gum#bleeding yes --at 2024-04-11",
        "log symptom Thoughts#of#not#wanting#to#live yes --at 2024-04-10",
        "log event appointment Dr#Berg --at 2024-02-01",
        "question add Is#the#step#too#fast? --at 2024-04-13",
        "person set --sex female --birth-year 1961 --name M.K. --allergies Penicillin --pregnancy no",
    ] {
        if line == "edit-recipe" {
            let id = diary.json(&["medicine", "list"])[0]["id"].as_str().unwrap().to_owned();
            diary.ok(&["edit", &id, "recipe", "50 mg in 10 mL, 20 drops/mL"]);
            continue;
        }
        let words: Vec<String> = line.split(' ').map(|word| word.replace('#', " ")).collect();
        diary.ok(&words.iter().map(String::as_str).collect::<Vec<_>>());
    }
    diary
}

fn html(diary: &Diary, more: &[&str]) -> String {
    let path = diary.file("report.html");
    diary.ok(&[&["report", "--out", path.to_str().unwrap()], more].concat());
    fs::read_to_string(path).unwrap()
}

/// The texts of a page without its tags, each with one space after it.
fn texts(html: &str) -> String {
    let body = html.split("<body").nth(1).unwrap().split("<script").next().unwrap();
    let mut out = String::new();
    for part in body.split('<') {
        out.push_str(part.split_once('>').map_or("", |(_, text)| text));
        out.push(' ');
    }
    let out = out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace('\u{a0}', " ");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_page_has_what_a_clinician_looks_for() {
    let said = texts(&html(&filled(), &["--to", "2024-04-30"]));
    for wanted in [
        "M.K.",
        "female",
        "Penicillin",
        "Lowest platelets: <5 ×10⁹/L, very low, 12 Apr 2024, day 103; range 165–387",
        "Gum bleeding: noted once, 11 Apr 2024",
        "LDN",
        "1 drop, 0.25 mg",
        "1 Jan 2024",
        "off-label",
        "2 of 121 taken, 119 not logged",
        "180 ×10⁹/L",
        "Is the step too fast?",
        "everything up to 30 Apr 2024",
        "No advice, no diagnosis",
    ] {
        assert!(said.contains(wanted), "“{wanted}” is missing:\n{said}");
    }
}

#[test]
fn what_is_sensitive_or_left_out_or_of_another_time_is_not_in_it() {
    let diary = filled();
    let all = html(&diary, &["--sensitive", "--pregnancy"]);
    assert!(texts(&all).contains("not pregnant") && all.contains("Thoughts of not wanting to live"));
    let usual = html(&diary, &[]);
    assert!(!usual.contains("Thoughts of") && !texts(&usual).contains("pregnan"));
    let less = html(&diary, &["--leave-out", "Gum bleeding", "--anonymous", "--without", "questions,medicines"]);
    for gone in ["Gum bleeding", "M.K.", "1961", "too fast", "Brookfield"] {
        assert!(usual.contains(gone) && !less.contains(gone), "{gone}");
    }
    let early = texts(&html(&diary, &["--from", "2024-01-01", "--to", "2024-01-31"]));
    assert!(!early.contains("12 Apr 2024") && early.contains("1 Jan 2024 – 31 Jan 2024"), "{early}");
    let german = texts(&html(&diary, &["--language", "de"]));
    assert!(german.contains("Nicht zu übersehen") && german.contains("0,25 mg"), "{german}");
}

#[test]
fn the_file_is_whole_for_nobody_else_and_never_through_a_link() {
    let diary = filled();
    let (path, other) = (diary.file("report.pdf"), diary.file("other"));
    fs::write(&other, "mine").unwrap();
    std::os::unix::fs::symlink(&other, &path).unwrap();
    let said = diary.json(&["report", "--out", path.to_str().unwrap(), "--paper", "letter", "--to", "2024-04-30"]);
    assert_eq!(said["from"], json!(null));
    assert_eq!(said["to"], json!("2024-04-30"));
    assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
    let metadata = fs::symlink_metadata(&path).unwrap();
    assert!(metadata.is_file());
    assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    let first = fs::read(&path).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    diary.ok(&["report", "--out", path.to_str().unwrap(), "--paper", "letter", "--to", "2024-04-30"]);
    assert_eq!(fs::read(&path).unwrap(), first, "the same report is the same bytes");
}

#[test]
fn what_cannot_be_meant_is_refused_with_a_way_out() {
    let diary = filled();
    let path = diary.file("report.pdf");
    let path = path.to_str().unwrap();
    for (more, said) in [
        (&["--parts", "labs,nonsense"][..], "titrace: parts: "),
        (&["--leave-out", "Gumm bleeding"], "titrace: leave_out: "),
        (&["--from", "2024-05-01", "--to", "2024-04-01"], "titrace: to: "),
        (&["--from", "2999-01-01"], "titrace: from: "),
        (&["--language", "fr"], "titrace: language: "),
    ] {
        let (status, why) = diary.fails(&[&["report", "--out", path], more].concat());
        assert_eq!((status, why.starts_with(said)), (3, true), "{more:?}: {why}");
    }
    let (status, why) = diary.fails(&["report", "--out", "report.doc"]);
    assert_eq!((status, why.starts_with("titrace: out: ")), (3, true), "{why}");
    assert!(!diary.file("report.pdf").exists());
    let none = Diary::new();
    assert_eq!(none.fails(&["report", "--out", path]).0, 4);
    // A diary with nothing in it has a report that says so.
    diary.ok(&["report", "--out", path, "--from", "1999-01-01", "--to", "1999-12-31"]);
}
