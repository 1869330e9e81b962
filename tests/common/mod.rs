//! Random diaries for property tests: records of every kind, in every variant the model knows.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use jiff::civil::{Date, Time};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use titrace::model::adjustment::{Adjustment, Bend};
use titrace::model::amount::{Amount, Number, Recipe};
use titrace::model::analyte::OwnAnalyte;
use titrace::model::answer::{Answer, Reply};
use titrace::model::attachment::{Attachment, Media};
use titrace::model::bottle::{Bottle, Cost, Keeps};
use titrace::model::dose::{Count, Dose, Status};
use titrace::model::event::{Event, EventType, Note, Severity};
use titrace::model::lab::{LabResult, LabUnit, Measured, Range, ReferenceRange};
use titrace::model::medicine::{Category, Course, Form, LabelStatus, Medicine};
use titrace::model::person::{Contact, Person, Pregnancy, Sex};
use titrace::model::plan::{Interval, Plan, Review, Rule, Steps, Target};
use titrace::model::portion::DropCounts;
use titrace::model::question::Question;
use titrace::model::record::{Body, Kind, Record, RecordId, Source};
use titrace::model::settings::{Daily, Outcome, Settings, Theme};
use titrace::model::symptom::{Direction, OwnSymptom, Scale, Score, Side, SymptomEntry};
use titrace::model::timeline::PanelChoice;
use titrace::model::unit::DoseUnit;
use titrace::model::when::{Basis, Point, When, Zone};
use uuid::Uuid;

/// A medicine, and records of every kind; what needs a medicine hangs on it. The medicine is the first.
pub(crate) fn household() -> impl Strategy<Value = Vec<Record>> {
    let medicine = record(Kind::Medicine, RecordId(Uuid::nil()));
    medicine.prop_flat_map(|medicine| (record(Kind::Plan, medicine.id), Just(medicine))).prop_flat_map(
        |(plan, medicine)| {
            // An attachment hangs on anything.
            let hold = move |kind| if kind == Kind::Adjustment { plan.id } else { medicine.id };
            let one_of_each: Vec<_> = Kind::ALL.into_iter().map(|kind| record(kind, hold(kind))).collect();
            let more = vec(select(&Kind::ALL[..]).prop_flat_map(move |kind| record(kind, hold(kind))), 0..8);
            (Just(medicine), Just(plan), one_of_each, more)
                .prop_map(|(medicine, plan, each, more)| [medicine, plan].into_iter().chain(each).chain(more).collect())
        },
    )
}

/// A record of this kind; an adjustment hangs on that plan, what else hangs on something on that medicine.
pub(crate) fn record(kind: Kind, medicine: RecordId) -> BoxedStrategy<Record> {
    let id = any::<u128>().prop_map(|number| RecordId(Uuid::from_u128(number)));
    (id, when(), option::of(text()), source(), option::of(text()), body(kind, medicine))
        .prop_map(|(id, at, note, source, entered_by, body)| Record { id, at, note, source, entered_by, body })
        .boxed()
}

pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    let followed = option::of(any::<u128>().prop_map(|number| RecordId(Uuid::from_u128(number))));
    let looks = (select(&Theme::ALL[..]), 100..=300_u16, option::of(select(vec!["en".to_owned(), "de".to_owned()])));
    let symptoms = vec("[A-Za-z ]{1,12}", 0..4);
    let daily = (symptoms, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(symptoms, worded, yesterday_hidden, low_energy)| Daily { symptoms, worded, yesterday_hidden, low_energy },
    );
    let since = (2000..2030_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| Date::constant(year, month, day));
    let outcome = ("[A-Za-z ]{1,12}", since).prop_map(|(symptom, since)| Outcome { symptom, since });
    let panel = prop_oneof![
        select(&PanelChoice::USUAL[..]),
        "[A-Za-z, :]{0,8}[A-Za-z]".prop_map(|name| PanelChoice::Lab(name.trim().to_owned())),
        "[A-Za-z, :]{0,8}[A-Za-z]".prop_map(|name| PanelChoice::Symptom(name.trim().to_owned())),
    ];
    let panels = (option::of(vec(panel, 0..4)), option::of("/[a-z]{1,8}"));
    (0..=12_u8, looks, followed, any::<bool>(), person(), daily, (vec(outcome, 0..3), panels)).prop_map(
        |(
            day_start_hour,
            (theme, zoom, language),
            followed,
            sample,
            person,
            daily,
            (outcomes, (panels, backup_folder)),
        )| Settings {
            day_start_hour,
            theme,
            zoom,
            followed,
            sample,
            person,
            language,
            daily,
            outcomes,
            panels,
            backup_folder,
        },
    )
}

