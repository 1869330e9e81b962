//! A disk that is full, or nearly: at every level of filling, every deed is done or refused with a sentence that says why,
//! and nothing that was there goes.

use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use titrace::logbook::Logbook;
use titrace::store::DraftFile;
use titrace::words::Words;

use crate::deeds::{Deed, Place, Refused};
use crate::disk::Image;
use crate::ends::{Case, Ends};
use crate::errors::again;
use crate::loops::Mounted;
use crate::row::{Control, Effort, Outcome, Row};
use crate::world::Known;

pub(crate) const ROW: Row =
    Row { name: "full-disk", promise: "A full disk loses nothing, and says that it is full", run };

/// Of a level, in bytes: what a file takes at least.
const STEP: u64 = 4096;
const LEVELS: u64 = 200;
const DISK: u64 = 12 << 20;

fn run(effort: &Effort) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let mounted = match Mounted::memory(DISK, folder.path()) {
        Ok(mounted) => mounted,
        Err(why) => return Outcome::NotMeasured(why),
    };
    let known = Known::new();
    let place = Place(folder.path().join("diary"));
    // The fuller the disk, the more happens.
    let few = [0, 1, 2, 3, 5, 8, 13].into_iter().chain((20..=LEVELS).step_by(20));
    let levels: Vec<u64> = if effort.long { (0..=LEVELS).collect() } else { few.collect() };
    let (mut tried, mut refused, mut lost) = (0, 0, Vec::new());
    for case in Case::all() {
        let (ends, begun) = Ends::of(&known, case, effort.seed);
        for level in &levels {
            let filled = Filled::new(&known, case, &ends, begun.path(), &place, *level, effort.seed);
            tried += 1;
            refused += u64::from(filled.is_refused);
            lost.extend(filled.wrong.into_iter().map(|why| format!("{} at level {level}: {why}", case.code())));
        }
    }
    let tight = 0..10;
    let case = Case::careless(Deed::Tables);
    let (ends, begun) = Ends::of(&known, case, effort.seed);
    let careless = |level| Filled::new(&known, case, &ends, begun.path(), &place, level, effort.seed);
    let seen = tight.clone().filter(|level| !careless(*level).wrong.is_empty()).count() as u64;
    drop(mounted);
    Outcome::Tried {
        tried: format!("{tried} deeds at {} levels, {refused} of them refused", levels.len()),
        lost,
        control: Control { without: "written over in place", tried: tight.end, seen, least: 1 },
    }
}

/// What came of a deed on a disk with so much room left.
struct Filled {
    is_refused: bool,
    wrong: Vec<String>,
}

impl Filled {
    fn new(known: &Known, case: Case, ends: &Ends, begun: &Path, place: &Place, level: u64, seed: u64) -> Self {
        fs::remove_dir_all(&place.0).ok();
        let before = Image::found(begun);
        before.lay(&place.0);
        let filler = place.0.with_file_name("filler");
        let (mut draft, _) = DraftFile::open(&place.diary()).unwrap();
        fill(&filler, level);
        let done = catch_unwind(AssertUnwindSafe(|| {
            let mut logbook = Logbook::open_or_new(place.diary())?;
            case.act(known, &mut logbook, place, seed)
        }));
        let mut wrong = Vec::new();
        let is_refused = match &done {
            Ok(Ok(())) => false,
            Ok(Err(refused)) => {
                wrong.extend(unclear(refused));
                true
            }
            Err(_panic) => {
                wrong.push("it panicked".to_owned());
                true
            }
        };
        let typed = vec![vec![("note".to_owned(), "what was typed ".repeat(400))]];
        wrong.extend(draft.keep(&typed).err().map(|error| format!("what was typed is not kept: {error}")));
        drop(draft);
        if DraftFile::open(&place.diary()).map(|(_, forms)| forms).ok().as_ref() != Some(&typed) {
            wrong.push("what was typed is gone".to_owned());
        }
        let there = Image::found(&place.0);
        let gone = before.files.keys().filter(|path| !there.files.contains_key(*path) && !path.ends_with("-journal"));
        wrong.extend(gone.map(|path| format!("{path} is gone")));
        fs::remove_file(&filler).unwrap();
        wrong.extend(ends.judge(place, !is_refused));
        if wrong.is_empty() && !case.is_careless {
            wrong.extend(again(known, ends, case, place, seed));
        }
        Self { is_refused, wrong }
    }
}

/// Leaves so many steps of room.
fn fill(filler: &Path, level: u64) {
    let file = File::create(filler).unwrap();
    let disk = rustix::fs::fstatvfs(&file).unwrap();
    let room = disk.f_bavail * disk.f_frsize;
    rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, room - level * STEP).unwrap();
}

/// A refusal says that there is no room.
fn unclear(refused: &Refused) -> Option<String> {
    let message = refused.message();
    let words = Words::english();
    let sentence = words.say(message.key, &message.args);
    let is_clear = words.knows(message.key)
        && (sentence.contains("full") || sentence.contains("too little room") || sentence.contains("No space left"));
    (!is_clear).then(|| format!("it says only: {sentence} ({refused:?})"))
}
