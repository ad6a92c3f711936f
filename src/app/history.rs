//! Undo and redo. History keeps changes, not copies: what was touched, before and after, and the focus.

use super::Focus;
use crate::annotation::Change;
use crate::codebook::CodeChange;

/// One thing done by one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What it did, for the message: "Russia", "delete".
    pub label: String,
    /// What it changed.
    pub changes: Vec<Change>,
    /// What it changed in the codebook.
    pub codes: Vec<CodeChange>,
    /// Where it happened.
    pub focus: Focus,
    /// Where the focus was after it.
    pub led_to: Focus,
}

impl Edit {
    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> (Vec<Change>, Vec<CodeChange>) {
        let changes = self.changes.iter().rev().map(Change::inverse);
        let codes = self.codes.iter().rev().map(CodeChange::inverse);
        (changes.collect(), codes.collect())
    }
}

/// What was done and what was undone.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

impl History {
    /// Records `edit`, which was just carried out; what was undone before can't be redone any more.
    pub fn record(&mut self, edit: Edit) {
        self.undone.clear();
        self.done.push(edit);
    }

    /// The last edit left the focus at `focus`.
    pub fn led_to(&mut self, focus: Focus) {
        if let Some(edit) = self.done.last_mut() {
            edit.led_to = focus;
        }
    }

    /// The last edit, to be taken back by the caller.
    pub fn undo(&mut self) -> Option<&Edit> {
        self.undone.push(self.done.pop()?);
        self.undone.last()
    }

    /// The last edit undone, to be carried out again by the caller.
    pub fn redo(&mut self) -> Option<&Edit> {
        self.done.push(self.undone.pop()?);
        self.done.last()
    }

    /// Whether something can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether something can be redone.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
