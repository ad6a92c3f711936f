//! What is held at a suggestion is for it alone: it never becomes part of a stance on the words of another.

use crate::app::held::Held;
use crate::app::{App, Kind};
use crate::suggest::Suggestion;

impl App {
    /// What is held is for the suggestion that has the focus, if one has it.
    pub(in crate::app) fn hold_for_proposal(&mut self) {
        let here = self.proposed().map(Suggestion::span);
        self.suggesting.held_for = here.or(self.suggesting.held_for);
    }

    /// Drops what is held for a suggestion that the reader has left, and says so. Whoever chooses its words anew has
    /// not left it.
    pub(in crate::app) fn drop_what_was_for_another(&mut self) {
        let Some(its) = self.suggesting.held_for else {
            return;
        };
        let here = self.proposed().map(Suggestion::span);
        let is_left = here.is_some_and(|here| here != its)
            || self.pane.has_keys()
            || !self.focus.span.overlaps(its);
        if self.held.is_empty() {
            self.suggesting.held_for = None;
        } else if is_left {
            self.drop_held_for_proposal();
        }
    }

    /// Drops what is held for a suggestion, and says so.
    pub(super) fn drop_held_for_proposal(&mut self) {
        if self.suggesting.held_for.take().is_none() || self.held.is_empty() {
            return;
        }
        let dropped = std::mem::take::<Held>(&mut self.held).words();
        let told = format!("No longer held: {dropped}");
        match &mut self.message {
            Some(message) => message.text = format!("{}. {told}", message.text),
            None => self.say(Kind::Info, told),
        }
    }
}
