//! The one write path: every change of the diary, whoever makes it, goes through `Logbook::apply`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::change::{Change, ChangeError};
use crate::model::diary::Diary;
use crate::model::message::Message;
use crate::model::record::{RecordId, Source};
use crate::model::revision::Revision;
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum LogbookError {
    #[error("there is no diary at {0}")]
    NoDiary(PathBuf),
    #[error(transparent)]
    Refused(#[from] ChangeError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl LogbookError {
    pub fn message(&self) -> Message {
        match self {
            Self::NoDiary(path) => Message::new("store-no-diary").with("path", path.display()),
            Self::Refused(error) => error.message(),
            Self::Store(error) => error.message(),
        }
    }
}

/// A change that can be undone or done again, and who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub what: Message,
    pub by: Source,
}

#[derive(Debug)]
pub struct Logbook {
    diary: Arc<Diary>,
}

impl Logbook {
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, LogbookError> {
        Err(LogbookError::NoDiary(path.into()))
    }

    pub fn open_or_new(path: impl Into<PathBuf>) -> Result<Self, LogbookError> {
        Err(LogbookError::NoDiary(path.into()))
    }

    pub fn in_memory() -> Result<Self, LogbookError> {
        Ok(Self { diary: Arc::default() })
    }

    pub fn diary(&self) -> &Arc<Diary> {
        &self.diary
    }

    pub fn path(&self) -> Option<&Path> {
        None
    }

    pub fn revision(&self) -> i64 {
        0
    }

    pub fn apply(&mut self, change: &Change, _by: &Source, _at: Timestamp) -> Result<(), LogbookError> {
        change.check(&self.diary)?;
        change.apply(Arc::make_mut(&mut self.diary));
        Ok(())
    }

    pub fn undo(&mut self, _by: &Source, _at: Timestamp) -> Result<Option<Step>, LogbookError> {
        Ok(None)
    }

    pub fn redo(&mut self, _by: &Source, _at: Timestamp) -> Result<Option<Step>, LogbookError> {
        Ok(None)
    }

    pub fn undoable(&self) -> Option<&Step> {
        None
    }

    pub fn redoable(&self) -> Option<&Step> {
        None
    }

    pub fn refresh(&mut self) -> Result<bool, LogbookError> {
        Ok(false)
    }

    pub fn history(&self, _id: RecordId) -> Result<Vec<Revision>, LogbookError> {
        Ok(Vec::new())
    }

    pub fn trash(&self) -> Result<Vec<Revision>, LogbookError> {
        Ok(Vec::new())
    }

    pub fn check(&self) -> Result<Vec<String>, LogbookError> {
        Ok(Vec::new())
    }
}
