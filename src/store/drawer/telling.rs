//! What is done with a sidecar, told to the history of its article.

use super::Drawer;
use super::base::Base;
use crate::annotation::{Id, Step};
use crate::article::Article;
use crate::store::history::{Archive, History};
use crate::store::sidecar::{ArticleHash, Gone, Grave};
use std::path::Path;
use std::sync::Arc;

impl Drawer {
    /// The lines of the annotation with `id`, which was deleted, if their numbers count in the text of `article`.
    pub(in crate::store) fn grave(&self, id: &Id, article: &Article) -> Option<Grave> {
        let hash = ArticleHash::of(article);
        let is_own = self.sidecar.made_for_another(&hash).is_none();
        let lines = self.sidecar.gone_lines(id).filter(|_| is_own)?;
        Some(Grave {
            lines: lines.into(),
            text: hash.as_str().into(),
        })
    }

    /// Whether nothing is left in it that anybody has tagged.
    pub(in crate::store) fn is_bare(&self) -> bool {
        self.sidecar.annotations().next().is_none() && self.sidecar.set_aside().len() == 0
    }

    /// What is done from now on is kept in the history of the article with `key`, whose files are in `state`.
    pub(in crate::store) fn keep_history(&mut self, state: &Path, key: &str) {
        self.history = Some(History::of(state, key));
    }

    /// What earlier sessions have left of `article`. To be asked for before anything is done.
    pub(in crate::store) fn archive(&self, article: Arc<Article>) -> Option<Archive> {
        let is_there = matches!(self.base, Base::AsRead);
        Some(Archive {
            path: self.history.as_ref()?.path().to_path_buf(),
            article,
            sidecar: is_there.then(|| self.sidecar.source()),
        })
    }

    /// Whoever brings one of `gone` back gets its lines.
    pub(in crate::store) fn recall(&mut self, gone: Gone) {
        self.sidecar.recall(gone);
    }

    /// Keeps these steps, done `at` that moment, with the save that comes next.
    pub(in crate::store) fn record(&mut self, steps: Vec<Step>, at: Arc<str>) {
        if let Some(history) = &mut self.history {
            history.record(steps, at);
        }
    }

    /// Whether something was done that the history doesn't tell of.
    pub(in crate::store) fn is_behind(&self) -> bool {
        self.history.as_ref().is_some_and(History::is_behind)
    }

    /// Keeps in the history what was done, before it leads to the bytes with the hash `to` on disk, or to nothing new
    /// there. The history is a convenience: that it couldn't be kept is no news for who reads.
    pub(in crate::store) fn tell(&mut self, article: &Article, to: Option<blake3::Hash>) {
        self.begin_history();
        let Some(history) = &mut self.history else {
            return;
        };
        let text = self.hash.get_or_insert_with(|| ArticleHash::of(article));
        let _ = history.add(&self.sidecar, text.as_str(), to.as_ref());
    }

    /// What the file had at first is where the history goes on.
    pub(super) fn begin_history(&mut self) {
        let (base, sidecar) = (&self.base, &self.sidecar);
        if let Some(history) = &mut self.history {
            history.begin(|| base.hash(sidecar));
        }
    }
}
