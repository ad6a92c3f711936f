//! A sidecar with the file that it is kept in. Others write that file too, at any moment: before each save it is looked
//! at, what they changed is merged with what was done here, and what the save displaces all the same is merged as well.
//!
//! A file that is gone, or may be cut off, deletes nothing: whoever replaces a file in pieces gets some time to finish.
//! One that can't be read is never written over; the work is kept aside until it can.

mod about;
mod apart;
mod base;
mod held;
mod looking;
mod merging;
mod past;
mod telling;

use super::aside::Aside;
use super::atomic::{self, Care, Replaced};
use super::beside;
use super::desk::DeskError;
use super::disk::Local;
use super::history::History;
use super::input::{self, InputError};
use super::lineage::Lineage;
use super::lock::Lock;
use super::places::Places;
use super::sidecar::{ArticleHash, SIDECAR_LIMIT, Sidecar, SidecarError, SidecarFault, addressed};
use super::snapshot;
use crate::annotation::{Annotation, Change, fitted};
use crate::article::{About, Article, visible};
use base::Base;
use held::Held;
use looking::Lack;
use past::Past;
use std::collections::HashSet;
use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// So long a file may be without its last line while somebody writes it.
const PATIENCE: Duration = Duration::from_secs(5);
/// So long it may be gone, or whole but unreadable.
const QUIET: Duration = Duration::from_millis(250);
/// So long it may be empty.
const EMPTY: Duration = Duration::from_secs(1);
/// What is being written is looked at again after this time, if nobody tells that it has changed.
const PAUSE: Duration = Duration::from_millis(50);

/// A sidecar with the file that it is kept in.
#[derive(Debug)]
pub(super) struct Drawer {
    sidecar: Sidecar,
    path: PathBuf,
    places: Places,
    /// What the file had when the sidecar and it were last one.
    base: Base,
    past: Past,
    /// The hashes of what the file has had since it was opened, but for the last.
    had: HashSet<blake3::Hash>,
    /// Where what is done is told; nothing where nobody works at it.
    history: Option<History>,
    lineage: Lineage,
    /// What the system said of the file when it had that; nothing where that is to be asked anew.
    stamp: Option<Stamp>,
    hash: Option<ArticleHash>,
    has_kept_text: bool,
    /// Whether the sidecar has what the file hasn't.
    unsaved: bool,
    /// What others changed, one list for each time that it was merged.
    arrived: Vec<Vec<Change>>,
    /// What is said of the article as a whole since others changed that.
    described: Option<About>,
    /// Since when the file has been as if somebody was writing it.
    unsettled: Option<Instant>,
    /// Whether the file lacks what was saved there.
    lack: Lack,
    displaced: Option<Pending>,
    /// What is merged, and to be removed once that is saved.
    spent: Vec<Held>,
    asides: Vec<Aside>,
    is_swept: bool,
}

/// What a save displaced that isn't merged yet.
#[derive(Debug)]
struct Pending {
    displaced: Held,
    /// What the file was known to have before the save.
    base: Option<Vec<u8>>,
    /// What the save put there.
    ours: Vec<Arc<Annotation>>,
}

/// What changes when somebody else writes the file: length, time in nanoseconds, device, inode.
pub(super) type Stamp = (u64, i64, i64, u64, u64);

pub(super) fn stamp(metadata: &Metadata) -> Stamp {
    (
        metadata.len(),
        metadata.mtime(),
        metadata.mtime_nsec(),
        metadata.dev(),
        metadata.ino(),
    )
}

/// Annotations by place.
type Stances = Vec<Arc<Annotation>>;

/// The sidecar at `path`, or a new one, its annotations by place, and what the system says of the file if there is one.
pub(super) fn read(
    path: &Path,
    places: &Places,
    article: impl FnOnce() -> Arc<Article>,
) -> Result<(Sidecar, Stances, Option<Metadata>), DeskError> {
    match input::read(path, SIDECAR_LIMIT) {
        Ok((bytes, metadata)) => {
            let known = |hash: &str| snapshot::read(places, hash);
            let label = path.to_string_lossy();
            let read = if memchr::memchr(b'#', path.as_os_str().as_encoded_bytes()).is_some() {
                let article = article();
                let bytes = addressed(path, bytes, &article);
                Sidecar::read_knowing(&label, bytes, || article, &known)
            } else {
                Sidecar::read_knowing(&label, bytes, article, &known)
            };
            let (sidecar, annotations) = read?;
            Ok((sidecar, annotations, Some(metadata)))
        }
        Err(InputError::Io(error)) if error.kind() == ErrorKind::NotFound => {
            Ok((Sidecar::fresh(article().name()), Vec::new(), None))
        }
        Err(error) => {
            let reason = reason(&error);
            let path = path.to_path_buf();
            Err(DeskError::Input { path, reason })
        }
    }
}

