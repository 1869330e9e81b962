//! The promises, tried: each row breaks something on purpose, many times, and counts what was lost. Each has a control,
//! in which the protection is taken away: a harness that does not see the control lose is broken, and fails.
//!
//! `cargo test --test promises` tries each a little, as continuous integration does;
//! `cargo test --release --no-default-features --test promises -- --long` tries all of it and prints the table of the
//! README. A word behind it chooses rows by their names; `--seed 7` takes other chances, `damage --number 1344` only that
//! one of the damages, as `LOST` names it, `errors --deed restore` only the errors of that deed.
#![expect(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, reason = "this is only a test")]

mod backups;
mod chance;
mod child;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/cut.rs"]
mod cut;
mod damage;
mod deeds;
mod disk;
mod ends;
mod errors;
mod full_disk;
mod hostile;
mod kill;
mod loops;
mod picture;
mod power_cut;
mod private;
mod recording;
mod row;
mod run;
#[expect(unreachable_pub, clippy::expect_used, reason = "a crate of its own where it is fuzzed")]
#[path = "../../fuzz/targets.rs"]
mod targets;
mod time;
mod trace;
mod two;
mod updates;
mod world;
mod write_points;

use std::process::ExitCode;
use std::time::Instant;

use self::row::{Effort, Row, Told};

/// In the order of the table.
const ROWS: &[Row] = &[
    kill::ROW,
    power_cut::ROW,
    write_points::ROW,
    errors::ROW,
    full_disk::ROW,
    backups::ROW,
    damage::ROW,
    updates::ROW,
    hostile::ROW,
    time::ROW,
    two::ROW,
    private::ROW,
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "child") {
        return child(&arguments[1..]);
    }
    let effort = Effort::of(&arguments);
    let chosen: Vec<&Row> = ROWS.iter().filter(|row| effort.chooses(row.name)).collect();
    let mut told = Vec::new();
    for row in chosen {
        let start = Instant::now();
        let outcome = (row.run)(&effort);
        let line = Told { row, outcome, seconds: start.elapsed().as_secs_f64() };
        println!("{line}");
        told.push(line);
    }
    if effort.long {
        println!("\n{}", row::table(&told));
    }
    let must_measure = std::env::var("CI").as_deref() == Ok("true");
    let broken = told.iter().filter(|line| line.is_broken(must_measure)).count();
    println!("promises: {} tried, {broken} broken", told.len());
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// It starts itself where processes of its own are needed.
fn child(words: &[String]) -> ExitCode {
    match words.split_first() {
        Some((first, words)) if first == "two" => two::child::main(words),
        Some((first, words)) if first == "private" => private::child::main(words),
        _ => child::main(words),
    }
}
