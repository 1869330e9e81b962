//! What is refused, and of which fields it is said: one mistake is one refusal, and two are told at once.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::sync::LazyLock;

use jiff::Zoned;
use titrace::catalogue::Catalogue;
use titrace::intake::{self, Entry, Row};
use titrace::model::person::Person;
use titrace::model::{Change, Diary, Kind, Record, RecordId, Refusal, Source};
use uuid::Uuid;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled().unwrap());

type Cells<'a> = &'a [(&'static str, &'a str)];

fn given(diary: &Diary, kind: Kind, cells: Cells<'_>, fresh: bool) -> Result<Record, Vec<Refusal>> {
    let now: Zoned = "2014-06-01T12:00+02:00[Europe/Oslo]".parse().unwrap();
    let entry = Entry {
        diary,
        catalogue: &CATALOGUE,
        now: &now,
        source: Source::CommandLine,
        decimal_mark: '.',
        id: RecordId(Uuid::from_u128(1000 + diary.len() as u128)),
        fresh,
        confirmed: false,
    };
    let mut row = Row::new();
    for (field, text) in cells {
        row.set(field, *text);
    }
    intake::record(kind, &row, &entry)
}

/// `field: message` of every refusal; nothing where it is taken.
fn refused_in(diary: &Diary, kind: Kind, cells: Cells<'_>) -> Vec<String> {
    let refusals = given(diary, kind, cells, true).err().unwrap_or_default();
    refusals.iter().map(|refusal| format!("{}: {}", refusal.field, refusal.why.key)).collect()
}

fn refused(kind: Kind, cells: Cells<'_>) -> Vec<String> {
    refused_in(&Diary::default(), kind, cells)
}

fn with(mut diary: Diary, kind: Kind, cells: Cells<'_>) -> Diary {
    let record = given(&diary, kind, cells, true).unwrap();
    Change::Add(vec![record]).apply(&mut diary);
    diary
}

/// Drops of a quarter milligram.
fn with_drops() -> Diary {
    let cells = [("at", "2014"), ("name", "LDN"), ("form", "drops"), ("recipe", "50 mg in 10 mL, 20 drops/mL")];
    with(Diary::default(), Kind::Medicine, &cells)
}

#[test]
fn a_range_with_a_unit_is_not_blamed_for_a_unit_that_is_refused() {
    let lab = |unit: &str, value: &str| {
        let cells = [("analyte", "Platelets"), ("value", value), ("unit", unit), ("range", "165-387 G/L")];
        refused(Kind::Lab, &cells)
    };
    assert!(lab("G/L", "110").is_empty());
    assert_eq!(lab("K/uL", "110"), ["range: refused-range-unit"]);
    assert_eq!(lab("", "110"), ["range: refused-range-unit-alone"]);
    assert_eq!(lab("bananas", "110").len(), 1, "{:?}", lab("bananas", "110"));
    assert!(lab("bananas", "110")[0].starts_with("unit: "));
}

#[test]
fn what_has_no_date_has_now_only_while_it_is_new_and_nobody_emptied_the_field() {
    let note = |at: Option<&str>, fresh: bool| {
        let cells: Vec<_> = at.map(|at| ("at", at)).into_iter().chain([("text", "ill")]).collect();
        given(&Diary::default(), Kind::Note, &cells, fresh).map_err(|refusals| refusals[0].why.key)
    };
    assert_eq!(note(None, true).unwrap().at.text(), "2014-06-01T12:00");
    assert_eq!(note(Some(""), true), Err("refused-empty"));
    assert_eq!(note(None, false), Err("refused-empty"));
    assert!(note(Some("2014-05"), false).is_ok());
}

#[test]
fn a_plan_leads_from_its_first_dose_to_its_target() {
    let diary = with_drops();
    let plan = |from: &str, step: &str, to: &str, shown_in: &str| {
        let cells = [("at", "2014-05-01"), ("medicine", "LDN"), ("every", "1 week"), ("shown_in", shown_in)];
        let cells: Vec<_> = cells.into_iter().chain([("from", from), ("step", step), ("to", to)]).collect();
        refused_in(&diary, Kind::Plan, &cells)
    };
    assert!(plan("0.25 mg", "0.25 mg", "4.5 mg", "drop").is_empty());
    assert_eq!(plan("1 mg", "0.5 mg", "2.25 mg", "drop"), ["to: refused-target-missed"]);
    // Down, the next step would be none at all.
    assert_eq!(plan("1 mg", "-0.5 mg", "0.25 mg", "drop"), ["to: refused-target-missed-low"]);
    assert_eq!(plan("1 mg", "0.5 mg", "0.5 mg", "drop"), ["step: refused-step-direction"]);
    // Whose drops are counted says which of its doses no drops make; what is drawn up is not counted.
    assert_eq!(plan("0.3 mg", "0.25 mg", "0.8 mg", "drop"), ["from: refused-not-whole"]);
    assert_eq!(plan("0.25 mg", "0.3 mg", "0.85 mg", "drop"), ["step: refused-not-whole"]);
    assert!(plan("0.3 mg", "0.25 mg", "0.8 mg", "mL").is_empty());
}

