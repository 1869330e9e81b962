//! The program is killed in the middle of what it does. That shows that what is done is done in one piece; whether it
//! reached the disk is seen only when the power is cut (`power_cut.rs`).

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::thread::{self, sleep};
use std::time::Duration;

use crate::chance::Chance;
use crate::deeds::{Deed, Place, scratch};
use crate::row::{Control, Effort, Outcome, Row};
use crate::run::Run;
use crate::world::{Known, World};

pub(crate) const ROW: Row =
    Row { name: "kill", promise: "A program that is killed loses nothing that it said was saved", run };

/// So often the same diary is broken, then a new one is begun, so that it stays small.
const A_DIARY: u64 = 12;
/// In microseconds. The longest deeds need the longest of these, the shortest would hardly ever be hit by it.
const WITHIN: [u64; 4] = [1_000, 4_000, 16_000, 40_000];

fn run(effort: &Effort) -> Outcome {
    let known = Known::new();
    let kills = effort.times(300, 10_000);
    let (broken, lost) = kill_all(&known, "run", effort.seed, kills);
    let tried = 40;
    let (_, seen) = kill_all(&known, "careless", effort.seed, tried);
    let seen = seen.len() as u64;
    Outcome::Tried {
        tried: format!("{kills} kills: {}", counted(&broken)),
        lost,
        control: Control { without: "saying so before it is saved", tried, seen, least: tried / 4 },
    }
}

/// `add 14, edit 9, …`
pub(crate) fn counted(broken: &BTreeMap<Deed, u64>) -> String {
    broken.iter().map(|(deed, times)| format!("{} {times}", deed.code())).collect::<Vec<_>>().join(", ")
}

fn kill_all(known: &Known, mode: &str, seed: u64, kills: u64) -> (BTreeMap<Deed, u64>, Vec<String>) {
    let (left, diaries) = (AtomicU64::new(kills), AtomicU64::new(0));
    let found = Mutex::new((BTreeMap::new(), Vec::new()));
    let worker = || {
        let one_less = |left: u64| left.checked_sub(1);
        while left.load(Relaxed) > 0 {
            let diary = diaries.fetch_add(1, Relaxed);
            let mut chance = Chance::stream(seed, diary);
            let seed = chance.next();
            let folder = scratch();
            let place = Place(folder.path().to_owned());
            // Of every third, the birth is broken, too.
            let mut world = World::grown(known, &place, seed, if diary % 3 == 0 { 0 } else { 12 });
            for _ in 0..A_DIARY {
                if left.fetch_update(Relaxed, Relaxed, one_less).is_err() {
                    return;
                }
                let mut run = Run::start(mode, &place, seed, world.index);
                run.hear(chance.under(6));
                let within = WITHIN[chance.under(4) as usize];
                sleep(Duration::from_micros(chance.under(within)));
                let said = run.kill();
                let broken = Deed::of(seed, world.index + said.acks);
                let wrong = world.judge(&place, &said);
                let mut found = found.lock().unwrap();
                *found.0.entry(broken).or_default() += 1;
                if !wrong.is_empty() {
                    found.1.push(wrong.join("; "));
                    // What is lost now would be missing from then on.
                    break;
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(worker);
        }
    });
    found.into_inner().unwrap()
}
