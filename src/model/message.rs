//! What is to be said, without saying it: a key of `assets/locale/*.ftl` and its arguments.
//! Rules and analyses return these; only `words` turns them into sentences.

/// A sentence to be said: its Fluent key and its named arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers hand over what they have, owned or not")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// A refused input: which field, and why, with a way out in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The field's name as in CSV, JSON and on the command line.
    pub field: &'static str,
    pub why: Message,
}

impl Refusal {
    pub fn new(field: &'static str, key: &'static str) -> Self {
        Self { field, why: Message::new(key) }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.why = self.why.with(name, value);
        self
    }
}
