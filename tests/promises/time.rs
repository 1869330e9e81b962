//! Time is what stood on the person's clock: typed in one zone, read back by a process in another one, it is the same.
//! What was never on a clock is refused, what was there twice is the first, and a day has its doses once, however many
//! hours it has.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, Zoned};
use titrace::analysis::due::{Schedules, SlotState, slots};
use titrace::catalogue::Catalogue;
use titrace::intake::{self, Entry, Row as Cells};
use titrace::logbook::Logbook;
use titrace::model::{Change, Diary, Kind, Record, RecordId, Settings, Source};
use uuid::Uuid;

use crate::chance::Chance;
use crate::row::{Control, Effort, Outcome, Row};

pub(crate) const ROW: Row =
    Row { name: "time", promise: "A time is shown as it was on the person's clock, wherever it is read", run };

const BATCH: u64 = 20_000;
/// In which zone the naive store shows what it has.
const FIXED: &str = "Europe/Oslo";

struct Place {
    name: String,
    zone: TimeZone,
    /// The moments at which its clocks were changed.
    changes: Vec<Timestamp>,
}

/// What was typed where, and what has to come of it.
struct Typed {
    zone: String,
    shown: String,
    offset: String,
}

#[derive(Default)]
struct Count {
    kept: u64,
    skipped: u64,
    twice: u64,
    days: u64,
    naive: u64,
}

fn run(effort: &Effort) -> Outcome {
    let places = places();
    if places.len() < 300 {
        return Outcome::NotMeasured(format!("only {} time zones are known here", places.len()));
    }
    let catalogue = Catalogue::bundled().unwrap();
    let mut chance = Chance::of(effort.seed);
    let (mut count, mut lost) = (Count::default(), Vec::new());
    let batches = effort.times(1, 50);
    for _ in 0..batches {
        batch(&places, &catalogue, &mut chance, &mut count, &mut lost);
    }
    for _ in 0..effort.times(300, 20_000) {
        day(&places, &catalogue, &mut chance, &mut count, &mut lost);
    }
    clock_set_back(&catalogue, &mut lost);
    let Count { kept, skipped, twice, days, naive } = count;
    let pairs = batches * BATCH;
    let tried = format!(
        "{pairs} times of 1970–2050 in {} zones: {kept} shown as typed ({twice} of an hour that came twice), {skipped} \
         that no clock showed refused; {days} days of a changed clock, one dose due on each",
        places.len()
    );
    let control = Control { without: "UTC, shown in one zone", tried: kept, seen: naive, least: kept / 2 };
    Outcome::Tried { tried, lost, control }
}

fn places() -> Vec<Place> {
    let start: Timestamp = "1970-01-02T00:00Z".parse().unwrap();
    let end: Timestamp = "2050-12-30T00:00Z".parse().unwrap();
    let names: BTreeSet<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    let place = |name: String| {
        let zone = TimeZone::get(&name).ok()?;
        let changes = zone.following(start).map(|change| change.timestamp()).take_while(|at| *at < end).collect();
        Some(Place { name, zone, changes })
    };
    names.into_iter().filter_map(place).collect()
}

/// Half of them near a change of the clocks, where there are any.
fn some_minute(place: &Place, chance: &mut Chance) -> DateTime {
    let minutes = |count: usize| i64::try_from(count).unwrap().minutes();
    let at = if chance.below(2) == 0 && !place.changes.is_empty() {
        let change = *chance.pick(&place.changes);
        let near = place.zone.to_offset(change).to_datetime(change);
        near.saturating_add(minutes(chance.below(300))).saturating_sub(minutes(150))
    } else {
        let midnight = if chance.below(10) == 0 { 1440 } else { 1 };
        let start = Date::constant(1970, 1, 2).at(0, 0, 0, 0);
        start.saturating_add(minutes(chance.below(80 * 365 * 1440) / midnight * midnight))
    };
    at.date().at(at.hour(), at.minute(), 0, 0)
}

/// The instants at which a clock there showed this minute, the first one first: asked only from instants to clocks, the
/// other way round from the program.
fn instants(place: &Place, shown: DateTime) -> Vec<Timestamp> {
    let utc = TimeZone::UTC.to_timestamp(shown).unwrap();
    let (from, to) = (utc - 28.hours(), utc + 28.hours());
    let start = place.changes.partition_point(|at| *at < from);
    let changes = place.changes[start..].iter().copied().take_while(|at| *at <= to);
    let offsets = std::iter::once(from).chain(changes).map(|at| place.zone.to_offset(at));
    let mut offsets: Vec<_> = offsets.collect();
    offsets.sort_unstable();
    offsets.dedup();
    let mut found: Vec<_> = offsets
        .into_iter()
        .filter_map(|offset| offset.to_timestamp(shown).ok())
        .filter(|at| place.zone.to_offset(*at).to_datetime(*at) == shown)
        .collect();
    found.sort_unstable();
    found
}

