//! Where a report ends before its sentence does.
//!
//! Every place where it could is weighed like the cues are; it ends at the first that is likelier than not.

use super::candidate::Candidate;
use super::frame::{Frame, trimmed};
use super::names::{bucket, opening};
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
    let end = places(words, &content).find(|at| {
        let signs = Signs::of(words, lexicon, candidate, verb, *at);
        weights.ask(&QUESTIONS, |sign| signs.get(sign)) > 0.0
    });
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
    Nothing,
}

const fn asked(name: &'static str, signs: &'static [Sign]) -> Question<Sign> {
    Question::new(name, signs, Sign::Nothing)
}

/// What is asked of every place at which a report may end.
const QUESTIONS: [Question<Sign>; 11] = [
    asked("end", &[Sign::Frame, Sign::Here]),
    asked("end verb", &[Sign::Frame, Sign::Here, Sign::Verb]),
    asked("end next", &[Sign::Here, Sign::Next]),
    asked("end next word", &[Sign::Here, Sign::NextWord]),
    asked("end next two", &[Sign::Here, Sign::Next, Sign::NextButOne]),
    asked("end length", &[Sign::Frame, Sign::Here, Sign::Length]),
    asked("end before", &[Sign::Here, Sign::Before]),
    asked("end cue", &[Sign::Cue, Sign::Here]),
    asked("end rest", &[Sign::Here, Sign::Rest]),
    asked("end speech", &[Sign::Here, Sign::Next, Sign::Speech]),
    asked("end time", &[Sign::Frame, Sign::Time]),
];

/// What is seen of a place at which a report may end.
struct Signs([Term; Sign::Nothing as usize + 1]);

impl Signs {
    /// The signs of an end of `candidate` before word `at`; `verb` is that of what is reported.
    fn of(
        words: &Words<'_>,
        lexicon: &Lexicon,
        candidate: &Candidate,
        verb: Option<usize>,
        at: usize,
    ) -> Self {
        let start = candidate.content.last().map_or(at, |content| content.start);
        let next = words.word(at + 1);
        let is_spoken = (at + 1..at + 4).any(|at| words.word(at).is(Classes::SPEECH));
        let is_time = words.word(at).is(Classes::PREPOSITION) && next.is(Classes::TIME);
        let told = |is: bool, term| if is { term } else { Term::NONE };
        let mut signs = Self([Term::NONE; Sign::Nothing as usize + 1]);
        for (sign, term) in [
            (Sign::Frame, candidate.frame.term()),
            (Sign::Cue, lexicon.term(words.word(candidate.head).base)),
            (Sign::Here, kind(words, lexicon, at, candidate)),
            (Sign::Next, opening(next)),
            (Sign::NextWord, lexicon.term(next.base)),
            (Sign::NextButOne, opening(words.word(at + 2))),
            (Sign::Before, opening(words.word(at - 1))),
            (Sign::Length, bucket(at - start)),
            (Sign::Rest, bucket(candidate.sentence.end - at)),
            (
                Sign::Verb,
                told(
                    verb.is_some_and(|verb| verb < at),
                    const { Term::of("verb") },
                ),
            ),
            (Sign::Speech, told(is_spoken, const { Term::of("speech") })),
            (Sign::Time, told(is_time, const { Term::of("time") })),
        ] {
            signs.0[sign as usize] = term;
        }
        signs
    }

    fn get(&self, sign: Sign) -> Term {
        self.0[sign as usize] // there is a place for each
    }
}

/// What speaks for an end before word `at`.
pub(in crate::suggest) fn of(
    words: &Words<'_>,
    lexicon: &Lexicon,
    candidate: &Candidate,
    verb: Option<usize>,
    at: usize,
) -> Vec<Evidence> {
    let signs = Signs::of(words, lexicon, candidate, verb, at);
    let answer = |question: &Question<Sign>| question.answer(|sign| signs.get(sign));
    QUESTIONS.iter().map(answer).collect()
}

/// The verb of the clause that is reported: an end before it is another than one after it.
pub(in crate::suggest) fn verb(words: &Words<'_>, candidate: &Candidate) -> Option<usize> {
    let start = candidate.content.last()?.start;
    words.clause_verb(start, &candidate.sentence)
}

/// What stands at the place.
fn kind(words: &Words<'_>, lexicon: &Lexicon, at: usize, candidate: &Candidate) -> Term {
    let word: Word = words.word(at);
    match word.shape {
        Shape::Comma => const { Term::of("comma") },
        Shape::Dash => const { Term::of("dash") },
        Shape::Colon => const { Term::of("colon") },
        Shape::Semicolon => const { Term::of("semicolon") },
        Shape::Opening => const { Term::of("bracket") },
        Shape::Stop => const { Term::of("stop") },
        Shape::Quote => const { Term::of("quote") },
        _ if word.is(BREAKS) && !word.is(Classes::ING | Classes::TIME) => lexicon.term(word.base),
        _ if word.is(Classes::ING) => const { Term::of("ing") },
        _ if words.is_finite(at, &candidate.sentence) => const { Term::of("verb") },
        _ => const { Term::of("time") },
    }
}
