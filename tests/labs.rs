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

#[test]
fn a_comma_in_a_number_never_parts_columns() {
    let diary = Diary::new();
    let file = pasted(&diary, "Hb 12,9 g/dL\nGlucose 5,2 mmol/L\n");
    let said = diary.refused(&format!("log panel {file}"));
    assert!(said.contains("line 1: value: “12,9” can mean thousands or tenths"), "{said}");
    assert!(said.contains("line 2: value: “5,2” can mean"), "{said}");
    let file = pasted(&diary, "Platelets 1,100 10*9/L\nGlucose (fasting) 5,2 mmol/L\n");
    let said = diary.refused(&format!("log panel {file}"));
    assert!(said.contains("line 1: value: “1,100” can mean") && said.contains("line 2 may be read"), "{said}");
    diary.fails(4, "list");
}

#[test]
fn s0_02_a_range_that_ends_with_a_times_sign_is_asked_about_in_every_form() {
    let diary = Diary::new();
    for call in [
        "110 10*9/L --range 165–3873",
        "110 10*9/L --range '165 - 3873'",
        "110 10^9/L --range '165–3873 10^9/L'",
        "110 109/L --range 165–3873",
        "110 '3 109/L' --range 165–3873",
        "'110 3 109/L' --range 165–3873",
        "'110 10*9/L' --range 165–3873",
        "110 K/µL --range (165–3873)",
        "110 --range 165-3873",
    ] {
        let said = diary.refused(&format!("log lab Platelets {call}"));
        assert!(said.contains("range: ") && said.contains("type 165-387, or confirm"), "{call}: {said}");
        let lab = diary.json(&format!("log lab Platelets {call} --confirm"));
        assert_eq!(fields(&lab, &["value", "low", "high"]), ["110", "165", "387"], "{call}");
    }
    assert!(!diary.ok("--json list lab").contains("3873"));
    let file = pasted(&diary, "Platelets\t110\t10*9/L\t165–3873\nWBC 5 10*9/L 4.0-11.03\n");
    let said = diary.refused(&format!("log panel {file}"));
    assert!(
        said.contains("line 1: range: ") && said.contains("line 2: range: ") && said.contains("--confirm"),
        "{said}"
    );
    let written = diary.json(&format!("log panel {file} --confirm"));
    assert_eq!((text(&written[0]["high"]), text(&written[1]["high"])), ("387", "11.0"));
    // Beside a damaged unit an open range may end with it too.
    assert!(diary.refused("log lab Platelets 110 109/L --range <53 --confirm").contains("range: “<53” may end with"));
    // A plain range that ends with a 3 asks nothing.
    for range in ["150-443", "4.5-11.3", "9-13"] {
        diary.ok(&format!("log lab Platelets 110 10*9/L --range {range}"));
    }
    diary.ok("log lab Glucose 5.2 mmol/L --range 4-53");
    // What was really printed goes in by its two limits.
    let lab = diary.json("log lab Platelets 110 10*9/L");
    let id = text(&lab["id"]);
    diary.ok(&format!("edit {id} low 165"));
    let lab = diary.json(&format!("edit {id} high 3873"));
    assert_eq!(fields(&lab, &["low", "high", "range_source"]), ["165", "3873", "printed"]);
    assert!(diary.refused(&format!("edit {id} range 165-3873")).contains("type 165-387"));
    // Both limits can be taken away again.
    diary.ok(&format!("edit {id} low ''"));
    let lab = diary.json(&format!("edit {id} high ''"));
    assert_eq!(text(&lab["range_source"]), "default");
    let said = diary.refused("log lab Platelets 110 10*9/L --range 165-");
    assert!(said.contains("“165-” is no range; write both limits as in 165-387"), "{said}");
}