fn offset_text(seconds: i32) -> String {
    let minutes = (f64::from(seconds) / 60.0).round() as i32;
    let size = minutes.abs();
    format!("{}{:02}:{:02}", if minutes < 0 { '-' } else { '+' }, size / 60, size % 60)
}

fn typed(
    kind: Kind,
    cells: &[(&'static str, &str)],
    diary: &Diary,
    catalogue: &Catalogue,
    now: &Zoned,
) -> Result<Record, String> {
    let mut row = Cells::new();
    for (field, text) in cells {
        row.set(field, *text);
    }
    let id = RecordId(Uuid::now_v7());
    let entry =
        Entry { diary, catalogue, now, source: Source::Window, decimal_mark: '.', id, fresh: true, confirmed: false };
    intake::record(kind, &row, &entry).map_err(|refusals| refusals[0].why.key.to_owned())
}

fn batch(places: &[Place], catalogue: &Catalogue, chance: &mut Chance, count: &mut Count, lost: &mut Vec<String>) {
    let nothing = Diary::default();
    let fixed = TimeZone::get(FIXED).unwrap();
    let (mut all, mut records) = (Vec::new(), Vec::new());
    for _ in 0..BATCH {
        let place = chance.pick(places);
        let shown = some_minute(place, chance);
        let instants = instants(place, shown);
        // The first, or in the hour that comes twice, now and then the second while it is now.
        let is_now = instants.len() > 1 && chance.below(2) == 0;
        let meant = if is_now { instants.last() } else { instants.first() };
        let now = match meant {
            Some(meant) if is_now => meant.to_zoned(place.zone.clone()),
            _ => Timestamp::UNIX_EPOCH.to_zoned(place.zone.clone()),
        };
        let text = if is_now { "now".to_owned() } else { shown.strftime("%Y-%m-%d %H:%M").to_string() };
        let number = all.len().to_string();
        let record = typed(Kind::Note, &[("at", &text), ("text", &number)], &nothing, catalogue, &now);
        match (record, meant) {
            (Ok(record), Some(meant)) => {
                count.kept += 1;
                count.twice += u64::from(instants.len() > 1);
                count.naive += u64::from(fixed.to_datetime(*meant) != shown);
                let offset = offset_text(place.zone.to_offset(*meant).seconds());
                all.push(Typed {
                    zone: place.name.clone(),
                    shown: shown.strftime("%Y-%m-%dT%H:%M").to_string(),
                    offset,
                });
                records.push(record);
            }
            (Err(why), None) if why == "refused-clock-jumped" => count.skipped += 1,
            (Ok(_), None) => lost.push(format!("{shown} was never on a clock in {}, and is taken", place.name)),
            (Err(why), _) => lost.push(format!("{shown} in {}: {why}", place.name)),
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.titrace");
    let change = Change::Import { batch: "zones".to_owned(), records };
    Logbook::open_or_new(&path).unwrap().apply(&change, &Source::Window, Timestamp::UNIX_EPOCH).unwrap();
    // Travel is nothing else: the records of one diary are of many zones.
    let logbook = Logbook::open(&path).unwrap();
    let notes = logbook.diary().of_kind(Kind::Note);
    if !notes.is_sorted_by_key(|record| record.at.earliest()) {
        lost.push("the records are not in the order of what the clocks showed".to_owned());
    }
    read_back(&path, folder.path(), &chance.pick(places).name, &all, lost);
}

/// What another process says, whose own zone is another one.
fn read_back(path: &Path, folder: &Path, zone: &str, all: &[Typed], lost: &mut Vec<String>) {
    let tables = folder.join("tables");
    let mut titrace = Command::new(env!("CARGO_BIN_EXE_titrace"));
    titrace.env("TZ", zone).arg("--diary").arg(path).args(["export", "csv"]).arg(&tables);
    let done = titrace.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let bytes = fs::read(tables.join("notes.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(&*bytes);
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|known| known == name).unwrap();
    let (at, of, offset, text) = (column("at"), column("zone"), column("offset"), column("text"));
    let mut found = 0;
    for line in reader.records() {
        let line = line.unwrap();
        let typed = &all[line[text].parse::<usize>().unwrap()];
        found += 1;
        // A cell that begins with a sign has an apostrophe before it.
        let shown = (&line[at], &line[of], line[offset].trim_start_matches('\''));
        if shown != (typed.shown.as_str(), typed.zone.as_str(), typed.offset.as_str()) {
            lost.push(format!("{} {} {} is shown as {shown:?}", typed.shown, typed.zone, typed.offset));
        }
    }
    if found != all.len() {
        lost.push(format!("{found} of {} came back", all.len()));
    }
}

/// A day on which the clocks were changed, and those around it: one dose is due on each, at whatever hour, and the dose
/// that is logged fills it.
fn day(places: &[Place], catalogue: &Catalogue, chance: &mut Chance, count: &mut Count, lost: &mut Vec<String>) {
    let place = chance.pick(places);
    if place.changes.is_empty() {
        return;
    }
    let change = *chance.pick(&place.changes);
    let changed = place.zone.to_offset(change).to_datetime(change);
    let first = changed.date().saturating_sub(2.days());
    let now = place.zone.to_ambiguous_zoned(first.at(12, 0, 0, 0)).compatible().unwrap();
    let time = if chance.below(2) == 0 { changed.time() } else { Time::constant(8, 0, 0, 0) };
    let time = Time::constant(time.hour(), time.minute(), 0, 0);
    let day_start_hour = if chance.below(2) == 0 { 0 } else { 4 };
    let mut diary = Diary::of(Settings { day_start_hour, ..Settings::default() }, Vec::new());
    let clock = time.strftime("%H:%M").to_string();
    let started = first.to_string();
    let cells: [&[(&'static str, &str)]; 2] = [
        &[("at", &started), ("name", "LDN")],
        &[("at", &started), ("medicine", "LDN"), ("fixed", "3 mg"), ("time", &clock)],
    ];
    for (kind, cells) in [Kind::Medicine, Kind::Plan].into_iter().zip(cells) {
        let record = typed(kind, cells, &diary, catalogue, &now).unwrap();
        Change::Add(vec![record]).apply(&mut diary);
    }
    for after in 0..5 {
        let on = first.saturating_add(after.days());
        // West of the date line, a day was left out now and then: on it nobody takes anything.
        if instants(place, on.at(12, 0, 0, 0)).is_empty() {
            continue;
        }
        count.days += 1;
        let due = |diary: &Diary| {
            let schedules = Schedules::new(diary);
            let slots = slots(diary, &schedules, on);
            let due = slots.iter().filter(|slot| matches!(slot.state, SlotState::Due { .. })).count();
            (due, slots.iter().filter(|slot| slot.is_open()).count())
        };
        let before = due(&diary);
        // It is taken when it is due; in an hour that is left out, an hour later.
        let at = place.zone.to_ambiguous_zoned(on.at(12, 0, 0, 0)).compatible().unwrap();
        let dose = |time: &str| {
            // Before the day begins it is still the evening's.
            let is_night = time < "04" && day_start_hour == 4;
            let when = format!("{} {time}", on.saturating_add(i64::from(is_night).days()));
            typed(
                Kind::Dose,
                &[("at", &when), ("medicine", "LDN"), ("amount", "3"), ("unit", "mg")],
                &diary,
                catalogue,
                &at,
            )
        };
        let Ok(dose) = dose(&clock).or_else(|_jumped| dose("12:30")) else {
            lost.push(format!("{on} {clock} in {}: no dose can be logged", place.name));
            return;
        };
        Change::Add(vec![dose]).apply(&mut diary);
        if (before, due(&diary)) != ((1, 1), (1, 0)) {
            lost.push(format!("{on} {clock} in {}: due {before:?}, then {:?}", place.name, due(&diary)));
        }
    }
}

/// Somebody sets the clock back by an hour, by a day, by years: every record keeps what the clock showed, and stands in
/// that order.
fn clock_set_back(catalogue: &Catalogue, lost: &mut Vec<String>) {
    let mut logbook = Logbook::in_memory().unwrap();
    let clocks = ["2024-05-12T10:00", "2024-05-12T09:00", "2024-05-11T08:00", "2014-01-01T00:00", "2024-05-12T10:30"];
    for clock in clocks {
        let now: Zoned = format!("{clock}[Europe/Oslo]").parse().unwrap();
        let note = typed(Kind::Note, &[("text", clock)], logbook.diary(), catalogue, &now).unwrap();
        logbook.apply(&Change::Add(vec![note]), &Source::Window, now.timestamp()).unwrap();
    }
    let shown: Vec<String> = logbook.diary().of_kind(Kind::Note).iter().map(|record| record.at.text()).collect();
    let mut sorted = clocks;
    sorted.sort_unstable();
    if shown != sorted {
        lost.push(format!("a clock that was set back: {shown:?}"));
    }
}
