//! The plug is pulled: the disk is copied in the middle of what is written to it, and what is on the copy must be all
//! that was acknowledged before. The copy holds what reached the device, and nothing that only the kernel had.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::Connection;

use crate::chance::Chance;
use crate::deeds::{Deed, Place};
use crate::kill::counted;
use crate::loops::{Mounted, copy_image, new_image};
use crate::row::{Control, Effort, Outcome, Row};
use crate::run::{Run, Said};
use crate::world::{Known, World};

pub(crate) const ROW: Row =
    Row { name: "power-cut", promise: "A power cut loses nothing that was said to be saved", run };

/// In microseconds after some deeds.
const WITHIN: [u64; 3] = [3_000, 15_000, 60_000];
/// The control writes for so long at most.
const CONTROL_WITHIN: u64 = 300_000;

fn run(effort: &Effort) -> Outcome {
    match tried(effort) {
        Ok(outcome) => outcome,
        Err(why) => Outcome::NotMeasured(why),
    }
}

fn tried(effort: &Effort) -> Result<Outcome, String> {
    let folder = tempfile::tempdir().unwrap();
    let disks = Disks::new(folder.path())?;
    let known = Known::new();
    let cuts = effort.times(30, 1_000);
    let (mut broken, mut lost) = (BTreeMap::new(), Vec::new());
    for cut in 0..cuts {
        let mut chance = Chance::stream(effort.seed, cut);
        let seed = chance.next();
        let place = Place(disks.live());
        let mounted = disks.begin()?;
        let mut world = World::grown(&known, &place, seed, if cut % 6 == 0 { 0 } else { 12 });
        mounted.sync();
        let mut run = Run::start("run", &place, seed, world.index);
        run.hear(chance.under(8));
        let within = WITHIN[chance.under(3) as usize];
        sleep(Duration::from_micros(chance.under(within)));
        let said = run.stop();
        let mirror = disks.cut(|| drop(run.kill()), mounted)?;
        *broken.entry(Deed::of(seed, world.index + said.acks)).or_default() += 1;
        let wrong = world.judge(&Place(disks.mirror()), &said);
        drop(mirror);
        if !wrong.is_empty() {
            lost.push(wrong.join("; "));
        }
    }
    let tried = effort.times(20, 100);
    let mut seen = 0;
    for cut in 0..tried {
        seen += u64::from(control_loses(&disks, &mut Chance::stream(effort.seed ^ 0xC0, cut))?);
    }
    Ok(Outcome::Tried {
        tried: format!("{cuts} cuts: {}", counted(&broken)),
        lost,
        control: Control { without: "journal_mode=WAL, synchronous=NORMAL", tried, seen, least: tried.div_ceil(5) },
    })
}

/// A disk that is written to, and what is left of it.
struct Disks<'a>(&'a Path);

impl<'a> Disks<'a> {
    fn new(folder: &'a Path) -> Result<Self, String> {
        let disks = Self(folder);
        new_image(&folder.join("empty"), 40)?;
        // Whether it can be mounted here at all.
        drop(disks.begin()?);
        Ok(disks)
    }

    fn live(&self) -> std::path::PathBuf {
        self.0.join("live")
    }

    fn mirror(&self) -> std::path::PathBuf {
        self.0.join("mirror")
    }

    fn begin(&self) -> Result<Mounted, String> {
        copy_image(&self.0.join("empty"), &self.0.join("disk"))?;
        Mounted::image(&self.0.join("disk"), &self.live())
    }

    /// Copies the disk, ends who writes to it, and mounts the copy.
    fn cut(&self, end: impl FnOnce(), live: Mounted) -> Result<Mounted, String> {
        let copied = copy_image(&self.0.join("disk"), &self.0.join("copy"));
        end();
        drop(live);
        copied?;
        Mounted::image(&self.0.join("copy"), &self.mirror())
    }
}

/// A writer that does not wait for the disk; whether a row that it acknowledged is gone.
fn control_loses(disks: &Disks<'_>, chance: &mut Chance) -> Result<bool, String> {
    let mounted = disks.begin()?;
    let place = Place(disks.live());
    mounted.sync();
    let mut run = Run::start("wal", &place, 0, 0);
    sleep(Duration::from_micros(chance.under(CONTROL_WITHIN)));
    let said: Said = run.stop();
    let mirror = disks.cut(|| drop(run.kill()), mounted)?;
    let path = Place(disks.mirror()).diary();
    let count = || Connection::open(&path)?.query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, i64>(0));
    let found = if fs::exists(&path).unwrap() { count().unwrap_or_default() } else { 0 };
    drop(mirror);
    Ok((found as u64) < said.acks)
}
