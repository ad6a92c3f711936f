//! What the last key had to say, in one line.

use crate::annotation::Annotations;

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

/// What must be known before anything is done, a line each: why nothing can be tagged, else what is wrong with
/// settings and codebook; where unsaved work lies; what is lost.
pub(super) fn at_start(
    refusal: Option<&str>,
    rescued: Option<&str>,
    warnings: &[String],
    annotations: &Annotations,
) -> Option<Message> {
    let mut said = refusal.map(Message::refusal);
    if let Some(path) = rescued {
        let text = format!(
            "Work that couldn't be saved last time is kept in {path}: it is taken in once the file with the stances can be read"
        );
        add(&mut said, Message::new(Kind::Warning, text));
    }
    if refusal.is_some() {
        return said;
    }
    if !warnings.is_empty() {
        add(&mut said, Message::new(Kind::Warning, warnings.join("\n")));
    }
    let lost = annotations
        .iter()
        .filter(|annotation| annotation.is_lost())
        .count();
    if lost > 0 {
        let text = format!(
            "{lost} of the stances lost: their words no longer stand where they stood. They are kept, and listed as lost"
        );
        add(&mut said, Message::new(Kind::Warning, text));
    }
    said
}

/// Says `more` below what is `said` already, but no line twice.
pub(super) fn add(said: &mut Option<Message>, more: Message) {
    let Some(said) = said else {
        *said = Some(more);
        return;
    };
    for line in more.text.lines() {
        if said.text.lines().all(|other| other != line) {
            said.text.push('\n');
            said.text.push_str(line);
        }
    }
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
        let lines = reason.lines().map(|line| line.trim_end_matches('.'));
        Self::new(Kind::Error, lines.collect::<Vec<_>>().join(". "))
    }
}
