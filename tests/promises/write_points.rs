//! Every write and every sync of a deed, one after the other: what if the power goes right there? The child's calls are
//! written down once; then the disk is built as it may be at each of them, in several ways, and opened.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};
use std::process::Command;

use crate::chance::Chance;
use crate::deeds::{Place, scratch};
use crate::disk::{Disk, Event, Image, Part};
use crate::ends::{Case, Ends};
use crate::recording::{Reader, record};
use crate::row::{Control, Effort, Outcome, Row};
use crate::trace::CALLS;
use crate::world::Known;

pub(crate) const ROW: Row =
    Row { name: "write-points", promise: "Wherever a write is cut off, the diary is as before or as after it", run };

/// What survives of contents and of names that were not synced.
const WAYS: [(Part, Part); 7] = [
    (Part::All, Part::All),
    (Part::Nothing, Part::Nothing),
    (Part::Nothing, Part::All),
    (Part::All, Part::Nothing),
    (Part::Some, Part::All),
    (Part::Some, Part::Nothing),
    (Part::Some, Part::Some),
];

fn run(effort: &Effort) -> Outcome {
    if Command::new("strace").arg("-V").output().is_err() {
        return Outcome::NotMeasured("there is no strace".to_owned());
    }
    let known = Known::new();
    let (mut points, mut images, mut seen, mut lost) = (0, 0, 0, Vec::new());
    let cases = Case::all();
    for case in &cases {
        let (ends, folder) = Ends::of(&known, *case, effort.seed);
        let place = Place(folder.path().to_owned());
        let begun = Image::found(&place.0);
        let sizes = begun.files.values().map(Vec::len).collect();
        let calls = record(&place, *case, effort.seed, CALLS);
        let events = Reader::new(&place.0, Disk::of(&begun, true).names(), sizes).events(&calls);
        lost.extend(check_recording(&begun, &events, &place).map(|why| format!("{}: {why}", case.code())));
        points += events.len() + 1;
        let judged = replay(&ends, &begun, &events, true, effort);
        images += judged.images;
        lost.extend(judged.wrong.into_iter().map(|why| format!("{}, {why}", case.code())));
        let control = replay(&ends, &begun, &events, false, effort);
        seen += u64::from(!control.wrong.is_empty());
    }
    let tried = cases.len() as u64;
    Outcome::Tried {
        tried: format!("{points} points of {tried} deeds, {images} disks"),
        lost,
        control: Control { without: "fsync does nothing", tried, seen, least: tried },
    }
}

/// The events must come to what lies there in the end, or something was not seen.
fn check_recording(begun: &Image, events: &[Event], place: &Place) -> Option<String> {
    let mut disk = Disk::of(begun, true);
    for event in events {
        disk.take(event);
    }
    let mut replayed = disk.image(Part::All, Part::All, &mut Chance::stream(0, 0));
    if !replayed.is_acked {
        return Some("no acknowledgement was recorded".to_owned());
    }
    replayed.is_acked = false;
    let found = Image::found(&place.0);
    let differ = |path: &&String| replayed.files.get(*path) != found.files.get(*path);
    let names: Vec<&String> = found.files.keys().chain(replayed.files.keys()).filter(differ).collect();
    (replayed != found).then(|| format!("the recording does not come to what is there: {names:?}"))
}

struct Judged {
    images: usize,
    wrong: Vec<String>,
}

/// Judges the disk at every point, in every way. Where syncs do nothing, only until something is seen.
fn replay(ends: &Ends, begun: &Image, events: &[Event], syncs: bool, effort: &Effort) -> Judged {
    let mut chance = Chance::stream(effort.seed, 7);
    let hasher = RandomState::new();
    let mut known = HashSet::new();
    let mut disk = Disk::of(begun, syncs);
    let mut judged = Judged { images: 0, wrong: Vec::new() };
    let rounds = effort.times(1, 8);
    // Where not all are asked for, so many in a hundred are tried, all over the deed.
    let share = if effort.long { 100 } else { (3_000 / events.len().max(1) as u64).clamp(4, 100) };
    for point in 0..=events.len() {
        // Another round draws other lots.
        for (contents, names) in (0..rounds).flat_map(|_round| WAYS) {
            // The last point is where an acknowledgement is lost.
            if point < events.len() && chance.under(100) >= share {
                continue;
            }
            let image = disk.image(contents, names, &mut chance);
            if !known.insert(hasher.hash_one(&image)) {
                continue;
            }
            judged.images += 1;
            let folder = scratch();
            image.lay(folder.path());
            let wrong = ends.judge(&Place(folder.path().to_owned()), image.is_acked);
            let at = format!("point {point} of {}, contents {contents:?}, names {names:?}", events.len());
            judged.wrong.extend(wrong.into_iter().map(|why| format!("{at}: {why}")));
        }
        if !syncs && !judged.wrong.is_empty() {
            break;
        }
        if let Some(event) = events.get(point) {
            disk.take(event);
        }
    }
    judged
}
