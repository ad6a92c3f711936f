//! What nobody has said: "did not say", "will tell", "is expected to announce" are no claims.
//!
//! A negated belief or judgement is one all the same: "does not want", "did not back".

use super::candidate::{Candidate, Part};
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::words::Words;

/// Kinds of verbs, as the table calls them, that only tell that something was said.
const TELLING: [&str; 6] = ["say", "tell", "write", "answer", "cry", "talk"];

/// Whether `candidate` tells that something was not said, or not yet.
pub(super) fn is_unsaid(words: &Words<'_>, lexicon: &Lexicon, candidate: &Candidate) -> bool {
    if candidate.part != Part::Verb {
        return false;
    }
    let head = words.word(candidate.head);
    let before = candidate.cue.start..candidate.head;
    let has = |classes| before.clone().any(|at| words.word(at).is(classes));
    if TELLING.contains(&lexicon.kind(head.kind)) {
        let is_announced = before.start > candidate.sentence.start
            && has(Classes::INFINITIVE)
            && words.word(before.start - 1).is(Classes::HEDGE);
        return has(Classes::NEGATION | Classes::FUTURE) || is_announced;
    }
    // "is expected to say"
    let follows = candidate.content.first().map(|content| content.start);
    let speaks = |at: usize| {
        words.word(at).is(Classes::INFINITIVE)
            && (at + 1..at + 3).any(|at| TELLING.contains(&lexicon.kind(words.word(at).kind)))
    };
    head.is(Classes::HEDGE) && has(Classes::BE) && follows.is_some_and(speaks)
}
