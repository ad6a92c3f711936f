//! What is said of the article as a whole: changed here, or by others.

use super::Drawer;
use crate::article::{About, AboutChange, Article};

impl Drawer {
    /// What its person says of the article.
    pub(in crate::store) fn about(&self, article: &Article) -> About {
        self.sidecar.about(article)
    }

    /// Carries out `change` on what stands there now.
    pub(in crate::store) fn describe(&mut self, change: &AboutChange, article: &Article) {
        self.sidecar.describe(change, article);
        self.unsaved = true;
    }

    /// What is said since others changed it, if they did since this was asked last.
    pub(in crate::store) fn take_described(&mut self) -> Option<About> {
        self.described.take()
    }
}
