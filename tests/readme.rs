//! What the README promises: its commands work as they stand there, its files exist, and what passes every change is
//! what it tells people to run.
#![expect(clippy::unwrap_used, reason = "this is only a test")]

use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

/// The fenced blocks of commands.
fn blocks(markdown: &str) -> Vec<&str> {
    markdown.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

fn block_with<'a>(markdown: &'a str, start: &str) -> &'a str {
    blocks(markdown).into_iter().find(|block| block.starts_with(start)).unwrap()
}

#[test]
fn the_test_command_is_the_one_that_every_change_passes() {
    let readme = text("README.md");
    let command = block_with(&readme, "cargo test").trim();
    assert!(text(".ci/run").lines().any(|line| line == format!("step {command}")), "{command}");
}

#[test]
fn files_named_in_the_documents_exist() {
    for document in ["README.md", "ARCHITECTURE.md"] {
        let text = text(document);
        let links: Vec<&str> = text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
        assert!(!links.is_empty() || document != "README.md", "the README shows a picture");
        for link in links.iter().filter(|link| !link.contains("://")) {
            assert!(root().join(link).exists(), "{document} names {link}");
        }
    }
}

#[test]
fn nothing_in_the_documents_is_longer_than_a_line_of_code() {
    for document in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"] {
        for line in text(document).lines().filter(|line| !line.starts_with(['|', '!'])) {
            assert!(line.chars().count() <= 120, "{document}: {line}");
        }
    }
}

/// The command line as the README shows it, in a home of its own.
#[test]
fn the_command_lines_work() {
    let readme = text("README.md");
    let home = tempfile::tempdir().unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_titrace")).parent().unwrap().to_owned();
    let path = std::env::join_paths(
        std::iter::once(programs).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    let output = Command::new("sh")
        .args(["-e", "-c", block_with(&readme, "titrace ")])
        .current_dir(home.path())
        .env("PATH", path.unwrap())
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join(".local/share"))
        .env_remove("TITRACE_DIARY")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(home.path().join(".local/share/titrace/diary.titrace").is_file());
    assert!(home.path().join("diary-as-csv/README.txt").is_file());
    assert!(home.path().join("timeline.svg").is_file());
}
