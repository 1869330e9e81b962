//! Commands that bring the diary out or in: CSV, and the sample.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;

use atomic_write_file::AtomicWriteFile;
use serde_json::json;

use crate::catalogue::CASE_000;
use crate::exchange::csv;
use crate::logbook::Logbook;
use crate::model::{Change, Message, Refusal, Settings, Source};

use super::error::{Failure, Next};
use super::output::Output;
use super::{Desk, new_id};

type Done = Result<(), Failure>;

pub(super) fn export_csv(desk: &Desk<'_>, dir: &Path, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let files = csv::export(logbook.diary(), &desk.session.catalogue);
    fs::create_dir_all(dir).map_err(|err| desk.file_failure(dir, &err))?;
    for (name, _) in &files {
        let path = dir.join(name);
        if !is_ours(&path).map_err(|err| desk.file_failure(&path, &err))? {
            return Err(desk.refuse(&Refusal::new("dir", "cli-not-our-file").with("path", path.display())));
        }
    }
    for (name, bytes) in &files {
        let path = dir.join(name);
        write(&path, bytes).map_err(|err| desk.file_failure(&path, &err))?;
    }
    let names: Vec<_> = files.iter().map(|(name, _)| name.clone()).collect();
    let lines = names.iter().map(|name| dir.join(name).display().to_string()).collect::<Vec<_>>();
    out.document(&json!({ "dir": dir.display().to_string(), "files": names }), lines)
}

/// Whether an export may stand there: nothing does yet, or an earlier export, which names its dialect near its head.
fn is_ours(path: &Path) -> std::io::Result<bool> {
    match fs::symlink_metadata(path) {
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(err) => return Err(err),
        Ok(metadata) if !metadata.is_file() => return Ok(false),
        Ok(_) => {}
    }
    let mut head = Vec::new();
    open(path)?.take(4096).read_to_end(&mut head)?;
    Ok(head.windows(csv::DIALECT.len()).any(|part| part == csv::DIALECT.as_bytes()))
}

/// Whole or not at all: a temporary file, synced, then renamed over.
pub(super) fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = AtomicWriteFile::options();
    // Also over a file that others could read.
    #[cfg(unix)]
    {
        use atomic_write_file::unix::OpenOptionsExt as _;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.preserve_mode(false).mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

pub(super) fn import_csv(desk: &Desk<'_>, path: &Path, dry_run: bool, out: &mut Output) -> Done {
    let files = read_csv_files(desk, path)?;
    let mut logbook = desk.write()?;
    let trashed = logbook.trash().map_err(|err| desk.failure(&err))?;
    let trashed = trashed.into_iter().map(|revision| revision.record.id).collect();
    let read = csv::read(&files, &desk.entry(logbook.diary()), &trashed, &mut new_id);
    let preview = read.map_err(|problems| {
        let say = |problem: &csv::LineProblem| format!("{}: {}", problem.place(), desk.say(&problem.why));
        Failure::refused(problems.iter().map(say).collect())
    })?;
    for (file, line, question) in &preview.questions {
        Output::remark(&format!("{file}:{line}: {}", desk.say(question)));
    }
    let questions: Vec<_> = preview
        .questions
        .iter()
        .map(|(file, line, question)| json!({ "file": file, "line": line, "question": desk.say(question) }))
        .collect();
    let (new, same, batch) = (preview.new.len(), preview.same, preview.batch.clone());
    if !dry_run && new > 0 {
        desk.apply(&mut logbook, &preview.into_change())?;
    }
    let key = if dry_run { "cli-import-preview" } else { "cli-imported" };
    let said = Message::new(key).with("count", new).with("same", same);
    let document = json!({ "batch": batch, "new": new, "same": same, "questions": questions, "dry_run": dry_run });
    out.document(&document, [desk.say(&said)])
}

/// Every `.csv` of a folder, by name, or one file. A larger file than is allowed is not read to its end.
fn read_csv_files(desk: &Desk<'_>, path: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut paths = Vec::new();
    if fs::metadata(path).map_err(|err| desk.file_failure(path, &err))?.is_dir() {
        for file in fs::read_dir(path).map_err(|err| desk.file_failure(path, &err))? {
            let file = file.map_err(|err| desk.file_failure(path, &err))?.path();
            if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
                paths.push(file);
            }
        }
        paths.sort();
        if paths.is_empty() {
            let refusal = Refusal::new("path", "cli-no-csv").with("path", path.display());
            return Err(desk.refuse(&refusal));
        }
    } else {
        paths.push(path.to_owned());
    }
    let mut files = Vec::new();
    for path in paths {
        let mut bytes = Vec::new();
        let file = open(&path).map_err(|err| desk.file_failure(&path, &err))?;
        file.take(csv::MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|err| desk.file_failure(&path, &err))?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        files.push((name, bytes));
    }
    Ok(files)
}

#[expect(clippy::disallowed_methods, reason = "a CSV file, never the diary's own")]
fn open(path: &Path) -> std::io::Result<fs::File> {
    fs::File::open(path)
}

/// The bundled case as a diary of its own. Never over a diary that is there; the one made before is opened.
pub(super) fn demo(desk: &Desk<'_>, no_window: bool, out: &mut Output) -> Result<Next, Failure> {
    let path = desk.call.diary().unwrap_or_else(|| desk.session.sample_diary.clone());
    let mut logbook = Logbook::open_or_new(&path).map_err(|err| desk.failure(&err))?;
    let is_new = logbook.diary().is_empty() && logbook.revision() == 0;
    // One that was cut off while it was made has the mark and nothing else, not even in the trash.
    let is_cut_off = logbook.diary().is_empty()
        && logbook.diary().settings.sample
        && logbook.trash().map_err(|err| desk.failure(&err))?.is_empty();
    if is_new || is_cut_off {
        fill(desk, &mut logbook)?;
    } else if !logbook.diary().settings.sample {
        return Err(desk.refuse(&Refusal::new("diary", "cli-not-the-sample").with("path", path.display())));
    }
    if no_window {
        let document = json!({ "diary": path.display().to_string(), "records": logbook.diary().len() });
        out.document(&document, [path.display().to_string()])?;
        out.finish()?;
        return Ok(Next::Done);
    }
    Ok(Next::OpenWindow { diary: path, is_sample: true })
}

fn fill(desk: &Desk<'_>, logbook: &mut Logbook) -> Done {
    let files: Vec<_> = CASE_000.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let none = std::collections::HashSet::new();
    let read = csv::read(&files, &desk.entry(logbook.diary()), &none, &mut new_id);
    let preview = read.map_err(|problems| {
        let say = |problem: &csv::LineProblem| format!("{}: {}", problem.place(), desk.say(&problem.why));
        Failure { status: 1, sentences: problems.iter().map(say).collect() }
    })?;
    let at = desk.session.now.timestamp();
    // The mark comes first: a diary with the case in it and without the mark must never be.
    let before = logbook.diary().settings.clone();
    let after = Settings { sample: true, ..before.clone() };
    let by = Source::Import("sample".to_owned());
    for change in [Change::Configure { before, after }, preview.into_change()] {
        logbook.apply(&change, &by, at).map_err(|err| desk.failure(&err))?;
    }
    Ok(())
}
