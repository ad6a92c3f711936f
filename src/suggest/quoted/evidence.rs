//! What speaks for a quotation being all of somebody's words, and what against: a title, a nickname, a
//! scare quote, a part of a report.
//!
//! Each sign has its weight in the table of quotations; must not know the table's words.

use super::cue::{Cue, Place};
use super::unit::{Ending, Unit};
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::weights::{Evidence, Term};
use crate::suggest::words::{Shape, Word, Words};

/// A verb is looked for in so many words of a quotation.
const REACH: usize = 40;

const PARAGRAPH: Term = Term::of("paragraph");
const NO_CUE: Term = Term::of("none");

/// What is asked of every quotation.
const QUESTIONS: [Term; 14] = [
    Term::of("quotation length"),
    Term::of("quotation before"),
    Term::of("quotation before length"),
    Term::of("quotation before word"),
    Term::of("quotation end"),
    Term::of("quotation end length"),
    Term::of("quotation around"),
    Term::of("quotation after word"),
    Term::of("quotation capitals"),
    Term::of("quotation cue"),
    Term::of("quotation cue word"),
    Term::of("quotation cue before"),
    Term::of("quotation cue first"),
    Term::of("quotation first word"),
];

/// Everything to be said of `unit` and its `cue`.
pub(super) fn of(
    words: &Words<'_>,
    lexicon: &Lexicon,
    unit: &Unit,
    cue: Option<&Cue>,
) -> [Evidence; 14] {
    let before = unit.before(words);
    let left = before.map_or(PARAGRAPH, |word| kind(&word));
    let left_word = before.map_or(Term::NONE, |word| lexicon.term(word.base));
    let next = unit.next(words);
    let right = if unit.ends_paragraph(words) {
        PARAGRAPH
    } else {
        kind(&next)
    };
    let length = length(unit.count);
    let first = first(words, unit);
    let ending = ending(unit.ending(words));
    let verb = if has_verb(words, unit) {
        const { Term::of("verb") }
    } else {
        const { Term::of("no-verb") }
    };
    let (place, gap, told) = cue.map_or((NO_CUE, Term::NONE, Term::NONE), |cue| {
        told(words, lexicon, unit, cue)
    });
    let answers = [
        [length, verb, Term::NONE],
        [left, first, Term::NONE],
        [left, length, Term::NONE],
        [left_word, first, Term::NONE],
        [ending, right, Term::NONE],
        [ending, length, Term::NONE],
        [left, ending, right],
        [lexicon.term(next.base), ending, Term::NONE],
        [capitals(words, unit), length, Term::NONE],
        [place, gap, ending],
        [place, told, Term::NONE],
        [place, gap, left],
        [place, gap, first],
        [
            lexicon.term(words.word(unit.inside.start).base),
            first,
            Term::NONE,
        ],
    ];
    let mut asked = QUESTIONS.iter();
    answers.map(|answer| Evidence::new(asked.next().copied().unwrap_or(Term::NONE), answer))
}

fn length(count: usize) -> Term {
    match count {
        0 => const { Term::of("0") },
        1 => const { Term::of("1") },
        2 => const { Term::of("2") },
        3 => const { Term::of("3") },
        4 => const { Term::of("4") },
        5..=6 => const { Term::of("5-6") },
        7..=9 => const { Term::of("7-9") },
        10..=14 => const { Term::of("10-14") },
        15..=24 => const { Term::of("15-24") },
        _ => const { Term::of("25") },
    }
}

fn ending(ending: Ending) -> Term {
    match ending {
        Ending::Comma => const { Term::of("comma") },
        Ending::Stop | Ending::GoesOn => const { Term::of("stop") },
        Ending::Call => const { Term::of("call") },
        Ending::Broken => const { Term::of("broken") },
        Ending::Bare => const { Term::of("bare") },
        Ending::Open => const { Term::of("open") },
    }
}

/// How the quotation begins.
fn first(words: &Words<'_>, unit: &Unit) -> Term {
    match words.word(unit.inside.start).shape {
        Shape::Capital | Shape::Capitals => const { Term::of("capital") },
        Shape::Small => const { Term::of("small") },
        Shape::Number => const { Term::of("number") },
        _ => const { Term::of("mark") },
    }
}

/// How much of the quotation is written with capitals, as titles are.
fn capitals(words: &Words<'_>, unit: &Unit) -> Term {
    let end = unit.inside.end.min(unit.inside.start + REACH);
    let part = words.all().get(unit.inside.start..end).unwrap_or_default();
    let is_open = |word: &&Word| word.is_word() && !word.is(SMALL_IN_TITLES);
    let open = part.iter().filter(is_open).count();
    let high = part
        .iter()
        .filter(is_open)
        .filter(|word| word.is_capital())
        .count();
    let all = part.iter().filter(|word| word.is_word());
    match high {
        _ if all.clone().count() > 1 && all.clone().all(|word| word.shape == Shape::Capitals) => {
            const { Term::of("shouted") }
        }
        0 => const { Term::of("none") },
        _ if high == open => const { Term::of("all") },
        _ if high * 2 >= open => const { Term::of("most") },
        1 => const { Term::of("one") },
        _ => const { Term::of("some") },
    }
}

