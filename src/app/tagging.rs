//! Making, changing and deleting stances, and taking all of it back.

use super::history::Edit;
use super::{App, Effect, Kind};
use crate::annotation::{Annotation, Change, Position, Stance};
use crate::codebook::Side;
use crate::keys::{Code, Key};
use std::sync::Arc;

impl App {
    /// Whether something can be tagged: there are words, and the sidecar can be written.
    #[must_use]
    pub fn can_tag(&self) -> bool {
        self.refusal.is_none() && !self.focus.span.is_empty()
    }

    /// Whether there is a stance to repeat.
    #[must_use]
    pub fn can_repeat(&self) -> bool {
        self.last.is_some()
    }

    /// Whether something can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether something can be redone.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The side that `key` tags with, where sides are tagged.
    pub(super) fn side_of_key(&self, key: Key) -> Option<Side> {
        match key.code {
            Code::Char(typed) if !key.ctrl && !key.alt && self.overlay.is_none() => {
                self.codebook.side_by_key(typed).cloned()
            }
            _ => None,
        }
    }

    /// Tags the focus with `side`; a stance on the same words changes to it.
    pub(super) fn tag(&mut self, side: &Side) {
        if !self.ready_to_tag() {
            return;
        }
        if let Some(here) = self.tagged_already().cloned() {
            return self.change_side(&here, side);
        }
        let stance = Stance {
            position: self.held.take(),
            ..Stance::of(side.name.clone())
        };
        self.make(stance, &side.name);
    }

    /// Repeats the last stance on the focus.
    pub(super) fn repeat(&mut self) {
        if !self.ready_to_tag() {
            return;
        }
        let Some(stance) = self.last.clone() else {
            return self.warn("No stance yet to repeat");
        };
        let label = stance.side.clone();
        match self.tagged_already().cloned() {
            Some(here) if here.stance == stance => {
                self.say(Kind::Info, "The same stance stands here already");
            }
            Some(here) => self.edit(&here, label.to_string(), |annotation| {
                annotation.stance = stance;
            }),
            None => self.make(stance, &label),
        }
    }

    /// Gives the stance a position; the one that it has is cleared. Without a stance it is held until a side is known.
    pub(super) fn judge(&mut self, position: Position) {
        if !self.ready_to_tag() {
            return;
        }
        let Some(here) = self.current().cloned() else {
            return self.hold(position);
        };
        let chosen = (here.stance.position != Some(position)).then_some(position);
        let label = match chosen {
            Some(position) => format!(
                "{} {} {}",
                here.stance.side,
                position.glyph(),
                position.word()
            ),
            None => format!("{}, not judged", here.stance.side),
        };
        self.edit(&here, label, |annotation| {
            annotation.stance.position = chosen;
        });
    }

    fn hold(&mut self, position: Position) {
        let sides = self.codebook.sides();
        let keys = match (sides.first(), sides.last()) {
            (Some(first), Some(last)) => format!("{}…{}", first.key, last.key),
            _ => String::from("a side"),
        };
        if self.held == Some(position) {
            self.held = None;
            self.say(Kind::Info, "Nothing held");
        } else {
            self.held = Some(position);
            let (glyph, word) = (position.glyph(), position.word());
            self.say(
                Kind::Info,
                format!("{glyph} {word}: whose? {keys} tags the focus, Esc drops it"),
            );
        }
    }

    /// Deletes the stance at the focus. In the pane the next one in the list is shown then.
    pub(super) fn delete(&mut self) {
        if !self.ready_to_tag() {
            return;
        }
        let Some(here) = self.current().cloned() else {
            return self.warn("No stance here to delete");
        };
        let listing = self.pane.listing();
        let next = listing
            .neighbour(&here, 1)
            .filter(|found| !Arc::ptr_eq(found, &here));
        let next = next
            .or_else(|| listing.neighbour(&here, -1))
            .filter(|found| !Arc::ptr_eq(found, &here))
            .cloned();
        let label = format!("{} deleted", here.stance.side);
        self.perform(label, vec![Change::deleted(here)]);
        if self.pane.has_keys() {
            match next {
                Some(next) => self.show_stance(next),
                None => self.pane.take_keys(false),
            }
        }
    }

