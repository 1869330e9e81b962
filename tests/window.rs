//! Whole tasks in the real window: each script in `tests/window/` is done by the keyboard alone, on a desktop of its
//! own, and looked at through the accessibility tree and from outside (`tests/window/drive.py`). Prints what each took.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use serde_json::Value;

/// Whole tasks there are at least.
const TASKS: usize = 40;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window")
}

/// Past what captures a test's output: what was skipped, and what each task took, is always seen.
fn say(line: &str) {
    let mut past = std::io::stderr().lock();
    writeln!(past, "{line}").unwrap();
}

/// Lines of a trace in which something other than a socket of this machine is opened or spoken to.
fn strange(trace: &str) -> Vec<&str> {
    let is_call = |line: &&str| line.contains("socket(") || line.contains("connect(");
    let is_own = |line: &&str| line.contains("AF_UNIX") || line.contains("AF_LOCAL");
    trace.lines().filter(is_call).filter(|line| !is_own(line)).collect()
}

fn drive(python: &str, arguments: &[&Path]) -> Output {
    Command::new(python).arg(folder().join("drive.py")).args(arguments).output().unwrap()
}

/// The Python that can do it: the first one on the path, or the system's own, which has the system's packages.
/// Where nothing can, the tests are skipped and say so; in continuous integration they fail.
fn python() -> Option<&'static str> {
    let mut missing = String::new();
    for python in ["python3", "/usr/bin/python3"] {
        let Ok(told) = Command::new(python).arg(folder().join("drive.py")).arg("--missing").output() else { continue };
        if told.status.success() {
            return Some(python);
        }
        missing = String::from_utf8_lossy(&told.stdout).trim().replace('\n', ", ");
    }
    let why = format!("the tasks in the real window need more than is installed: {missing}");
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
    say(&format!("skipped: {why}"));
    None
}

/// What became of a script.
struct Done {
    holds: bool,
    output: String,
    /// Keys that were pressed, letters that were typed, seconds.
    told: Value,
}

fn perform(python: &str, script: &Path) -> Done {
    let output = drive(python, &[Path::new(env!("CARGO_BIN_EXE_titrace")), script]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = text.lines().last().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    let errors = String::from_utf8_lossy(&output.stderr);
    Done { holds: output.status.success(), output: format!("{text}{errors}"), told }
}

fn title(script: &Path) -> String {
    let text = fs::read_to_string(script).unwrap();
    text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap().to_owned()
}

#[test]
fn whole_tasks_are_done_by_the_keyboard_alone() {
    let Some(python) = python() else { return };
    let mut scripts: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    scripts.retain(|path| path.extension().is_some_and(|extension| extension == "steps"));
    scripts.sort();
    assert!(scripts.len() >= TASKS, "only {} tasks", scripts.len());
    let began = Instant::now();
    let count = scripts.len();
    let waiting = Mutex::new(scripts);
    let done = Mutex::new(BTreeMap::new());
    // Much of a task is waiting for a window that has nothing to do.
    let hands = thread::available_parallelism().map_or(2, |cores| cores.get() + 1);
    thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(|| {
                loop {
                    let Some(script) = waiting.lock().unwrap().pop() else { return };
                    let outcome = perform(python, &script);
                    done.lock().unwrap().insert(script, outcome);
                }
            });
        }
    });
    let done = done.into_inner().unwrap();
    say("\n  keys  typed  seconds  task");
    for (script, outcome) in &done {
        let column = |name: &str, width: usize| format!("{:>width$}", outcome.told[name].to_string());
        let mark = if outcome.holds { "" } else { "  FAILED" };
        let numbers = [column("keys", 6), column("typed", 5), column("seconds", 7)].join("  ");
        say(&format!("{numbers}  {}{mark}", title(script)));
        for line in outcome.output.lines().filter(|line| line.starts_with("nothing has the keyboard")) {
            say(&format!("{:25}{line}", ""));
        }
    }
    say(&format!("{count} tasks in {} s, {hands} at once", began.elapsed().as_secs()));
    let failed: Vec<&str> =
        done.values().filter(|outcome| !outcome.holds).map(|outcome| outcome.output.as_str()).collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

/// A script whose expectation is false ends as one, and says where.
#[test]
fn a_false_expectation_fails() {
    let Some(python) = python() else { return };
    let home = tempfile::tempdir().unwrap();
    let script = home.path().join("false.steps");
    fs::write(&script, "# False\nopen\nexpect \"Titrace\"\nexpect \"no such words\"\nclose\n").unwrap();
    let done = perform(python, &script);
    assert!(!done.holds, "{}", done.output);
    assert!(done.output.contains("false.steps:4: expect"), "{}", done.output);
    // What is seen is shown, so that one need not guess.
    assert!(done.output.contains("toggle button: Today"), "{}", done.output);
}

#[test]
fn an_element_without_a_name_is_found() {
    let Some(python) = python() else { return };
    let output = Command::new(python).arg(folder().join("control.py")).output().unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && told.starts_with("found: "), "{told}");
}

/// Display, clipboard and accessibility are all sockets of this machine; nothing else is opened, not even one that asks
/// the system about its network (`AF_NETLINK`).
#[test]
fn the_window_speaks_to_nothing_but_this_machine() {
    let Some(python) = python() else { return };
    let home = tempfile::tempdir().unwrap();
    let trace = home.path().join("trace");
    let has_tracer = Command::new("strace").arg("-o").arg(&trace).arg("true").output();
    if !has_tracer.is_ok_and(|done| done.status.success()) {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "there is no strace, or it cannot trace here");
        return say("skipped: there is no strace, or it cannot trace here");
    }
    let program = Path::new(env!("CARGO_BIN_EXE_titrace"));
    let output = drive(python, &[Path::new("--trace"), &trace, program, &folder().join("note.steps")]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let told = fs::read_to_string(&trace).unwrap();
    assert!(told.contains("socket(AF_UNIX"), "the window was not traced: {told}");
    assert_eq!(strange(&told), Vec::<&str>::new());
    // The negative control: somebody who does.
    let asks = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)";
    let traced = ["-f", "-qq", "-e", "trace=socket,connect", "-o"];
    let done = Command::new("strace").args(traced).arg(&trace).args([python, "-c", asks]).status().unwrap();
    assert!(done.success());
    assert_eq!(strange(&fs::read_to_string(&trace).unwrap()).len(), 1);
}