fn person() -> impl Strategy<Value = Person> {
    let contact = ("[A-Za-z. ]{1,12}", "[0-9+ ]{1,12}").prop_map(|(name, phone)| Contact { name, phone });
    let year = option::of(1900..=2100_i16);
    let words =
        (option::of("[A-Za-z .]{1,12}"), option::of("[A-Za-z \n]{1,12}"), option::of(select(&Pregnancy::ALL[..])));
    (option::of(select(&Sex::ALL[..])), year, option::of("[A-Z]{2}"), vec(contact, 0..3), words).prop_map(
        |(sex, birth_year, country, contacts, (name, allergies, pregnancy))| Person {
            name,
            sex,
            birth_year,
            country,
            contacts,
            allergies,
            pregnancy,
        },
    )
}

/// Words a person, or somebody who means no good, may write.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\PC{1,24}",
        1 => select(vec!["", " around ", "two\nlines\tand\r\ntabs", "'); DROP TABLE dose; --", "=1+1", "Größe 漢字 🙂", "NULL"])
            .prop_map(str::to_owned),
    ]
}

fn number() -> impl Strategy<Value = Number> {
    (0..10_000_000_000_i64, 0..7_u32).prop_map(|(digits, scale)| Number::new(Decimal::new(digits, scale)))
}

fn positive() -> impl Strategy<Value = Number> {
    (1..1_000_000_i64, 0..4_u32).prop_map(|(digits, scale)| Number::new(Decimal::new(digits, scale)))
}

fn point() -> impl Strategy<Value = Point> {
    (1000..=9999_i16, 1..=12_i8, 1..=28_i8, 0..24_i8, 0..60_i8, 0..4_u8).prop_map(
        |(year, month, day, hour, minute, precision)| {
            let date = Date::new(year, month, day).unwrap();
            match precision {
                0 => Point::Year(year),
                1 => Point::Month(year, month),
                2 => Point::Day(date),
                _ => Point::Minute(date.at(hour, minute, 0, 0)),
            }
        },
    )
}

fn when() -> impl Strategy<Value = When> {
    let name = option::of(select(vec!["Europe/Oslo", "America/St_Johns", "Etc/UTC", ""]).prop_map(str::to_owned));
    let zone = (name, option::of(-1559..=1559_i16)).prop_map(|(name, offset_minutes)| Zone { name, offset_minutes });
    (point(), option::of(point()), select(&Basis::ALL[..]), zone).prop_map(|(from, until, basis, zone)| {
        let until = until.filter(|until| from.earliest() <= until.latest());
        When { from, until, basis, zone }
    })
}

fn source() -> impl Strategy<Value = Source> {
    prop_oneof![Just(Source::Window), Just(Source::CommandLine), "\\PC{1,20}".prop_map(Source::Import)]
}

