//! Backups: made, listed with a look at each, put back; and what can be read of a damaged diary.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::files::place;
use crate::logbook::{Logbook, LogbookError};
use crate::model::{Message, Refusal};
use crate::store::StoreError;
use crate::store::backup;
use crate::store::backup::Backup;

use super::Desk;
use super::error::Failure;
use super::output::Output;

type Done = Result<(), Failure>;

pub(super) fn make(desk: &Desk<'_>, dir: Option<&Path>, out: &mut Output) -> Done {
    let logbook = desk.read()?;
    let at = desk.session.now.timestamp();
    let gone = || desk.failure(&LogbookError::NoDiary(desk.path.clone()));
    let failed = |err: LogbookError| desk.failure(&err);
    if let Some(dir) = dir {
        let made = logbook.back_up_to(dir, at).map_err(failed)?.ok_or_else(gone)?;
        return out.document(&document(&made), [desk.say(&said(&made))]);
    }
    let made = logbook.back_up(at).map_err(failed)?.ok_or_else(gone)?;
    let mut lines = vec![desk.say(&said(&made.first))];
    let mut whole = document(&made.first);
    match made.second {
        None => {}
        Some(Ok(second)) => {
            lines.push(desk.say(&said(&second)));
            whole["second"] = document(&second);
        }
        Some(Err(err)) => {
            out.document(&whole, lines)?;
            out.finish()?;
            return Err(desk.failure(&err.into()));
        }
    }
    out.document(&whole, lines)
}

fn said(made: &Backup) -> Message {
    Message::new("backup-made").with("path", made.path.display())
}

fn document(made: &Backup) -> Value {
    json!({ "file": made.path.display().to_string(), "at": made.at.to_string(), "changes": made.changes })
}

/// Each is opened and read again: what is listed as sound is.
pub(super) fn list(desk: &Desk<'_>, dir: Option<&Path>, out: &mut Output) -> Done {
    let folders = match dir {
        Some(dir) => vec![dir.to_owned()],
        None => folders(desk),
    };
    let (mut lines, mut documents) = (Vec::new(), Vec::new());
    for folder in folders {
        let backups = backup::list(&folder).map_err(|err| desk.failure(&err.into()))?;
        for found in backups {
            let (mut one, verified) = (document(&found), found.verify());
            let at = found.at.to_zoned(desk.session.now.time_zone().clone()).strftime("%Y-%m-%d %H:%M").to_string();
            let message = match &verified {
                Ok(_) => Message::new("backup-listed"),
                Err(err) => Message::new("backup-listed-bad").with("why", desk.say(&err.message())),
            };
            one["sound"] = json!(verified.is_ok());
            documents.push(one);
            let message = message.with("at", at).with("path", found.path.display());
            lines.push(desk.say(&message.with("count", found.changes)));
        }
    }
    if documents.is_empty() {
        lines.push(desk.words().get("backup-none"));
    }
    out.document(&json!({ "backups": documents }), lines)
}

/// The diary's own folder; and the second one, where the diary can be opened and names one.
fn folders(desk: &Desk<'_>) -> Vec<PathBuf> {
    let second = desk.read().ok().and_then(|logbook| logbook.diary().settings.backup_folder.clone());
    std::iter::once(backup::folder_of(&desk.path)).chain(second.map(PathBuf::from)).collect()
}

pub(super) fn restore(desk: &Desk<'_>, file: &Path, out: &mut Output) -> Done {
    let at = desk.session.now.timestamp();
    let restored = Logbook::restored(&desk.path, file, at);
    let (logbook, restored) = restored.map_err(|err| about_backup(desk, file, &err))?;
    let records = logbook.diary().len();
    let aside = restored.aside.as_ref().map(|path| path.display().to_string());
    let message = match &aside {
        Some(aside) => Message::new("backup-restored").with("aside", aside),
        None => Message::new("backup-restored-new"),
    };
    let message = message.with("count", records).with("path", desk.path.display());
    let document = json!({
        "diary": desk.path.display().to_string(),
        "file": file.display().to_string(),
        "aside": aside,
        "records": records,
        "changes": restored.changes,
    });
    out.document(&document, [desk.say(&message)])
}

/// What is wrong with the backup is refused input; what is wrong with the diary is the diary's.
fn about_backup(desk: &Desk<'_>, file: &Path, err: &LogbookError) -> Failure {
    match err {
        LogbookError::Store(StoreError::Exists(_)) => desk.refuse(&Refusal::new("file", "backup-is-diary")),
        LogbookError::Store(err @ StoreError::UnsoundBackup { .. }) => {
            Failure::refused(vec![format!("file: {}", desk.say(&err.message()))])
        }
        LogbookError::Store(err) if err.is_about_the_file() => {
            Failure::refused(vec![format!("file: {}: {}", desk.say(&err.message()), file.display())])
        }
        err => desk.failure(err),
    }
}

pub(super) fn salvage(desk: &Desk<'_>, to: &Path, out: &mut Output) -> Done {
    let stand_in = desk.words().get("salvage-medicine");
    let at = desk.session.now.timestamp();
    let (_, told) = Logbook::salvaged(&desk.path, to, &stand_in, at).map_err(|err| match &err {
        LogbookError::Store(StoreError::Exists(path)) => {
            desk.refuse(&Refusal::new("out", "archive-diary-there").with("path", path.display()))
        }
        err => desk.failure(err),
    })?;
    let document = json!({
        "diary": to.display().to_string(),
        "records": told.records,
        "stand_ins": told.stand_ins,
        "left": told.left,
        "holes": told.holes,
    });
    let message = Message::new("salvage-done").with("path", to.display()).with("count", told.records);
    let rest = Message::new("salvage-rest").with("holes", told.holes).with("left", told.left);
    out.document(&document, [desk.say(&message), desk.say(&rest.with("standing", told.stand_ins))])
}

/// What stands beside the answer of `check`: when the last backup was verified, and where the diary had better not lie.
pub(super) fn remarks(desk: &Desk<'_>) -> (Value, Vec<String>) {
    let newest = backup::newest_good(&backup::folder_of(&desk.path)).ok().flatten();
    let message = match &newest {
        Some(newest) => {
            let at = newest.at.to_zoned(desk.session.now.time_zone().clone()).strftime("%Y-%m-%d %H:%M").to_string();
            Message::new("backup-last").with("at", at)
        }
        None => Message::new("backup-none"),
    };
    let mut lines = vec![desk.say(&message)];
    lines.extend(place::of(&desk.path).map(|found| desk.say(&found.message())));
    (newest.as_ref().map_or(Value::Null, document), lines)
}
