//! Plans as iCalendar, read by another program (`tests/ics/check.py`): what occurs there is what the plan says, through
//! both changes of the clock, and after an earlier export was read before.
#![expect(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "this is only a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use jiff::civil::Date;
use rust_decimal::Decimal;
use titrace::exchange::ical::Calendar;
use titrace::model::adjustment::{Adjustment, Bend};
use titrace::model::amount::{Amount, Recipe};
use titrace::model::medicine::{Form, Medicine};
use titrace::model::plan::{Plan, Rule, Steps, Target, parse_times};
use titrace::model::schedule::Schedule;
use titrace::model::{Body, Diary, DoseUnit, Point, Record, RecordId, Settings, Source, When};
use titrace::words::Words;
use uuid::Uuid;

const LDN: u128 = 1;
const TABLETS: u128 = 2;
const PLAN: u128 = 10;

fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

fn record(number: u128, on: &str, body: Body) -> Record {
    let at = When::exact(Point::Day(on.parse().unwrap()));
    Record { id: id(number), at, note: None, source: Source::Window, entered_by: None, body }
}

fn amount(text: &str) -> Amount {
    let (number, unit) = text.split_once(' ').unwrap();
    Amount { number: number.parse().unwrap(), unit: DoseUnit::parse(unit).unwrap() }
}

fn medicines() -> Vec<Record> {
    let medicine = Medicine {
        name: "LDN".to_owned(),
        form: Some(Form::Drops),
        recipe: Some(Recipe::parse("50 mg in 10 mL, 20 drops/mL").unwrap()),
        strength: None,
        parts: None,
        drop_counts: None,
        label: None,
        ..Medicine::default()
    };
    let tablets = Medicine {
        name: "Tablets, small; \\ blue".to_owned(),
        form: Some(Form::Tablet),
        recipe: None,
        strength: Some(amount("3 mg")),
        parts: Some(2),
        ..medicine.clone()
    };
    vec![record(LDN, "2026-01-01", Body::Medicine(medicine)), record(TABLETS, "2026-01-01", Body::Medicine(tablets))]
}

fn plan(number: u128, medicine: u128, start: &str, rule: Rule, times: &str) -> Record {
    let plan = Plan {
        medicine: id(medicine),
        title: None,
        author: None,
        rule,
        times: parse_times(times).unwrap_or_default(),
        shown_in: None,
        hold_if: None,
        missed: None,
        review: None,
    };
    record(number, start, Body::Plan(plan))
}

fn steps(from: &str, step: &str, to: &str, every: &str) -> Rule {
    Rule::Steps(Steps {
        from: amount(from),
        step: step.parse().unwrap(),
        every: every.parse().unwrap(),
        to: Target::one(to.parse().unwrap()),
    })
}

/// Weekly from one drop to eighteen.
fn ramp(times: &str) -> Record {
    plan(PLAN, LDN, "2026-01-05", steps("0.25 mg", "0.25", "4.5", "7 days"), times)
}

fn bend(number: u32, on: &str, bend: Bend) -> Record {
    let body = Body::Adjustment(Adjustment { plan: id(PLAN), number, bend, reason: None });
    record(100 + u128::from(number), on, body)
}

fn step_back(number: u32, from: &str, until: &str, to: &str) -> Record {
    bend(number, from, Bend::StepBack { until: until.parse().unwrap(), to: amount(to) })
}

fn other_times(number: u32, on: &str, times: &str) -> Record {
    bend(number, on, Bend::Times(parse_times(times).unwrap()))
}

/// A year in which everything happens.
fn eventful() -> Vec<Record> {
    vec![
        bend(1, "2026-01-20", Bend::Hold { days: Some(4) }),
        bend(2, "2026-02-14", Bend::Pause { days: Some(9) }),
        step_back(3, "2026-03-05", "2026-03-12", "0.5 mg"),
        step_back(4, "2026-03-10", "2026-03-15", "0.25 mg"),
        step_back(5, "2026-03-28", "2026-04-01", "0.75 mg"),
        other_times(6, "2026-03-29", "02:30, 08:00, 22:00"),
        other_times(7, "2026-06-10", "02:30, 22:00"),
        bend(8, "2026-08-01", Bend::Pause { days: None }),
        bend(9, "2026-08-20", Bend::Resume),
        bend(10, "2026-09-14", Bend::Restart { at: amount("1.5 mg") }),
        bend(11, "2026-10-02", Bend::Shift { days: 3 }),
        bend(12, "2026-10-13", Bend::Skip),
        step_back(13, "2026-10-24", "2026-11-02", "1.25 mg"),
        bend(14, "2026-11-20", Bend::Hold { days: None }),
        step_back(15, "2026-02-08", "2026-02-10", "0.5 mg"),
        step_back(16, "2026-02-12", "2026-02-24", "0.25 mg"),
    ]
}

