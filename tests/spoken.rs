//! Numbers and names as they are typed in a German window: kept in the one form that every language reads, or refused
//! with a way out. What is typed in English, on the command line and in tables stays as it was.
#![expect(clippy::unwrap_used, clippy::panic, reason = "this is only a test")]

use std::sync::LazyLock;

use jiff::Zoned;
use proptest::prelude::*;
use titrace::catalogue::Catalogue;
use titrace::intake;
use titrace::intake::panel;
use titrace::intake::paste;
use titrace::intake::{Entry, Row};
use titrace::model::lab::Range;
use titrace::model::symptom::{Length, OwnSymptom, Scale};
use titrace::model::{Body, Diary, Kind, Record, RecordId, Refusal, Settings, Source};
use titrace::words::{Language, Words};

static GERMAN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled_in("de").unwrap());
static NOW: LazyLock<Zoned> = LazyLock::new(|| "2025-05-09T21:58:00+02:00[Europe/Oslo]".parse().unwrap());

fn entry(diary: &Diary, decimal_mark: char) -> Entry<'_> {
    Entry {
        diary,
        catalogue: &GERMAN,
        now: &NOW,
        source: Source::Window,
        decimal_mark,
        id: RecordId(uuid::Uuid::from_u128(1)),
        fresh: true,
        confirmed: false,
    }
}

fn read(kind: Kind, cells: &[(&'static str, &str)], mark: char) -> Result<Record, Vec<Refusal>> {
    let diary = Diary::of(Settings::default(), Vec::new());
    let mut row = Row::new();
    for (field, text) in cells {
        row.set(field, *text);
    }
    intake::record(kind, &row, &entry(&diary, mark))
}

/// What is kept of a value of haemoglobin that is typed so, or the key of its refusal.
fn value(typed: &str, mark: char) -> Result<String, &'static str> {
    match read(Kind::Lab, &[("analyte", "Hämoglobin"), ("value", typed), ("unit", "g/dL")], mark) {
        Ok(record) => {
            let Body::Lab(result) = record.body else { panic!() };
            Ok(result.value.written)
        }
        Err(refusals) => {
            assert!(refusals.iter().all(|refusal| refusal.field == "value"), "{refusals:?}");
            Err(refusals[0].why.key)
        }
    }
}

#[test]
fn typed_values_of_a_laboratory_are_kept_with_a_point() {
    for (typed, kept) in
        [("12,9", "12.9"), ("12.9", "12.9"), ("<0,5", "<0.5"), ("~4,2", "~4.2"), ("3,5-5,1", "3.5-5.1"), ("5", "5")]
    {
        assert_eq!(value(typed, ',').as_deref(), Ok(kept), "{typed}");
    }
    for typed in ["1.000", "1,000", "<1,250", "1.234,5", "1,234.5", "1.234.567"] {
        assert!(value(typed, ',').unwrap_err().starts_with("refused-number-group"), "{typed}");
    }
    assert_eq!(value("12,9", '.'), Err("refused-number-comma"), "in an English window");
    assert_eq!(value("1.000", '.').as_deref(), Ok("1.000"));
}

/// What nobody typed, as a form's unchanged cell, has its point in every language.
#[test]
fn what_was_set_by_the_program_is_read_as_it_stands() {
    let diary = Diary::of(Settings::default(), Vec::new());
    let mut row = Row::new();
    for (field, text) in [("analyte", "Hämoglobin"), ("unit", "g/dL")] {
        row.set(field, text);
    }
    row.set_exact("value", "1.000");
    let Body::Lab(result) = intake::record(Kind::Lab, &row, &entry(&diary, ',')).unwrap().body else { panic!() };
    assert_eq!(result.value.written, "1.000");
}

#[test]
fn a_refusal_names_its_field_and_both_ways_to_write_it() {
    let words = Words::of_language(Language::German);
    let refusals = read(Kind::Medicine, &[("name", "A"), ("strength", "1,000 mg")], ',').unwrap_err();
    let [refusal] = &refusals[..] else { panic!("{refusals:?}") };
    assert_eq!(refusal.field, "strength");
    let said = words.say(refusal.why.key, &refusal.why.args);
    assert!(said.contains("1000") && said.contains("1,0 "), "{said}");
    // Everything else that is wrong is said at once, and of one field one thing.
    let refusals = read(Kind::Lab, &[("analyte", ""), ("value", "1.000"), ("unit", "bananas")], ',').unwrap_err();
    let mut fields: Vec<_> = refusals.iter().map(|refusal| refusal.field).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["analyte", "unit", "value"]);
}