/// Whether the file was left alone for a while: one that is written twice within a tick of the clock tells nobody.
pub(super) fn is_calm(metadata: &Metadata) -> bool {
    const WHILE: Duration = Duration::from_secs(2);
    let written = metadata
        .modified()
        .and_then(|at| at.elapsed().map_err(io::Error::other));
    written.is_ok_and(|age| age > WHILE)
}

/// What became of bringing sidecar and file together.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Both have the same, and it lasts.
    Done,
    /// Somebody seems to be writing the file: to be tried again after this time, or when it changes.
    Wait(Duration),
    /// The folder can't be written: the work is kept aside, and that lasts.
    Apart(PathBuf),
    /// It couldn't be done.
    Failed {
        /// Why, in one line.
        reason: String,
        /// Where the work is instead, if there is any to be kept.
        kept: Option<PathBuf>,
    },
}

/// Why sidecar and file can't be brought together now.
enum Hitch {
    /// Somebody may be writing the file: wait this long before it is a failure.
    Unsettled(Duration, String),
    Refused(ErrorKind, String),
}

impl Hitch {
    fn of(error: &SidecarError) -> Self {
        let lines = error.to_string();
        let lines: Vec<_> = lines
            .lines()
            .map(|line| line.trim_end_matches('.'))
            .collect();
        let patience = match error.kind() {
            SidecarFault::CutOff | SidecarFault::Encoding => PATIENCE,
            _ => QUIET,
        };
        Self::Unsettled(patience, lines.join(". "))
    }
}

impl From<io::Error> for Hitch {
    fn from(error: io::Error) -> Self {
        Self::Refused(error.kind(), error.to_string())
    }
}

/// Article, its key, and the places, of the desk that a drawer belongs to.
pub(super) type Around<'a> = (&'a Article, &'a str, &'a Places);

impl Drawer {
    /// The sidecar at `path`, or a new one, and its annotations by place.
    pub(super) fn open(
        path: &Path,
        places: &Places,
        article: impl FnOnce() -> Arc<Article>,
    ) -> Result<(Self, Vec<Arc<Annotation>>), DeskError> {
        let mut lineage = Lineage::of(path, places);
        lineage.go_on();
        let (sidecar, annotations, metadata) = read(path, places, article)?;
        let calm = metadata.as_ref().filter(|metadata| is_calm(metadata));
        let stamp = calm.map(stamp);
        let base = metadata.map_or(Base::Nothing, |_| Base::AsRead);
        let drawer = Self {
            sidecar,
            path: path.to_path_buf(),
            places: places.clone(),
            base,
            past: Past::of(&annotations),
            had: HashSet::new(),
            history: None,
            lineage,
            stamp,
            hash: None,
            has_kept_text: false,
            unsaved: false,
            arrived: Vec::new(),
            described: None,
            unsettled: None,
            lack: Lack::default(),
            displaced: None,
            spent: Vec::new(),
            asides: Vec::new(),
            is_swept: false,
        };
        Ok((drawer, annotations))
    }

    /// The sidecar that `bytes` are, and its annotations by place.
    fn read(&self, bytes: Vec<u8>, article: &Article) -> Result<(Sidecar, Stances), SidecarError> {
        let known = |hash: &str| snapshot::read(&self.places, hash);
        let label = self.path.to_string_lossy();
        Sidecar::read_knowing(&label, bytes, || article, &known)
    }

    /// What is to be said of annotations that can't be read and are set aside, line by line; safe to show.
    pub(super) fn told_aside(&self) -> Vec<String> {
        self.sidecar.told_aside(&self.path.to_string_lossy())
    }

    /// Keeps the text of `article` if there are stances on it and it isn't kept yet.
    pub(super) fn keep_text(&mut self, article: &Article) -> io::Result<()> {
        let hash = self.hash.get_or_insert_with(|| ArticleHash::of(article));
        if !self.has_kept_text && self.sidecar.is_sure_of(hash) {
            snapshot::keep(&self.places, article.text(), hash)?;
            self.has_kept_text = true;
        }
        Ok(())
    }

