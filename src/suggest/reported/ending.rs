//! Where a report ends before its sentence does.
//!
//! Every place where it could is weighed like the cues are; it ends at the first that is likelier than not.

use super::candidate::Candidate;
use super::evidence::{Evidence, Weights, bucket, opening};
use super::frame::{Frame, trimmed};
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::words::{Shape, Word, Words};
use std::ops::Range;

/// So many places are looked at for one report: it may be a sentence of ten megabytes.
const MOST: usize = 40;

/// Words before which a report may end.
const BREAKS: Classes = Classes(
    Classes::SUBORDINATOR.0
        | Classes::COORDINATOR.0
        | Classes::RELATIVE.0
        | Classes::INFINITIVE.0
        | Classes::PREPOSITION.0
        | Classes::ING.0
        | Classes::TIME.0,
);

/// `candidate` with its report cut off where it ends.
pub(super) fn cut(
    words: &Words<'_>,
    lexicon: &Lexicon,
    weights: &Weights,
    candidate: &mut Candidate,
) {
    if !is_open(candidate) {
        return;
    }
    let Some(content) = candidate.content.last().cloned() else {
        return;
    };
    let end =
        places(words, &content).find(|at| weights.sum(&of(words, lexicon, candidate, *at)) > 0.0);
    if let (Some(end), Some(last)) = (end, candidate.content.last_mut()) {
        *last = trimmed(words, content.start..end);
    }
}

/// Whether what is reported stands after the cue, so that the sentence may go on after it.
pub(in crate::suggest) fn is_open(candidate: &Candidate) -> bool {
    !matches!(candidate.frame, Frame::After | Frame::Inverted)
        && candidate
            .content
            .last()
            .is_some_and(|content| content.start >= candidate.cue.end)
}

/// The words of `content` before which it may end.
pub(in crate::suggest) fn places<'a>(
    words: &'a Words<'_>,
    content: &Range<usize>,
) -> impl Iterator<Item = usize> + 'a {
    let sentence = content.clone();
    (content.start + 1..content.end)
        .filter(move |at| {
            let word = words.word(*at);
            match word.shape {
                Shape::Comma
                | Shape::Dash
                | Shape::Colon
                | Shape::Semicolon
                | Shape::Opening
                | Shape::Stop => true,
                Shape::Quote => !words.word(at - 1).is_word(),
                _ => word.is(BREAKS) || words.is_finite(*at, &sentence),
            }
        })
        .take(MOST)
}

/// What speaks for an end before word `at`.
pub(in crate::suggest) fn of(
    words: &Words<'_>,
    lexicon: &Lexicon,
    candidate: &Candidate,
    at: usize,
) -> Vec<Evidence> {
    let mut found = Vec::with_capacity(12);
    let mut add = |question, answer: [&'static str; 3]| found.push(Evidence { question, answer });
    let start = candidate.content.last().map_or(at, |content| content.start);
    let (frame, word, next) = (candidate.frame.name(), words.word(at), words.word(at + 1));
    let here = kind(words, lexicon, at, candidate);
    let then = lexicon.base(next.base);
    let depth = if words
        .clause_verb(start, &candidate.sentence)
        .is_some_and(|verb| verb < at)
    {
        "after verb"
    } else {
        "before verb"
    };
    let head = lexicon.base(words.word(candidate.head).base);
    add("end", [frame, here, ""]);
    add(
        "end after",
        [frame, here, if depth == "after verb" { "verb" } else { "" }],
    );
    add("end next", [here, opening(next), ""]);
    add("end next word", [here, then, ""]);
    add(
        "end next next",
        [here, opening(next), opening(words.word(at + 2))],
    );
    add("end length", [frame, here, bucket(at - start)]);
    add("end before", [here, opening(words.word(at - 1)), ""]);
    add("end cue", [head, here, ""]);
    add("end rest", [here, bucket(candidate.sentence.end - at), ""]);
    if next.is(Classes::SPEECH)
        || words.word(at + 2).is(Classes::SPEECH)
        || words.word(at + 3).is(Classes::SPEECH)
    {
        add("end speech", [here, opening(next), ""]);
    }
    if word.is(Classes::PREPOSITION) && next.is(Classes::TIME) {
        add("end time", [frame, "", ""]);
    }
    found
}

/// What stands at the place.
fn kind(words: &Words<'_>, lexicon: &Lexicon, at: usize, candidate: &Candidate) -> &'static str {
    let word: Word = words.word(at);
    match word.shape {
        Shape::Comma => "comma",
        Shape::Dash => "dash",
        Shape::Colon => "colon",
        Shape::Semicolon => "semicolon",
        Shape::Opening => "bracket",
        Shape::Stop => "stop",
        Shape::Quote => "quote",
        _ if word.is(BREAKS) && !word.is(Classes::ING | Classes::TIME) => lexicon.base(word.base),
        _ if word.is(Classes::ING) => "ing",
        _ if words.is_finite(at, &candidate.sentence) => "verb",
        _ => "time",
    }
}
