//! What is on disk of what was done. A change counts as saved only when the saving thread says so.

/// How far the disk is behind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saving {
    revision: u64,
    saved: u64,
    failure: Option<Failure>,
    told: bool,
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
    /// Counts one more change and returns its number.
    pub(super) fn next_revision(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    /// The number of the last change.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// All changes up to `revision` are on disk.
    pub(super) fn confirm(&mut self, revision: u64) {
        self.saved = self.saved.max(revision);
        self.failure = None;
        self.told = false;
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
        self.saved == self.revision && self.failure.is_none()
    }

    /// What went wrong with the last save.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }
}
