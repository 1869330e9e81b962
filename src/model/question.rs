//! Something to ask at the next appointment: written down over the weeks, answered there.

/// A question; the record's own `at` says when it came up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub text: String,
    /// It was asked, or is no question any more.
    pub done: bool,
    /// What was said to it.
    pub answer: Option<String>,
}
