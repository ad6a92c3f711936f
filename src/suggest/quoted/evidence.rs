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

/// Everything to be said of `unit` and its `cue`.
pub(super) fn of(
    words: &Words<'_>,
    lexicon: &Lexicon,
    unit: &Unit,
    cue: Option<&Cue>,
) -> Vec<Evidence> {
    let mut found = Vec::with_capacity(16);
    let mut add = |question, answer: [&'static str; 3]| {
        found.push(Evidence::new(Term::of(question), answer.map(Term::of)));
    };
    let before = unit.before(words);
    let left = before.map_or("paragraph", |word| kind(&word));
    let left_word = before.map_or("", |word| lexicon.base(word.base));
    let next = unit.next(words);
    let right = if unit.ends_paragraph(words) {
        "paragraph"
    } else {
        kind(&next)
    };
    let length = length(unit.count);
    let first = first(words, unit);
    let ending = ending(unit.ending(words));
    let verb = if has_verb(words, unit) {
        "verb"
    } else {
        "no-verb"
    };
    let (place, gap, told) = cue.map_or(("none", "", ""), |cue| told(words, lexicon, unit, cue));
    add("quotation length", [length, verb, ""]);
    add("quotation before", [left, first, ""]);
    add("quotation before length", [left, length, ""]);
    add("quotation before word", [left_word, first, ""]);
    add("quotation end", [ending, right, ""]);
    add("quotation end length", [ending, length, ""]);
    add("quotation around", [left, ending, right]);
    add(
        "quotation after word",
        [lexicon.base(next.base), ending, ""],
    );
    add("quotation capitals", [capitals(words, unit), length, ""]);
    add("quotation cue", [place, gap, ending]);
    add("quotation cue word", [place, told, ""]);
    add("quotation cue before", [place, gap, left]);
    add("quotation cue first", [place, gap, first]);
    add(
        "quotation first word",
        [lexicon.base(words.word(unit.inside.start).base), first, ""],
    );
    found
}

fn length(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5..=6 => "5-6",
        7..=9 => "7-9",
        10..=14 => "10-14",
        15..=24 => "15-24",
        _ => "25",
    }
}

fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Comma => "comma",
        Ending::Stop | Ending::GoesOn => "stop",
        Ending::Call => "call",
        Ending::Broken => "broken",
        Ending::Bare => "bare",
        Ending::Open => "open",
    }
}

/// How the quotation begins.
fn first(words: &Words<'_>, unit: &Unit) -> &'static str {
    match words.word(unit.inside.start).shape {
        Shape::Capital | Shape::Capitals => "capital",
        Shape::Small => "small",
        Shape::Number => "number",
        _ => "mark",
    }
}

/// How much of the quotation is written with capitals, as titles are.
fn capitals(words: &Words<'_>, unit: &Unit) -> &'static str {
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
            "shouted"
        }
        0 => "none",
        _ if high == open => "all",
        _ if high * 2 >= open => "most",
        1 => "one",
        _ => "some",
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
fn told(
    words: &Words<'_>,
    lexicon: &Lexicon,
    unit: &Unit,
    cue: &Cue,
) -> (&'static str, &'static str, &'static str) {
    let word = lexicon.base(words.word(cue.words.start).base);
    let gap = match cue.place {
        Place::After => distance(cue.words.start.saturating_sub(unit.words.end)),
        Place::Before => lead(words, cue.words.end, unit.words.start),
        _ => "",
    };
    (place(cue.place), gap, word)
}

fn place(place: Place) -> &'static str {
    match place {
        Place::After => "after",
        Place::Before => "before",
        Place::Above => "above",
        Place::Earlier => "earlier",
        Place::Upper => "upper",
        Place::Shared => "shared",
        Place::Last => "last",
    }
}

fn distance(words: usize) -> &'static str {
    match words {
        0 => "0",
        1..=3 => "1-3",
        4..=8 => "4-8",
        9..=16 => "9-16",
        _ => "17",
    }
}

/// How a quotation is joined to the cue before it.
fn lead(words: &Words<'_>, from: usize, to: usize) -> &'static str {
    let last = words.word(to.saturating_sub(1));
    match to.saturating_sub(from) {
        0 => "direct",
        1 if last.shape == Shape::Comma => "comma",
        _ if last.shape == Shape::Colon => "colon",
        1 if last.is(Classes::COMPLEMENTIZER) => "that",
        _ if last.shape == Shape::Comma => "far-comma",
        1..=3 => "1-3",
        4..=8 => "4-8",
        _ => "9",
    }
}

/// What a word beside a quotation is.
fn kind(word: &Word) -> &'static str {
    match word.shape {
        Shape::Quote => "quote",
        Shape::Comma => "comma",
        Shape::Stop => "stop",
        Shape::Colon => "colon",
        Shape::Semicolon => "semicolon",
        Shape::Dash => "dash",
        Shape::Opening => "opening",
        Shape::Closing => "closing",
        Shape::Mark => "mark",
        Shape::Number => "number",
        Shape::Clitic => "clitic",
        _ => class(word),
    }
}

fn class(word: &Word) -> &'static str {
    const NAMES: [(Classes, &str); 18] = [
        (Classes::WORK, "work"),
        (Classes::ARTICLE, "article"),
        (Classes::COMPLEMENTIZER, "that"),
        (Classes::POSSESSIVE, "possessive"),
        (Classes::INFINITIVE, "to"),
        (Classes::ACCORDING, "according"),
        (Classes::BE, "be"),
        (Classes::AUXILIARY, "auxiliary"),
        (Classes::PREPOSITION, "preposition"),
        (Classes::COORDINATOR, "coordinator"),
        (Classes::SUBORDINATOR, "subordinator"),
        (Classes::SUBJECT, "subject"),
        (Classes::SPEECH, "speech"),
        (Classes::MIND, "mind"),
        (Classes::VERB, "verb"),
        (Classes::DETERMINER, "determiner"),
        (Classes::ADVERB, "adverb"),
        (Classes::TITLE, "title"),
    ];
    let named = NAMES.iter().find(|(class, _)| word.is(*class));
    match named {
        Some((_, name)) if !word.is_capital() || *name == "subject" || *name == "title" => name,
        _ if word.is_capital() => "name",
        _ => "word",
    }
}