    /// Whether there is work that isn't in the file.
    pub(super) const fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// Whether the file is there, but its folder can't be written.
    pub(super) fn is_apart(&self, places: &Places) -> bool {
        let folder = atomic::folder_of(&self.path);
        !self.path.starts_with(&places.data) && folder.is_dir() && !beside::can_write(folder)
    }

    /// What others changed since this was asked last, one list for each time that it was merged.
    pub(super) fn take_arrived(&mut self) -> Vec<Vec<Change>> {
        std::mem::take(&mut self.arrived)
    }

    /// Carries out `changes` on what stands there now: others may have changed it since they were thought of.
    pub(super) fn apply(&mut self, changes: &[Change], article: &Article) {
        // One that changes nothing asks for the numbers that count in the present text.
        if changes.iter().any(|change| change.before == change.after) {
            self.sidecar.touch();
            self.unsaved = true;
        }
        let changes = fitted(changes, |id| self.sidecar.named(id));
        self.unsaved |= !changes.is_empty();
        for change in &changes {
            self.sidecar.apply(change, article);
        }
    }

    fn try_to_bring(&mut self, around: Around<'_>) -> Result<(), Hitch> {
        const TRIES: usize = 64;
        let (article, _, places) = around;
        for _ in 0..TRIES {
            let turn = self.unsaved.then(|| Lock::of(&self.path));
            self.take_displaced(article)?;
            self.look(article)?;
            if self.unsaved {
                let turn = turn.unwrap_or_else(|| Lock::of(&self.path));
                self.sweep(article, &turn);
                self.write(article, places)?;
            }
            if self.displaced.is_none() {
                return Ok(());
            }
        }
        let path = shown(&self.path);
        Err(io::Error::other(format!("{path} is changed again and again by someone else")).into())
    }

    /// The whole sidecar as it must stand on disk.
    fn bytes(&mut self, article: &Article) -> Vec<u8> {
        let hash = self.hash.get_or_insert_with(|| ArticleHash::of(article));
        self.sidecar.write(article, hash)
    }

    /// Puts the sidecar in the file's place. What that displaces and isn't known is kept to be merged.
    fn write(&mut self, article: &Article, places: &Places) -> io::Result<()> {
        let bytes = self.bytes(article);
        if bytes.len() > SIDECAR_LIMIT {
            return Err(io::Error::other(
                "a sidecar has at most 64 MiB, or it couldn't be opened again",
            ));
        }
        if self.path.starts_with(&places.data) {
            atomic::make_folder(atomic::folder_of(&self.path))?;
        }
        self.stamp = None;
        let known = self.base.hash(&self.sidecar);
        if let Some(known) = known {
            self.had.insert(known);
            self.lineage.note(known, blake3::hash(&bytes));
        }
        self.lineage.go_on();
        self.tell(article, Some(blake3::hash(&bytes)));
        let disk = Local;
        match atomic::replace_known(&disk, &self.path, &bytes, known, Care::Lasting)? {
            Replaced::Displaced(displaced) => {
                self.displaced = Some(Pending {
                    displaced: Held::mine(displaced),
                    base: self.base.bytes(&self.sidecar),
                    ours: self.sidecar.annotations().cloned().collect(),
                });
            }
            Replaced::Done => self.settle(&disk),
        }
        self.base = Base::Bytes(bytes);
        Ok(())
    }

    /// All is in the file: nothing else need have it any more.
    fn settle(&mut self, disk: &Local) {
        self.unsaved = false;
        self.past
            .go_on(self.sidecar.annotations().cloned().collect());
        let spent = self.spent.drain(..);
        spent.for_each(|found| found.displaced.remove(disk));
        self.asides.drain(..).for_each(Aside::remove);
    }

    /// What the file is called.
    pub(super) fn name(&self) -> String {
        beside::name_of(&self.path)
    }

    #[cfg(test)]
    pub(super) fn move_to(&mut self, path: PathBuf) {
        self.path = path;
    }
}

pub(super) fn reason(error: &InputError) -> String {
    match error {
        InputError::NotAFile(kind) => format!("it is {}", kind.name()),
        InputError::TooLong(bytes) => {
            format!("it is {} MiB long; a sidecar has at most 64", bytes >> 20)
        }
        InputError::Io(error) => visible::line(&error.to_string()).into_owned(),
    }
}

pub(super) fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}