fn body(kind: Kind, medicine: RecordId) -> BoxedStrategy<Body> {
    match kind {
        Kind::Dose => dose(medicine).prop_map(Body::Dose).boxed(),
        Kind::Symptom => symptom().prop_map(Body::Symptom).boxed(),
        Kind::Lab => lab().prop_map(Body::Lab).boxed(),
        Kind::Event => event().prop_map(Body::Event).boxed(),
        Kind::Note => text().prop_map(|text| Body::Note(Note { text })).boxed(),
        Kind::Medicine => self::medicine().prop_map(Body::Medicine).boxed(),
        Kind::Course => (option::of(when()), option::of(text()), option::of(text()), any::<bool>())
            .prop_map(move |(until, reason, why, never)| {
                let never_taken = never && until.is_none();
                Body::Course(Course { medicine, until, reason, why, never_taken })
            })
            .boxed(),
        Kind::Plan => plan(medicine).prop_map(Body::Plan).boxed(),
        Kind::Adjustment => adjustment(medicine).prop_map(Body::Adjustment).boxed(),
        Kind::Bottle => bottle(medicine).prop_map(Body::Bottle).boxed(),
        Kind::Analyte => own_analyte().prop_map(Body::Analyte).boxed(),
        Kind::Answer => answer().prop_map(Body::Answer).boxed(),
        Kind::Attachment => ("\\PC{1,24}", select(&Media::ALL[..]), 1..5_000_u64)
            .prop_map(move |(name, media, size)| Body::Attachment(Attachment { of: medicine, name, media, size }))
            .boxed(),
        Kind::OwnSymptom => own_symptom().prop_map(Body::OwnSymptom).boxed(),
        Kind::Question => (text(), any::<bool>(), option::of(text()))
            .prop_map(|(text, done, answer)| Body::Question(Question { text, done, answer }))
            .boxed(),
    }
}

fn amount() -> impl Strategy<Value = Amount> {
    (number(), select(&DoseUnit::ALL[..])).prop_map(|(number, unit)| Amount { number, unit })
}

fn dose(medicine: RecordId) -> impl Strategy<Value = Dose> {
    let count = (number(), select(&DoseUnit::ALL[..])).prop_map(|(number, unit)| Count { number, unit });
    (option::of(amount()), option::of(count), option::of(number()), select(&Status::ALL[..]), option::of(text()))
        .prop_map(move |(amount, count, planned_amount, status, reason)| Dose {
            medicine,
            amount,
            count,
            planned_amount,
            status,
            reason,
        })
}

fn symptom() -> impl Strategy<Value = SymptomEntry> {
    let score = prop_oneof![
        number().prop_map(Score::Number),
        number().prop_map(Score::AtLeast),
        Just(Score::Yes),
        Just(Score::No)
    ];
    let numbers = (0..9998_u16, 1..=9999_u16).prop_map(|(low, high)| Scale::Numbers { low: low.min(high - 1), high });
    let scale = prop_oneof![Just(Scale::ZERO_TO_TEN), select(&Scale::NAMED[..]), numbers];
    let marks = (any::<bool>(), any::<bool>());
    (text(), score, scale, option::of(select(&Side::ALL[..])), marks).prop_map(
        |(symptom, score, scale, side, (copied, check_in))| SymptomEntry {
            symptom,
            score,
            scale,
            side,
            copied,
            check_in,
        },
    )
}

/// As it is written on a report, in all its forms.
fn measured() -> impl Strategy<Value = Measured> {
    let signs =
        vec!["", "<", "< ", "≤", "<=", ">", ">=", "≥", "~", "below ", "More than ", "at least ", "about ", " -"];
    let one = (select(signs), number()).prop_map(|(sign, number)| format!("{sign}{number}"));
    let span = (number(), number(), select(vec!["-", "–", " - "])).prop_map(|(one, other, dash)| {
        let (low, high) = if one.decimal() <= other.decimal() { (one, other) } else { (other, one) };
        format!("{low}{dash}{high}")
    });
    let words = select(vec!["normal", "not detected", " Positive "]).prop_map(str::to_owned);
    // A minus before a zero is kept in the text only.
    prop_oneof![4 => one, 1 => span, 1 => words].prop_map(|written| Measured::parse(&written).unwrap())
}

fn range() -> impl Strategy<Value = Range> {
    let range = (option::of(number()), option::of(number())).prop_map(|(low, high)| ReferenceRange { low, high });
    (range, 0..4_u8).prop_map(|(range, which)| match which {
        0 => Range::Printed(range),
        1 => Range::Laboratory(range),
        2 => Range::Unsaid,
        _ => Range::None,
    })
}

