//! Who reads, and whether they tag.

use super::{App, Kind, Message, message};
use crate::annotation::{Annotator, Id};
use std::sync::Arc;

/// The person at the keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// The name that what they tag is signed with.
    pub annotator: Option<Annotator>,
    /// Whether they asked that nothing be tagged.
    pub only_reads: bool,
}

impl Who {
    /// The annotator's name.
    pub(super) fn name(&self) -> Option<Arc<str>> {
        let annotator = self.annotator.as_ref()?;
        Some(annotator.name().clone())
    }
}

/// Why nothing is tagged where the reader asked for it.
pub(super) fn only_reads() -> Message {
    Message::new(Kind::Info, "Open for reading only, as asked by --read-only")
}

impl App {
    /// Who reads.
    #[must_use]
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// Says why nothing can be tagged, if that was asked for.
    pub(super) fn tell_who(&mut self) {
        if self.who.only_reads {
            message::add(&mut self.message, only_reads());
        }
    }

    /// Begins at the stance with the `id`; a lost one is shown in the pane.
    pub fn begin_at(&mut self, id: &Id) {
        let found = self.annotations.iter().find(|found| found.id == *id);
        let Some(found) = found.cloned() else {
            return;
        };
        if found.is_lost() {
            self.pane.take_keys(true);
        }
        self.touched = Some(found);
    }
}
