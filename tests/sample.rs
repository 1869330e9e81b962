//! The bundled case says what the report says, no more and no less (S0-01, S0-03, S0-10, S0-11).
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeMap;

use uuid::Uuid;

use titrace::analysis::facts::Facts;
use titrace::catalogue::Catalogue;
use titrace::intake;
use titrace::model::{Basis, Diary, Kind, Record, RecordId};

mod case;

fn sample(catalogue: &Catalogue) -> Diary {
    let preview = case::preview(catalogue, &mut || RecordId(Uuid::nil()));
    // Nobody knows the name, and the report says no other.
    let said: Vec<_> =
        preview.questions.iter().map(|(_, _, question)| (question.key, question.args[0].1.as_str())).collect();
    assert_eq!(said, [("analyte-unknown", "Other blood cells")]);
    case::diary(catalogue)
}

fn all(diary: &Diary) -> impl Iterator<Item = &Record> {
    Kind::ALL.into_iter().flat_map(|kind| diary.of_kind(kind)).map(|record| &**record)
}

/// "2012 exact 110" of each platelet count, in order.
fn platelets(diary: &Diary) -> Vec<String> {
    let counts = diary.labs().filter(|(_, result)| result.analyte == "Platelets");
    counts
        .map(|(record, result)| format!("{} {} {}", record.at.text(), record.at.basis.code(), result.value.written))
        .collect()
}

#[test]
fn platelets_stand_as_reported() {
    let catalogue = Catalogue::bundled().unwrap();
    let diary = sample(&catalogue);
    assert_eq!(
        platelets(&diary),
        [
            "2009 about 110",
            "2010-10..2013-10 assumed ~120",
            "2012 exact 110",
            "2013-10 assumed <5",
            "2013-10..2014-05 assumed <5",
            "2014-05 about ~136",
        ]
    );
}

#[test]
fn every_count_is_low_and_below_5_is_grade_4_for_certain() {
    let catalogue = Catalogue::bundled().unwrap();
    let diary = sample(&catalogue);
    let facts = Facts::new(&diary, &catalogue);
    let mut said = Vec::new();
    for (record, result) in diary.labs().filter(|(_, result)| result.analyte == "Platelets") {
        let found = facts.lab(record, result);
        assert_eq!(found.loinc.as_deref(), Some("777-3"));
        let limit = |limit: Option<titrace::model::Number>| limit.map(|limit| limit.to_string()).unwrap_or_default();
        let grade = found.grade.map(|grade| grade.to_string()).unwrap_or_default();
        let flag = found.flag.code();
        said.push(format!("{} in {}-{}: {flag} {grade}", result.value.written, limit(found.low), limit(found.high)));
    }
    assert_eq!(
        said,
        [
            "110 in 150-450: L 1",
            "~120 in 150-450: L 1",
            "110 in 150-450: L 1",
            "<5 in 165-387: L 4",
            "<5 in 150-450: L 4",
            "~136 in 150-450: L 1",
        ]
    );
}

#[test]
fn the_report_gives_no_start_so_every_day_number_is_estimated() {
    let catalogue = Catalogue::bundled().unwrap();
    let diary = sample(&catalogue);
    let facts = Facts::new(&diary, &catalogue);
    let (start, _) = diary.courses().next().unwrap();
    assert_eq!((start.at.text().as_str(), start.at.basis), ("2013-06-01", Basis::Assumed));
    let mut days = BTreeMap::new();
    for record in all(&diary) {
        if let Some(day) = facts.day(record) {
            assert!(day.estimated, "{}", record.id);
            days.insert(record.id, day.number);
        }
    }
    assert!(days.len() > 3, "{days:?}");
    assert_eq!(days.get(&start.id), Some(&1));
}

#[test]
fn nothing_is_more_exact_than_the_report() {
    let catalogue = Catalogue::bundled().unwrap();
    let diary = sample(&catalogue);
    assert_eq!(diary.doses().count(), 0, "the report tells of no single dose");
    for record in all(&diary) {
        let assumed = record.at.basis == Basis::Assumed;
        let text = record.at.text();
        assert!(assumed || ["2009", "2012", "2014-05"].contains(&text.as_str()), "{text} is not in the report");
        assert_eq!(record.at.zone.name, None);
        assert_eq!(record.at.zone.offset_minutes, None);
        let row = intake::row(record, &diary);
        assert_eq!(row.get("source"), Some("import:case-000"));
        let version = record.id.0.get_version_num();
        assert_eq!(version, 7, "{}", record.id);
    }
    let medicines: Vec<_> = diary.medicines().map(|(_, medicine)| medicine.name.as_str()).collect();
    for name in ["Low-dose naltrexone", "Prednisolone", "Immunoglobulins", "Rituximab", "Interferon beta"] {
        assert!(medicines.contains(&name), "{name}");
    }
    let interferon = diary.medicine_named("Interferon beta").unwrap().0.id;
    assert_eq!(diary.courses_of(interferon).count(), 0, "it was never started");
}