fn diary(records: impl IntoIterator<Item = Record>) -> Diary {
    Diary::of(Settings::default(), medicines().into_iter().chain(records).collect())
}

fn file(diary: &Diary, trashed: &[Record], sequence: i64) -> String {
    let words = Words::english();
    let now = "2026-01-04T18:30:15Z".parse().unwrap();
    let file = String::from_utf8(Calendar { diary, trashed, words: &words, now, sequence }.file().unwrap()).unwrap();
    assert!(!file.contains("RECURRENCE-ID"), "an exception stays where it is not called off by its day");
    file
}

/// What a person takes, worked out here once more: a drop holds 0.25 mg in 0.05 mL, a tablet 3 mg.
fn said(medicine: RecordId, amount: Amount) -> String {
    let milligrams = amount.number.decimal();
    let counted =
        |number: Decimal, what: &str| format!("{number} {what}{}", if number == Decimal::ONE { "" } else { "s" });
    if medicine == id(LDN) {
        let drops = (milligrams * Decimal::from(4)).normalize();
        let volume = (milligrams / Decimal::from(5)).normalize();
        format!("LDN {} ({} mg, {volume} mL)", counted(drops, "drop"), milligrams.normalize())
    } else {
        let tablets = (milligrams / Decimal::from(3)).normalize();
        format!("Tablets, small; \\ blue {} ({} mg)", counted(tablets, "tablet"), milligrams.normalize())
    }
}

/// Day by day, as the schedule says. The day begins at four: what is taken before comes on the calendar's next day.
fn expected(diary: &Diary, from: &str, until: &str) -> BTreeMap<String, Vec<String>> {
    let (from, until): (Date, Date) = (from.parse().unwrap(), until.parse().unwrap());
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (record, plan) in diary.plans() {
        let schedule = Schedule::of(record, plan, diary);
        for day in from.yesterday().unwrap().series(jiff::Span::new().days(1)).take_while(|day| *day <= until) {
            let Some(due) = schedule.due(day) else { continue };
            let said = said(plan.medicine, due.amount);
            let clock = |time: &jiff::civil::Time| {
                let day = if time.hour() < 4 { day.tomorrow().unwrap() } else { day };
                (day, format!("{day}T{:02}:{:02}", time.hour(), time.minute()))
            };
            let starts: Vec<(Date, String)> =
                if due.times.is_empty() { vec![(day, day.to_string())] } else { due.times.iter().map(clock).collect() };
            for (_, start) in starts.into_iter().filter(|(day, _)| from <= *day && *day <= until) {
                expected.entry(start).or_default().push(said.clone());
            }
        }
    }
    expected
}

/// What the other program says of these files, read one after the other: `Err` with its complaints. `None` where it
/// cannot be asked.
fn read(
    files: &[&str],
    expected: &BTreeMap<String, Vec<String>>,
    window: (&str, &str),
    zone: &str,
) -> Option<Result<(), String>> {
    let folder = tempfile::tempdir().unwrap();
    let mut arguments = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let path = folder.path().join(format!("{number}.ics"));
        std::fs::write(&path, file).unwrap();
        arguments.push(path);
    }
    let path = folder.path().join("expected.json");
    std::fs::write(&path, serde_json::to_vec(expected).unwrap()).unwrap();
    arguments.push(path);
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ics/check.py");
    let output = Command::new("python3")
        .arg(check)
        .args(arguments)
        .args([window.0, window.1])
        .env("TZ", zone)
        .env("PYTHONIOENCODING", "utf-8")
        .output();
    let why = match output {
        Err(error) => format!("python3: {error}"),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            match output.status.code() {
                Some(0) => return Some(Ok(())),
                Some(1) if said.contains("problems") => return Some(Err(said)),
                Some(3) => said,
                _ => panic!("{said}{}", String::from_utf8_lossy(&output.stderr)),
            }
        }
    };
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
    println!("not checked by another program: {}", why.trim_end());
    None
}

