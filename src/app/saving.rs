//! What is on disk of what was done. A change counts as saved only when the saving thread says so.

use crate::annotation::Change;
use crate::article::AboutChange;
use crate::codebook::CodeChange;

/// How far the disk is behind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saving {
    revision: u64,
    saved: u64,
    failure: Option<Failure>,
    /// What was saved may not be on disk any more.
    withdrawn: bool,
    told: bool,
    /// What the saving thread hasn't been heard to know of, each with its number.
    unheard: Vec<(u64, Vec<Change>)>,
    /// The same of what is said of the article as a whole.
    undescribed: Vec<(u64, AboutChange)>,
    /// The same of the codebook.
    uncoded: Vec<(u64, Vec<CodeChange>)>,
}

/// A save that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What happened, and the remedy.
    pub reason: String,
    /// The file where the work is kept instead.
    pub kept: Option<String>,
}

impl Saving {
    /// Counts one more thing done, which made `changes`, and `codes` in the codebook, and returns its number.
    pub(super) fn next_revision(&mut self, changes: &[Change], codes: &[CodeChange]) -> u64 {
        self.revision += 1;
        self.unheard.push((self.revision, changes.to_vec()));
        if !codes.is_empty() {
            self.uncoded.push((self.revision, codes.to_vec()));
        }
        self.revision
    }

    /// The saving thread knows of all up to `revision`, whether it is on disk or not.
    pub(super) fn heard(&mut self, revision: u64) {
        self.unheard.retain(|(number, _)| *number > revision);
        self.uncoded.retain(|(number, _)| *number > revision);
    }

    /// Counts `change` as a part of what is done next.
    pub(super) fn describe(&mut self, change: AboutChange) {
        self.undescribed.push((self.revision + 1, change));
    }

    /// The saving thread knows what is said of the article up to `revision`.
    pub(super) fn heard_described(&mut self, revision: u64) {
        self.undescribed.retain(|(number, _)| *number > revision);
    }

    /// What it hasn't been heard to know of that.
    pub(super) fn undescribed(&self) -> impl Iterator<Item = &AboutChange> {
        self.undescribed.iter().map(|(_, change)| change)
    }

    /// What the saving thread hasn't been heard to know of, in the order in which it was done.
    pub(super) fn unheard(&self) -> impl Iterator<Item = &Change> {
        self.unheard.iter().flat_map(|(_, changes)| changes)
    }

    /// The same of the codebook.
    pub(super) fn uncoded(&self) -> impl Iterator<Item = &CodeChange> {
        self.uncoded.iter().flat_map(|(_, codes)| codes)
    }

    /// The number of the last change.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// All changes up to `revision` are on disk.
    pub(super) fn confirm(&mut self, revision: u64) {
        self.saved = self.saved.max(revision);
        self.heard(revision);
        self.heard_described(revision);
        self.withdrawn = false;
        self.failure = None;
        self.told = false;
    }

    /// What was saved may not be on disk any more.
    pub(super) fn withdraw(&mut self) {
        self.withdrawn = true;
    }

    /// The save failed.
    pub(super) fn fail(&mut self, failure: Failure) {
        self.failure = Some(failure);
        self.told = false;
    }

    /// Whether leaving now would leave something unsaved that the reader hasn't been told of; tells it once.
    pub(super) fn untold_failure(&mut self) -> Option<&Failure> {
        if std::mem::replace(&mut self.told, true) {
            return None;
        }
        self.failure.as_ref()
    }

    /// The reader went on working: a failure is told again before leaving.
    pub(super) fn untell(&mut self) {
        self.told = false;
    }

    /// Whether every change is on disk.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.saved == self.revision && !self.withdrawn && self.failure.is_none()
    }

    /// What went wrong with the last save.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }
}
