//! What a call ends with: done, a window to open, or a failure with its exit status and its sentences.

use std::io;
use std::path::PathBuf;

use crate::intake;
use crate::logbook::LogbookError;
use crate::model::{Message, Refusal};
use crate::store::StoreError;
use crate::words::Words;

use super::Desk;

pub enum Next {
    Done,
    OpenWindow { diary: PathBuf, is_sample: bool },
}

/// A call that did not do what it was asked.
#[derive(Debug)]
pub struct Failure {
    /// 1 outside the input, 2 the call's words, 3 refused, 4 not there, 5 damaged or no diary.
    pub status: u8,
    pub sentences: Vec<String>,
}

impl Failure {
    pub fn refused(sentences: Vec<String>) -> Self {
        Self { status: 3, sentences }
    }
}

/// Writing to standard output failed. A reader that went away (`| head`) is no failure.
impl From<io::Error> for Failure {
    fn from(err: io::Error) -> Self {
        let status = u8::from(err.kind() != io::ErrorKind::BrokenPipe);
        Self { status, sentences: if status == 0 { Vec::new() } else { vec![err.to_string()] } }
    }
}

impl Desk<'_> {
    pub(super) fn words(&self) -> &Words {
        &self.session.words
    }

    pub(super) fn say(&self, message: &Message) -> String {
        self.words().say(message.key, &message.args)
    }

    pub(super) fn refusal(&self, refusal: &Refusal) -> String {
        format!("{}: {}", refusal.field, self.say(&refusal.why))
    }

    pub(super) fn refusals(&self, refusals: &[Refusal]) -> Failure {
        let mut sentences: Vec<_> = refusals.iter().map(|refusal| self.refusal(refusal)).collect();
        // Where anything else is refused, confirming is not enough.
        if !refusals.is_empty() && refusals.iter().all(|refusal| intake::proposal(refusal).is_some()) {
            sentences.push(self.words().get("cli-confirm"));
        }
        Failure::refused(sentences)
    }

    /// One field refused by a rule of a command, not of the intake.
    pub(super) fn refuse(&self, refusal: &Refusal) -> Failure {
        self.refusals(std::slice::from_ref(refusal))
    }

    pub(super) fn failure(&self, err: &LogbookError) -> Failure {
        match err {
            LogbookError::NoDiary(path) => {
                let message = Message::new("cli-no-diary").with("path", path.display());
                Failure { status: 4, sentences: vec![self.say(&message)] }
            }
            LogbookError::Moved => Failure { status: 1, sentences: vec![self.say(&err.message())] },
            LogbookError::Refused(refused) => {
                Failure::refused(vec![format!("{}: {}", refused.field(), self.say(&refused.message()))])
            }
            LogbookError::Store(store) => Failure {
                status: store_status(store),
                sentences: vec![format!("{}: {}", self.say(&store.message()), self.path.display())],
            },
        }
    }

    /// A file of an export, import or picture.
    pub(super) fn file_failure(&self, path: &std::path::Path, err: &io::Error) -> Failure {
        let message = Message::new("cli-file-failed").with("why", err).with("path", path.display());
        Failure { status: 1, sentences: vec![self.say(&message)] }
    }

    pub(super) fn no_record(&self, id: &str) -> Failure {
        let message = Message::new("cli-no-record").with("id", id);
        Failure { status: 4, sentences: vec![self.say(&message)] }
    }
}

fn store_status(err: &StoreError) -> u8 {
    if err.is_about_the_file() { 5 } else { 1 }
}
