//! One act on stances of several articles: what it is to do, how many it concerns, and which it has changed,
//! so that exactly those can be taken back.

use super::{Change, Id};
use crate::codebook::{CodeChange, Recode};
use std::path::Path;
use std::sync::Arc;

/// A code gets another name everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Which, and the name.
    pub recode: Recode,
    /// What that changes in the article being read.
    pub changes: Vec<Change>,
    /// What it changes in the codebook.
    pub codes: Vec<CodeChange>,
    /// The only stances of other articles that it is about; none: all that have the old name.
    pub only: Option<Arc<[Recoded]>>,
    /// Whether it takes an earlier one back.
    pub takes_back: bool,
}

/// Stances of other articles, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Elsewhere {
    /// How many.
    pub stances: usize,
    /// In how many articles besides the one being read.
    pub articles: usize,
    /// Whether some are other people's on the article being read.
    pub beside: bool,
    /// How many files are left as they are.
    pub left: usize,
    /// The first of those, and why, in one line that is safe to show.
    pub first_left: Option<String>,
    /// How many stances are left since somebody else has changed or deleted them.
    pub stale: usize,
}

/// The stances of one file that were changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoded {
    /// The file. Here it is but a name for who opens it.
    pub file: Arc<Path>,
    /// Each with what was written there before.
    pub stances: Vec<(Id, Arc<str>)>,
}
