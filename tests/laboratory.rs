//! Whose range a result is held against: the one that was printed, the laboratory's own, the person's, a default; and
//! which results have their original beside them.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use serde_json::Value;
use titrace::analysis::facts::{Facts, RangeSource};
use titrace::catalogue::Catalogue;
use titrace::model::analyte::OwnAnalyte;
use titrace::model::attachment::{Attachment, Media};
use titrace::model::lab::{LabResult, LabUnit, Measured, Range, ReferenceRange};
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::{Diary as Records, Settings, When};
use uuid::Uuid;

use desk::{Diary, text};

#[expect(dead_code, reason = "other tests use the rest of it")]
mod desk;

fn range(lab: &Value) -> (&str, &str, &str) {
    (text(&lab["range_source"]), lab["low"].as_str().unwrap_or(""), text(&lab["flag"]))
}

#[test]
fn a_laboratory_keeps_its_range() {
    let diary = Diary::new();
    diary.ok("log lab Platelets 210 10*9/L --range 165-387 --lab 'City Laboratory' --at 2020-03-01");
    diary.ok("log lab Platelets 210 10*9/L --range 150-400 --lab 'City Laboratory' --at 2022-03-01");
    diary.ok("log lab Platelets 210 10*9/L --range 130-400 --lab Northern --at 2020-03-01");
    let lab = |call: &str| diary.json(&format!("log lab {call}"));
    let later = lab("PLT 160 10*9/L --lab 'city laboratory' --at 2021-05-01");
    assert_eq!(range(&later), ("laboratory", "165", "L"));
    assert_eq!(later["high"], "387");
    // The same value in another laboratory.
    assert_eq!(range(&lab("Platelets 160 10*9/L --lab Northern --at 2021-05-01")), ("laboratory", "130", "N"));
    // What was printed since holds from then on.
    assert_eq!(range(&lab("Platelets 160 10*9/L --lab 'City Laboratory' --at 2022-03-01")), ("laboratory", "150", "N"));
    assert_eq!(range(&lab("Platelets 160 10*9/L --lab 'City Laboratory' --at 2024-05")), ("laboratory", "150", "N"));
}

#[test]
fn another_laboratory_and_an_earlier_draw_have_no_part_in_it() {
    let diary = Diary::new();
    diary.ok("log lab Platelets 210 10*9/L --range 165-387 --lab City --at 2020-03-01");
    diary.ok("log lab Haemoglobin 13 g/dL --range 12-16 --lab City --at 2020-03-01");
    let source = |call: &str| text(&diary.json(&format!("log lab {call}"))["range_source"]).to_owned();
    assert_eq!(source("Platelets 160 10*9/L --lab Northern --at 2021-05-01"), "default");
    assert_eq!(source("Platelets 160 10*9/L --at 2021-05-01"), "default");
    assert_eq!(source("Platelets 160 10*9/L --lab City --at 2020-02-29"), "default");
    // Perhaps earlier in that year.
    assert_eq!(source("Platelets 160 10*9/L --lab City --at 2020"), "default");
    assert_eq!(source("Platelets 160 10*9/L --lab City --at 2021-05-01 --range none"), "none");
    assert_eq!(source("Platelets 160 10*9/L --lab City --at 2021-05-01 --range 140-400"), "printed");
}

#[test]
fn what_needs_a_sex_is_unscored_while_nobody_gave_one() {
    let diary = Diary::new();
    let lab = diary.json("log lab Haemoglobin 13.5 g/dL --at 2021-05-01");
    assert_eq!((text(&lab["range_source"]), text(&lab["flag"])), ("none", "unscored"));
}

#[test]
fn an_edited_result_keeps_what_it_said_of_its_range() {
    let diary = Diary::new();
    let bare = diary.json("log lab Platelets 160 10*9/L --at 2021-05-01");
    diary.ok("log lab Platelets 210 10*9/L --range 165-387 --lab City --at 2020-03-01");
    let edited = diary.json(&format!("edit {} lab City", text(&bare["id"])));
    assert_eq!(text(&edited["range_source"]), "default");
}

fn record(id: u128, at: &str, body: Body) -> Record {
    let (id, at) = (RecordId(Uuid::from_u128(id)), When::exact(at.parse().unwrap()));
    Record { id, at, note: None, source: Source::Window, entered_by: None, body }
}

fn result(id: u128, at: &str, analyte: &str, unit: &str, laboratory: &str) -> Record {
    let unit = (!unit.is_empty()).then(|| LabUnit { ucum: unit.to_owned(), written: unit.to_owned() });
    let laboratory = Some(laboratory.to_owned());
    let (analyte, value) = (analyte.to_owned(), Measured::parse("7").unwrap());
    let (fasting, biotin, repeat_sample) = (None, None, None);
    let range = Range::Unsaid;
    record(id, at, Body::Lab(LabResult { analyte, value, unit, range, laboratory, fasting, biotin, repeat_sample }))
}

