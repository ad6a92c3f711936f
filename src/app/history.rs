//! Undo and redo, of earlier sessions too, and what was deleted.

pub use crate::annotation::{Edit, Spread};

use super::trash::Bin;
use super::{App, Effect, Focus};
use crate::annotation::{Broken, Past, Recoded, Step};
use std::sync::Arc;

/// What was done and what was undone.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Arc<Edit>>,
    undone: Vec<Arc<Edit>>,
    /// What happened and isn't told of yet.
    steps: Vec<Step>,
    /// Whether something was done in this session: what an earlier one has undone can't be redone then.
    has_begun: bool,
    /// What is known of earlier sessions.
    earlier: Earlier,
    /// What was deleted.
    pub(super) bin: Bin,
    /// What was asked for that needs earlier sessions: it waits until those are read, and what is typed since with it.
    wish: Option<Wish>,
}

/// Something that can't be done before earlier sessions are read.
type Wish = fn(&mut App);

/// What is known of earlier sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Earlier {
    /// Nothing yet.
    #[default]
    Unread,
    /// All there is.
    Read,
    /// That nothing of them can be undone.
    Broken(Broken),
}

impl History {
    /// Records `edit`, which was just carried out; what was undone before can't be redone any more.
    pub fn record(&mut self, edit: Edit) {
        let edit = Arc::new(edit);
        self.undone.clear();
        self.has_begun = true;
        self.steps.push(Step::Done(edit.clone()));
        self.done.push(edit);
    }

    /// Records `edit`, which others made; what was undone before can still be redone.
    pub fn take_in(&mut self, edit: Edit) {
        let edit = Arc::new(edit);
        self.steps.push(Step::Done(edit.clone()));
        self.done.push(edit);
    }

    /// The last edit left the focus at `focus`; the edit as it was told of, and as it is.
    pub fn led_to(&mut self, focus: Focus) -> Option<[Arc<Edit>; 2]> {
        let edit = self.done.last_mut()?;
        let told = edit.clone();
        Arc::make_mut(edit).led_to = focus;
        Some([told, edit.clone()])
    }

    /// The last edit, to be taken back by the caller.
    pub fn undo(&mut self) -> Option<&Edit> {
        self.undone.push(self.done.pop()?);
        self.steps.push(Step::Undone);
        self.undone.last().map(|edit| &**edit)
    }

    /// The last edit undone, to be carried out again by the caller.
    pub fn redo(&mut self) -> Option<&Edit> {
        let edit = self.undone.pop()?;
        self.steps.push(Step::Redone(edit.clone()));
        self.done.push(edit);
        self.done.last().map(|edit| &**edit)
    }

    /// The edit that would be redone next, if what was `undone` is asked for, or else undone.
    #[must_use]
    pub fn next(&self, undone: bool) -> Option<&Edit> {
        let edits = if undone { &self.undone } else { &self.done };
        edits.last().map(|edit| &**edit)
    }

    /// The edit done last, or what was `undone` last, is under way in other articles.
    pub fn begin_spread(&mut self, undone: bool, revision: u64, told: [String; 2]) {
        let edits = if undone {
            &mut self.undone
        } else {
            &mut self.done
        };
        let edit = edits.last_mut().map(Arc::make_mut);
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
        let is_it = |edit: &Arc<Edit>| {
            let spread = edit.spread.as_ref();
            spread.is_some_and(|spread| spread.revision == revision)
        };
        let stacks = [(false, &mut self.done), (true, &mut self.undone)];
        for (undone, edits) in stacks {
            let Some(depth) = edits.iter().rev().position(is_it) else {
                continue;
            };
            let edit = Arc::make_mut(edits.iter_mut().rev().nth(depth)?);
            let here = edit.changes.len();
            let spread = edit.spread.as_mut()?;
            spread.record = Some(record.clone());
            let told = spread.told.clone();
            self.steps.push(Step::Spread {
                undone,
                depth,
                record,
            });
            return Some((here, told));
        }
        None
    }

    /// The codebooks of before are nobody's any more: what is taken back is so in the one there is.
    pub(super) fn forget_codebooks(&mut self) {
        for edit in self.done.iter_mut().chain(&mut self.undone) {
            let spread = edit.spread.as_ref();
            if spread.is_some_and(|spread| spread.codebook.is_some())
                && let Some(spread) = &mut Arc::make_mut(edit).spread
            {
                spread.codebook = None;
            }
        }
    }

    /// Whether something can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// How many edits can be undone, or redone if what was `undone` is asked for.
    #[must_use]
    pub fn count(&self, undone: bool) -> usize {
        if undone {
            self.undone.len()
        } else {
            self.done.len()
        }
    }

    /// Whether something can be redone.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// What happened since the last call.
    pub(super) fn take_steps(&mut self) -> Vec<Step> {
        std::mem::take(&mut self.steps)
    }

    /// Whether it is known what earlier sessions have left.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.earlier != Earlier::Unread
    }

    /// Puts what earlier sessions have left below what was done since.
    pub(super) fn recall(&mut self, past: Past) {
        self.earlier = past.broken.map_or(Earlier::Read, Earlier::Broken);
        self.done.splice(..0, past.done);
        if !self.has_begun {
            self.undone.splice(..0, past.undone);
        }
    }

    /// Whether `wish` has to wait: it comes true once it is known what earlier sessions have left.
    pub(super) fn waits(&mut self, wish: Wish) -> bool {
        let waits = !self.is_read();
        if waits {
            self.wish = Some(wish);
        }
        waits
    }

    /// Whether something was asked for that waits for earlier sessions.
    pub(super) fn has_wish(&self) -> bool {
        self.wish.is_some()
    }

    /// What waited, as all is known by now that it waited for.
    pub(super) fn take_wish(&mut self) -> Option<Wish> {
        self.wish.take()
    }

    /// What is said where nothing is left to be undone.
    pub(super) const fn end(&self) -> &'static str {
        match self.earlier {
            Earlier::Unread | Earlier::Read => "Nothing to undo",
            Earlier::Broken(Broken::Sidecar) => {
                "Nothing to undo: the file was changed by another program since"
            }
            Earlier::Broken(Broken::Text) => "Nothing to undo: the text was changed since",
        }
    }
}

impl App {
    /// Whether something can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo() || self.has_dismissal(false)
    }

    /// Whether something can be redone.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo() || self.has_dismissal(true)
    }

    /// Tells of what happened, for the changes that come next.
    pub(super) fn tell_history(&mut self) {
        let steps = self.history.take_steps();
        if !steps.is_empty() {
            self.effects.push(Effect::Record { steps });
        }
    }

    /// Puts the focus where what was just done led to. An undo goes back to where it happened.
    pub(super) fn led_to(&mut self, focus: Focus) {
        if let Some([told, edit]) = self.history.led_to(focus) {
            let steps = self.effects.iter_mut().filter_map(|effect| match effect {
                Effect::Record { steps } => steps.last_mut(),
                _ => None,
            });
            for step in steps {
                if matches!(step, Step::Done(old) if Arc::ptr_eq(old, &told)) {
                    *step = Step::Done(edit.clone());
                }
            }
        }
        self.move_to(focus);
    }
}

#[cfg(test)]
mod tests;
