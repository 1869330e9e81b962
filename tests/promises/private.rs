//! What somebody writes stays theirs: in files that nobody else on the machine can read, in no file but the diary, its
//! backups, its drafts and the exports that were asked for, and on this machine. What is deleted lies in the diary's
//! trash, by design. That no crate of the tree could speak to a network is seen by `tests/dependencies.rs`, and that the
//! window does not by `tests/window.rs`.

mod calls;
pub(crate) mod child;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::row::{Control, Effort, Outcome, Row};

pub(crate) const ROW: Row = Row {
    name: "private",
    promise: "What is written stays in the diary and what was asked for, for its user alone",
    run,
};

/// What is written everywhere, and looked for everywhere. Nothing makes it by chance.
pub(crate) const CANARY: &str = "Zwergkanarie7f3a91";

fn run(_effort: &Effort) -> Outcome {
    let home = Home::new();
    if let Err(why) = home.can_trace() {
        return Outcome::NotMeasured(why);
    }
    let (calls, mut lost) = calls::all(&home);
    let drafts = home.child("keep", &home.data(), &[]);
    lost.extend(failed(&drafts, "keeping a draft"));
    // A draft has it while it is half-typed.
    let draft = home.data().join("diary.titrace-draft");
    if !has_canary(&draft) {
        lost.push("what is half-typed is not kept".to_owned());
    }
    lost.extend(failed(&home.child("clear", &home.data(), &[]), "clearing a draft"));
    let found = home.files();
    lost.extend(open_to_others(&home.made()));
    lost.extend(
        found
            .iter()
            .filter(|file| has_canary(file) && !home.may_say_it(file))
            .map(|file| format!("{} has what was written", file.display())),
    );
    lost.extend(found.iter().filter(|file| is_left_over(file)).map(|file| format!("{} was left", file.display())));
    let (calls_traced, sockets) = home.sockets();
    if calls_traced < calls {
        lost.push(format!("only {calls_traced} of {calls} calls were traced"));
    }
    lost.extend(sockets);
    let crashes = ["main", "thread"];
    for whence in crashes {
        lost.extend(crash(whence));
    }
    let tried = format!(
        "{calls} calls of the command line under umask 000, {} files made, {calls_traced} calls traced for sockets, {} \
         crashes",
        found.len(),
        crashes.len()
    );
    let (of, seen) = control();
    let control =
        Control { without: "a leak, an open file, a socket, the usual message of a panic", tried: of, seen, least: of };
    Outcome::Tried { tried, lost, control }
}

/// A home of its own, in which everything that a program may write to is.
pub(crate) struct Home(TempDir);

