//! One thing done by one key, as history keeps it: changes, not copies, and the way back.

use super::{Change, Recoded};
use crate::article::{AboutChange, Focus};
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
    /// What it changed in what is said of the article as a whole.
    pub about: Option<AboutChange>,
    /// Where it happened.
    pub focus: Focus,
    /// Where the focus was after it.
    pub led_to: Focus,
    /// What it did in other articles too.
    pub spread: Option<Spread>,
}

impl Edit {
    /// What it did, if that was to mark the article and nothing else.
    #[must_use]
    pub fn of_mark_alone(&self) -> Option<&AboutChange> {
        let is_alone = self.changes.is_empty() && self.codes.is_empty() && self.spread.is_none();
        let change = self.about.as_ref().filter(|_| is_alone)?;
        (change.is_of_mark() && change.facts().next().is_none()).then_some(change)
    }
}

/// What an edit did in other articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// What was called otherwise.
    pub recode: Recode,
    /// The codebook before it; nothing where it was done in an earlier session.
    pub codebook: Option<Codebook>,
    /// The change that did it last, or took it back.
    pub revision: u64,
    /// What the reader was told of it then: what was done, and the way back.
    pub told: [String; 2],
    /// Which stances that concerned; nothing while it is still under way.
    pub record: Option<Arc<[Recoded]>>,
}

/// A step of the history. All of them, one after another, give what can be undone and what redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Something was done; what was undone before can't be redone any more.
    Done(Arc<Edit>),
    /// What was done last was undone.
    Undone,
    /// What was undone last was done again: this.
    Redone(Arc<Edit>),
    /// It is known what an edit did in other articles.
    Spread {
        /// Whether it stands among what was undone.
        undone: bool,
        /// How many stand above it there.
        depth: usize,
        /// Which stances it concerned.
        record: Arc<[Recoded]>,
    },
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
