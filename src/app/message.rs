//! What the last key had to say, in one line.

/// What kind of thing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something to know.
    Info,
    /// Something was done; how to undo it is said.
    Done,
    /// It can't be done here.
    Warning,
    /// Work is in danger, or a file is broken.
    Error,
}

/// A line for the reader. It stays until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is said.
    pub text: String,
    /// How it is meant.
    pub kind: Kind,
}

impl Message {
    /// A message of `kind`.
    #[must_use]
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind,
        }
    }

    /// Why nothing can be tagged, on one line.
    #[must_use]
    pub fn refusal(reason: &str) -> Self {
        Self::new(Kind::Error, reason.replace('\n', " "))
    }
}
