//! Whether what a mention names can speak: people, bodies, writings, names.
//!
//! Knows classes of nouns; nothing of clauses.

use super::part::{Part, View};
use crate::suggest::lexicon::Classes;
use crate::suggest::words::{Shape, Words};
use std::ops::Range;

/// Nouns of whoever speaks.
const SPEAKING: Classes = Classes(
    Classes::TITLE.0
        | Classes::PERSON.0
        | Classes::PEOPLE.0
        | Classes::BODY.0
        | Classes::WRITING.0
        | Classes::DETERMINER.0
        | Classes::PRONOUN.0
        | Classes::POSSESSIVE.0
        | Classes::RELATIVE.0,
);

/// Whether `mention` may be of somebody who speaks. A bare noun for one thing is none: "history showed".
pub(super) fn may_speak(words: &Words<'_>, mention: &Range<usize>) -> bool {
    let Some(view) = View::around(words, mention) else {
        return false;
    };
    let head = mention
        .clone()
        .take_while(|at| !matches!(view.part(*at), Some(Part::Preposition | Part::Comma)))
        .last();
    let Some(head) = head else {
        return true;
    };
    if view.part(head) == Some(Part::Time) {
        return false;
    }
    let is_bare = head == mention.start && view.part(head) == Some(Part::Noun);
    let several = view.text(head).ends_with('s');
    !is_bare
        || several
        || view.is(head, SPEAKING)
        || view
            .word(head)
            .is_none_or(|word| word.shape != Shape::Small)
}
