//! The real program at work on a diary in a temporary folder, called in lines as one types them.

use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with one diary, and the program at work on it. A call is a line as one types it, with '…' around words.
pub(crate) struct Diary(TempDir);

impl Diary {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn with_ldn() -> Self {
        let diary = Self::new();
        diary.ok("medicine add LDN --form drops --recipe '50 mg in 10 mL, 20 drops/mL'");
        diary
    }

    /// One drop from 1 January 2024 on, a drop more every week, at ten in the evening.
    pub(crate) fn with_drop_plan() -> Self {
        let diary = Self::with_ldn();
        diary.ok("plan start --template drops-0.25 --start 2024-01-01 --time 22:00");
        diary
    }

    pub(crate) fn file(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn run(&self, call: &str) -> Output {
        let words = |(place, part): (usize, &str)| -> Vec<String> {
            let is_quoted = place % 2 == 1;
            if is_quoted { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
        };
        Command::new(env!("CARGO_BIN_EXE_titrace"))
            .args(["--diary", &self.file("diary.titrace")])
            .args(call.split('\'').enumerate().flat_map(words))
            .env("TZ", "Europe/Oslo")
            .output()
            .unwrap()
    }

    pub(crate) fn ok(&self, call: &str) -> String {
        let output = self.run(call);
        assert!(output.status.success(), "{call}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn json(&self, call: &str) -> Value {
        serde_json::from_str(&self.ok(&format!("--json {call}"))).unwrap()
    }

    pub(crate) fn fails(&self, status: i32, call: &str) -> String {
        let output = self.run(call);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{call}: {said}");
        assert!(output.stdout.is_empty(), "{call} printed data");
        said
    }

    pub(crate) fn refused(&self, call: &str) -> String {
        self.fails(3, call)
    }
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}
