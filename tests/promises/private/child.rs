//! A process of its own that keeps what is half-typed, ends by an error of ours, or does it wrong.
#![expect(clippy::panic, reason = "it is what is tried")]

use std::fs;
use std::net::UdpSocket;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::ExitCode;

use titrace::files::seat::Seat;
use titrace::logbook::DraftFile;

use super::CANARY;

pub(crate) fn main(words: &[String]) -> ExitCode {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let [what, folder, more @ ..] = words.as_slice() else { return ExitCode::from(2) };
    let folder = Path::new(folder);
    let diary = folder.join("diary.titrace");
    let file = folder.join("file");
    match *what {
        "keep" => {
            let form = vec![("kind".to_owned(), "note".to_owned()), ("text".to_owned(), CANARY.to_owned())];
            DraftFile::open(&diary).unwrap().0.keep(&[form]).unwrap();
            assert!(Seat::take(folder, &diary).unwrap().is_some());
        }
        "clear" => {
            let (mut draft, kept) = DraftFile::open(&diary).unwrap();
            assert_eq!(kept.len(), 1);
            draft.keep(&[]).unwrap();
        }
        "crash" => {
            titrace::crash::install(folder.to_owned());
            match more {
                ["thread"] => drop(std::thread::spawn(|| panic!("{CANARY}")).join()),
                _ => panic!("{CANARY}"),
            }
        }
        // As it must not be done.
        "leak" => {
            fs::write(&file, CANARY).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        }
        "open" => {
            fs::write(&file, "").unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        }
        "socket" => drop(UdpSocket::bind("127.0.0.1:0")),
        "panic" => panic!("{CANARY}"),
        _ => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}
