//! Long work beside the window: writing and reading files on a worker thread, with what came of it.

use crate::model::Message;

/// What runs, or ran last.
#[derive(Debug, Default)]
pub enum Job {
    #[default]
    Idle,
    Running,
    Done(Message),
    Failed(Message),
}