fn lab() -> impl Strategy<Value = LabResult> {
    let unit = option::of((text(), text()).prop_map(|(ucum, written)| LabUnit { ucum, written }));
    let flag = || option::of(any::<bool>());
    (text(), measured(), unit, range(), option::of(text()), flag(), flag(), flag()).prop_map(
        |(analyte, value, unit, range, laboratory, fasting, biotin, repeat_sample)| LabResult {
            analyte,
            value,
            unit,
            range,
            laboratory,
            fasting,
            biotin,
            repeat_sample,
        },
    )
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let drops = option::of(positive());
    (positive(), select(vec!["mg", "ug", "IU"]), positive(), drops, any::<bool>()).prop_map(
        |(content, unit, volume, drops, long)| {
            let drops = drops.map_or_else(String::new, |drops| format!(", {drops} drops/mL"));
            let written = if long {
                format!("{content} {unit} in {volume} mL{drops}")
            } else {
                format!("{content}{unit}/{volume} ml{drops}")
            };
            Recipe::parse(&written).unwrap()
        },
    )
}

fn event() -> impl Strategy<Value = Event> {
    let told = (option::of(select(&Severity::ALL[..])), option::of(any::<bool>()), option::of(any::<bool>()));
    (select(&EventType::ALL[..]), text(), option::of(when()), told, any::<bool>()).prop_map(
        |(event_type, title, until, (severity, confirmed, fever), absent)| Event {
            event_type,
            title,
            until,
            severity,
            confirmed,
            fever,
            absent,
        },
    )
}

fn own_symptom() -> impl Strategy<Value = OwnSymptom> {
    // Names are unique by chance.
    let name = ("[A-Za-z ]{1,12}", any::<u64>()).prop_map(|(name, tag)| format!("{name}{tag:x}"));
    let direction = option::of(select(&Direction::ALL[..]));
    (name, scale(), direction, any::<bool>(), option::of(text()), option::of(text())).prop_map(
        |(name, scale, higher_is, sensitive, low_words, high_words)| OwnSymptom {
            name,
            scale,
            higher_is,
            sensitive,
            low_words,
            high_words,
        },
    )
}

fn scale() -> impl Strategy<Value = Scale> {
    prop_oneof![
        (0..=20_u16, 21..=9999_u16).prop_map(|(low, high)| Scale::Numbers { low, high }),
        select(&Scale::NAMED[..]),
    ]
}

fn medicine() -> impl Strategy<Value = Medicine> {
    // Names are unique by chance.
    let name = (text(), any::<u64>()).prop_map(|(name, tag)| format!("{name}{tag:x}"));
    let form = select(vec![Form::Drops, Form::Capsule, Form::Tablet, Form::Liquid, Form::Other]);
    let label = select(vec![LabelStatus::On, LabelStatus::Off]);
    let counts = vec(5..=80_u8, 2..=9)
        .prop_map(|counts| DropCounts::parse(&counts.iter().map(u8::to_string).collect::<Vec<_>>().join(",")).unwrap());
    let made = (option::of(recipe()), option::of(amount()), option::of(1..=8_u8), option::of(counts));
    let whence =
        (option::of(text()), option::of(select(&Category::ALL[..])), option::of(any::<bool>()), option::of(text()));
    (name, option::of(form), made, option::of(label), whence).prop_map(
        |(name, form, (recipe, strength, parts, drop_counts), label, whence)| Medicine {
            name,
            form,
            recipe,
            strength,
            parts,
            drop_counts,
            label,
            supply: whence.0,
            category: whence.1,
            prescribed: whence.2,
            prescriber: whence.3,
        },
    )
}

