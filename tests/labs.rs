//! Results as they are typed and pasted: what is read, what is proposed, and that nothing is guessed.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use desk::{Diary, list, text};
use proptest::prelude::*;
use serde_json::Value;
use titrace::catalogue::Catalogue;
use titrace::intake::{self, Entry, Row};
use titrace::model::lab::{Comparator, LabResult, Reading};
use titrace::model::{Body, Kind, RecordId, Refusal, Source};

#[expect(dead_code, reason = "plans use the rest of it")]
mod desk;

fn fields<'a>(lab: &'a Value, names: &[&str]) -> Vec<&'a str> {
    names.iter().map(|name| lab[*name].as_str().unwrap_or("-")).collect()
}

#[test]
fn s0_02_a_damaged_value_is_proposed_and_read_only_when_confirmed() {
    let diary = Diary::new();
    let said = diary.refused("log lab Platelets '110 3 109/L'");
    assert!(said.contains("value: “110 3 109/L” looks like 110 in 10*9/L"), "{said}");
    assert!(said.contains("--confirm"), "{said}");
    diary.fails(4, "list");
    let lab = diary.json("log lab Platelets '110 3 109/L' --confirm");
    assert_eq!(fields(&lab, &["value", "number", "unit", "unit_written"]), ["110", "110", "10*9/L", "10*9/L"]);
    for call in ["'110 109/L'", "'110 x109/L'", "110 '3 109/L'", "110 109/L", "'110 L' 10^9/L", "'H 110' '×109/L'"] {
        diary.refused(&format!("log lab Platelets {call}"));
        let lab = diary.json(&format!("log lab Platelets {call} --confirm"));
        assert_eq!(fields(&lab, &["value", "comparator", "unit"]), ["110", "-", "10*9/L"], "{call}");
    }
    let lab = diary.json("log lab Platelets '<5 103/µL' --confirm");
    assert_eq!(fields(&lab, &["value", "comparator", "number", "unit"]), ["<5", "<", "5", "10*3/uL"]);
    // Confirming does not make two readings one.
    for call in ["'3 109/L'", "'1103 109/L'", "'8103/µL'", "'110 000 /mm3'", "'110,000 /mm3'"] {
        assert!(diary.refused(&format!("log lab Platelets {call} --confirm")).contains("value: "), "{call}");
    }
}

#[test]
fn s0_02_a_range_with_the_times_sign_in_it_is_never_read_so() {
    let diary = Diary::new();
    for range in ["165–3873 109/L", "165-3873109/L", "165–387 3 109/L"] {
        let call = format!("log lab Platelets 110 10*9/L --range '{range}'");
        let said = diary.refused(&call);
        assert!(said.contains("range: ") && said.contains("type 165-387, or confirm"), "{said}");
        let lab = diary.json(&format!("{call} --confirm"));
        assert_eq!(fields(&lab, &["low", "high", "range_source"]), ["165", "387", "printed"]);
    }
    let lab = diary.json("log lab Platelets '110 3 109/L' --range '165–3873 109/L' --confirm");
    assert_eq!(fields(&lab, &["value", "unit", "low", "high"]), ["110", "10*9/L", "165", "387"]);
    for range in ["(165–387)", "[165 - 387]", "165 to 387", "165 – 387", "165–387 ×10^9/L"] {
        let lab = diary.json(&format!("log lab Platelets 110 10*9/L --range '{range}'"));
        assert_eq!(fields(&lab, &["low", "high"]), ["165", "387"], "{range}");
    }
    for call in
        ["110 10*9/L --range '165-387 K/µL'", "110 --range '165-387 G/L'", "110 10*9/L --range '150,000-450,000'"]
    {
        assert!(diary.refused(&format!("log lab Platelets {call}")).contains("range: "), "{call}");
    }
    assert!(!diary.ok("--json list lab").contains("3873"));
}

#[test]
fn s0_02_a_spelling_with_one_meaning_is_read_at_once() {
    let diary = Diary::new();
    for (value, unit) in [
        ("110 ×10^9/L", "10*9/L"),
        ("110 x10E9/L", "10*9/L"),
        ("110 10⁹/L", "10*9/L"),
        ("110 G/L", "10*9/L"),
        ("110 Giga/L", "10*9/L"),
        ("110 K/µL", "10*3/uL"),
        ("110 ×10³/µL", "10*3/uL"),
        ("110 /mm3", "/uL"),
        ("110 /µL", "/uL"),
    ] {
        let lab = diary.json(&format!("log lab Platelets '{value}'"));
        assert_eq!(fields(&lab, &["value", "unit"]), ["110", unit], "{value}");
    }
    let lab = diary.json("log lab Platelets '110 G/L' 10*9/L");
    assert_eq!(fields(&lab, &["value", "unit", "unit_written"]), ["110", "10*9/L", "10*9/L"]);
    assert!(diary.refused("log lab Platelets '110 G/L' K/µL").contains("unit: "));
    assert!(diary.refused("log lab Platelets '110 mmol/L'").contains("unit: "));
}

