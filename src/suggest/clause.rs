//! What words are in their place: finite verbs, the ends of clauses and phrases.
//!
//! Knows words and their neighbours, no more than a sentence; must not know of speech.

use super::lexicon::Classes;
use super::words::{Shape, Word, Words};
use std::ops::Range;

/// So many words are looked at from a place, at most.
const REACH: usize = 40;

/// What a clause begins with other than a noun phrase.
const LINK: Classes =
    Classes(Classes::SUBORDINATOR.0 | Classes::COORDINATOR.0 | Classes::RELATIVE.0);

impl Words<'_> {
    /// Word `at`; past the end, a stop.
    pub(super) fn word(&self, at: usize) -> Word {
        self.all().get(at).copied().unwrap_or(Word::END)
    }

    /// Whether word `at` of a sentence is a verb that can be the verb of a clause.
    pub(super) fn is_finite(&self, at: usize, sentence: &Range<usize>) -> bool {
        sentence.contains(&at) && self.part(at).is_finite()
    }

    /// The verb of the clause that begins at word `from`, if one does before any mark.
    pub(super) fn clause_verb(&self, from: usize, sentence: &Range<usize>) -> Option<usize> {
        let end = sentence.end.min(from + REACH);
        let mut depth = 0usize;
        for at in from..end {
            let word = self.word(at);
            match word.shape {
                Shape::Stop | Shape::Semicolon | Shape::Colon => return None,
                Shape::Comma if depth == 0 && at > from + 6 => return None,
                _ => {}
            }
            if at > from && word.is(Classes::RELATIVE) && word.shape == Shape::Small {
                depth += 1;
            } else if at > from
                && word.is(LINK)
                && !word.is(Classes::PREPOSITION)
                && word.is(Classes::SUBORDINATOR)
            {
                return None;
            } else if self.is_finite(at, sentence) {
                if depth == 0 {
                    return (at > from).then_some(at);
                }
                depth -= 1;
            }
        }
        None
    }
}
