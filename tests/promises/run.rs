//! A run of the child: started, broken off, and heard to its last word.

use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ChildStdout, Command, Stdio};

use rustix::fs::{OFlags, fcntl_setfl};
use rustix::process::{Pid, Signal, kill_process};

use crate::deeds::Place;

/// What the child said.
#[derive(Default)]
pub(crate) struct Said {
    /// So many deeds, one after the other, were acknowledged.
    pub(crate) acks: u64,
    /// What it should not have said, or died of.
    pub(crate) wrong: Vec<String>,
}

impl Said {
    /// Reads lines behind `started`; the first acknowledgement is that of `first`.
    pub(crate) fn read(text: &str, first: u64) -> Self {
        let mut said = Self::default();
        for line in text.lines() {
            if line == format!("ack {}", first + said.acks) {
                said.acks += 1;
            } else {
                said.wrong.push(format!("the child said: {line}"));
            }
        }
        said
    }
}

pub(crate) struct Run {
    child: Child,
    out: BufReader<ChildStdout>,
    first: u64,
    /// What was heard of it so far.
    heard: String,
}

impl Run {
    /// Starts the child, and returns when it says that it begins.
    pub(crate) fn start(mode: &str, place: &Place, seed: u64, first: u64) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["child", mode]).arg(&place.0).args([seed.to_string(), first.to_string()]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert_eq!(line, "started\n", "the child did not begin");
        Self { child, out, first, heard: String::new() }
    }

    /// Waits until so many deeds are acknowledged, or until it says no more.
    pub(crate) fn hear(&mut self, lines: u64) {
        for _ in 0..lines {
            self.out.read_line(&mut self.heard).unwrap();
        }
    }

    /// Holds it where it is; what it said until then.
    pub(crate) fn stop(&mut self) -> Said {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, Signal::STOP).ok();
        fcntl_setfl(self.out.get_ref(), OFlags::NONBLOCK).unwrap();
        let mut rest = Vec::new();
        // It ends with "nothing there", which is what is waited for.
        self.out.read_to_end(&mut rest).ok();
        self.heard.push_str(std::str::from_utf8(&rest).unwrap());
        Said::read(&self.heard, self.first)
    }

    /// Kills it; what it said, and what it died of, if not of that.
    pub(crate) fn kill(mut self) -> Said {
        self.child.kill().unwrap();
        let status = self.child.wait().unwrap();
        self.out.read_to_string(&mut self.heard).unwrap();
        let mut said = Said::read(&self.heard, self.first);
        if status.signal() != Some(9) && !status.success() {
            let mut why = String::new();
            self.child.stderr.take().unwrap().read_to_string(&mut why).ok();
            said.wrong.push(format!("the child died: {status}: {why}"));
        }
        said
    }
}

impl Drop for Run {
    /// Nobody goes on writing behind a test that failed.
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
