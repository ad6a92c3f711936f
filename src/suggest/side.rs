//! Whose side a speaker is on: by the codebook's names, by roles and countries. None rather than a guess.

use super::Source;
use super::words::Words;
use crate::codebook::Codebook;
use std::sync::Arc;

/// The sides of the codebook, and whoever was found to be on one.
pub(super) struct Sides<'a> {
    codebook: &'a Codebook,
}

impl<'a> Sides<'a> {
    /// The sides of `codebook`.
    pub(super) fn new(codebook: &'a Codebook) -> Self {
        Self { codebook }
    }

    /// The side that `source` speaks for.
    pub(super) fn of(&mut self, _words: &Words<'_>, source: &Source) -> Option<Arc<str>> {
        let name = source.name.as_deref()?;
        let speaker = self.codebook.speaker(name);
        speaker.and_then(|speaker| speaker.side.clone())
    }
}