    /// Takes the last edit back and returns to where it happened.
    pub(super) fn undo(&mut self) {
        let Some(edit) = self.history.undo() else {
            return self.warn("Nothing to undo");
        };
        let (label, focus, changes) = (edit.label.clone(), edit.focus, edit.inverse());
        self.apply(changes);
        self.jump_to(focus);
        let redo = self.keymap.label("redo");
        self.say(Kind::Done, format!("Undone: {label}. {redo} redoes it"));
    }

    /// Carries out again what was undone last.
    pub(super) fn redo(&mut self) {
        let Some(edit) = self.history.redo() else {
            return self.warn("Nothing to redo");
        };
        let (label, focus, changes) = (edit.label.clone(), edit.focus, edit.changes.clone());
        self.apply(changes);
        self.jump_to(focus);
        let undo = self.keymap.label("undo");
        self.say(Kind::Done, format!("Redone: {label}. {undo} undoes it"));
    }

    /// Whether tagging can go ahead; ends a selection first, and says what stands against it.
    fn ready_to_tag(&mut self) -> bool {
        if let Some(reason) = &self.refusal {
            let reason = format!("Not tagged, open for reading only: {reason}");
            self.message = Some(super::Message::refusal(&reason));
            return false;
        }
        if self.focus.span.is_empty() {
            self.warn("This text is empty: there is nothing to tag");
            return false;
        }
        if self.is_selecting() {
            self.keep_selection();
        }
        true
    }

    /// The stance that a side key changes: in the text the one on the same words, in the pane the one shown.
    fn tagged_already(&self) -> Option<&Arc<Annotation>> {
        if self.pane.has_keys() {
            self.current()
        } else {
            self.stance_on_focus()
        }
    }

    fn change_side(&mut self, here: &Arc<Annotation>, side: &Side) {
        let position = self.held.take().or(here.stance.position);
        if here.stance.side == side.name && here.stance.position == position {
            return self.say(Kind::Info, format!("{} already", side.name));
        }
        let label = format!("{} → {}", here.stance.side, side.name);
        let name = side.name.clone();
        self.edit(here, label, |annotation| {
            annotation.stance.side = name;
            annotation.stance.position = position;
        });
    }

    fn make(&mut self, stance: Stance, label: &str) {
        let stamp = (self.stamps)();
        let annotation = Annotation {
            id: stamp.id,
            span: self.focus.span,
            stance,
            note: None,
            by: None,
            at: Some(stamp.at),
            lost: None,
        };
        let label = match annotation.stance.position {
            Some(position) => format!("{label} {} {}", position.glyph(), position.word()),
            None => label.to_owned(),
        };
        self.perform(label, vec![Change::made(annotation)]);
    }

    fn edit(
        &mut self,
        here: &Arc<Annotation>,
        label: String,
        change: impl FnOnce(&mut Annotation),
    ) {
        let mut after = Annotation::clone(here);
        change(&mut after);
        self.perform(label, vec![Change::edited(here.clone(), after)]);
    }

    /// Carries out `changes` as one thing that can be undone.
    fn perform(&mut self, label: String, changes: Vec<Change>) {
        let undo = self.keymap.label("undo");
        self.say(Kind::Done, format!("{label}. {undo} undoes it"));
        self.history.record(Edit {
            label,
            changes: changes.clone(),
            focus: self.focus,
        });
        self.apply(changes);
        if let Some(touched) = &self.touched {
            self.last = Some(touched.stance.clone());
        }
        self.guide.tagged(self.saving.revision());
    }

    fn apply(&mut self, changes: Vec<Change>) {
        for change in &changes {
            self.annotations.apply(change);
            self.pane.apply(change);
            self.touched.clone_from(&change.after);
        }
        let revision = self.saving.next_revision();
        self.effects.push(Effect::Keep { revision, changes });
    }
}
