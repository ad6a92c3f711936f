//! The lines of a history as they were read, and how they hang together.

use super::form::{EditForm, From, GoneForm, Known, Line, StepForm, records};
use crate::annotation::{Edit, Recoded};
use std::collections::HashMap;
use std::sync::Arc;

/// A step that was read.
#[derive(Debug)]
pub(super) enum Act {
    Done(Arc<Edit>),
    Undone,
    Redone,
    Spread(bool, usize, Arc<[Recoded]>),
}

/// A line that was read.
#[derive(Debug)]
pub(super) struct Told {
    /// What its session began with, if it is that one's first line.
    pub(super) from: Option<From>,
    /// The line before it in its session.
    pub(super) before: Option<usize>,
    /// The hash of the text of its session.
    pub(super) text: Arc<str>,
    pub(super) to: Option<Arc<str>>,
    /// Nothing where a step of it can't be read: then nobody may go on from there.
    pub(super) acts: Option<Vec<Act>>,
}

/// A deleted stance and when it was.
#[derive(Debug)]
pub(super) struct Dead {
    pub(super) form: GoneForm,
    pub(super) text: Arc<str>,
    pub(super) at: Option<Arc<str>>,
}

/// All that was read.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) told: Vec<Told>,
    /// The latest last.
    pub(super) dead: Vec<Dead>,
    /// How many steps there are.
    pub(super) steps: usize,
}

/// A session while its lines are read.
struct Reading {
    known: Known,
    text: Arc<str>,
    last: usize,
    next: u64,
}

impl Book {
    /// Reads `bytes`. What isn't a line is left out, and whatever of its session comes after it hangs in the air;
    /// so does a line that was cut off.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut book = Self::default();
        let mut sessions: HashMap<Arc<str>, Reading> = HashMap::new();
        for line in bytes.split(|byte| *byte == b'\n') {
            if let Ok(line) = serde_json::from_slice::<Line>(line) {
                book.take(line, &mut sessions);
            }
        }
        book
    }

    fn take(&mut self, line: Line, sessions: &mut HashMap<Arc<str>, Reading>) {
        let index = self.told.len();
        let before = if let Some(from) = &line.from {
            let reading = Reading {
                known: Known::new(),
                text: from.text.clone(),
                last: index,
                next: 0,
            };
            sessions.insert(line.session.clone(), reading);
            None
        } else {
            let session = sessions.get(&line.session);
            session.map(|session| session.last)
        };
        let Some(session) = sessions.get_mut(&line.session) else {
            return;
        };
        let text = session.text.clone();
        let dead = line.gone.into_iter().map(|form| Dead {
            text: form.text.clone().unwrap_or_else(|| text.clone()),
            at: form.at.clone().or_else(|| line.at.clone()),
            form,
        });
        self.dead.extend(dead);
        if session.next != line.number {
            // A line between is missing.
            return;
        }
        (session.last, session.next) = (index, line.number + 1);
        self.steps += line.steps.len();
        let known = &mut session.known;
        let acts = line.steps.into_iter().map(|step| act(step, known));
        self.told.push(Told {
            acts: acts.collect(),
            from: line.from,
            before,
            text,
            to: line.to,
        });
    }
}

fn act(step: StepForm, known: &mut Known) -> Option<Act> {
    let done = |edit: Box<EditForm>, known| Some(Act::Done(Arc::new(edit.edit(known)?)));
    match step {
        StepForm::Done(edit) => done(edit, known),
        StepForm::Undone => Some(Act::Undone),
        StepForm::Redone => Some(Act::Redone),
        StepForm::Spread {
            undone,
            depth,
            record,
        } => Some(Act::Spread(undone, depth, records(record))),
    }
}
