//! Backups that cannot be forgotten: a diary lives for months under a clock of its own, with a backup every few hours and
//! thinning after each; then every generation that is left is restored, and has to be the diary as it was then.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::{SignedDuration, Timestamp};
use titrace::logbook::Logbook;
use titrace::model::change::Change;
use titrace::model::diary::Diary;
use titrace::model::event::Note;
use titrace::model::record::{Body, Record, RecordId, Source};
use titrace::model::settings::Settings;
use titrace::model::when::When;
use titrace::store::backup::{folder_of, keeps, list};
use uuid::Uuid;

use crate::chance::Chance;
use crate::row::{Control, Effort, Outcome, Row};

pub(crate) const ROW: Row =
    Row { name: "backups", promise: "Every backup that is kept can be restored, and is the diary as it was then", run };

const BY: Source = Source::CommandLine;
const EVERY: SignedDuration = SignedDuration::from_hours(6);

fn run(effort: &Effort) -> Outcome {
    let mut lost = Vec::new();
    let (mut made, mut restored) = (0, 0);
    for life in 0..effort.times(1, 4) {
        live(effort, life, &mut made, &mut restored, &mut lost);
    }
    let tried =
        format!("{made} backups made and thinned, each of the {restored} that stayed restored from two folders");
    Outcome::Tried { tried, lost, control: careless(effort) }
}

fn note(chance: &mut Chance, text: String) -> Record {
    Record {
        id: RecordId(Uuid::from_u128(u128::from(chance.next()) << 64 | u128::from(chance.next()))),
        at: When::exact("2024-05-12".parse().unwrap()),
        note: None,
        source: BY,
        entered_by: None,
        body: Body::Note(Note { text }),
    }
}

fn live(effort: &Effort, life: u64, made: &mut u64, restored: &mut u64, lost: &mut Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.titrace");
    let stick = folder.path().join("stick");
    let mut chance = Chance::of(effort.seed + life);
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    let before = logbook.diary().settings.clone();
    let after = Settings { backup_folder: Some(stick.to_str().unwrap().to_owned()), ..before.clone() };
    let mut now: Timestamp = "2024-01-01T00:00:00Z".parse().unwrap();
    logbook.apply(&Change::Configure { before, after }, &BY, now).unwrap();
    // The diary as it was after each change of which there is a backup.
    let mut as_it_was: BTreeMap<i64, Arc<Diary>> = BTreeMap::new();
    let mut times = Vec::new();
    for step in 0..effort.times(4 * 15, 4 * 800) {
        now += EVERY;
        if chance.below(4) > 0 {
            write(&mut logbook, &mut chance, step, now);
            times.insert(0, now);
        }
        let backed_up = logbook.back_up(now).unwrap().unwrap();
        *made += 1;
        as_it_was.insert(backed_up.first.changes, Arc::clone(logbook.diary()));
        if let Some(Err(error)) = backed_up.second {
            lost.push(format!("life {life}, {now}: the second folder: {error}"));
        }
        let stays = keeps(&times, now);
        times = times.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(at, _)| at).collect();
    }
    for folder in [folder_of(&path), stick] {
        let kept = list(&folder).unwrap();
        // As many as the rule says: none is forgotten, none stays for ever.
        if !(times.len()..=times.len() + 1).contains(&kept.len()) {
            lost.push(format!("life {life}: {} backups in {}, not {}", kept.len(), folder.display(), times.len()));
        }
        for backup in kept {
            *restored += 1;
            let place = tempfile::tempdir().unwrap();
            let problem = match Logbook::restored(&place.path().join("d.titrace"), &backup.path, now) {
                Err(error) => Some(error.to_string()),
                Ok((logbook, _)) if Some(logbook.diary()) != as_it_was.get(&backup.changes) => {
                    Some("it is another diary".to_owned())
                }
                Ok((logbook, _)) => logbook.check().unwrap().into_iter().next(),
            };
            lost.extend(problem.map(|problem| format!("life {life}, {}: {problem}", backup.path.display())));
        }
    }
}

/// Something new, another wording, something thrown away, or undo.
fn write(logbook: &mut Logbook, chance: &mut Chance, step: u64, now: Timestamp) {
    let notes: Vec<Record> = logbook.diary().notes().map(|(record, _)| record.clone()).collect();
    let change = match chance.below(6) {
        0 if !notes.is_empty() => {
            let before = chance.pick(&notes).clone();
            let after = Record { body: Body::Note(Note { text: format!("again {step}") }), ..before.clone() };
            Change::Edit { before: Box::new(before), after: Box::new(after) }
        }
        1 if notes.len() > 3 => Change::Delete(vec![chance.pick(&notes).clone()]),
        2 => {
            logbook.undo(&BY, now).unwrap();
            return;
        }
        _ => Change::Add(vec![note(chance, format!("step {step}"))]),
    };
    logbook.apply(&change, &BY, now).unwrap();
}

/// The file is copied as any program would, while somebody writes into it.
fn careless(effort: &Effort) -> Control {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.titrace");
    let mut chance = Chance::of(effort.seed);
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    let at: Timestamp = "2024-01-01T00:00:00Z".parse().unwrap();
    let records: Vec<Record> =
        (0..400).map(|number| note(&mut chance, format!("{number} {}", "x".repeat(300)))).collect();
    logbook.apply(&Change::Add(records), &BY, at).unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let writer = {
        let stop = Arc::clone(&stop);
        std::thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                let notes: Vec<Record> = logbook.diary().notes().map(|(record, _)| record.clone()).collect();
                logbook.apply(&Change::Delete(notes[..9].to_vec()), &BY, at).unwrap();
                logbook.undo(&BY, at).unwrap();
            }
        })
    };
    let tried = effort.times(60, 400);
    let copy = folder.path().join("copy.titrace");
    let seen = (0..tried).filter(|_| is_torn(&path, &copy)).count() as u64;
    stop.store(true, Ordering::Relaxed);
    writer.join().unwrap();
    Control { without: "a plain copy of the file while it is written to", tried, seen, least: 1 }
}

fn is_torn(path: &Path, copy: &Path) -> bool {
    fs::copy(path, copy).unwrap();
    let is_sound = Logbook::open(copy).is_ok_and(|logbook| logbook.check().is_ok_and(|problems| problems.is_empty()));
    !is_sound
}