#[test]
fn s0_01_no_bare_five_comes_out() {
    let diary = Diary::new();
    for value in ["<5 ×10^9/L", "< 5 G/L", "＜5 x10^9/L"] {
        let lab = diary.json(&format!("log lab Platelets '{value}' --range 165-387"));
        assert_eq!(fields(&lab, &["comparator", "number", "unit", "flag"]), ["<", "5", "10*9/L", "L"]);
    }
    let listed = diary.json("list lab");
    assert!(list(&listed).iter().all(|lab| text(&lab["value"]).starts_with(['<', '＜'])));
    diary.ok(&format!("export csv {}", diary.file("out")));
    let table = std::fs::read_to_string(diary.file("out") + "/labs.csv").unwrap();
    let head: Vec<_> = table.lines().next().unwrap().split(',').collect();
    let (value, comparator) = (head.iter().position(|n| *n == "value"), head.iter().position(|n| *n == "comparator"));
    for line in table.lines().skip(1) {
        let cells: Vec<_> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
        assert!(cells[value.unwrap()].contains(['<', '＜']) && cells[comparator.unwrap()].contains('<'), "{line}");
    }
}

#[test]
fn what_was_asked_at_the_draw_is_kept() {
    let diary = Diary::new();
    let lab = diary.json("log lab TSH 2.1 mIU/L --biotin yes --repeat-sample no --fasting yes");
    assert_eq!(fields(&lab, &["biotin", "repeat_sample", "fasting"]), ["yes", "no", "yes"]);
    assert!(diary.refused("log lab TSH 2.1 mIU/L --biotin perhaps").contains("biotin: "));
    // A titre is a dilution in words, not a number.
    let lab = diary.json("log lab ANA '>1:80'");
    assert_eq!(fields(&lab, &["value", "comparator", "number"]), [">1:80", "-", "-"]);
}

const PANEL: &str = "BLOOD COUNT\nTest\tResult\tUnits\tReference Range\tFlag\n\
    Platelets\t<5\tx10^9/L\t165-387\tL\nWBC\t6.1\tx10^9/L\t4.0-11.0\t\nALT\tnormal\t\t\t\n";

fn pasted(diary: &Diary, table: &str) -> String {
    let file = diary.file("panel.txt");
    std::fs::write(&file, table).unwrap();
    file
}

#[test]
fn s0_08_a_panel_is_one_change() {
    let diary = Diary::new();
    let file = pasted(&diary, PANEL);
    let call = format!("log panel {file} --at 2013-10-02 --lab 'City hospital' --fasting yes");
    let preview = diary.json(&format!("{call} --dry-run"));
    assert_eq!(preview["lines"].as_array().unwrap().len(), 3);
    let first = &preview["lines"][0];
    assert_eq!(
        fields(first, &["analyte", "value", "unit", "range", "flag"]),
        ["Platelets", "<5", "x10^9/L", "165-387", "L"]
    );
    assert_eq!((&first["line"], text(&first["record"]["comparator"])), (&Value::from(3), "<"));
    assert_eq!(preview["skipped"].as_array().unwrap().len(), 2);
    diary.fails(4, "list");
    let written = diary.json(&call);
    assert_eq!(list(&written).len(), 3);
    for lab in list(&written) {
        assert_eq!(fields(lab, &["at", "lab", "fasting"]), ["2013-10-02", "City hospital", "yes"]);
    }
    assert_eq!(fields(&written[2], &["value", "number"]), ["normal", "-"]);
    diary.ok("undo");
    assert_eq!(list(&diary.json("list lab")).len(), 0);
}

#[test]
fn a_panel_is_written_whole_or_not_at_all() {
    let diary = Diary::new();
    for (more, line, field) in [
        ("CRP\t1,000\tmg/L\t\t", "line 6: value: ", ""),
        ("CRP\t5\tfurlong\t\t", "line 6: unit: ", ""),
        ("CRP\t5\tmg/L\t9-1\t", "line 6: range: ", ""),
        ("CRP\tsee below\tmg/L\t\t", "line 6 may be read", "see below"),
        ("Platelets\t110 3 109/L\t\t\t", "line 6: value: ", "--confirm"),
    ] {
        let file = pasted(&diary, &format!("{PANEL}{more}\n"));
        let said = diary.refused(&format!("log panel {file}"));
        assert!(said.contains(line) && said.contains(field), "{more}: {said}");
        diary.fails(4, "list");
        let preview = diary.json(&format!("log panel {file} --dry-run"));
        let refused = list(&preview["lines"]).iter().any(|line| !list(&line["refusals"]).is_empty());
        assert!(refused || !list(&preview["unclear"]).is_empty(), "{more}");
    }
    let file = pasted(&diary, "Platelets  110 3 109/L  165–3873 109/L\n");
    let preview = diary.json(&format!("log panel {file} --dry-run"));
    let refusals = list(&preview["lines"][0]["refusals"]);
    assert_eq!(fields(&refusals[0], &["field", "proposal", "proposal_unit"]), ["value", "110", "10*9/L"]);
    assert_eq!(fields(&refusals[1], &["field", "proposal", "proposal_unit"]), ["range", "165-387", "10*9/L"]);
    diary.refused(&format!("log panel {file}"));
    let written = diary.json(&format!("log panel {file} --confirm"));
    assert_eq!(fields(&written[0], &["value", "unit", "low", "high"]), ["110", "10*9/L", "165", "387"]);
}

