//! Making one of what is here and what others wrote: into the file, or into what a save displaced.

use super::base::Base;
use super::{Drawer, Hitch, Pending};
use crate::annotation::{Annotation, Change, differences};
use crate::article::Article;
use crate::store::atomic;
use crate::store::disk::Local;
use crate::store::lock::Lock;
use crate::store::merge;
use crate::store::sidecar::{ArticleHash, Sidecar};
use std::io;
use std::sync::Arc;

impl Drawer {
    /// Takes in what others wrote, `bytes`, into the file that had the base.
    pub(super) fn take_in(&mut self, bytes: Vec<u8>, article: &Article) -> Result<(), Hitch> {
        let theirs = self.other_side(&bytes, article)?;
        let back = self.past.way_back(&theirs);
        if self.unsaved || !back.is_empty() {
            let base = self.base.bytes(&self.sidecar);
            let base = base.map(|base| self.gone_back(base, &back, article));
            self.merge(base, &bytes, article)?;
            self.unsaved = true;
            self.base = Base::Bytes(bytes);
        } else {
            self.renew(bytes, article)?;
            self.base = Base::AsRead;
        }
        self.past.go_on(theirs);
        Ok(())
    }

    /// The annotations of `bytes`. What isn't whole, or another article's, is no other side.
    pub(super) fn other_side(
        &self,
        bytes: &[u8],
        article: &Article,
    ) -> Result<Vec<Arc<Annotation>>, Hitch> {
        let read = Sidecar::read(&self.path.to_string_lossy(), bytes.to_vec(), || article);
        let (_, annotations) = read.map_err(|error| Hitch::of(&error))?;
        Ok(annotations)
    }

    /// `base` as it was before what the changes `back` take back.
    pub(super) fn gone_back(
        &mut self,
        base: Vec<u8>,
        back: &[Change],
        article: &Article,
    ) -> Vec<u8> {
        if back.is_empty() {
            return base;
        }
        let hash = self.hash.get_or_insert_with(|| ArticleHash::of(article));
        let read = Sidecar::read(&self.path.to_string_lossy(), base, || article);
        let (mut sidecar, _) =
            read.unwrap_or_else(|_| (Sidecar::fresh(article.name()), Vec::new()));
        for change in back {
            sidecar.apply(change, article);
        }
        sidecar.write(article, hash)
    }

    /// Merges `theirs`, which comes from `base` as what is here does, into what is here.
    pub(super) fn merge(
        &mut self,
        base: Option<Vec<u8>>,
        theirs: &[u8],
        article: &Article,
    ) -> Result<(), Hitch> {
        let ours = self.bytes(article);
        let file = self.path.to_string_lossy();
        let merged = merge::merge([&file; 3], base.as_deref(), &ours, theirs);
        let merged = merged.map_err(|error| Hitch::of(&error))?;
        self.renew(merged.bytes, article)
    }

    /// Has what `bytes` say from now on.
    pub(super) fn renew(&mut self, bytes: Vec<u8>, article: &Article) -> Result<(), Hitch> {
        let read = Sidecar::read(&self.path.to_string_lossy(), bytes, || article);
        let (mut sidecar, annotations) = read.map_err(|error| Hitch::of(&error))?;
        let changes = differences(self.sidecar.annotations(), &annotations);
        if !changes.is_empty() {
            self.arrived.push(changes);
        }
        // What the file has is still what it had, not what is in memory from now on.
        if let Some(base) = self.base.bytes(&self.sidecar) {
            self.base = Base::Bytes(base);
        }
        let old = std::mem::replace(&mut self.sidecar, Sidecar::fresh(article.name()));
        sidecar.inherit(old);
        self.sidecar = sidecar;
        Ok(())
    }

    /// Merges what the last save displaced. Whoever had that open may still be writing it.
    pub(super) fn take_displaced(&mut self, article: &Article) -> Result<(), Hitch> {
        let Some(mut pending) = self.displaced.take() else {
            return Ok(());
        };
        if self.unsettled.is_some() {
            // Another program may have merged and removed it by now: then what was read of it will do.
            let _ = pending.displaced.read_again(&Local);
        }
        let merged = self.merge_displaced(&pending, article);
        if merged.is_ok() {
            self.past.go_on(pending.ours);
            self.spent.push(pending.displaced);
        } else {
            self.displaced = Some(pending);
        }
        merged
    }

    pub(super) fn merge_displaced(
        &mut self,
        pending: &Pending,
        article: &Article,
    ) -> Result<(), Hitch> {
        let bytes = pending.displaced.bytes();
        let theirs = self.other_side(bytes, article)?;
        let back = self.past.way_back(&theirs);
        let base = pending.base.clone();
        let base = base.map(|base| self.gone_back(base, &back, article));
        self.merge(base, bytes, article)
    }

    /// What the last save displaced can't be merged: it gets its place back.
    pub(super) fn put_back(&mut self) -> io::Result<()> {
        let Some(Pending {
            displaced, base, ..
        }) = self.displaced.take()
        else {
            return Ok(());
        };
        let ours = std::mem::replace(&mut self.base, base.map_or(Base::Nothing, Base::Bytes));
        self.stamp = None;
        let ours = ours.bytes(&self.sidecar).unwrap_or_default();
        displaced.put_back(&Local, &ours)
    }

    /// Takes in what a crash left beside the file that somebody else had written. Once, while it is our turn.
    pub(super) fn sweep(&mut self, article: &Article, turn: &Lock) {
        if std::mem::replace(&mut self.is_swept, true) {
            return;
        }
        for displaced in atomic::left_over(&Local, &self.path, turn) {
            // What can't be merged stays where it is.
            let is_whole = self.other_side(displaced.bytes(), article).is_ok();
            if is_whole && self.merge(None, displaced.bytes(), article).is_ok() {
                self.spent.push(displaced);
            }
        }
    }
}
