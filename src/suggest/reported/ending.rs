//! Where a report ends before its sentence does.
//!
//! Every place where it could is weighed like the cues are; it ends at the first that is likelier than not.

use super::candidate::Candidate;
use super::frame::{Frame, trimmed};
use super::signs::{bucket, opening};
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::weights::{Evidence, Question, Term, Weights};
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
    let verb = verb(words, candidate);
    let end = places(words, &content)
        .find(|at| weights.sum(of(words, lexicon, candidate, verb, *at)) > 0.0);
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

/// A sign of an end.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Frame,
    Cue,
    Here,
    Next,
    NextWord,
    NextButOne,
    Before,
    Length,
    Rest,
    Verb,
    Speech,
    Time,
}

/// What is asked of every place at which a report may end.
const QUESTIONS: [Question<Sign>; 11] = [
    Question::new("end", &[Sign::Frame, Sign::Here]),
    Question::new("end verb", &[Sign::Frame, Sign::Here, Sign::Verb]),
    Question::new("end next", &[Sign::Here, Sign::Next]),
    Question::new("end next word", &[Sign::Here, Sign::NextWord]),
    Question::new("end next two", &[Sign::Here, Sign::Next, Sign::NextButOne]),
    Question::new("end length", &[Sign::Frame, Sign::Here, Sign::Length]),
    Question::new("end before", &[Sign::Here, Sign::Before]),
    Question::new("end cue", &[Sign::Cue, Sign::Here]),
    Question::new("end rest", &[Sign::Here, Sign::Rest]),
    Question::new("end speech", &[Sign::Here, Sign::Next, Sign::Speech]),
    Question::new("end time", &[Sign::Frame, Sign::Time]),
];

/// What speaks for an end before word `at`.
pub(in crate::suggest) fn of<'a>(
    words: &'a Words<'_>,
    lexicon: &'a Lexicon,
    candidate: &'a Candidate,
    verb: Option<usize>,
    at: usize,
) -> impl Iterator<Item = Evidence> + 'a {
    let start = candidate.content.last().map_or(at, |content| content.start);
    let next = words.word(at + 1);
    let here = Term::of(kind(words, lexicon, at, candidate));
    let is_spoken = (at + 1..at + 4).any(|at| words.word(at).is(Classes::SPEECH));
    let is_time = words.word(at).is(Classes::PREPOSITION) && next.is(Classes::TIME);
    let told = |is: bool, text| if is { Term::of(text) } else { Term::NONE };
    let read = move |sign| match sign {
        Sign::Frame => Term::of(candidate.frame.name()),
        Sign::Cue => lexicon.term(words.word(candidate.head).base),
        Sign::Here => here,
        Sign::Next => Term::of(opening(next)),
        Sign::NextWord => lexicon.term(next.base),
        Sign::NextButOne => Term::of(opening(words.word(at + 2))),
        Sign::Before => Term::of(opening(words.word(at - 1))),
        Sign::Length => Term::of(bucket(at - start)),
        Sign::Rest => Term::of(bucket(candidate.sentence.end - at)),
        Sign::Verb => told(verb.is_some_and(|verb| verb < at), "verb"),
        Sign::Speech => told(is_spoken, "speech"),
        Sign::Time => told(is_time, "time"),
    };
    QUESTIONS.iter().map(move |question| question.answer(read))
}

/// The verb of the clause that is reported: an end before it is another than one after it.
pub(in crate::suggest) fn verb(words: &Words<'_>, candidate: &Candidate) -> Option<usize> {
    let start = candidate.content.last()?.start;
    words.clause_verb(start, &candidate.sentence)
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