#[test]
fn an_own_range_stands_in_and_an_original_is_one_of_the_whole_draw() {
    let range = ReferenceRange { low: Some("10".parse().unwrap()), high: Some("20".parse().unwrap()) };
    let own = OwnAnalyte { name: "Selenium".to_owned(), unit: Some("ug/L".to_owned()), range };
    let of = RecordId(Uuid::from_u128(2));
    let scan = Attachment { of, name: "scan.pdf".to_owned(), media: Media::Pdf, size: 9 };
    let records = vec![
        record(1, "2021-01-01", Body::Analyte(own)),
        result(2, "2021-05-01", "selenium", "ug/L", "City"),
        result(3, "2021-05-01", "ALT", "U/L", "CITY"),
        result(4, "2021-05-01", "ALT", "U/L", "Northern"),
        result(5, "2021-05-02", "Selenium", "mg/L", "City"),
        record(6, "2021-05-03", Body::Attachment(scan)),
    ];
    let catalogue = Catalogue::bundled().unwrap();
    let diary = Records::of(Settings::default(), records);
    let facts = Facts::new(&diary, &catalogue);
    let of: Vec<_> = diary.labs().map(|(record, result)| facts.lab(record, result)).collect();
    let told: Vec<_> = of.iter().map(|lab| (lab.range_source.code(), lab.flag.code(), lab.original)).collect();
    let expected =
        [("default", "L", true), ("default", "L", true), ("default", "L", false), ("none", "unscored", false)];
    assert_eq!(told, expected);
    assert_eq!(of[0].range_source, RangeSource::Default);
}

#[test]
fn what_everybody_who_may_be_meant_has_in_common_is_said_without_a_sex() {
    let diary = Diary::new();
    let log = |call: &str| {
        let result = diary.json(&format!("log lab {call} --at 2024-05-01"));
        let grade = result["grade"].as_str().unwrap_or("-").to_owned();
        format!("{} {grade} {}", text(&result["flag"]), text(&result["range_source"]))
    };
    // Below both bands (117 or 120, 134 or 140 g/L), between them, within both.
    assert_eq!(log("Haemoglobin 79 g/L"), "L 3 none");
    assert_eq!(log("Haemoglobin 100 g/L"), "L 1 none");
    assert_eq!(log("Haemoglobin 130 g/L"), "unscored 0-1 none");
    assert_eq!(log("Haemoglobin 150 g/L"), "N - none");
    assert_eq!(log("Ferritin 23 ug/L"), "L - none");
    assert_eq!(log("Ferritin 340 ug/L"), "H - none");
    diary.ok("person set --sex male");
    assert_eq!(log("Haemoglobin 130 g/L"), "L 1 default");
}

#[test]
fn a_grade_that_every_unit_gives_needs_no_unit() {
    let diary = Diary::new();
    let grade = |call: &str| diary.json(&format!("log lab {call} --at 2024-05-01"))["grade"].clone();
    assert_eq!(grade("Platelets '<5'"), "4");
    assert_eq!(grade("Platelets 200"), serde_json::Value::Null, "a thousandfold apart");
    assert_eq!(grade("ALT 90 --range 10-40"), "1", "a multiple has no unit");
}

#[test]
fn a_range_without_a_lower_limit_says_nothing_good_of_a_graded_count() {
    let diary = Diary::new();
    let result = diary.json("log lab Platelets 5 10^9/L --range '<387'");
    assert_eq!((text(&result["flag"]), text(&result["grade"])), ("unscored", "4"));
    let fed = diary.json("log lab 'Fasting glucose' 5.2 mmol/L --fasting no");
    assert_eq!((text(&fed["flag"]), text(&fed["range_source"])), ("unscored", "none"));
    assert_eq!(text(&diary.json("log lab 'Fasting glucose' 5.2 mmol/L")["flag"]), "N");
}

#[test]
fn a_rise_before_the_start_is_graded_by_its_limit_and_later_by_what_it_was() {
    let diary = Diary::new();
    diary.ok("medicine add LDN --from 2024-03-01");
    let grade = |value: &str, at: &str| diary.json(&format!("log lab ALT {value} U/L --at {at}"))["grade"].clone();
    assert_eq!(grade("60", "2024-02-01"), "1");
    assert_eq!(grade("70", "2024-05-01"), serde_json::Value::Null, "less than one and a half times its own");
    assert_eq!(grade("200", "2024-06-01"), "2");
}

#[test]
fn a_laboratory_that_changes_its_unit_keeps_its_range() {
    let diary = Diary::new();
    diary.ok("log lab Platelets 200 10^9/L --range 130-390 --lab Oslo --at 2024-01-01");
    let result = diary.json("log lab Platelets 140000 /uL --lab Oslo --at 2024-02-01");
    assert_eq!(range(&result), ("laboratory", "130000", "N"));
    assert_eq!(text(&result["high"]), "390000");
    // A limit that would have to be rounded is none of the laboratory's.
    diary.ok("log lab Bilirubin 0.7 mg/dL --range 0.2-1.3 --lab Oslo --at 2024-01-01");
    let result = diary.json("log lab Bilirubin 22 umol/L --lab Oslo --at 2024-02-01");
    assert_eq!((text(&result["range_source"]), text(&result["flag"])), ("default", "H"));
}
