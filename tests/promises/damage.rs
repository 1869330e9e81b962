//! A damaged diary is never made worse: whatever happened to the file or lies beside it, opening and reading it never
//! panics; what is refused stays as it was, byte for byte; what opens says what it said before, or `check` tells.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;
use titrace::logbook::{Logbook, LogbookError};
use titrace::model::change::Change;
use titrace::model::record::{Body, Kind, Record, Source};
use titrace::store::StoreError;

use crate::chance::{Chance, one};
use crate::common::{household, settings};
use crate::cut::{Cut, beside, cut_off};
use crate::row::{Control, Effort, Outcome, Row};

pub(crate) const ROW: Row = Row {
    name: "damage",
    promise: "A damaged file, or one with a strange journal beside it, is never made worse",
    run,
};

const PAGE: usize = 4096;

/// A diary at one moment of its life.
struct Moment {
    bytes: Vec<u8>,
    says: String,
}

impl Moment {
    fn of(bytes: Vec<u8>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        fs::write(&path, &bytes).unwrap();
        let says = says(&Logbook::open(&path).unwrap()).unwrap();
        Self { bytes, says }
    }
}

/// A diary: some of its moments, the last one last.
struct Life {
    moments: Vec<Moment>,
    is_of_today: bool,
}

/// What stands under a name.
#[derive(Clone)]
enum Thing {
    File(Vec<u8>),
    Folder,
    Link(&'static str),
}

/// A diary after something happened to it.
struct Damage {
    what: String,
    /// Under the diary's name and this ending.
    things: Vec<(&'static str, Thing)>,
    /// All that it may say if it opens and is said to be sound.
    may_say: Vec<String>,
    /// What was done to it is no damage: it has to open.
    must_open: bool,
    is_of_today: bool,
}

#[derive(Default)]
struct Count {
    refused: u64,
    told: u64,
    same: u64,
    /// A letter is another one in a text of an earlier schema: nothing in the file can tell.
    silent: u64,
}

fn run(effort: &Effort) -> Outcome {
    let tries = effort.times(400, 10_000);
    let lives = lives(effort);
    let mut chance = Chance::of(effort.seed);
    let mut count = Count::default();
    let (mut lost, mut seen) = (Vec::new(), 0);
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    for number in 0..tries {
        let damage = damage(&mut chance, &lives, number);
        if let Err(why) = is_kept(&damage, &mut count) {
            lost.push(format!("{number}: {}: {why}", damage.what));
        }
        seen += u64::from(is_changed_without(&damage));
    }
    std::panic::set_hook(hook);
    let Count { refused, told, same, silent } = count;
    let tried = format!(
        "{tries} damages: {refused} refused byte for byte, {told} told by check, {same} that say the same, {silent} with \
         another letter in a file of an earlier schema, which has no seals"
    );
    let control = Control { without: "opened by plain SQLite", tried: tries, seen, least: tries / 20 };
    Outcome::Tried { tried, lost, control }
}

/// Some diaries of every kind of record, and those of earlier releases.
fn lives(effort: &Effort) -> Vec<Life> {
    let mut lives: Vec<Life> = (0..effort.times(3, 8)).map(|number| life(effort.seed * 100 + number)).collect();
    for version in 1..newest(&lives[0].moments[0].bytes) {
        let bytes = fs::read(format!("tests/fixtures/schema-{version}.titrace")).unwrap();
        lives.push(Life { moments: vec![Moment::of(bytes)], is_of_today: false });
    }
    lives
}

/// The schema of a file, which is today's in a diary that was just made.
fn newest(bytes: &[u8]) -> u32 {
    u32::from_be_bytes(bytes[60..64].try_into().unwrap())
}

fn life(seed: u64) -> Life {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary");
    let mut logbook = Logbook::open_or_new(&path).unwrap();
    let mut moments = Vec::new();
    let mut apply = |logbook: &mut Logbook, change: &Change| {
        logbook.apply(change, &Source::Window, Timestamp::UNIX_EPOCH).unwrap();
        moments.push(fs::read(&path).unwrap());
    };
    let is_paper = |record: &Record| record.kind() == Kind::Attachment;
    let (papers, others): (Vec<_>, Vec<_>) = one(household(), seed).into_iter().partition(is_paper);
    let deletable = others.iter().find(|record| record.kind() == Kind::Dose).cloned().unwrap();
    // One by one, so that there are many moments; what hangs on something comes after it.
    let (first, rest) = others.split_at(2);
    apply(&mut logbook, &Change::Add(first.to_vec()));
    for record in rest {
        apply(&mut logbook, &Change::Add(vec![record.clone()]));
    }
    for record in papers {
        let Body::Attachment(attachment) = &record.body else { continue };
        let content = vec![7; usize::try_from(attachment.size).unwrap()].into();
        apply(&mut logbook, &Change::Attach { record: Box::new(record), content });
    }
    let before = logbook.diary().settings.clone();
    apply(&mut logbook, &Change::Configure { before, after: one(settings(), seed) });
    let after = Record { note: Some("edited".to_owned()), ..deletable.clone() };
    apply(&mut logbook, &Change::Edit { before: Box::new(deletable), after: Box::new(after.clone()) });
    apply(&mut logbook, &Change::Delete(vec![after]));
    let last = moments.split_off(moments.len() - 6);
    Life { moments: last.into_iter().map(Moment::of).collect(), is_of_today: true }
}

/// Everything that a diary says, all its ways asked: `None` where one of them fails.
fn says(logbook: &Logbook) -> Option<String> {
    let mut all = String::new();
    let diary = logbook.diary();
    write!(all, "{:?}\n{:?}\n{:?}\n", diary.settings, logbook.undoable(), logbook.redoable()).ok()?;
    let living: Vec<_> = Kind::ALL.into_iter().flat_map(|kind| diary.of_kind(kind)).collect();
    let trash = logbook.trash().ok()?;
    write!(all, "{living:?}\n{trash:?}\n").ok()?;
    // The archive below has all versions of all; their own way is asked of some.
    let ids = living.iter().map(|record| record.id).chain(trash.iter().map(|gone| gone.record.id));
    for id in ids.step_by(4) {
        writeln!(all, "{:?}", logbook.history(id).ok()?).ok()?;
        writeln!(all, "{:?}", logbook.content(id).ok()?).ok()?;
    }
    let mut archive = Vec::new();
    logbook.archive_head().ok()?;
    logbook.archive(&mut archive).ok()??;
    all.push_str(&String::from_utf8(archive).ok()?);
    Some(all)
}

fn damage(chance: &mut Chance, lives: &[Life], number: u64) -> Damage {
    let life = chance.pick(lives);
    let last = life.moments.len() - 1;
    let moment = &life.moments[last];
    let mut damage = Damage {
        what: String::new(),
        things: Vec::new(),
        may_say: vec![moment.says.clone()],
        must_open: false,
        is_of_today: life.is_of_today,
    };
    let mut bytes = moment.bytes.clone();
    let pages = bytes.len() / PAGE;
    let at = |page: usize| page * PAGE..(page + 1) * PAGE;
    let kind = number % 20;
    let cut = *chance.pick(&Cut::ALL);
    let what = match kind {
        0..=5 => {
            // Often near the head of a page, where its structure is.
            let flips = 1 + chance.below(8);
            for _ in 0..flips {
                let within = if chance.below(2) == 0 { chance.below(64) } else { chance.below(PAGE) };
                bytes[chance.below(pages) * PAGE + within] ^= 1 << chance.below(8);
            }
            format!("{flips} bits flipped")
        }
        6 => {
            bytes.truncate(chance.below(bytes.len()));
            format!("cut after {} bytes", bytes.len())
        }
        7 => {
            bytes.truncate(chance.below(pages) * PAGE);
            format!("cut after {} pages", bytes.len() / PAGE)
        }
        8 => {
            let page = chance.below(pages);
            bytes[at(page)].fill(0);
            format!("page {page} zeroed")
        }
        9 => {
            let (one, other) = (chance.below(pages), chance.below(pages));
            let kept = bytes[at(one)].to_vec();
            bytes.copy_within(at(other), one * PAGE);
            bytes[at(other)].copy_from_slice(&kept);
            format!("pages {one} and {other} swapped")
        }
        10 => {
            let (start, noise) = (chance.below(bytes.len()), chance.below(2000));
            let noise = chance.bytes(noise.min(bytes.len() - start));
            bytes[start..start + noise.len()].copy_from_slice(&noise);
            format!("{} bytes of noise at {start}", noise.len())
        }
        11 | 12 => {
            // Another one, or itself by chance: then it is an earlier moment's.
            let other = chance.pick(lives);
            let earlier = chance.pick(&other.moments);
            damage.things.push(("-journal", Thing::File(journal(&earlier.bytes, cut).1)));
            if std::ptr::eq(other, life) {
                damage.may_say.push(earlier.says.clone());
            }
            format!("the journal of another diary, {cut:?}")
        }
        13 => {
            let back = 1 + chance.below(last.clamp(1, 4));
            let earlier = &life.moments[last.saturating_sub(back)];
            damage.things.push(("-journal", Thing::File(journal(&earlier.bytes, cut).1)));
            // Of the commit before: as if that had been cut off.
            damage.may_say.push(earlier.says.clone());
            format!("its own journal of {back} commits ago, {cut:?}")
        }
        14 => {
            let own = journal(&moment.bytes, cut);
            bytes = own.0;
            damage.things.push(("-journal", Thing::File(own.1)));
            damage.must_open = true;
            format!("a commit that was cut off, {cut:?}")
        }
        15 => {
            let mut own = journal(&moment.bytes, cut);
            bytes = own.0;
            if chance.below(2) == 0 {
                own.1.truncate(chance.below(own.1.len()));
            } else {
                let place = chance.below(own.1.len());
                own.1[place] ^= 1 << chance.below(8);
            }
            damage.things.push(("-journal", Thing::File(own.1)));
            format!("a commit that was cut off, {cut:?}, and its journal damaged")
        }
        16 => {
            let size = chance.below(3 * PAGE);
            let mut noise = chance.bytes(size);
            if chance.below(2) == 0 {
                let head = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0xff, 0xff, 0xff, 0xff];
                noise.splice(..noise.len().min(head.len()), head);
            }
            damage.things.push(("-journal", Thing::File(noise)));
            "a journal of noise".to_owned()
        }
        17 => {
            let other = &chance.pick(lives).moments[0];
            let log = if chance.below(3) == 0 { chance.bytes(9000) } else { write_ahead_log(&other.bytes) };
            damage.things.push(("-wal", Thing::File(log)));
            damage.things.push(("-shm", Thing::File(chance.bytes(32_768))));
            "a write-ahead log of another diary".to_owned()
        }
        18 => {
            let newer = chance.below(5) as u32;
            if chance.below(2) == 0 {
                let newer = newest(&lives[0].moments[0].bytes) + 1 + newer;
                bytes[60..64].copy_from_slice(&newer.to_be_bytes());
                format!("of schema {newer}")
            } else {
                bytes[68..72].copy_from_slice(&newer.to_be_bytes());
                "of another program".to_owned()
            }
        }
        _ => {
            let (what, thing) = match chance.below(5) {
                0 => ("a folder", Thing::Folder),
                1 => ("nothing in it", Thing::File(Vec::new())),
                2 => ("a text", Thing::File("Dear diary,\n".repeat(chance.below(600)).into_bytes())),
                3 => ("a link to itself", Thing::Link("diary")),
                _ => {
                    let size = chance.below(20_000);
                    ("noise", Thing::File(chance.bytes(size)))
                }
            };
            damage.things.push(("", thing));
            what.to_owned()
        }
    };
    if damage.things.iter().all(|(ending, _)| !ending.is_empty()) {
        damage.things.push(("", Thing::File(bytes)));
    }
    damage.what = what;
    damage
}

/// A commit cut off on a diary of these bytes.
fn journal(bytes: &[u8], cut: Cut) -> (Vec<u8>, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary");
    fs::write(&path, bytes).unwrap();
    cut_off(&path, cut)
}

fn write_ahead_log(bytes: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary");
    fs::write(&path, bytes).unwrap();
    let hand = Connection::open(&path).unwrap();
    hand.execute_batch("PRAGMA journal_mode = WAL; UPDATE change SET made_by = 'cli'").unwrap();
    fs::read(beside(&path, "-wal")).unwrap()
}

/// The damage as files in a folder of its own.
fn laid_out(damage: &Damage) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary");
    for (ending, thing) in &damage.things {
        let path = beside(&path, ending);
        match thing {
            Thing::File(bytes) => fs::write(path, bytes).unwrap(),
            Thing::Folder => fs::create_dir(path).unwrap(),
            Thing::Link(to) => link(to, &path),
        }
    }
    (folder, path)
}

