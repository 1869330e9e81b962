//! What a diary says, all of it: every version of every record, the trash, what undo and redo would do, and the
//! attachments. Two that are equal differ in nothing that a person could ever see.

use std::sync::Arc;

use data_encoding::HEXLOWER;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use titrace::logbook::{Logbook, LogbookError, Step};
use titrace::model::diary::Diary;
use titrace::model::record::Record;

#[derive(PartialEq)]
pub(crate) struct Picture {
    diary: Arc<Diary>,
    revision: i64,
    undoable: Option<Step>,
    redoable: Option<Step>,
    trash: Vec<Record>,
    /// Everything, as the archive writes it, without the copy's own id. Empty where there is no diary yet.
    archive: String,
}

impl Picture {
    /// The diary as it is; an error where it is not sound, too.
    pub(crate) fn of(logbook: &Logbook) -> Result<Self, LogbookError> {
        let mut archive = Vec::new();
        // An unsound diary is refused here: the archive looks for every problem first.
        logbook.archive(&mut archive)?;
        Ok(Self {
            diary: Arc::clone(logbook.diary()),
            revision: logbook.revision(),
            undoable: logbook.undoable().cloned(),
            redoable: logbook.redoable().cloned(),
            trash: logbook.trash()?.into_iter().map(|gone| gone.record).collect(),
            archive: if archive.is_empty() { String::new() } else { unsealed(&archive).unwrap_or_default() },
        })
    }

    pub(crate) fn revision(&self) -> i64 {
        self.revision
    }

    pub(crate) fn archive(&self) -> &str {
        &self.archive
    }

    /// In a few words, for who looks for an error.
    pub(crate) fn said(&self) -> String {
        format!("{} changes, {} records, {} in the trash", self.revision, self.diary.len(), self.trash.len())
    }
}

/// An archive without what differs from copy to copy: the copies' ids, and so the seal. `None` where it is not whole.
pub(crate) fn unsealed(archive: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(archive).ok()?;
    let body_end = text.trim_end_matches('\n').rfind('\n')? + 1;
    let (body, seal) = text.split_at(body_end);
    if seal != format!("{{\"sha256\":\"{}\"}}\n", HEXLOWER.encode(&Sha256::digest(body.as_bytes()))) {
        return None;
    }
    let (head, rows) = body.split_once('\n')?;
    let id = head.split("\"copy_id\":\"").nth(1)?.get(..36)?;
    let mut plain = head.replace(id, "");
    // In which cell of the table's rows a copy is named.
    let mut cells = Vec::new();
    for line in rows.lines() {
        plain.push('\n');
        if line.starts_with('{') {
            let table: Value = serde_json::from_str(line).ok()?;
            let columns = table.get("columns")?.as_array()?.iter().enumerate();
            // A seal is of all that a change wrote, so of the copy, too; that it is right is asked when it is archived.
            let is_seal = table.get("table")?.as_str()? == "seal";
            cells = columns.filter(|(at, name)| *name == "copy_id" || is_seal && *at > 0).map(|(at, _)| at).collect();
        }
        if cells.is_empty() || !line.starts_with('[') {
            plain.push_str(line);
            continue;
        }
        let mut row: Value = serde_json::from_str(line).ok()?;
        for cell in &cells {
            *row.get_mut(*cell)? = Value::Null;
        }
        plain.push_str(&row.to_string());
    }
    Some(plain)
}
