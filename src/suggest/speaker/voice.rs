//! Whether what a mention names can speak: people, bodies, writings, names.
//!
//! Knows classes of nouns; nothing of clauses.

use super::part::{Part, View};
use crate::suggest::lexicon::Classes;
use crate::suggest::words::Words;
use std::ops::Range;

/// Whether `mention` may be of somebody who speaks.
pub(super) fn may_speak(words: &Words<'_>, mention: &Range<usize>) -> bool {
    let Some(view) = View::around(words, mention) else {
        return false;
    };
    let head = mention
        .clone()
        .take_while(|at| !matches!(view.part(*at), Some(Part::Preposition | Part::Comma)))
        .last();
    head.is_none_or(|head| !view.is(head, Classes::MUTE) && view.part(head) != Some(Part::Time))
}
