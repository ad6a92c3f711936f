//! Undo and redo. History keeps changes, not copies: what was touched, before and after, and the focus.

use super::Focus;
use crate::annotation::{Change, Recoded};
use crate::codebook::{CodeChange, Codebook, Recode};
use std::sync::Arc;

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
    /// What it did in other articles too.
    pub spread: Option<Spread>,
}

/// What an edit did in other articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// What was called otherwise.
    pub recode: Recode,
    /// The codebook before it.
    pub codebook: Codebook,
    /// The change that did it last, or took it back.
    pub revision: u64,
    /// What the reader was told of it then: what was done, and the way back.
    pub told: [String; 2],
    /// Which stances that concerned; nothing while it is still under way.
    pub record: Option<Arc<[Recoded]>>,
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

    /// Records `edit`, which others made; what was undone before can still be redone.
    pub fn take_in(&mut self, edit: Edit) {
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

    /// The edit that would be redone next, if what was `undone` is asked for, or else undone.
    #[must_use]
    pub fn next(&self, undone: bool) -> Option<&Edit> {
        let edits = if undone { &self.undone } else { &self.done };
        edits.last()
    }

    /// The edit done last, or what was `undone` last, is under way in other articles.
    pub fn begin_spread(&mut self, undone: bool, revision: u64, told: [String; 2]) {
        let edits = if undone {
            &mut self.undone
        } else {
            &mut self.done
        };
        let edit = edits.last_mut();
        if let Some(spread) = edit.and_then(|edit| edit.spread.as_mut()) {
            (spread.revision, spread.told) = (revision, told);
            spread.record = None;
        }
    }

    /// What was under way as `revision` is done, in the stances of `record`. How many it changed in this article,
    /// and what the reader was told of it.
    pub fn end_spread(
        &mut self,
        revision: u64,
        record: Arc<[Recoded]>,
    ) -> Option<(usize, [String; 2])> {
        let mut edits = self.done.iter_mut().chain(&mut self.undone);
        let is_it = |spread: &Spread| spread.revision == revision;
        let edit = edits.find(|edit| edit.spread.as_ref().is_some_and(is_it))?;
        let here = edit.changes.len();
        let spread = edit.spread.as_mut()?;
        spread.record = Some(record);
        Some((here, spread.told.clone()))
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