/// Words that stay small in titles.
const SMALL_IN_TITLES: Classes =
    Classes(Classes::ARTICLE.0 | Classes::PREPOSITION.0 | Classes::COORDINATOR.0);

fn has_verb(words: &Words<'_>, unit: &Unit) -> bool {
    let end = unit.inside.end.min(unit.inside.start + REACH);
    let range = unit.inside.start..end;
    range.clone().any(|at| words.is_finite(at, &range))
}

/// Where the cue stands, what is between it and the quotation, and which word it is.
fn told(words: &Words<'_>, lexicon: &Lexicon, unit: &Unit, cue: &Cue) -> (Term, Term, Term) {
    let word = lexicon.term(words.word(cue.words.start).base);
    let gap = match cue.place {
        Place::After => distance(cue.words.start.saturating_sub(unit.words.end)),
        Place::Before => lead(words, cue.words.end, unit.words.start),
        _ => Term::NONE,
    };
    (place(cue.place), gap, word)
}

fn place(place: Place) -> Term {
    match place {
        Place::After => const { Term::of("after") },
        Place::Before => const { Term::of("before") },
        Place::Above => const { Term::of("above") },
        Place::Earlier => const { Term::of("earlier") },
        Place::Upper => const { Term::of("upper") },
        Place::Shared => const { Term::of("shared") },
        Place::Last => const { Term::of("last") },
    }
}

fn distance(words: usize) -> Term {
    match words {
        0 => const { Term::of("0") },
        1..=3 => const { Term::of("1-3") },
        4..=8 => const { Term::of("4-8") },
        9..=16 => const { Term::of("9-16") },
        _ => const { Term::of("17") },
    }
}

/// How a quotation is joined to the cue before it.
fn lead(words: &Words<'_>, from: usize, to: usize) -> Term {
    let last = words.word(to.saturating_sub(1));
    match to.saturating_sub(from) {
        0 => const { Term::of("direct") },
        1 if last.shape == Shape::Comma => const { Term::of("comma") },
        _ if last.shape == Shape::Colon => const { Term::of("colon") },
        1 if last.is(Classes::COMPLEMENTIZER) => const { Term::of("that") },
        _ if last.shape == Shape::Comma => const { Term::of("far-comma") },
        1..=3 => const { Term::of("1-3") },
        4..=8 => const { Term::of("4-8") },
        _ => const { Term::of("9") },
    }
}

/// What a word beside a quotation is.
fn kind(word: &Word) -> Term {
    match word.shape {
        Shape::Quote => const { Term::of("quote") },
        Shape::Comma => const { Term::of("comma") },
        Shape::Stop => const { Term::of("stop") },
        Shape::Colon => const { Term::of("colon") },
        Shape::Semicolon => const { Term::of("semicolon") },
        Shape::Dash => const { Term::of("dash") },
        Shape::Opening => const { Term::of("opening") },
        Shape::Closing => const { Term::of("closing") },
        Shape::Mark => const { Term::of("mark") },
        Shape::Number => const { Term::of("number") },
        Shape::Clitic => const { Term::of("clitic") },
        _ => class(word),
    }
}

fn class(word: &Word) -> Term {
    const NAMES: [(Classes, Term); 18] = [
        (Classes::WORK, Term::of("work")),
        (Classes::ARTICLE, Term::of("article")),
        (Classes::COMPLEMENTIZER, Term::of("that")),
        (Classes::POSSESSIVE, Term::of("possessive")),
        (Classes::INFINITIVE, Term::of("to")),
        (Classes::ACCORDING, Term::of("according")),
        (Classes::BE, Term::of("be")),
        (Classes::AUXILIARY, Term::of("auxiliary")),
        (Classes::PREPOSITION, Term::of("preposition")),
        (Classes::COORDINATOR, Term::of("coordinator")),
        (Classes::SUBORDINATOR, Term::of("subordinator")),
        (Classes::SUBJECT, Term::of("subject")),
        (Classes::SPEECH, Term::of("speech")),
        (Classes::MIND, Term::of("mind")),
        (Classes::VERB, Term::of("verb")),
        (Classes::DETERMINER, Term::of("determiner")),
        (Classes::ADVERB, Term::of("adverb")),
        (Classes::TITLE, Term::of("title")),
    ];
    let named = NAMES.iter().find(|(class, _)| word.is(*class));
    match named {
        Some((class, name))
            if !word.is_capital() || matches!(*class, Classes::SUBJECT | Classes::TITLE) =>
        {
            *name
        }
        _ if word.is_capital() => const { Term::of("name") },
        _ => const { Term::of("word") },
    }
}