#[test]
fn a_refused_number_is_quoted_as_it_was_typed() {
    let refusals = read(Kind::Medicine, &[("name", "A"), ("strength", "0,25 Löffel")], ',').unwrap_err();
    let quoted: Vec<_> = refusals[0].why.args.iter().map(|(_, text)| text.as_str()).collect();
    assert!(quoted[0].starts_with("0,25"), "{quoted:?}");
}

#[test]
fn a_german_name_is_kept_as_the_one_that_both_languages_know() {
    let kept = |typed: &str| {
        let record = read(Kind::Symptom, &[("symptom", typed), ("value", "4")], ',').unwrap();
        let Body::Symptom(entry) = record.body else { panic!() };
        entry.symptom
    };
    assert_eq!(kept("Müdigkeit"), "Fatigue");
    assert_eq!(kept(" müdigkeit"), "Fatigue");
    assert_eq!(kept("Fatigue"), "Fatigue");
    assert_eq!(kept("Ohrensausen links"), "Ohrensausen links", "nobody knows it");
    let cells = [("analyte", "Thrombozyten"), ("value", "182"), ("unit", "G/l")];
    let Body::Lab(result) = read(Kind::Lab, &cells, ',').unwrap().body else { panic!() };
    assert_eq!(result.analyte, "Platelets");
    let named = Kind::ALL.into_iter().filter_map(intake::name_field);
    assert_eq!(named.collect::<Vec<_>>(), ["symptom", "analyte"], "what a form shows in its own language");
    // A table is read as it was written.
    let diary = Diary::of(Settings::default(), Vec::new());
    let mut row = Row::new();
    for (field, text) in [("at", "2025-05-09"), ("symptom", "Müdigkeit"), ("value", "4")] {
        row.set(field, text);
    }
    let written = Entry { fresh: false, ..entry(&diary, '.') };
    let record = intake::record(Kind::Symptom, &row, &written).unwrap();
    assert!(matches!(record.body, Body::Symptom(entry) if entry.symptom == "Müdigkeit"));
}

/// "Müdigkeit" is the catalogue's Fatigue in German, unless the person named something of their own so before.
#[test]
fn a_symptom_of_ones_own_keeps_its_name() {
    let own = Body::OwnSymptom(OwnSymptom {
        name: "Müdigkeit".to_owned(),
        scale: Scale::Distance(Length::Kilometre),
        higher_is: None,
        sensitive: false,
        low_words: None,
        high_words: None,
    });
    let like = read(Kind::Note, &[("text", "x")], ',').unwrap();
    let diary = Diary::of(Settings::default(), vec![Record { body: own, ..like }]);
    let said = |diary: &Diary, value: &str| {
        let mut row = Row::new();
        for (field, text) in [("symptom", "müdigkeit"), ("value", value)] {
            row.set(field, text);
        }
        let record = intake::record(Kind::Symptom, &row, &entry(diary, ',')).unwrap();
        let Body::Symptom(entry) = record.body else { panic!() };
        (entry.symptom, entry.score.text())
    };
    assert_eq!(said(&diary, "1,5"), ("müdigkeit".to_owned(), "1.5".to_owned()));
    assert_eq!(said(&Diary::default(), "4"), ("Fatigue".to_owned(), "4".to_owned()));
}

#[test]
fn an_analyte_of_ones_own_keeps_its_name() {
    let own = read(Kind::Analyte, &[("name", "Thrombo eigen"), ("unit", "x")], ',').unwrap();
    let diary = Diary::of(Settings::default(), vec![own]);
    let mut row = Row::new();
    for (field, text) in [("analyte", "Thrombo eigen"), ("value", "4,5"), ("unit", "x")] {
        row.set(field, text);
    }
    let record = intake::record(Kind::Lab, &row, &entry(&diary, ',')).unwrap();
    let Body::Lab(result) = record.body else { panic!() };
    assert_eq!((result.analyte.as_str(), result.value.written.as_str()), ("Thrombo eigen", "4.5"));
}

#[test]
fn an_edit_takes_the_mark_only_of_what_is_typed() {
    let diary = Diary::of(Settings::default(), Vec::new());
    let old = read(Kind::Medicine, &[("name", "A"), ("strength", "1.125 mg")], '.').unwrap();
    // What stands there is the program's, however much it looks like thousands.
    let edited = intake::edits(&old, &[("name", "B")], &entry(&diary, ',')).unwrap();
    let strength = |record: &Record| match &record.body {
        Body::Medicine(medicine) => medicine.strength.unwrap().to_string(),
        _ => panic!(),
    };
    assert_eq!(strength(&edited), "1.125 mg");
    let edited = intake::edits(&old, &[("strength", "2,5 mg")], &entry(&diary, ',')).unwrap();
    assert_eq!(strength(&edited), "2.5 mg");
    assert!(intake::edits(&old, &[("strength", "2.500 mg")], &entry(&diary, ',')).is_err());
}

