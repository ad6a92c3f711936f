//! Suggestions that the reader never wants to see again, by their words.

use std::collections::BTreeSet;
use std::sync::Arc;

/// What was dismissed in a text.
#[derive(Debug, Default)]
pub(super) struct Dismissed {
    words: BTreeSet<Arc<str>>,
}

impl Dismissed {
    /// What was dismissed in earlier sessions.
    pub(super) fn learn(&mut self, words: &[Arc<str>]) {
        self.words.extend(words.iter().cloned());
    }

    /// Whether a suggestion with these words was dismissed.
    pub(super) fn has(&self, words: &str) -> bool {
        self.words.contains(words)
    }
}
