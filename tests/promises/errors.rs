//! Every call to the system fails, the first, the second and so on: once, and from then on for ever. The program must
//! say so, and lose nothing.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};

use titrace::logbook::Logbook;

use crate::deeds::{Deed, Place, scratch, write};
use crate::ends::{Case, Ends, INDEX, copy_all};
use crate::recording::{one, record};
use crate::row::{Control, Effort, Outcome, Row};
use crate::trace::FAILING;
use crate::world::Known;

pub(crate) const ROW: Row =
    Row { name: "errors", promise: "Whatever the disk refuses, nothing is lost, and the person is told", run };

/// Calls that a full disk does not fail.
const ASKING: [&str; 10] =
    ["read", "pread64", "lseek", "fstat", "newfstatat", "statx", "access", "fcntl", "getdents64", "readlink"];

/// One call that fails.
struct Fault {
    call: String,
    /// Of all calls of that name, the first being 1.
    number: u64,
    for_ever: bool,
    error: &'static str,
}

fn run(effort: &Effort) -> Outcome {
    if Command::new("strace").arg("-V").output().is_err() {
        return Outcome::NotMeasured("there is no strace".to_owned());
    }
    let known = Known::new();
    let mut all = Broken::default();
    let cases: Vec<Case> = Case::all().into_iter().filter(|case| effort.breaks(case.code())).collect();
    for &case in &cases {
        let broken = break_all(&known, case, effort.seed, effort.times(10, u64::MAX));
        all.tried += broken.tried;
        all.refused += broken.refused;
        all.wrong.extend(broken.wrong);
    }
    let Broken { tried, refused, wrong: lost } = all;
    let careless = [Deed::Tables, Deed::Edit].map(Case::careless);
    let seen = careless.iter().filter(|case| !break_all(&known, **case, effort.seed, 24).wrong.is_empty()).count();
    Outcome::Tried {
        tried: format!("{tried} errors in {} deeds, {refused} of them refused", cases.len()),
        lost,
        control: Control { without: "written over in place; no journal", tried: 2, seen: seen as u64, least: 2 },
    }
}

#[derive(Default)]
struct Broken {
    tried: u64,
    refused: u64,
    wrong: Vec<String>,
}

/// Lets the calls of a deed fail, at most so many of them, spread over all.
fn break_all(known: &Known, case: Case, seed: u64, most: u64) -> Broken {
    let (ends, begun) = Ends::of(known, case, seed);
    let faults = faults(begun.path(), case, seed);
    let step = (faults.len() as u64).div_ceil(most).max(1) as usize;
    let mut broken = Broken::default();
    for fault in faults.iter().skip(seed as usize % step).step_by(step) {
        let folder = scratch();
        let place = Place(folder.path().to_owned());
        copy_all(begun.path(), &place.0);
        let at = || {
            let Fault { call, number, for_ever, error } = fault;
            format!("{} {call} {number}{} {error}", case.code(), if *for_ever { "+" } else { "" })
        };
        let (is_done, wrong) = break_one(known, &ends, case, &place, fault, seed);
        broken.tried += 1;
        broken.refused += u64::from(!is_done);
        broken.wrong.extend(wrong.into_iter().map(|why| format!("{}: {why}", at())));
    }
    broken
}

/// The calls of the deed that touch the folder, each failing once and for ever.
fn faults(begun: &std::path::Path, case: Case, seed: u64) -> Vec<Fault> {
    let folder = scratch();
    let place = Place(folder.path().to_owned());
    copy_all(begun, &place.0);
    let root = place.0.to_str().unwrap();
    let mut numbers: BTreeMap<String, u64> = BTreeMap::new();
    let mut faults = Vec::new();
    for call in record(&place, case, seed, FAILING) {
        let number = numbers.entry(call.name.clone()).or_default();
        *number += 1;
        if !call.touches(root) {
            continue;
        }
        for for_ever in [false, true] {
            let is_full = faults.len() % 4 < 2 && !ASKING.contains(&call.name.as_str());
            let error = if is_full { "ENOSPC" } else { "EIO" };
            faults.push(Fault { call: call.name.clone(), number: *number, for_ever, error });
        }
    }
    faults
}

/// Whether the deed was said to be done, and what is wrong.
fn break_one(known: &Known, ends: &Ends, case: Case, place: &Place, fault: &Fault, seed: u64) -> (bool, Vec<String>) {
    let Fault { call, number, for_ever, error } = fault;
    let mut command = Command::new("strace");
    let inject = format!("inject={call}:error={error}:when={number}{}", if *for_ever { "+" } else { "" });
    command.args(["-f", "--seccomp-bpf", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject]);
    let output = one(&mut command, place, case, seed).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut wrong = Vec::new();
    match (output.status.code(), output.status.signal()) {
        (Some(0), _) => {}
        // Where nothing can be written any more, nothing can be said either.
        (Some(1), _) if call == "write" => {}
        (Some(1), _) => {
            let answer = said.lines().find(|line| line.starts_with("refused"));
            if answer.is_none_or(|answer| answer.splitn(4, ' ').nth(3).is_none_or(str::is_empty)) {
                wrong.push(format!("it said nothing that can be read: {said:?}"));
            }
        }
        (code, signal) => {
            let stderr = String::from_utf8_lossy(&output.stderr);
            wrong.push(format!("it died: code {code:?}, signal {signal:?}: {stderr}"));
        }
    }
    wrong.extend(ends.judge(place, output.status.success()));
    if wrong.is_empty() && !case.is_careless {
        wrong.extend(again(known, ends, case, place, seed));
    }
    (output.status.success(), wrong)
}

/// When the disk is well again, the same works; where it was done after all, something else.
pub(crate) fn again(known: &Known, ends: &Ends, case: Case, place: &Place, seed: u64) -> Vec<String> {
    let is_to_do = ends.is_as_before(place);
    let mut logbook = match Logbook::open_or_new(place.diary()) {
        Ok(logbook) => logbook,
        Err(error) => return vec![format!("the diary does not open afterwards: {error}")],
    };
    if is_to_do {
        if let Err(error) = case.act(known, &mut logbook, place, seed) {
            return vec![format!("the same is refused afterwards: {error:?}")];
        }
        return ends.judge(place, true).into_iter().map(|why| format!("afterwards: {why}")).collect();
    }
    let next = write(Deed::Add, &mut logbook, seed, INDEX + 1);
    next.err().map(|error| format!("nothing can be added afterwards: {error}")).into_iter().collect()
}