fn dose(record: &Record) -> String {
    let Body::Dose(dose) = &record.body else { panic!("{record:?}") };
    let count = dose.count.map(|count| format!("{} {}", count.number, count.unit.code()));
    let amount = dose.amount.map(|amount| amount.to_string());
    format!("{} | {}", amount.unwrap_or_default(), count.unwrap_or_default())
}

#[test]
fn an_amount_brings_its_unit_and_a_number_of_drops_is_a_count() {
    let drops = "50 mg in 10 mL, 20 drops/mL";
    let medicine = read(Kind::Medicine, &[("name", "LDN"), ("form", "drops"), ("recipe", drops)], '.').unwrap();
    let diary = Diary::of(Settings::default(), vec![medicine]);
    let given = |cells: &[(&'static str, &str)]| {
        let mut row = Row::new();
        row.set("medicine", "LDN");
        for (field, text) in cells {
            row.set(field, *text);
        }
        intake::record(Kind::Dose, &row, &Entry { id: RecordId(uuid::Uuid::from_u128(2)), ..entry(&diary, '.') })
    };
    for cells in [&[("amount", "7 drops")][..], &[("count", "7 drops")], &[("count", "7"), ("count_unit", "drop")]] {
        assert_eq!(dose(&given(cells).unwrap()), "1.75 mg | 7 drop", "{cells:?}");
    }
    assert_eq!(dose(&given(&[("amount", "1750"), ("unit", "ug")]).unwrap()), "1750 ug | ");
    let old = given(&[("amount", "1750 ug")]).unwrap();
    let edited = |field, text| intake::edits(&old, &[(field, text)], &entry(&diary, '.')).map(|record| dose(&record));
    // Its own unit, or the one that stands there.
    assert_eq!(edited("amount", "2 mg").unwrap(), "2 mg | ");
    assert_eq!(edited("amount", "2000").unwrap(), "2000 ug | ");
    assert_eq!(edited("count", "8 drops").unwrap(), "2 mg | 8 drop");
}

/// What was written on a journey stays in the zone of the journey, and is of the present one only where its time is typed
/// anew. A range that is typed anew takes the old limits along.
#[test]
fn an_edit_leaves_what_does_not_hang_on_it() {
    let diary = Diary::default();
    let there: Zoned = "2025-01-05T08:30:00-05:00[America/New_York]".parse().unwrap();
    let mut row = Row::new();
    row.set("at", "2025-01-05 08:30");
    row.set("text", "a cold");
    let old = intake::record(Kind::Note, &row, &Entry { now: &there, ..entry(&diary, '.') }).unwrap();
    let edited = |field, text| intake::edits(&old, &[(field, text)], &entry(&diary, '.')).unwrap();
    assert_eq!(edited("text", "a bad cold").at, old.at);
    let at = edited("at", "2025-01-05 09:30").at;
    assert_eq!((at.zone.name.as_deref(), at.zone.offset_minutes), (Some("Europe/Oslo"), Some(60)));

    let cells = [("analyte", "Thrombozyten"), ("value", "110"), ("unit", "10*9/L"), ("range", "150-450")];
    let old = read(Kind::Lab, &cells, '.').unwrap();
    let range = |text| {
        let edited = intake::edits(&old, &[("range", text)], &entry(&diary, '.')).unwrap();
        let Body::Lab(result) = edited.body else { panic!() };
        format!("{:?}", result.range)
    };
    let Body::Lab(first) = &old.body else { panic!() };
    assert_eq!(range("150-450"), format!("{:?}", first.range));
    assert!(range("140-400").contains("140") && !range("140-400").contains("150"), "{}", range("140-400"));
}

/// An emptied date is not today, and a range that nobody gave does not become the laboratory's.
#[test]
fn an_edit_is_no_new_entry() {
    let diary = Diary::default();
    let old = read(Kind::Note, &[("text", "a cold")], '.').unwrap();
    let refusals = intake::edits(&old, &[("at", "")], &entry(&diary, '.')).unwrap_err();
    assert_eq!((refusals[0].field, refusals[0].why.key), ("at", "refused-empty"));

    let cells = [("analyte", "Platelets"), ("value", "210"), ("unit", "10*9/L"), ("lab", "City")];
    let printed = [&cells[..], &[("at", "2025-05-01"), ("range", "150-450")]].concat();
    let diary = Diary::of(Settings::default(), vec![read(Kind::Lab, &printed, '.').unwrap()]);
    let mut row = Row::new();
    for (field, text) in [&cells[..], &[("at", "2025-05-02")]].concat() {
        row.set(field, text);
    }
    let id = RecordId(uuid::Uuid::from_u128(2));
    let range = |record: &Record| {
        let Body::Lab(result) = &record.body else { panic!() };
        result.range
    };
    let of_a_table = intake::record(Kind::Lab, &row, &Entry { id, fresh: false, ..entry(&diary, '.') }).unwrap();
    assert_eq!(range(&of_a_table), Range::Unsaid);
    let edited = intake::edits(&of_a_table, &[("value", "211")], &Entry { id, ..entry(&diary, '.') }).unwrap();
    assert_eq!(range(&edited), Range::Unsaid);
    let typed = intake::record(Kind::Lab, &row, &Entry { id, ..entry(&diary, '.') }).unwrap();
    assert!(matches!(range(&typed), Range::Laboratory(_)));
    // One that is emptied is gone.
    let edited = intake::edits(&typed, &[("range", "")], &Entry { id, ..entry(&diary, '.') }).unwrap();
    assert_eq!(range(&edited), Range::Unsaid);
    // A range that is typed is what is printed on this result, whosever the one before was.
    for before in [&typed, &of_a_table] {
        let edited = intake::edits(before, &[("range", "140-400")], &Entry { id, ..entry(&diary, '.') }).unwrap();
        assert!(matches!(range(&edited), Range::Printed(_)));
    }
}

/// Analyte, value, unit and range of every result, and how many lines are unclear.
fn pasted(text: &str, mark: char) -> (Vec<String>, usize) {
    let pasted = paste::read(text, &GERMAN, mark);
    let line = |one: &paste::PastedLine| {
        ["analyte", "value", "unit", "range"].map(|field| one.row.get(field).unwrap_or_default()).join(" | ")
    };
    (pasted.results.iter().map(line).collect(), pasted.unclear.len())
}

#[test]
fn a_table_of_a_german_laboratory_is_read() {
    let table = "Untersuchung\tErgebnis\tEinheit\tReferenzbereich\n\
                 Thrombozyten\t182\tG/l\t150-400\n\
                 Hämoglobin\t12,9\tg/dl\t12,0-16,0\n\
                 TSH\t2,15\tmU/l\t0,4-4,0\n\
                 CRP\t<0,5\tmg/l\t<5\n";
    let (results, unclear) = pasted(table, ',');
    assert_eq!(unclear, 0);
    assert_eq!(
        results,
        [
            "Thrombozyten | 182 | G/l | 150-400",
            "Hämoglobin | 12.9 | g/dl | 12.0-16.0",
            "TSH | 2.15 | mU/l | 0.4-4.0",
            "CRP | <0.5 | mg/l | <5",
        ]
    );
    // Lines without columns, too.
    let (results, _) = pasted("Kalium 4,1 mmol/l 3,5-5,1\n", ',');
    assert_eq!(results, ["Kalium | 4.1 | mmol/l | 3.5-5.1"]);
    // Where some numbers have a comma and some a point, those with a comma are not guessed.
    let (results, unclear) = pasted("Hämoglobin\t12,9\tg/dl\nTSH\t2.15\tmU/l\n", ',');
    assert_eq!((results, unclear), (vec!["TSH | 2.15 | mU/l | ".to_owned()], 1));
    let (results, unclear) = pasted("Hämoglobin\t12,9\tg/dl\t12,0-16,0\nTSH\t2.15\tmU/l\t0.4-4.0\n", ',');
    assert_eq!((results, unclear), (vec!["TSH | 2.15 | mU/l | 0.4-4.0".to_owned()], 1));
    // The unit's own point, a time of day and a date are no marks of the laboratory's.
    let table = "Entnahme 12.05.2024 08.30 Uhr\nKreatinin\t0,9\tmg/dl\t0,5-0,9\n\
                 eGFR\t98\tml/min/1.73m²\n";
    let (results, unclear) = pasted(table, ',');
    assert_eq!(results, ["Kreatinin | 0.9 | mg/dl | 0.5-0.9", "eGFR | 98 | ml/min/1.73m² | "]);
    assert_eq!(unclear, 1, "the line that is nothing but a time");
    let (results, unclear) = pasted("Kreatinin 0,9 mg/dl 0,5-0,9\neGFR 98 ml/min/1.73m²\n", ',');
    assert_eq!((results.len(), unclear), (2, 0), "{results:?}");
    // Nor is a comma of a name one, and it stays.
    let (results, _) = pasted(
        "Untersuchung\tErgebnis\tEinheit\tNormwert\tBemerkung\n\
         1,25-Dihydroxy-Vitamin D\t45,5\tng/l\t19,9-79,3\t1,5 h gelagert\n",
        ',',
    );
    assert_eq!(results, ["1,25-Dihydroxy-Vitamin D | 45.5 | ng/l | 19.9-79.3"]);
    // Commas that part cells are none of a number, and an English window leaves them all alone.
    let (results, _) = pasted("ALT,25,U/L,10-50\n", ',');
    assert_eq!(results, ["ALT | 25 | U/L | 10-50"]);
    let (results, _) = pasted("Hämoglobin\t12,9\tg/dl\n", '.');
    assert_eq!(results, ["Hämoglobin | 12,9 | g/dl | "]);
}

/// What is brought into the lines of a report stands there as a person of that language would write it, and what is
/// asked about stands as it was pasted.
#[test]
fn a_pasted_line_has_the_mark_in_its_numbers_and_nowhere_else() {
    let table = "Hämoglobin\t12,9\tg/dl\t12,0-16,0\nNitrit\tneg.\nFerritin\t1.234,5\tµg/l\t15-150\n\
                 Thrombozyten\t150.000\t/µl\t150.000-400.000\n";
    let lines = panel::pasted(&paste::read(table, &GERMAN, ',').results, ',');
    let said: Vec<_> = lines.iter().map(|line| (line.value.as_str(), line.range.as_str())).collect();
    assert_eq!(said, [("12,9", "12,0-16,0"), ("neg.", ""), ("1.234,5", "15-150"), ("150.000", "150.000-400.000")]);
}

#[test]
fn a_text_of_the_catalogues_keeps_the_points_that_are_no_numbers() {
    assert_eq!(GERMAN.number("neg."), "neg.");
    assert_eq!(GERMAN.number("0.4-4.0 (vor dem 12.05.2014)"), "0,4-4,0 (vor dem 12.05.2014)");
}

proptest! {
    /// Whatever number is shown in a German window, typed again it is that number, or it is refused.
    #[test]
    fn what_is_shown_is_read_back_or_refused(whole in 0_u32..100_000, digits in 0_usize..6, part in 0_u32..1_000_000) {
        let part = format!("{part:06}")[..digits].to_owned();
        let number = if digits == 0 { whole.to_string() } else { format!("{whole}.{part}") };
        let shown = Words::of_language(Language::German).number(&number);
        prop_assert!(!shown.contains('.'));
        let looks_grouped = digits == 3 && (1..1000).contains(&whole);
        for typed in [&shown, &number] {
            match value(typed, ',') {
                Ok(kept) => prop_assert!(kept == number && !looks_grouped, "{typed} is kept as {kept}"),
                Err(key) => prop_assert!(looks_grouped && key == "refused-number-grouping", "{typed}: {key}"),
            }
        }
        prop_assert_eq!(value(&shown, '.').is_ok(), digits == 0, "English refuses a comma");
        prop_assert_eq!(value(&number, '.'), Ok(number), "and reads a point");
    }

    /// Two different marks, or the same one twice, are never a number.
    #[test]
    fn grouped_numbers_are_refused(head in 1_u32..1000, middle in 0_u32..1000, tail in 0_u32..1000, marks in 0_usize..4) {
        let (one, two) = [('.', ','), (',', '.'), ('.', '.'), (',', ',')][marks];
        let typed = format!("{head}{one}{middle:03}{two}{tail:03}");
        prop_assert!(value(&typed, ',').is_err(), "{typed}");
        prop_assert!(value(&typed, '.').is_err(), "{typed}");
    }

    /// The two ways out of a refusal are themselves taken, and one of them is a thousand times the other.
    #[test]
    fn the_ways_out_lead_out(head in 1_u32..1000, tail in 0_u32..1000) {
        let typed = format!("{head},{tail:03}");
        let refusal = intake::canonical("value", &typed, ',').unwrap_err();
        let way = |name: &str| {
            let (_, text) = refusal.why.args.iter().find(|(known, _)| *known == name).unwrap();
            value(text, ',').unwrap().parse::<f64>().unwrap()
        };
        prop_assert!((way("whole") - way("tenths") * 1000.0).abs() < 1e-6);
    }
}
