//! What is done at the desk, told to the history; and what the history has of earlier sessions.

use super::Desk;
use crate::annotation::Step;
use crate::store::history::Archive;
use crate::store::sidecar::Gone;
use std::sync::Arc;

impl Desk {
    /// What earlier sessions have left; nothing where the article is for reading alone.
    #[must_use]
    pub fn archive(&self) -> Option<Archive> {
        let drawer = self.drawer.as_ref()?;
        drawer.archive(self.article.clone()).filter(Archive::exists)
    }

    /// Whoever brings one of `gone` back gets its lines.
    pub(in crate::store) fn recall(&mut self, gone: Gone) {
        if let Some(drawer) = &mut self.drawer {
            drawer.recall(gone);
        }
    }

    /// Keeps these steps, done at that moment, in the history, with the save that comes next.
    pub(in crate::store) fn record(&mut self, told: Option<(Vec<Step>, Arc<str>)>) {
        if let (Some(drawer), Some((steps, at))) = (&mut self.drawer, told) {
            drawer.record(steps, at);
        }
    }

    /// Keeps in the history what no save has to wait for: what changed in the codebook alone, what was done elsewhere.
    pub(in crate::store) fn tell(&mut self) {
        if let Some(drawer) = &mut self.drawer
            && drawer.is_behind()
        {
            drawer.tell(&self.article, None);
        }
    }
}
