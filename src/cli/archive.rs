//! The whole diary out into one file, and back.

use std::path::Path;

use serde_json::json;

use crate::files::{self, Unwritten};
use crate::logbook::{Logbook, LogbookError};
use crate::model::{Message, Refusal};
use crate::store::{ArchiveError, StoreError};

use super::Desk;
use super::error::Failure;
use super::output::Output;

type Done = Result<(), Failure>;

pub(super) fn export(desk: &Desk<'_>, file: &Path, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let failed = |err: LogbookError| failure(desk, file, &err);
    let gone = || desk.failure(&LogbookError::NoDiary(desk.path.clone()));
    let head = logbook.archive_head().map_err(failed)?.ok_or_else(gone)?;
    let draft = files::draft_over(file, &desk.path, |bytes| head.is_earlier(bytes));
    let mut draft = draft.map_err(|err| match err {
        Unwritten::NotOurs(path) => desk.refuse(&Refusal::new("file", "archive-there").with("path", path.display())),
        Unwritten::Failed(path, err) => desk.file_failure(&path, &err),
    })?;
    let archived = logbook.archive(&mut draft).map_err(failed)?.ok_or_else(gone)?;
    draft.commit().map_err(|err| desk.file_failure(file, &err))?;
    let trash = logbook.trash().map_err(failed)?;
    let document = json!({
        "file": file.display().to_string(),
        "bytes": archived.bytes,
        "sha256": archived.sha256,
        "records": logbook.diary().len(),
        "trash": trash.len(),
        "changes": logbook.revision(),
    });
    let said = Message::new("archive-written").with("path", file.display());
    out.document(&document, [desk.say(&said)])
}

pub(super) fn import(desk: &Desk<'_>, file: &Path, out: &mut Output) -> Done {
    let opened = files::open_file(file).map_err(|err| desk.file_failure(file, &err))?;
    let no_archive = || LogbookError::Store(ArchiveError::NotAnArchive.into());
    let logbook = opened.ok_or_else(no_archive).and_then(|archive| Logbook::of_archive(&desk.path, archive));
    let logbook = logbook.map_err(|err| failure(desk, file, &err))?;
    let trash = logbook.trash().map_err(|err| desk.failure(&err))?;
    let (records, diary) = (logbook.diary().len(), desk.path.display().to_string());
    let said = Message::new("archive-read").with("path", &diary).with("count", records).with("trash", trash.len());
    let document = json!({
        "file": file.display().to_string(),
        "diary": diary,
        "records": records,
        "trash": trash.len(),
        "changes": logbook.revision(),
    });
    out.document(&document, [desk.say(&said)])
}

/// What is wrong with the archive is refused input; only what is wrong with the diary is the diary's.
fn failure(desk: &Desk<'_>, file: &Path, err: &LogbookError) -> Failure {
    match err {
        LogbookError::Store(StoreError::Exists(path)) => {
            desk.refuse(&Refusal::new("diary", "archive-diary-there").with("path", path.display()))
        }
        LogbookError::Store(StoreError::Archive(ArchiveError::Io(err))) => desk.file_failure(file, err),
        LogbookError::Store(StoreError::Archive(err)) => {
            Failure::refused(vec![format!("file: {}: {}", desk.say(&err.message()), file.display())])
        }
        err => desk.failure(err),
    }
}
