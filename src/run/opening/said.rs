//! What is known of an article's source.

use super::Opened;
use crate::article::Facts;

impl Opened {
    /// What is known of the source: as the person filled it in, else as the source says.
    pub(in crate::run) fn facts(&self) -> Facts {
        self.about.facts.clone().or(self.article.facts())
    }
}