fn date() -> impl Strategy<Value = Date> {
    (1000..=9999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn times() -> impl Strategy<Value = Vec<Time>> {
    btree_set((0..24_i8, 0..60_i8), 0..4)
        .prop_map(|times| times.into_iter().map(|(hour, minute)| Time::new(hour, minute, 0, 0).unwrap()).collect())
}

fn rule() -> impl Strategy<Value = Rule> {
    let every = (1..=999_u16, 0..3_u8).prop_map(|(count, unit)| match unit {
        0 => Interval::Days(count),
        1 => Interval::Weeks(count),
        _ => Interval::Months(count),
    });
    // Any number of whole steps from any start leads to some target.
    let steps = (positive(), positive(), 1..20_u32, every, select(&DoseUnit::ALL[..]));
    let steps = steps.prop_map(|(from, step, count, every, unit)| {
        let to = from.decimal() + step.decimal() * Decimal::from(count);
        let to = Target::one(Number::new(to));
        Rule::Steps(Steps { from: Amount { number: from, unit }, step, every, to })
    });
    let amount = || (positive(), select(&DoseUnit::ALL[..])).prop_map(|(number, unit)| Amount { number, unit });
    prop_oneof![steps, amount().prop_map(Rule::Fixed), option::of(amount()).prop_map(Rule::AsNeeded)]
}

fn plan(medicine: RecordId) -> impl Strategy<Value = Plan> {
    let texts = (option::of(text()), option::of(text()), option::of(text()), option::of(text()));
    let shown_in = option::of(select(&DoseUnit::ALL[..]));
    (texts, rule(), times(), shown_in, option::of(select(&Review::ALL[..]))).prop_map(
        move |((title, author, hold_if, missed), rule, times, shown_in, review)| Plan {
            medicine,
            title,
            author,
            rule,
            times,
            shown_in,
            hold_if,
            missed,
            review,
        },
    )
}

fn adjustment(plan: RecordId) -> impl Strategy<Value = Adjustment> {
    let amount = || (positive(), select(&DoseUnit::ALL[..])).prop_map(|(number, unit)| Amount { number, unit });
    let bend = prop_oneof![
        option::of(1..3660_u16).prop_map(|days| Bend::Hold { days }),
        option::of(1..3660_u16).prop_map(|days| Bend::Pause { days }),
        Just(Bend::Resume),
        (date(), amount()).prop_map(|(until, to)| Bend::StepBack { until, to }),
        (-3660..3660_i32).prop_map(|days| Bend::Shift { days }),
        Just(Bend::Skip),
        amount().prop_map(|at| Bend::Restart { at }),
        Just(Bend::Stop),
        times().prop_filter("a new time is one", |times| !times.is_empty()).prop_map(Bend::Times),
    ];
    (1..1000_u32, bend, option::of(text())).prop_map(move |(number, bend, reason)| Adjustment {
        plan,
        number,
        bend,
        reason,
    })
}

fn bottle(medicine: RecordId) -> impl Strategy<Value = Bottle> {
    let days = (option::of(date()), option::of(date()), option::of(date()));
    let holds = (positive(), select(&DoseUnit::ALL[..])).prop_map(|(number, unit)| Amount { number, unit });
    let cost = (positive(), "[A-Z]{3}").prop_map(|(number, currency)| Cost { number, currency });
    (holds, days, option::of(select(&Keeps::ALL[..])), option::of(text()), option::of(cost)).prop_map(
        move |(holds, (opened, use_by, finished), keeps, batch, cost)| Bottle {
            medicine,
            holds,
            opened,
            use_by,
            keeps,
            batch,
            cost,
            finished,
        },
    )
}

fn own_analyte() -> impl Strategy<Value = OwnAnalyte> {
    // Names are unique by chance.
    let name = ("\\PC{0,12}", any::<u64>()).prop_map(|(name, tag)| format!("{name}{tag:x}"));
    let range = (option::of(number()), option::of(number())).prop_map(|(low, high)| ReferenceRange { low, high });
    (name, option::of(text()), range).prop_map(|(name, unit, range)| OwnAnalyte { name, unit, range })
}

fn answer() -> impl Strategy<Value = Answer> {
    let texts = (option::of(text()), option::of(text()), option::of(text()));
    ("\\PC{1,24}", select(&Reply::ALL[..]), texts).prop_map(|(asked, reply, (about, who, reason))| Answer {
        asked,
        about,
        reply,
        who,
        reason,
    })
}