#[test]
fn a_bend_is_of_days_and_doses_that_there_are() {
    let cells = [("at", "2014-05-01"), ("medicine", "LDN"), ("from", "0.25 mg"), ("step", "0.25 mg")];
    let cells: Vec<_> =
        cells.into_iter().chain([("every", "1 week"), ("to", "4.5 mg"), ("shown_in", "drop")]).collect();
    let diary = with(with_drops(), Kind::Plan, &cells);
    let plan = diary.of_kind(Kind::Plan)[0].id.to_string();
    let bend = |kind: &str, rest: Cells<'_>| {
        let cells = [("at", "2014-05-20"), ("plan", &*plan), ("type", kind)].into_iter().chain(rest.iter().copied());
        refused_in(&diary, Kind::Adjustment, &cells.collect::<Vec<_>>())
    };
    for days in ["0", "-3", "3661", "99999999999", "three"] {
        assert_eq!(bend("hold", &[("days", days)]), ["days: refused-whole-number"], "{days}");
    }
    assert!(bend("hold", &[("days", "3")]).is_empty());
    assert_eq!(bend("shift", &[("days", "0")]), ["days: refused-shift-of-none"]);
    assert_eq!(bend("shift", &[("days", "-3661")]), ["days: refused-whole-number"]);
    assert_eq!(bend("step-back", &[("to", "0.3 mg")]), ["to: refused-not-whole"]);
    assert!(bend("step-back", &[("to", "0.25 mg")]).is_empty());
    assert_eq!(bend("hold", &[("number", "0"), ("days", "3")]), ["number: refused-whole-number"]);
    assert!(bend("restart", &[("to", "0.5 mg")]).is_empty());
    assert_eq!(bend("restart", &[("to", "0.3 mg")]), ["to: refused-no-such-step"]);
    assert_eq!(bend("resume", &[]), ["at: refused-nothing-to-bend"]);
}

#[test]
fn a_setting_is_one_that_there_is() {
    let diary = with_drops();
    let set = |field: &str, text: &str| intake::setting(&diary, field, text).map_err(|refusal| refusal.why.key);
    assert_eq!(set("theme", "dark").unwrap().theme.code(), "dark");
    assert_eq!(set("theme", "blue"), Err("refused-choice"));
    assert_eq!(set("backup_folder", "/media/stick").unwrap().backup_folder.as_deref(), Some("/media/stick"));
    assert_eq!(set("backup_folder", "stick"), Err("refused-folder"));
    assert_eq!(set("backup_folder", "none").unwrap().backup_folder, None);
    assert_eq!(set("day_start_hour", "25"), Err("refused-choice"));
    assert_eq!(set("followed", "LDN").unwrap().followed, Some(diary.of_kind(Kind::Medicine)[0].id));
    assert_eq!(set("followed", "Aspirin"), Err("refused-choice"));
}

#[test]
fn whom_to_call_is_a_list_of_eight() {
    let contacts = |count: usize| {
        let text = "Dr Lee: 04 472 0000\n".repeat(count);
        intake::person_field(&Person::default(), "contacts", &text).map_err(|refusal| refusal.why.key)
    };
    for count in [0, 1, 8] {
        assert_eq!(contacts(count).unwrap().contacts.len(), count);
    }
    assert_eq!(contacts(9), Err("refused-contacts-many"));
    let country = |text: &str| intake::person_field(&Person::default(), "country", text).map(|person| person.country);
    assert_eq!(country("nz").unwrap().as_deref(), Some("NZ"));
    assert_eq!(country("New Zealand").unwrap_err().why.key, "refused-country");
}

#[test]
fn a_score_is_one_of_its_scale() {
    let symptom = |scale: &str, value: &str| {
        refused(Kind::Symptom, &[("symptom", "Cold feet"), ("scale", scale), ("value", value)])
    };
    for (scale, value) in [("yes/no", "yes"), ("percent", "40"), ("percent", "40 %"), ("minutes", "≥20"), ("0-10", "7")]
    {
        assert_eq!(symptom(scale, value), [""; 0], "{scale} {value}");
    }
    assert_eq!(symptom("yes/no", "7"), ["value: refused-choice"]);
    assert_eq!(symptom("0-10", "≥7"), ["value: refused-at-least"]);
    assert_eq!(symptom("0-10", "7 %").len(), 1);
}
