//! What is done at the desk, told to the history; and what the history has of earlier sessions.

use super::{Desk, Drawer};
use crate::annotation::Step;
use crate::article::Article;
use crate::store::history::{Archive, History};
use crate::store::sidecar::{ArticleHash, Gone};
use std::sync::Arc;

impl Desk {
    /// What earlier sessions have left; nothing where the article is for reading alone.
    #[must_use]
    pub fn archive(&self) -> Option<Archive> {
        let drawer = self.drawer.as_ref()?;
        let archive = Archive {
            path: drawer.history.as_ref()?.path().to_path_buf(),
            article: self.article.clone(),
            sidecar: drawer.seen.as_ref().map(|_| drawer.sidecar.as_read()),
        };
        Some(archive).filter(Archive::exists)
    }

    /// Whoever brings one of `gone` back gets its lines.
    pub(in crate::store) fn recall(&mut self, gone: Gone) {
        if let Some(drawer) = &mut self.drawer {
            drawer.sidecar.recall(gone);
        }
    }

    /// Keeps these steps, done at that moment, in the history, with the save that comes next.
    pub(in crate::store) fn record(&mut self, told: Option<(Vec<Step>, Arc<str>)>) {
        let history = self.drawer.as_mut().and_then(|one| one.history.as_mut());
        if let (Some(history), Some((steps, at))) = (history, told) {
            history.record(steps, at);
        }
    }

    /// Keeps in the history what no save has to wait for: what changed in the codebook alone, what was done elsewhere.
    pub(in crate::store) fn tell(&mut self) {
        if let Some(drawer) = &mut self.drawer
            && drawer.history.as_ref().is_some_and(History::is_behind)
        {
            drawer.tell(&self.article, None);
        }
    }
}

impl Drawer {
    /// Keeps in the history what was done, before it leads to `bytes` on disk, or to nothing new there. The history is
    /// a convenience: that it couldn't be kept is no news for who reads.
    pub(super) fn tell(&mut self, article: &Article, bytes: Option<&[u8]>) {
        let Self {
            sidecar,
            history,
            seen,
            hash,
            ..
        } = self;
        let Some(history) = history else {
            return;
        };
        history.begin(|| seen.as_ref().map(|_| sidecar.hash_as_read()));
        let text = hash.get_or_insert_with(|| ArticleHash::of(article));
        let to = bytes.map(blake3::hash);
        let _ = history.add(sidecar, text.as_str(), to.as_ref());
    }
}
