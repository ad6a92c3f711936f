//! What one act does to the stances of other articles: how many they are, and which, so that exactly those
//! can be taken back.

use super::Id;
use std::path::Path;
use std::sync::Arc;

/// Stances of other articles, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Elsewhere {
    /// How many.
    pub stances: usize,
    /// In how many articles besides the one being read.
    pub articles: usize,
    /// Whether some are other people's on the article being read.
    pub beside: bool,
    /// How many files were left as they are.
    pub left: usize,
    /// The first of those, and why, in one line that is safe to show.
    pub first_left: Option<String>,
    /// How many stances were left since somebody else has changed or deleted them.
    pub stale: usize,
}

/// The stances of one file that were changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoded {
    /// The file. Here it is but a name for who opens it.
    pub file: Arc<Path>,
    /// Each with what was written before.
    pub stances: Vec<(Id, Arc<str>)>,
}
