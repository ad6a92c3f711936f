//! What the last key had to say, in one line.

use super::keymap::Keymap;
use crate::annotation::{Annotations, Standing};

/// How stances can stand, in the order of [`Standing`].
const WORDS: [Standing; 4] = [
    Standing::Edited,
    Standing::Moved,
    Standing::Ambiguous,
    Standing::Lost,
];

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
/// settings and codebook; where unsaved work lies; which stances are to be looked at.
pub(super) fn at_start(
    refusal: Option<&str>,
    rescued: Option<&str>,
    warnings: &[String],
    annotations: &Annotations,
    keymap: &Keymap,
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
    if let Some(text) = doubts(annotations, keymap) {
        add(&mut said, Message::new(Kind::Warning, text));
    }
    said
}

/// What a changed text has done to the stances and what two people decided differently, and how to look at it.
fn doubts(annotations: &Annotations, keymap: &Keymap) -> Option<String> {
    let mut counts = [0; WORDS.len()];
    for annotation in annotations.iter() {
        let standing = annotation.standing().map(|standing| standing as usize);
        if let Some(count) = standing.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    let told = counts.iter().zip(WORDS).filter(|(count, _)| **count > 0);
    let told: Vec<_> = told
        .map(|(count, standing)| format!("{count} {}", standing.word()))
        .collect();
    let differing = annotations.iter().filter(|one| !one.conflicts.is_empty());
    let mut lines = Vec::new();
    match differing.count() {
        0 => {}
        1 => lines.push(String::from(
            "1 stance was decided differently by two people",
        )),
        many => lines.push(format!(
            "{many} stances were decided differently by two people"
        )),
    }
    if !told.is_empty() {
        let told = told.join(", ");
        lines.push(format!(
            "The text has changed under the stances: {told}. All are kept"
        ));
    }
    let review = keymap.label("review");
    (!lines.is_empty()).then(|| format!("{}; {review} goes through them", lines.join(". ")))
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

/// Takes back those of the lines `said` that aren't so any more.
pub(super) fn take_back(said: &mut Option<Message>, lines: &[String]) {
    let Some(message) = said else {
        return;
    };
    let rest = message.text.lines();
    let rest: Vec<_> = rest
        .filter(|line| lines.iter().all(|old| old != line))
        .collect();
    let rest = rest.join("\n");
    if rest.is_empty() {
        *said = None;
    } else {
        message.text = rest;
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