#[test]
fn a_panel_comes_through_a_pipe_and_an_empty_one_is_refused() {
    let diary = Diary::new();
    for dash in [&["-"][..], &[]] {
        let mut titrace = Command::new(env!("CARGO_BIN_EXE_titrace"))
            .args(["--diary", &diary.file("diary.titrace"), "log", "panel"])
            .args(dash)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        titrace.stdin.take().unwrap().write_all(PANEL.as_bytes()).unwrap();
        let output = titrace.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && said.contains("line 1 was skipped"), "{said}");
    }
    assert_eq!(list(&diary.json("list lab")).len(), 6);
    assert!(diary.refused("log panel").contains("file: "));
    diary.fails(1, &format!("log panel {}", diary.file("nothing.txt")));
}

#[test]
fn a_table_with_dates_is_not_written_as_of_now() {
    let diary = Diary::new();
    let file = pasted(&diary, "Date,Test,Result,Units\n05/12/2024,Platelets,110,10*9/L\n");
    assert!(diary.refused(&format!("log panel {file}")).contains("line 2: at: the table has the date 05/12/2024"));
    let written = diary.json(&format!("log panel {file} --at 2024-05-12"));
    assert_eq!(text(&written[0]["at"]), "2024-05-12");
}

fn typed(value: &str, unit: Option<&str>, confirmed: bool) -> Result<LabResult, Vec<Refusal>> {
    let (catalogue, diary) = (Catalogue::bundled().unwrap(), titrace::model::Diary::default());
    let now = "2024-05-12T10:00[UTC]".parse().unwrap();
    let entry = Entry {
        diary: &diary,
        catalogue: &catalogue,
        now: &now,
        source: Source::Window,
        decimal_mark: '.',
        id: RecordId(uuid::Uuid::nil()),
        fresh: true,
        confirmed,
    };
    let mut row = Row::new();
    row.set("analyte", "Something measured");
    row.set("value", value);
    row.put("unit", unit);
    intake::record(Kind::Lab, &row, &entry).map(|record| match record.body {
        Body::Lab(result) => result,
        _ => unreachable!(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever form a value is typed in, what is kept is the number and the comparator that were typed, or nothing.
    #[test]
    fn s0_01_what_is_kept_is_what_was_typed(
        (sign, comparator) in proptest::sample::select(vec![
            ("", None),
            ("<", Some(Comparator::Below)),
            ("< ", Some(Comparator::Below)),
            ("below ", Some(Comparator::Below)),
            ("＜", Some(Comparator::Below)),
            ("≤", Some(Comparator::AtMost)),
            ("<=", Some(Comparator::AtMost)),
            ("⩽", Some(Comparator::AtMost)),
            (">", Some(Comparator::Above)),
            ("≥ ", Some(Comparator::AtLeast)),
            ("~", Some(Comparator::About)),
        ]),
        digits in "(0|[1-9][0-9]{0,6})(\\.[0-9]{1,3})?",
        unit in proptest::sample::select(vec![
            ("x10^9/L", "10*9/L"), ("×10⁹/L", "10*9/L"), ("10*9/L", "10*9/L"), ("G/L", "10*9/L"), ("3 109/L", "10*9/L"),
            ("109/L", "10*9/L"), ("×109/L", "10*9/L"), ("K/µL", "10*3/uL"), ("103/µL", "10*3/uL"), ("/mm3", "/uL"),
            ("3 103/µL", "10*3/uL"), ("mmol/L", "mmol/L"), ("%", "%"),
        ]),
        apart in any::<bool>(),
    ) {
        let (spelling, ucum) = unit;
        let mut value = format!("{sign}{digits}");
        if !apart {
            write!(value, " {spelling}").unwrap();
        }
        let kept = typed(&value, apart.then_some(spelling), true);
        match kept {
            Ok(result) => {
                let Reading::Number { comparator: kept, number } = result.value.reading else {
                    return Err(TestCaseError::fail(format!("{value} is no number")));
                };
                prop_assert_eq!(kept, comparator);
                prop_assert_eq!(&number.to_string(), &digits);
                prop_assert_eq!(result.unit.unwrap().ucum, ucum);
            }
            // A 3 before `109/L` may be the × or a digit.
            Err(refusals) => prop_assert!(!apart && digits.ends_with('3') && spelling.starts_with("10"), "{:?}", refusals),
        }
        // Unconfirmed it is the same, or a proposal of the same.
        if let Err(refusals) = typed(&value, apart.then_some(spelling), false)
            && let Some(proposal) = intake::proposal(&refusals[0])
        {
            prop_assert!(proposal == format!("{sign}{digits}") || proposal == ucum, "{}", proposal);
        }
    }
}