/// The folders that the harness makes; what else is there, the program made.
const OURS: [&str; 6] = ["home", "home/run", "home/tmp", "out", "in", "traces"];

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        for folder in OURS {
            fs::create_dir(home.at(folder)).unwrap();
        }
        home
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.at("home/data/titrace")
    }

    fn can_trace(&self) -> Result<(), String> {
        match Command::new("strace").args(["-f", "-o"]).arg(self.at("traces/none")).arg("true").output() {
            Ok(done) if done.status.success() => {
                fs::remove_file(self.at("traces/none")).unwrap();
                Ok(())
            }
            Ok(done) => Err(format!("strace cannot trace here: {}", String::from_utf8_lossy(&done.stderr).trim())),
            Err(_) => Err("there is no strace here".to_owned()),
        }
    }

    /// Runs a program with everything open to everybody, unless it sees to that itself, and traces it.
    pub(crate) fn traced(&self, program: &Path, words: &[&str]) -> Output {
        let number = fs::read_dir(self.at("traces")).unwrap().count();
        let mut command = Command::new("sh");
        command.args(["-c", "umask 000; exec \"$@\"", "sh", "strace", "-f", "-qq", "-e", "trace=socket,connect", "-o"]);
        command.arg(self.at(&format!("traces/{number}"))).arg(program).args(words).current_dir(self.at("home"));
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "TITRACE_DIARY"] {
            command.env_remove(name);
        }
        for (name, folder) in [
            ("HOME", "home"),
            ("XDG_DATA_HOME", "home/data"),
            ("XDG_CONFIG_HOME", "home/config"),
            ("XDG_CACHE_HOME", "home/cache"),
            ("XDG_STATE_HOME", "home/state"),
            ("XDG_RUNTIME_DIR", "home/run"),
            ("TMPDIR", "home/tmp"),
        ] {
            command.env(name, self.at(folder));
        }
        command.env("RUST_BACKTRACE", "1").env("TZ", "Europe/Oslo").output().unwrap()
    }

    fn child(&self, what: &str, folder: &Path, more: &[&str]) -> Output {
        let program = std::env::current_exe().unwrap();
        self.traced(&program, &[&["child", "private", what, folder.to_str().unwrap()], more].concat())
    }

    /// Every file but what the harness put there.
    fn files(&self) -> Vec<PathBuf> {
        self.made().into_iter().filter(|path| path.is_file()).collect()
    }

    /// Files and folders that were made by what was run.
    fn made(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for part in ["home", "out"] {
            walk(&self.at(part), &mut found);
        }
        found.retain(|path| !OURS.iter().any(|ours| *path == self.at(ours)));
        found
    }

    /// The diary and what is made of it, and the exports that were asked for.
    fn may_say_it(&self, file: &Path) -> bool {
        let name = file.file_name().unwrap().to_str().unwrap();
        let is_diary = name.ends_with(".titrace") || name.contains(".titrace.replaced-");
        file.starts_with(self.at("out")) || file.starts_with(self.data()) && is_diary
    }

    /// How many calls were traced, and what they opened that leaves the machine.
    fn sockets(&self) -> (usize, Vec<String>) {
        let mut traces = Vec::new();
        walk(&self.at("traces"), &mut traces);
        let files = traces.iter().filter(|path| path.is_file());
        let told: Vec<String> = files.map(|trace| fs::read_to_string(trace).unwrap()).collect();
        let strange = |line: &&str| {
            let is_call = line.contains("socket(") || line.contains("connect(");
            is_call && !line.contains("AF_UNIX") && !line.contains("AF_LOCAL")
        };
        (told.len(), told.iter().flat_map(|trace| trace.lines()).filter(strange).map(str::to_owned).collect())
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    found.push(folder.to_owned());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// What has other rights than its user's alone.
fn open_to_others(made: &[PathBuf]) -> Vec<String> {
    let wrong = |path: &&PathBuf| {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777 != wanted
    };
    let mode = |path: &PathBuf| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777;
    made.iter().filter(wrong).map(|path| format!("{} has the mode {:o}", path.display(), mode(path))).collect()
}

fn has_canary(file: &Path) -> bool {
    fs::read(file).is_ok_and(|bytes| says_canary(&bytes))
}

fn says_canary(bytes: &[u8]) -> bool {
    bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes())
}

/// A journal, or what was to become a file.
fn is_left_over(file: &Path) -> bool {
    let name = file.file_name().unwrap().to_str().unwrap();
    name.starts_with('.') || ["-journal", "-wal", "-shm", ".new", ".try", ".tmp"].iter().any(|end| name.ends_with(end))
}

fn failed(output: &Output, what: &str) -> Option<String> {
    let said = String::from_utf8_lossy(&output.stderr);
    (!output.status.success()).then(|| format!("{what} failed: {said}"))
}

/// An error of ours while what was written is at hand.
fn crash(whence: &str) -> Vec<String> {
    let home = Home::new();
    let done = home.child("crash", &home.at("out"), &[whence]);
    let file = home.at("out").join(titrace::crash::NAME);
    let Ok(told) = fs::read_to_string(&file) else {
        return vec![format!("a crash in {whence} leaves no file: {}", String::from_utf8_lossy(&done.stderr))];
    };
    let mut lost = open_to_others(&home.made());
    let place = "tests/promises/private/child.rs:";
    for what in [concat!("titrace ", env!("CARGO_PKG_VERSION")), place] {
        if !told.contains(what) {
            lost.push(format!("a crash in {whence} does not say {what}: {told}"));
        }
    }
    if says_canary(told.as_bytes()) || says_canary(&done.stderr) || says_canary(&done.stdout) {
        lost.push(format!("a crash in {whence} says what was written"));
    }
    lost
}

/// What each of those who do it wrong does is seen; how many there are, and how many were seen.
fn control() -> (u64, u64) {
    let seen = |what: &str, look: &dyn Fn(&Home, &Output) -> bool| {
        let home = Home::new();
        let done = home.child(what, &home.at("home/tmp"), &[]);
        look(&home, &done)
    };
    let leaks = |home: &Home, _: &Output| home.files().iter().any(|file| has_canary(file) && !home.may_say_it(file));
    let wrong = [
        seen("leak", &leaks),
        seen("open", &|home, _| !open_to_others(&home.made()).is_empty()),
        seen("socket", &|home, _| !home.sockets().1.is_empty()),
        seen("panic", &|_, done| says_canary(&done.stderr)),
    ];
    (wrong.len() as u64, wrong.iter().filter(|seen| **seen).count() as u64)
}
