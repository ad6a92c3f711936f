//! What can be undone and redone after a line of the history.

use super::lines::{Act, Book, Told};
use crate::annotation::Edit;
use std::sync::Arc;

/// What can be undone and what redone; the next one last.
#[derive(Debug, Default, Clone)]
pub(super) struct Stacks {
    pub(super) done: Vec<Arc<Edit>>,
    pub(super) undone: Vec<Arc<Edit>>,
}

impl Book {
    /// The last line, of the first `count`, that ends in the sidecar `to` of the text `text`.
    pub(super) fn ends_in(&self, count: usize, to: Option<&str>, text: &str) -> Option<usize> {
        let told = self.told.get(..count)?;
        told.iter()
            .rposition(|told| told.to.as_deref() == to && *told.text == *text)
    }

    /// What can be undone and redone after the line at `index`; nothing where what led to it isn't whole.
    pub(super) fn stacks(&self, index: usize) -> Option<Stacks> {
        let mut way = Vec::new();
        let mut next = Some(index);
        while let Some(index) = next {
            let told = self.told.get(index)?;
            way.push(told);
            next = self.before(index, told);
        }
        let mut stacks = Stacks::default();
        for told in way.into_iter().rev() {
            for act in told.acts.as_ref()? {
                stacks.take(act)?;
            }
        }
        Some(stacks)
    }

    /// The line that the one at `index` goes on from: in its session, or where that took up an earlier one.
    fn before(&self, index: usize, told: &Told) -> Option<usize> {
        match &told.from {
            Some(from) => self.ends_in(index, from.sidecar.as_deref(), &from.text),
            None => told.before,
        }
    }
}

impl Stacks {
    fn take(&mut self, act: &Act) -> Option<()> {
        match act {
            Act::Done(edit) => {
                self.undone.clear();
                self.done.push(edit.clone());
            }
            Act::Undone => self.undone.push(self.done.pop()?),
            Act::Redone => self.done.push(self.undone.pop()?),
            Act::Spread(undone, depth, record) => {
                let edits = if *undone {
                    &mut self.undone
                } else {
                    &mut self.done
                };
                let at = edits.len().checked_sub(depth + 1)?;
                let edit = Arc::make_mut(edits.get_mut(at)?);
                edit.spread.as_mut()?.record = Some(record.clone());
            }
        }
        Some(())
    }

    /// Makes them those of an earlier session. What was under way in other articles when that ended is nobody's to
    /// take back; and a name that came with a stance stays in the codebook, where other articles may have it by now.
    pub(super) fn settle(&mut self) {
        for edit in self.done.iter_mut().chain(&mut self.undone) {
            let is_under_way = |edit: &Edit| {
                let spread = edit.spread.as_ref();
                spread.is_some_and(|spread| spread.record.is_none())
            };
            if edit.spread.is_none() && !edit.changes.is_empty() && !edit.codes.is_empty() {
                Arc::make_mut(edit).codes.clear();
            } else if is_under_way(edit)
                && let Some(spread) = &mut Arc::make_mut(edit).spread
            {
                spread.record = Some(Arc::default());
            }
        }
    }
}
