//! The program: finds the diary's file, then the command line or the window. The only exit status is here.
#![forbid(unsafe_code)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use directories::ProjectDirs;
use jiff::Zoned;
use rustix::fs::Mode;
use titrace::catalogue::Catalogue;
use titrace::cli;
use titrace::cli::args::Command;
use titrace::cli::{Failure, Next, Session};
use titrace::crash;
#[cfg(feature = "window")]
use titrace::words::Language;
use titrace::words::Words;

fn main() -> ExitCode {
    // Before anything is opened: what this program makes is its user's alone.
    rustix::process::umask(Mode::from_raw_mode(0o077));
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let mut stderr = std::io::stderr().lock();
            for sentence in &failure.sentences {
                writeln!(stderr, "titrace: {sentence}").ok();
            }
            ExitCode::from(failure.status)
        }
    }
}

fn run() -> Result<(), Failure> {
    let call = cli::parse();
    let words = Words::english();
    let needs_folder = !matches!(call.command, Some(Command::Completions { .. } | Command::Man));
    let folder = match ProjectDirs::from("", "", "titrace") {
        Some(dirs) => dirs.data_dir().to_owned(),
        None if call.diary().is_some() || !needs_folder => PathBuf::new(),
        None => return Err(Failure { status: 1, sentences: vec![words.get("cli-no-home")] }),
    };
    let catalogue = Catalogue::bundled().map_err(|err| Failure {
        status: 1,
        sentences: vec![words.say("cli-catalogue-broken", &[("why", err.to_string())])],
    })?;
    #[expect(clippy::disallowed_methods, reason = "the clock is read here, and handed down")]
    let now = Zoned::now();
    let session = Session {
        words,
        catalogue,
        now,
        default_diary: folder.join("diary.titrace"),
        sample_diary: folder.join("sample.titrace"),
    };
    let beside = call.diary().unwrap_or_else(|| session.default_diary.clone());
    crash::install(beside.parent().map_or(folder, Path::to_owned));
    match cli::run(&call, &session)? {
        Next::Done => Ok(()),
        Next::OpenWindow { diary, is_sample } => open_window(session, diary, is_sample),
    }
}

/// `TITRACE_LANGUAGE`: for tests and translators; also the pseudo-language, which nobody is offered.
#[cfg(feature = "window")]
fn language_asked_for() -> Option<Language> {
    std::env::var("TITRACE_LANGUAGE").ok().and_then(|code| Language::parse(&code))
}

#[cfg(feature = "window")]
fn language_of_desktop() -> Language {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    Language::of_desktop(said.iter().map(String::as_str))
}

#[cfg(not(feature = "window"))]
#[expect(clippy::needless_pass_by_value, reason = "the window takes it all")]
fn open_window(session: Session, _diary: PathBuf, _is_sample: bool) -> Result<(), Failure> {
    Err(Failure { status: 1, sentences: vec![session.words.get("cli-no-window")] })
}

#[cfg(feature = "window")]
#[expect(clippy::needless_pass_by_value, reason = "the session ends where the window begins")]
fn open_window(session: Session, diary: PathBuf, is_sample: bool) -> Result<(), Failure> {
    use std::sync::Arc;
    use titrace::ui::Asked;

    let seat = match take_seat(&diary) {
        Taken::Ours(seat) => seat,
        Taken::Theirs => {
            writeln!(std::io::stderr(), "titrace: {}", session.words.get("cli-window-raised")).ok();
            return Ok(());
        }
    };
    let asked = Asked { always: language_asked_for(), desktop: language_of_desktop() };
    let (words, catalogue) = titrace::ui::speak(asked.with(None)).map_err(|err| Failure {
        status: 1,
        sentences: vec![session.words.say("cli-catalogue-broken", &[("why", err.to_string())])],
    })?;
    titrace::ui::open((&diary, is_sample), catalogue, Arc::new(words), asked, seat).map_err(|err| Failure {
        status: 1,
        sentences: vec![session.words.say("cli-window-failed", &[("why", err.to_string())])],
    })
}

#[cfg(feature = "window")]
enum Taken {
    /// Or nobody's, where there is no place for a lock.
    Ours(Option<titrace::files::seat::Seat>),
    Theirs,
}

/// One window a diary. The lock lies where this user's sessions keep such things, else beside the diary.
#[cfg(feature = "window")]
fn take_seat(diary: &Path) -> Taken {
    use titrace::files::seat::Seat;

    let dirs = ProjectDirs::from("", "", "titrace");
    let sessions = dirs.as_ref().and_then(ProjectDirs::runtime_dir).and_then(Path::parent).map(Path::to_owned);
    let beside = std::path::absolute(diary).ok().and_then(|diary| diary.parent().map(Path::to_owned));
    for folder in sessions.into_iter().chain(beside).filter(|folder| folder.is_dir()) {
        match Seat::take(&folder, diary) {
            Ok(Some(seat)) => return Taken::Ours(Some(seat)),
            Ok(None) => return Taken::Theirs,
            // Not there, then: a lock is not worth a window that does not open.
            Err(_) => {}
        }
    }
    Taken::Ours(None)
}
