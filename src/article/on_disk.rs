//! What has become of the file that a text was read from.

/// What has become of a text on disk since it was opened. Every string is one line that is safe to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OnDisk {
    /// It is as it was.
    #[default]
    AsOpened,
    /// It is another one by now.
    Changed,
    /// There is nothing of that name any more.
    Gone {
        /// What the file was called.
        file: String,
        /// What the file with the stances is called, if it is there.
        sidecar: Option<String>,
    },
    /// It can't be read any more.
    Unreadable {
        /// Why, and the remedy.
        reason: String,
        /// As for one that is gone.
        sidecar: Option<String>,
    },
}

impl OnDisk {
    /// Whether there is no text to be read any more.
    #[must_use]
    pub const fn is_away(&self) -> bool {
        matches!(self, Self::Gone { .. } | Self::Unreadable { .. })
    }
}
