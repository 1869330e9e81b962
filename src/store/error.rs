//! Why the diary file cannot be opened, read or written. A file that is refused stays as it was, byte for byte.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::model::message::Message;

use super::archive::ArchiveError;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Ours, and unreadable.
    #[error("the diary file is damaged: {0}")]
    Damaged(String),
    #[error("the file is empty")]
    Empty,
    #[error("the file is no database")]
    NotADatabase,
    #[error("the database belongs to another program")]
    Foreign,
    #[error("the diary was written by a newer version: schema {found}, known is {known}")]
    Newer { found: i32, known: i32 },
    #[error("not a file")]
    NotAFile,
    #[error("another program is writing to the diary")]
    Busy,
    #[error("the disk is full")]
    Full,
    #[error("the diary file cannot be written to")]
    ReadOnly,
    /// A row that was read or was to be written says what no record says.
    #[error("table {table}, id {id}, column {column}: {why}")]
    BadRow { table: &'static str, id: String, column: &'static str, why: String },
    #[error("the database did not take {name}: {found}")]
    Pragma { name: &'static str, found: String },
    #[error("there is a file of that name: {0}")]
    Exists(PathBuf),
    /// The journal of a commit that was cut off, without its diary.
    #[error("the journal of a diary that is gone: {0}")]
    LeftBehind(PathBuf),
    /// The name leads to another file than the one that was opened: a backup was restored.
    #[error("the diary was replaced")]
    Replaced,
    #[error("{path}: no sound backup: {why}")]
    UnsoundBackup { path: PathBuf, why: String },
    /// Bytes.
    #[error("too little room in {folder}: {needed} needed, {free} free")]
    NoRoom { folder: PathBuf, needed: u64, free: u64 },
    /// An update would not keep everything; nothing was changed.
    #[error("the update to schema {to} would change what is there: {why}")]
    UpdateLoses { to: i32, why: String },
    /// A journal beside the diary that is not its own, or does not make a sound diary of it.
    #[error("a journal that is not this diary's: {0}")]
    StrangeJournal(PathBuf),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error("{0}")]
    Sqlite(rusqlite::Error),
    #[error("{0}")]
    Io(#[from] io::Error),
}

impl StoreError {
    pub fn message(&self) -> Message {
        match self {
            Self::Damaged(why) => Message::new("store-damaged").with("why", why),
            Self::Empty => Message::new("store-empty"),
            Self::NotADatabase => Message::new("store-not-a-database"),
            Self::Foreign => Message::new("store-foreign"),
            Self::Newer { found, known } => Message::new("store-newer").with("found", found).with("known", known),
            Self::NotAFile => Message::new("store-not-a-file"),
            Self::Busy => Message::new("store-busy"),
            Self::Full => Message::new("store-full"),
            Self::ReadOnly => Message::new("store-read-only"),
            Self::BadRow { table, id, column, why } => Message::new("store-bad-row")
                .with("table", table)
                .with("id", id)
                .with("column", column)
                .with("why", why),
            Self::Pragma { name, found } => Message::new("store-pragma").with("name", name).with("found", found),
            Self::Exists(path) => Message::new("store-exists").with("path", path.display()),
            Self::LeftBehind(path) => Message::new("store-left-behind").with("path", path.display()),
            Self::Replaced => Message::new("store-replaced"),
            Self::UnsoundBackup { path, why } => {
                Message::new("backup-unsound").with("path", path.display()).with("why", why)
            }
            Self::NoRoom { folder, needed, free } => Message::new("backup-no-room")
                .with("path", folder.display())
                .with("needed", mebibytes(*needed, true))
                .with("free", mebibytes(*free, false)),
            Self::UpdateLoses { to, why } => Message::new("store-update-loses").with("to", to).with("why", why),
            Self::StrangeJournal(path) => Message::new("store-strange-journal").with("path", path.display()),
            Self::Archive(error) => error.message(),
            Self::Sqlite(error) => Message::new("store-sqlite").with("why", error),
            Self::Io(error) => Message::new("store-io").with("why", error),
        }
    }

    /// The file is damaged, empty, not a diary or newer than this program: exit status 5.
    pub fn is_about_the_file(&self) -> bool {
        match self {
            Self::Damaged(_)
            | Self::Empty
            | Self::NotADatabase
            | Self::Foreign
            | Self::Newer { .. }
            | Self::NotAFile
            | Self::UpdateLoses { .. }
            | Self::StrangeJournal(_)
            | Self::BadRow { .. } => true,
            Self::Busy
            | Self::Full
            | Self::ReadOnly
            | Self::Pragma { .. }
            | Self::Exists(_)
            | Self::LeftBehind(_)
            | Self::Replaced
            | Self::UnsoundBackup { .. }
            | Self::NoRoom { .. }
            | Self::Archive(_)
            | Self::Sqlite(_)
            | Self::Io(_) => false,
        }
    }
}

/// What is needed is never said too small, what is free never too large.
fn mebibytes(bytes: u64, up: bool) -> u64 {
    if up { bytes.div_ceil(1 << 20) } else { bytes >> 20 }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            // Moved or replaced since it was opened.
            Some(ErrorCode::ReadOnly) if extended(&error) == Some(rusqlite::ffi::SQLITE_READONLY_DBMOVED) => {
                Self::Replaced
            }
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase) => Self::NotADatabase,
            // No cell that was written is too big to be read.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::TooBig) => Self::Damaged(error.to_string()),
            // Something else is in a cell than every diary has there.
            _ if is_about_a_cell(&error) => Self::Damaged(error.to_string()),
            // What every diary understands is not understood: its tables are not as they were made.
            _ if matches!(error, rusqlite::Error::SqlInputError { .. }) || is_not_understood(&error.to_string()) => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Sqlite(error),
        }
    }
}

fn extended(error: &rusqlite::Error) -> Option<i32> {
    error.sqlite_error().map(|error| error.extended_code)
}

/// What `SQLite` has only words for, and no code: a table is missing, or the header counts a form that is not known.
fn is_not_understood(said: &str) -> bool {
    said.contains("no such ") || said.contains("unsupported file format")
}

fn is_about_a_cell(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::QueryReturnedNoRows
    )
}
