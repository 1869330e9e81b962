//! One version of a record: what it said, who wrote it, when, and on which version it was based.

use super::record::{Record, Source};

/// A version's number, rising within one copy of the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RevisionId(pub i64);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub id: RevisionId,
    /// The version this one replaced.
    pub base: Option<RevisionId>,
    /// The copy of the diary it was written in: a restored backup is a new copy.
    pub copy_id: String,
    /// When it was written, RFC 3339 in UTC.
    pub made_at: String,
    pub by: Source,
    /// add, edit, delete, restore, import, undo or redo.
    pub act: String,
    /// A tombstone: the record went into the trash with these contents.
    pub deleted: bool,
    pub record: Record,
}