/// Both files are read as they are meant, in both zones.
fn assert_read(files: &[&str], diary: &Diary, window: (&str, &str)) {
    let expected = expected(diary, window.0, window.1);
    for zone in ["Europe/Berlin", "America/New_York"] {
        let Some(read) = read(files, &expected, window, zone) else { return };
        assert_eq!(read, Ok(()), "{zone}");
    }
}

/// A file that was spoiled is complained of, in these words.
fn assert_refused(files: &[&str], diary: &Diary, window: (&str, &str), why: &str) {
    let expected = expected(diary, window.0, window.1);
    let Some(read) = read(files, &expected, window, "Etc/UTC") else { return };
    let said = read.unwrap_err();
    assert!(said.contains(why), "{said}");
}

const YEAR: (&str, &str) = ("2025-12-15", "2027-01-31");

/// Every event, from BEGIN to END.
fn events(file: &str) -> Vec<&str> {
    let begins = file.match_indices("BEGIN:VEVENT").map(|(at, _)| at);
    let ends = file.match_indices("END:VEVENT\r\n").map(|(at, end)| at + end.len());
    begins.zip(ends).map(|(from, to)| &file[from..to]).collect()
}

fn without(file: &str, unwanted: impl Fn(&str) -> bool) -> String {
    let unwanted = events(file).into_iter().filter(|event| unwanted(event));
    unwanted.fold(file.to_owned(), |file, event| file.replace(event, ""))
}

fn lines<'a>(file: &'a str, beginning: &'a str) -> BTreeSet<&'a str> {
    file.split("\r\n").filter(|line| line.starts_with(beginning)).collect()
}

#[test]
fn a_ramp_is_read_through_both_changes_of_the_clock() {
    let diary = diary([ramp("02:30, 22:00")]);
    let expected = expected(&diary, YEAR.0, YEAR.1);
    for start in ["2026-03-08T02:30", "2026-03-29T02:30", "2026-10-25T02:30", "2026-11-01T02:30", "2026-10-25T22:00"] {
        assert!(expected.contains_key(start), "{start}");
    }
    assert_eq!(expected["2026-02-16T22:00"], ["LDN 7 drops (1.75 mg, 0.35 mL)"]);
    let file = file(&diary, &[], 7);
    assert_read(&[&file], &diary, YEAR);
    assert!(file.contains("\r\nDTSTAMP:20260104T183015Z\r\n") && !file.contains("TZID"), "{file}");
}

#[test]
fn an_eventful_year_is_read_as_it_was_planned() {
    let diary = diary([ramp("02:30, 22:00")].into_iter().chain(eventful()));
    let schedule = Schedule::of(diary.get(id(PLAN)).unwrap(), diary.plan(id(PLAN)).unwrap(), &diary);
    assert_eq!(schedule.idle, []);
    let file = file(&diary, &[], 20);
    assert_eq!(file, self::file(&diary, &[], 20));
    assert_read(&[&file], &diary, YEAR);
}

#[test]
fn plans_without_a_time_are_all_day_and_plans_for_need_are_not_there() {
    let diary = diary([
        ramp(""),
        step_back(1, "2026-02-01", "2026-02-20", "0.25 mg"),
        other_times(2, "2026-04-10", "08:00"),
        plan(11, TABLETS, "2026-01-31", steps("4.5 mg", "-1.5", "0", "1 month"), ""),
        plan(12, TABLETS, "2026-06-01", Rule::Fixed(amount("3 mg")), "08:00, 20:00"),
        plan(13, LDN, "2026-01-31", Rule::AsNeeded(Some(amount("1 mg"))), "09:00"),
    ]);
    let file = file(&diary, &[], 1);
    assert!(!file.contains(&id(13).to_string()));
    let expected = expected(&diary, YEAR.0, YEAR.1);
    assert_eq!(expected["2026-02-28"].len(), 2);
    assert_read(&[&file], &diary, YEAR);
}

#[test]
fn step_backs_are_series_of_their_own() {
    let diary = diary([
        ramp("22:00"),
        step_back(1, "2026-02-01", "2026-02-04", "0.25 mg"),
        step_back(2, "2026-01-30", "2026-06-30", "0.5 mg"),
        step_back(3, "2026-06-28", "2026-07-03", "0.75 mg"),
    ]);
    let file = file(&diary, &[], 4);
    for (back, count, without) in [(101, 1, 1), (102, 149, 0), (103, 6, 0)] {
        let of_it = format!("UID:{}-1@titrace", id(back));
        let found: Vec<&str> = events(&file).into_iter().filter(|event| event.contains(&of_it)).collect();
        let [event] = found[..] else { panic!("{of_it}: {found:?}") };
        assert!(event.contains(&format!(";COUNT={count}\r\n")), "{event}");
        assert_eq!(event.matches("EXDATE").count(), without, "{event}");
    }
    assert_read(&[&file], &diary, YEAR);
}

