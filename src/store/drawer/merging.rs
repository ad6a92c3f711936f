//! Making one of what is here and what others wrote: into the file, or into what a save displaced.

use super::base::Base;
use super::held::{Held, is_any_held};
use super::{Drawer, Hitch, Pending, QUIET};
use crate::annotation::{Annotation, Change, Conflict, Field, differences};
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
        self.begin_history();
        let theirs = self.other_side(&bytes, article)?;
        // Who puts an earlier version in place just as it was may want it back: what came since is contested, too.
        let (back, contested) = if self.had.contains(&blake3::hash(&bytes)) {
            let contested = self.past.missing(&theirs, &[]);
            let gone = contested.iter().cloned().map(Change::deleted);
            (gone.collect(), contested)
        } else {
            self.way_back(&theirs, &bytes)
        };
        self.had.extend(self.base.hash(&self.sidecar));
        if self.unsaved || !back.is_empty() {
            let base = self.base.bytes(&self.sidecar);
            let base = base.map(|base| self.gone_back(base, &back, article));
            self.merge(base.as_deref(), &bytes, article)?;
            self.contest(&contested, article);
            self.unsaved = true;
            self.base = Base::Bytes(bytes);
        } else {
            let hash = blake3::hash(&bytes);
            self.renew(bytes, article)?;
            self.base = Base::AsRead;
            self.tell(article, Some(hash));
        }
        self.past.go_on(theirs);
        self.lineage.go_on();
        Ok(())
    }

    /// What leads from the base back to what `theirs`, in `bytes`, was made from, if that is older. What came while the
    /// file was open, and is missing there though nothing explains that, may have been deleted, or never been seen:
    /// that is contested, and kept until somebody decides.
    fn way_back(
        &self,
        theirs: &[Arc<Annotation>],
        bytes: &[u8],
    ) -> (Vec<Change>, Vec<Arc<Annotation>>) {
        let mut back = self.past.way_back(theirs);
        let contested = self.past.missing(theirs, &back);
        let base = self.base.hash(&self.sidecar);
        let base = base.filter(|_| !back.is_empty() || !contested.is_empty());
        if base.is_some_and(|base| self.lineage.leads(base, blake3::hash(bytes))) {
            return (Vec::new(), Vec::new());
        }
        back.extend(contested.iter().cloned().map(Change::deleted));
        (back, contested)
    }

    /// Notes of what is `contested` that others have it no more.
    fn contest(&mut self, contested: &[Arc<Annotation>], article: &Article) {
        let there = contested
            .iter()
            .filter_map(|one| self.sidecar.named(&one.id));
        let there: Vec<_> = there.collect();
        let is_open = |one: &Annotation| {
            let mut fields = one.conflicts.iter().map(|conflict| conflict.field);
            fields.any(|field| field == Field::Annotation)
        };
        let noted = there.into_iter().filter(|one| !is_open(one));
        let noted: Vec<_> = noted.map(|one| contested_one(&one)).collect();
        for change in &noted {
            self.sidecar.apply(change, article);
        }
        if !noted.is_empty() {
            self.arrived.push(noted);
        }
    }

    /// The annotations of `bytes`. What isn't whole, or another article's, is no other side.
    pub(super) fn other_side(
        &self,
        bytes: &[u8],
        article: &Article,
    ) -> Result<Vec<Arc<Annotation>>, Hitch> {
        let read = self.read(bytes.to_vec(), article);
        let (sidecar, annotations) = read.map_err(|error| Hitch::of(&error))?;
        // What can't be read isn't deleted.
        if sidecar.set_aside().len() > self.sidecar.set_aside().len() {
            let told = sidecar.told_aside(&self.path.to_string_lossy());
            return Err(Hitch::Unsettled(QUIET, told.join(". ")));
        }
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
        let read = self.read(base, article);
        let hash = self.hash.get_or_insert_with(|| ArticleHash::of(article));
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
        base: Option<&[u8]>,
        theirs: &[u8],
        article: &Article,
    ) -> Result<(), Hitch> {
        let ours = self.bytes(article);
        let file = self.path.to_string_lossy();
        let made = merge::merge([&file; 3], base, &ours, theirs);
        let made = made.map_err(|error| Hitch::of(&error))?;
        self.renew(made.bytes, article)
    }

    /// Has what `bytes` say from now on.
    pub(super) fn renew(&mut self, bytes: Vec<u8>, article: &Article) -> Result<(), Hitch> {
        let read = self.read(bytes, article);
        let (mut sidecar, annotations) = read.map_err(|error| Hitch::of(&error))?;
        let changes = differences(self.sidecar.annotations(), &annotations);
        if !changes.is_empty() {
            self.arrived.push(changes);
        }
        let about = sidecar.about(article);
        if about != self.sidecar.about(article) {
            self.described = Some(about);
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
        if self.unsettled.is_some() && pending.displaced.is_gone() {
            // Whoever removed it has taken it in.
            self.past.go_on(pending.ours);
            return Ok(());
        }
        match self.merge_displaced(&pending, article) {
            Ok(theirs) => {
                self.past.go_on(theirs);
                self.past.go_on(pending.ours);
                self.spent.push(pending.displaced);
                Ok(())
            }
            Err(hitch) => {
                self.displaced = Some(pending);
                Err(hitch)
            }
        }
    }

    pub(super) fn merge_displaced(
        &mut self,
        pending: &Pending,
        article: &Article,
    ) -> Result<Vec<Arc<Annotation>>, Hitch> {
        let bytes = pending.displaced.displaced.bytes();
        let theirs = self.other_side(bytes, article)?;
        let mut back = self.past.way_back(&theirs);
        let contested = self.past.missing(&theirs, &back);
        back.extend(contested.iter().cloned().map(Change::deleted));
        let base = pending.base.clone();
        let base = base.map(|base| self.gone_back(base, &back, article));
        self.merge(base.as_deref(), bytes, article)?;
        self.contest(&contested, article);
        Ok(theirs)
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
        displaced.displaced.put_back(&Local, &ours)
    }

    /// Takes in what a crash left beside the file that somebody else had written. Once, while it is our turn.
    pub(super) fn sweep(&mut self, article: &Article, turn: &Lock) {
        if self.is_swept || is_any_held(&self.path) {
            return;
        }
        self.is_swept = true;
        let left = atomic::left_over(&Local, &self.path, turn);
        for found in left.into_iter().filter_map(Held::free) {
            // What can't be merged stays where it is.
            let bytes = found.displaced.bytes();
            let is_whole = self.other_side(bytes, article).is_ok();
            if is_whole && self.merge(None, bytes, article).is_ok() {
                self.spent.push(found);
            }
        }
    }
}

/// `one` with what is open about it: whether it is to be there.
fn contested_one(one: &Arc<Annotation>) -> Change {
    let there = Field::Annotation.of(one);
    let conflict = Conflict {
        field: Field::Annotation,
        ours: there.clone(),
        theirs: None,
        base: there,
        was: Arc::default(),
    };
    let mut after = Annotation::clone(one);
    let mut conflicts = one.conflicts.to_vec();
    conflicts.push(conflict);
    conflicts.sort_by_key(|conflict| conflict.field);
    after.conflicts = conflicts.into();
    Change::edited(one.clone(), after)
}
