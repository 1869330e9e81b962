//! The program that is broken off: it does deeds on a diary, and says of each on standard output when it is done.
//!
//! `child run FOLDER SEED INDEX` goes on and on (`careless`: it says so before it is done); `child one FOLDER SEED INDEX DEED` does one. What it says:
//! `started`, then for each deed `ack INDEX`, or `refused INDEX KEY SENTENCE`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use rusqlite::Connection;
use titrace::catalogue::Catalogue;
use titrace::logbook::Logbook;
use titrace::words::Words;

use crate::deeds::{Deed, Place, Refused, act, act_carelessly};

/// It never goes on for longer than this.
const MOST: u64 = 400;

pub(crate) fn main(arguments: &[String]) -> ExitCode {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (mode, folder, seed, index, deed) = match words.as_slice() {
        [mode, folder, seed, index] => (*mode, folder, seed, index, None),
        [mode, folder, seed, index, deed] => (*mode, folder, seed, index, Deed::parse(deed)),
        _ => return ExitCode::from(2),
    };
    let place = Place(folder.into());
    let (seed, first) = (seed.parse().unwrap(), index.parse().unwrap());
    if mode == "wal" {
        return write_without_waiting(&place);
    }
    let catalogue = Catalogue::bundled().unwrap();
    say("started");
    let mut logbook = match Logbook::open_or_new(place.diary()) {
        Ok(logbook) => logbook,
        Err(error) => return refused(first, &error.into()),
    };
    if let Some(deed) = deed {
        let act = if mode == "one-careless" { act_carelessly } else { act };
        return match act(deed, &mut logbook, &place, &catalogue, seed, first) {
            Ok(()) => acknowledge(first),
            Err(error) => refused(first, &error),
        };
    }
    for index in first..first + MOST {
        if mode == "careless" {
            acknowledge(index);
        }
        if let Err(error) = act(Deed::of(seed, index), &mut logbook, &place, &catalogue, seed, index) {
            refused(index, &error);
        } else if mode != "careless" {
            acknowledge(index);
        }
    }
    ExitCode::SUCCESS
}

/// The control of the power cut: rows in a database that syncs now and then, each acknowledged when it is committed.
fn write_without_waiting(place: &Place) -> ExitCode {
    std::fs::create_dir_all(place.diary().parent().unwrap()).unwrap();
    let connection = Connection::open(place.diary()).unwrap();
    connection.pragma(None, "journal_mode", "wal", |_row| Ok(())).unwrap();
    connection.pragma_update(None, "synchronous", "normal").unwrap();
    // Seldom: while it moves the log into the file it does wait.
    connection.pragma_update(None, "wal_autocheckpoint", 4000).unwrap();
    connection.execute_batch("CREATE TABLE entry (text TEXT)").unwrap();
    say("started");
    for index in 0..100_000 {
        connection.execute("INSERT INTO entry VALUES ('something felt')", []).unwrap();
        acknowledge(index);
    }
    ExitCode::SUCCESS
}

fn acknowledge(index: u64) -> ExitCode {
    say(&format!("ack {index}"));
    ExitCode::SUCCESS
}

fn refused(index: u64, error: &Refused) -> ExitCode {
    let message = error.message();
    let words = Words::english();
    // A key that no language knows is no answer.
    let sentence = if words.knows(message.key) { words.say(message.key, &message.args) } else { String::new() };
    say(&format!("refused {index} {} {}", message.key, sentence.replace('\n', " ")));
    ExitCode::from(1)
}

/// One line, in one call, so that it is there or it is not.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).ok();
    out.flush().ok();
}