#[test]
fn any_text_leaves_the_file_well_formed() {
    let texts = [
        "Fever, or worse; C:\\new\\note\r\nSecond line\n\n- third\rfourth".to_owned(),
        format!("{}{} end", "é".repeat(400), " ".repeat(600)),
        format!("{} {}", "漢".repeat(400), "xy ".repeat(400)),
        format!("a{} {}", "🙂".repeat(300), "the cat ".repeat(300)),
        "BEGIN:VEVENT\r\nSUMMARY:x\u{0}\u{7}\u{1b}\u{85}\r\nEND:VEVENT\r\n".to_owned(),
        "Пропустите дозу, если болит голова; ".repeat(30),
    ];
    let plans = texts.into_iter().zip(PLAN..).map(|(text, number)| {
        let mut ramp = Record { id: id(number), ..ramp("22:00") };
        let Body::Plan(plan) = &mut ramp.body else { panic!() };
        (plan.hold_if, plan.missed) = (Some(text.clone()), Some(text));
        ramp
    });
    let of_texts = diary(plans.chain([step_back(1, "2026-02-01", "2026-02-04", "0.25 mg")]));
    assert_read(&[&file(&of_texts, &[], 1)], &of_texts, YEAR);
    let mut ramp = ramp("22:00");
    let Body::Plan(plan) = &mut ramp.body else { panic!() };
    plan.hold_if = Some("Fever, or worse; C:\\new\r\nSecond line\rthird".to_owned());
    let file = file(&diary([ramp]), &[], 1).replace("\r\n ", "");
    assert!(
        file.contains(
            "\r\nDESCRIPTION:Step 1 of 18\\nHold if: Fever\\, or worse\\; C:\\\\new\\nSecond line\\nthird\r\n"
        ),
        "{file}"
    );
}

/// The negative controls: what is spoiled in a file is seen by the program that reads it.
#[test]
fn a_spoiled_file_is_complained_of() {
    let diary = diary([ramp("02:30, 22:00")].into_iter().chain(eventful()));
    let file = file(&diary, &[], 20);
    let refused = |spoiled: &str, why: &str| {
        assert_ne!(spoiled, file);
        assert_refused(&[spoiled], &diary, YEAR, why);
    };
    refused(
        &without(&file, |event| event.contains(&format!("UID:{}-2@titrace", id(104)))),
        "missing: 2026-03-10T22:00 LDN 1 drop (0.25 mg, 0.05 mL)",
    );
    refused(&file.replacen(";COUNT=7", ";COUNT=8", 1), "too many: 2026-01-13T02:30 LDN 1 drop");
    refused(&file.replacen(";COUNT=7", ";COUNT=6", 1), "missing: 2026-01-12T02:30 LDN 1 drop");
    refused(&file.replacen("DTSTART:20260106T023000", "DTSTART:20260106T023000Z", 1), "has a zone");
    refused(&without(&file, |event| event.contains("DTSTART:20260105T220000")), "missing: 2026-01-05T22:00");
    refused(&file.replacen("7 drops", "8 drops", 1), "too many");
    refused(
        &file.replace("EXDATE:20260209T220000", "X-EXDATE:20260209T220000"),
        "too many: 2026-02-09T22:00 LDN 5 drops",
    );
    refused(&file.replacen("\r\n", "\n", 1), "lone CR or LF");
}

