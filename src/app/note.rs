//! The note on a stance: a line at the bottom, and the person's editor for a long one.

use super::input::Input;
use super::overlay::Overlay;
use super::{App, Effect, Kind};
use std::sync::Arc;

/// The longest note, in bytes.
pub const LONGEST_NOTE: usize = 16 << 10;

/// A note being typed.
#[derive(Debug, Clone)]
pub struct NoteLine {
    /// What is typed. Line ends that an editor made stay in it.
    pub input: Input,
}

/// What an editor made of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    /// It ended well, with this text.
    Done(String),
    /// It didn't.
    Not {
        /// Why, and where the text is if it isn't lost.
        reason: String,
        /// What had been saved when it was broken off.
        text: Option<String>,
    },
}

impl NoteLine {
    pub(super) fn new(text: &str) -> Self {
        Self {
            input: Input::of(text, LONGEST_NOTE),
        }
    }
}

impl App {
    /// Opens the line with the note of the stance that parts are given to, or with the one that is held.
    pub(super) fn open_note(&mut self) {
        if !self.ready_to_tag() {
            return;
        }
        let note = match self.refined() {
            Some(here) => here.note.clone(),
            None => self.held.note.clone(),
        };
        let line = NoteLine::new(note.as_deref().unwrap_or_default());
        self.overlay = Some(Overlay::Note(line));
    }

    /// Keeps what is typed as the note; an empty line is no note.
    pub(super) fn accept_note(&mut self) {
        if let Some(Overlay::Note(line)) = self.overlay.take() {
            let text = line.input.text().trim();
            self.set_note((!text.is_empty()).then(|| Arc::from(text)));
        }
    }

    /// Leaves the note as it was.
    pub(super) fn cancel_note(&mut self) {
        self.overlay = None;
        self.say(Kind::Info, "The note is as it was");
    }

    /// Hands what is typed over to the person's editor.
    pub(super) fn edit_note(&mut self) {
        if let Some(Overlay::Note(line)) = &self.overlay {
            let text = line.input.text().to_owned();
            self.effects.push(Effect::EditNote { text });
        }
    }

    /// Takes a note back from the editor: it is kept at once.
    pub(super) fn take_edited(&mut self, edited: Edited) {
        let Some(Overlay::Note(line)) = &mut self.overlay else {
            return;
        };
        let mut fill = |text: &str| line.input = Input::of(text, LONGEST_NOTE);
        match edited {
            Edited::Done(text) => {
                fill(&text);
                self.accept_note();
            }
            Edited::Not { reason, text } => {
                text.as_deref().into_iter().for_each(fill);
                self.warn(reason);
            }
        }
    }
}
