//! What is left when the program ends by an error of ours: a file beside the diary that says where in the program it
//! was, and nothing of what anybody wrote. It never leaves the machine by itself.

use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

/// The file, in the folder of the diary.
pub const NAME: &str = "titrace-crash.txt";

/// From now on an error of ours writes that file instead of its message, which may hold what somebody wrote.
pub fn install(folder: PathBuf) {
    std::panic::set_hook(Box::new(move |info| {
        let text = told(info, &Backtrace::force_capture());
        let first = text.lines().take(2).collect::<Vec<_>>().join(": ");
        writeln!(std::io::stderr(), "titrace: {first}").ok();
        keep(&folder, &text);
    }));
}

/// The place and the way to it. Neither message nor arguments.
fn told(info: &PanicHookInfo<'_>, way: &Backtrace) -> String {
    let place = info.location().map_or_else(String::new, |at| format!("{}:{}:{}", at.file(), at.line(), at.column()));
    let version = env!("CARGO_PKG_VERSION");
    let thread = std::thread::current().name().unwrap_or("?").to_owned();
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    format!("titrace {version}, {system} {machine}, thread {thread}\npanic at {place}\n\n{way}\n")
}

fn keep(folder: &Path, text: &str) {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(folder.join(NAME)).and_then(|mut file| file.write_all(text.as_bytes())).ok();
}