#[test]
fn a_hold_corrects_the_series_that_are_there() {
    let hold = bend(1, "2026-02-10", Bend::Hold { days: Some(10) });
    let (before, after) = (diary([ramp("22:00")]), diary([ramp("22:00"), hold]));
    let (earlier, later) = (file(&before, &[], 5), file(&after, &[], 6));
    let living = |file: &str| -> BTreeSet<String> {
        let living = events(file).into_iter().filter(|event| event.contains("STATUS:CONFIRMED"));
        living.flat_map(|event| lines(event, "UID:").into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    assert_eq!(living(&earlier).len(), 18);
    assert_eq!(living(&earlier), living(&later));
    assert_eq!(lines(&earlier, "SEQUENCE:"), BTreeSet::from(["SEQUENCE:189714620"]));
    assert_eq!(lines(&later, "SEQUENCE:"), BTreeSet::from(["SEQUENCE:189714621"]));
    assert_read(&[&earlier, &later], &after, YEAR);
    // Without a higher number the calendar would keep what it has.
    assert_refused(&[&earlier, &file(&after, &[], 4)], &after, YEAR, "missing");
}

/// What is told to a calendar on a phone, export by export, while the diary changes.
#[derive(Default)]
struct Told {
    living: Vec<Record>,
    /// Every version of every record.
    versions: Vec<Record>,
    files: Vec<String>,
    changes: i64,
}

impl Told {
    fn new(records: impl IntoIterator<Item = Record>) -> Self {
        let mut told = Self::default();
        records.into_iter().for_each(|record| told.put(record));
        told.export();
        told
    }

    /// Adds it, or edits what has its id.
    fn put(&mut self, record: Record) {
        self.living.retain(|known| known.id != record.id);
        self.living.push(record.clone());
        self.versions.push(record);
        self.changes += 1;
    }

    fn delete(&mut self, unwanted: impl Fn(u128) -> bool) {
        self.living.retain(|known| !unwanted(known.id.0.as_u128()));
        self.changes += 1;
    }

    fn export(&mut self) {
        self.files.push(file(&diary(self.living.clone()), &self.versions, self.changes));
    }

    /// All exports are read, the last of them last: only what is planned now shows.
    fn check(&self) {
        let files: Vec<&str> = self.files.iter().map(String::as_str).collect();
        assert_read(&files, &diary(self.living.clone()), YEAR);
    }

    fn cancelled(&self) -> usize {
        self.files.last().unwrap().matches("STATUS:CANCELLED").count()
    }

    /// The negative control: what the last export calls off is there indeed, and would stay.
    fn check_uncleared(&self) {
        let mut files = self.files.clone();
        let last = files.pop().unwrap();
        files.push(without(&last, |event| event.contains("STATUS:CANCELLED")));
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        assert_refused(&files, &diary(self.living.clone()), YEAR, "too many");
    }
}

#[test]
fn a_step_back_that_was_taken_back_leaves_nothing() {
    let mut told = Told::new([ramp("02:30, 22:00"), step_back(1, "2026-03-28", "2026-04-03", "0.5 mg")]);
    assert_eq!(told.cancelled(), 0);
    told.check();
    told.delete(|id| id == 101);
    told.export();
    assert_eq!(told.cancelled(), 2);
    told.check();
    told.check_uncleared();
}

#[test]
fn a_plan_that_stopped_before_a_step_back_leaves_nothing() {
    let mut told = Told::new([ramp("02:30, 22:00"), step_back(1, "2026-03-28", "2026-04-20", "0.5 mg")]);
    told.put(other_times(2, "2026-04-02", "08:00, 22:00"));
    told.export();
    told.check();
    told.put(bend(3, "2026-03-25", Bend::Stop));
    told.export();
    told.check();
    told.check_uncleared();
}

#[test]
fn nine_restarts_and_a_stop_leave_nothing() {
    let mut told = Told::new([ramp("02:30, 22:00")]);
    for number in 1..=9 {
        told.put(bend(number, &format!("2026-{number:02}-20"), Bend::Restart { at: amount("0.25 mg") }));
        told.export();
    }
    told.put(bend(10, "2026-01-12", Bend::Stop));
    told.export();
    assert!(told.cancelled() >= 100);
    told.check();
    told.check_uncleared();
}

#[test]
fn what_was_moved_shows_once() {
    let mut told = Told::new([ramp("00:30, 22:00"), step_back(1, "2026-03-05", "2026-03-12", "0.25 mg")]);
    for bent in [
        bend(2, "2026-02-10", Bend::Hold { days: Some(10) }),
        bend(3, "2026-03-20", Bend::Shift { days: 3 }),
        bend(4, "2026-03-07", Bend::Pause { days: Some(3) }),
    ] {
        told.put(bent);
        told.export();
    }
    told.check();
    told.put(step_back(1, "2026-03-25", "2026-04-10", "0.75 mg"));
    told.export();
    told.check();
    told.delete(|id| id == 104);
    told.delete(|id| id == 102);
    told.export();
    told.check();
    told.check_uncleared();
}

#[test]
fn a_rule_with_fewer_steps_takes_the_others_back() {
    let mut told = Told::new([ramp("02:30, 22:00"), step_back(1, "2026-03-28", "2026-11-03", "0.5 mg")]);
    told.put(plan(PLAN, LDN, "2026-01-12", steps("0.5 mg", "0.5", "3", "14 days"), "22:00"));
    told.export();
    told.check();
    told.check_uncleared();
    told.put(plan(PLAN, LDN, "2026-01-12", Rule::AsNeeded(None), ""));
    told.export();
    told.check();
}

#[test]
fn half_past_midnight_rings_after_midnight() {
    let mut told = Told::new([ramp("00:30"), step_back(1, "2026-03-26", "2026-03-28", "0.5 mg")]);
    told.check();
    let first = &told.files[0];
    for line in ["DTSTART:20260106T003000", "DTSTART:20260327T003000", "EXDATE:20260329T003000"] {
        assert!(first.contains(&format!("\r\n{line}\r\n")), "{line} {first}");
    }
    assert!(!first.contains("DTSTART:20260105T"));
    let early = first.replace("DTSTART:20260106T", "DTSTART:20260105T");
    assert_refused(&[&early], &diary(told.living.clone()), YEAR, "too many: 2026-01-05T00:30");
    told.put(bend(2, "2026-10-25", Bend::Pause { days: Some(7) }));
    told.put(other_times(3, "2026-10-24", "00:30, 12:00"));
    told.export();
    told.check();
}

/// An exception from a series stays in a calendar that compares part by part, and is seen by the program that reads it.
#[test]
fn an_exception_that_stayed_is_complained_of() {
    let diary = diary([ramp("22:00")]);
    let (mut earlier, later) = (file(&diary, &[], 5), file(&diary, &[], 6));
    let first = events(&earlier)[0];
    let exception = first.replace("RRULE:FREQ=DAILY;COUNT=7", "RECURRENCE-ID:20260107T220000");
    let exception = exception.replace("DTSTART:20260105", "DTSTART:20260107").replace("LDN 1 drop", "LDN 2 drops");
    earlier = earlier.replace(first, &format!("{first}{exception}"));
    let expected = expected(&diary, YEAR.0, YEAR.1);
    let Some(read) = read(&[&earlier, &later], &expected, YEAR, "Etc/UTC") else { return };
    let said = read.unwrap_err();
    assert!(said.contains("replaced_part_by_part: too many: 2026-01-07T22:00 LDN 2 drops"), "{said}");
    assert!(!said.contains("replaced_as_a_whole"), "{said}");
}

/// The number of the change begins anew where a diary moves to another computer; the later export is taken all the same.
#[test]
fn a_diary_that_moved_is_believed() {
    let hold = bend(1, "2026-02-10", Bend::Hold { days: Some(10) });
    let (before, after) = (diary([ramp("22:00")]), diary([ramp("22:00"), hold]));
    let words = Words::english();
    let now = "2026-01-04T19:30:15Z".parse().unwrap();
    let later = Calendar { diary: &after, trashed: &[], words: &words, now, sequence: 2 }.file().unwrap();
    assert_read(&[&file(&before, &[], 900), std::str::from_utf8(&later).unwrap()], &after, YEAR);
}

#[test]
fn pieces_that_are_no_more_are_cleared_away() {
    let (before, after) = (diary([ramp("02:30, 22:00")].into_iter().chain(eventful())), diary([ramp("22:00")]));
    let mut trashed = eventful();
    trashed.push(ramp("02:30, 22:00"));
    let (earlier, later) = (file(&before, &[], 20), file(&after, &trashed, 30));
    assert!(lines(&earlier, "UID:").is_subset(&lines(&later, "UID:")));
    assert_read(&[&earlier, &later], &after, YEAR);
    assert_read(&[&later], &after, YEAR);
    let uncleared = without(&later, |event| event.contains("STATUS:CANCELLED"));
    assert_refused(&[&earlier, &uncleared], &after, YEAR, "too many");
}

#[test]
fn a_plan_in_the_trash_is_cleared_away() {
    let before = diary([ramp("02:30, 22:00")].into_iter().chain(eventful()));
    let after = diary([plan(12, TABLETS, "2026-06-01", Rule::Fixed(amount("3 mg")), "08:00")]);
    let trashed: Vec<Record> = [ramp("02:30, 22:00")].into_iter().chain(eventful()).collect();
    let (earlier, later) = (file(&before, &[], 20), file(&after, &trashed, 30));
    assert_read(&[&earlier, &later], &after, YEAR);
    let cancelled = events(&later).into_iter().filter(|event| event.contains("STATUS:CANCELLED")).count();
    assert!(cancelled > 0);
    assert_refused(&[&earlier, &file(&after, &[], 30)], &after, YEAR, "too many");
}