fn remarks(diary: &Diary, call: &str) -> String {
    let output = diary.run(call);
    assert!(output.status.success(), "{call}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_name_that_nobody_knows_is_kept_and_said() {
    let diary = Diary::new();
    for name in ["Platlets", "Trombocytter", "'platelets (EDTA)'"] {
        let said = remarks(&diary, &format!("log lab {name} 110 10*9/L"));
        assert!(said.contains("is known; it is kept under that name. Did you mean Platelets?"), "{name}: {said}");
    }
    assert!(remarks(&diary, "log lab 'Widget factor' 3 mmol/L").contains("no analyte “Widget factor” is known"));
    assert_eq!(remarks(&diary, "log lab PLT 110 10*9/L"), "");
    diary.ok("analyte add 'Widget factor' --unit mmol/L");
    assert_eq!(remarks(&diary, "log lab 'widget factor' 3 mmol/L"), "");

    let file = pasted(&diary, "Platlets  110  10*9/L\nWidget factor  3  mmol/L\n");
    let preview = diary.json(&format!("log panel {file} --dry-run"));
    let first = &preview["lines"][0];
    assert_eq!((&first["unknown_analyte"], text(&first["nearest_analyte"])), (&Value::from(true), "Platelets"));
    assert_eq!(preview["lines"][1]["unknown_analyte"], false);
    assert!(diary.ok(&format!("log panel {file} --dry-run")).contains("line 1: no analyte “Platlets”"));
    assert!(remarks(&diary, &format!("log panel {file}")).contains("Did you mean Platelets?"));

    let table = diary.file("labs.csv");
    std::fs::write(&table, "analyte,value,unit,at\nPlatlets,110,10*9/L,2020-01-01\nPlatlets,111,10*9/L,2020-01-02\n")
        .unwrap();
    let preview = diary.json(&format!("import csv {table} --dry-run"));
    assert_eq!((list(&preview["questions"]).len(), &preview["questions"][0]["line"]), (1, &Value::from(2)));
    assert!(text(&preview["questions"][0]["question"]).contains("Did you mean Platelets?"));
}

#[test]
fn one_analyte_twice_in_a_panel_is_asked_about() {
    let diary = Diary::new();
    let file = pasted(&diary, "Platelets  110  10*9/L\nPLT  98  10*9/L\nHbA1c  5.2  %\nHbA1c  33  mmol/mol\n");
    let said = diary.refused(&format!("log panel {file}"));
    assert!(said.contains("line 2: analyte: PLT stands on line 1") && said.contains("--confirm"), "{said}");
    assert!(!said.contains("line 4"), "{said}");
    assert_eq!(diary.json(&format!("log panel {file} --dry-run"))["lines"][1]["same_as_line"], 1);
    assert_eq!(list(&diary.json(&format!("log panel {file} --confirm"))).len(), 4);
}

#[test]
fn values_in_words_and_what_is_no_value() {
    let diary = Diary::new();
    for (value, comparator, shown) in [
        ("'circa 136'", "~", "136"),
        ("'ca. 136'", "~", "136"),
        ("'approx 136'", "~", "136"),
        ("'approximately 136'", "~", "136"),
        ("'=<5'", "<=", "5"),
        ("'=>60'", ">=", "60"),
    ] {
        let lab = diary.json(&format!("log lab Platelets {value} 10*9/L"));
        assert_eq!(fields(&lab, &["comparator", "number"]), [comparator, shown], "{value}");
    }
    assert_eq!(text(&diary.json("log lab Platelets '3 to 5' 10*9/L")["value"]), "3 to 5");
    for value in ["NaN", "inf", "-5", "'<-5'", "'-5-3'"] {
        assert!(diary.refused(&format!("log lab Platelets {value} 10*9/L")).contains("value: "), "{value}");
    }
    assert!(diary.refused("log lab Platelets -5 10*9/L").contains("is below zero, and Platelets never is"));
    diary.ok("log lab 'Base excess' -5 mmol/L");
}

#[test]
fn mere_letters_are_asked_about_where_a_number_is_measured() {
    let diary = Diary::new();
    for letters in ["abc", "'see other page'"] {
        let said = diary.refused(&format!("log lab Platelets {letters} 10*9/L"));
        assert!(said.contains("value: ") && said.contains("<5, >60") && said.contains("--confirm"), "{said}");
    }
    for words in
        ["normal", "'not detected'", "Trace", "'weakly positive'", "unauffällig", "'nicht nachweisbar'", "'>1:80'"]
    {
        diary.ok(&format!("log lab Platelets {words}"));
    }
    // What nobody knows may be written in any words.
    diary.ok("log lab 'Widget factor' abc");
    let lab = diary.json("log lab Platelets abc 10*9/L --confirm");
    let id = text(&lab["id"]);
    // It was said yes to once.
    diary.ok(&format!("edit {id} note 'as on paper'"));
    diary.ok("log lab PLT ABC");
    let said = diary.refused(&format!("log panel {}", pasted(&diary, "Creatinine\tabc\tmg/dL\n")));
    assert!(said.contains("Creatinine"), "{said}");
    // A table of one's own comes back as it went out.
    let folder = diary.file("out");
    diary.ok(&format!("export csv {folder}"));
    let other = Diary::new();
    other.ok(&format!("import csv {folder}"));
    assert_eq!(list(&other.json("list lab --search abc")).len(), 3);
}

#[test]
fn the_written_unit_is_a_spelling_of_the_unit() {
    let diary = Diary::new();
    let lab = diary.json("log lab Platelets 110 10*9/L");
    let id = text(&lab["id"]);
    for unit in ["foo", "/uL"] {
        assert!(diary.refused(&format!("edit {id} unit_written {unit}")).contains("unit_written: "), "{unit}");
    }
    assert_eq!(text(&diary.json(&format!("edit {id} unit_written G/L"))["unit_written"]), "G/L");
    let table = diary.file("labs.csv");
    let labs = |line: &str| {
        std::fs::write(&table, format!("analyte,value,unit,unit_written,at\n{line},2020-01-01\n")).unwrap();
    };
    labs("Platelets,110,10*9/L,/uL");
    assert!(diary.refused(&format!("import csv {table}")).contains("unit_written: “/uL” is no spelling of 10*9/L"));
    labs("Widget factor,110,AU,arb");
    diary.refused(&format!("import csv {table}"));
    diary.ok("analyte add 'Widget factor' --unit AU");
    diary.ok(&format!("import csv {table}"));
    // Nothing can be confirmed there.
    labs("Platelets,110 3 109/L,,");
    let said = diary.refused(&format!("import csv {table} --confirm"));
    assert!(said.contains("value: ") && said.contains("write 110 into this cell"), "{said}");
    assert!(!said.contains("confirm"), "{said}");
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