#[cfg(unix)]
fn link(to: &str, path: &Path) {
    std::os::unix::fs::symlink(to, path).unwrap();
}

/// Where there are no links, it is one that leads nowhere.
#[cfg(not(unix))]
fn link(_to: &str, _path: &Path) {}

/// Every name in a folder, and what stands under it.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    names.map(|name| (name.clone(), fs::read(&name).ok())).collect()
}

fn is_kept(damage: &Damage, count: &mut Count) -> Result<(), String> {
    let (folder, path) = laid_out(damage);
    let before = everything(folder.path());
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let logbook = Logbook::open(&path)?;
        let problems = logbook.check();
        Ok::<_, LogbookError>((says(&logbook), problems))
    }));
    let opened = opened.map_err(|_panic| "it panicked".to_owned())?;
    let mut after = everything(folder.path());
    if !damage.is_of_today {
        // A backup is made before an earlier schema is brought along, also where that then fails.
        after.retain(|name, _| !name.ends_with("diary-backups"));
    }
    let (said, problems) = match opened {
        Err(error) => {
            count.refused += 1;
            let is_a_loop = damage.what == "a link to itself";
            let is_told = matches!(&error, LogbookError::Store(error) if error.is_about_the_file()) || is_a_loop;
            return if damage.must_open {
                Err(format!("it was refused: {error}"))
            } else if after != before {
                Err(format!("it was refused ({error}) and is another one: {}", difference(&before, &after)))
            } else if is_told {
                Ok(())
            } else {
                Err(format!("the refusal is not about the file: {error:?}"))
            };
        }
        Ok(opened) => opened,
    };
    let lies_beside = damage.things.len() > 1;
    if damage.is_of_today && !lies_beside && after != before {
        return Err(format!("it opened and is another one: {}", difference(&before, &after)));
    }
    if damage.is_of_today && after.keys().any(|name| !before.contains_key(name)) {
        return Err(format!("files were added: {:?}", after.keys()));
    }
    match problems {
        Ok(problems) if problems.is_empty() => {}
        Ok(_) | Err(LogbookError::Store(StoreError::Damaged(_) | StoreError::NotADatabase)) if !damage.must_open => {
            count.told += 1;
            return Ok(());
        }
        other => return Err(format!("check: {other:?}")),
    }
    let Some(said) = said else { return Err("check says that it is sound, and it cannot be read".to_owned()) };
    if damage.may_say.contains(&said) {
        count.same += 1;
        return Ok(());
    }
    // Before the schema that has seals.
    if !damage.is_of_today && !lies_beside && is_another_letter(&damage.may_say[0], &said) {
        count.silent += 1;
        return Ok(());
    }
    Err("it is said to be sound, and says something else".to_owned())
}

/// The same words but for some of them, as if somebody had typed them so.
fn is_another_letter(one: &str, other: &str) -> bool {
    one.lines().count() == other.lines().count()
}

fn difference(one: &BTreeMap<PathBuf, Option<Vec<u8>>>, other: &BTreeMap<PathBuf, Option<Vec<u8>>>) -> String {
    let names = one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name));
    let names: Vec<_> = names.map(|name| name.file_name().unwrap().to_string_lossy().into_owned()).collect();
    names.join(", ")
}

/// The same opened by SQLite as it is.
fn is_changed_without(damage: &Damage) -> bool {
    let (folder, path) = laid_out(damage);
    let before = everything(folder.path());
    if let Ok(plain) = Connection::open(&path) {
        plain.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).ok();
        plain.query_row("SELECT count(*) FROM change", [], |row| row.get::<_, i64>(0)).ok();
    }
    everything(folder.path()) != before
}
