//! Commands that bring the diary out or in: CSV, and the sample.

use std::path::Path;

use serde_json::json;

use crate::catalogue::CASE_000;
use crate::exchange::csv;
use crate::files::{self, Unwritten};
use crate::logbook::Logbook;
use crate::model::{Change, Message, Refusal, Settings, Source};

use super::error::{Failure, Next};
use super::output::Output;
use super::{Desk, new_id};

type Done = Result<(), Failure>;

pub(super) fn export_csv(desk: &Desk<'_>, dir: &Path, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let tables = csv::export(logbook.diary(), &desk.session.catalogue);
    files::write_tables(dir, &tables).map_err(|err| match err {
        Unwritten::NotOurs(path) => desk.refuse(&Refusal::new("dir", "cli-not-our-file").with("path", path.display())),
        Unwritten::Failed(path, err) => desk.file_failure(&path, &err),
    })?;
    let names: Vec<_> = tables.iter().map(|(name, _)| name.clone()).collect();
    let lines = names.iter().map(|name| dir.join(name).display().to_string()).collect::<Vec<_>>();
    out.document(&json!({ "dir": dir.display().to_string(), "files": names }), lines)
}

pub(super) fn import_csv(desk: &Desk<'_>, path: &Path, dry_run: bool, out: &mut Output) -> Done {
    let files = files::read_tables(path).map_err(|(path, err)| desk.file_failure(&path, &err))?;
    if files.is_empty() {
        return Err(desk.refuse(&Refusal::new("path", "cli-no-csv").with("path", path.display())));
    }
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
