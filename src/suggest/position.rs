//! For or against, where the wording of the cue is plain.

use super::speech::Speech;
use super::words::Words;
use crate::annotation::Position;

/// The position that the cue of `speech` tells.
pub(super) fn of(_words: &Words<'_>, _speech: &Speech) -> Option<Position> {
    None
}
