//! What the tables call what is seen of a candidate.
//!
//! Knows single words and their neighbours; must not know what is made of it.

use super::candidate::{Candidate, Part};
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::part::Part as Place;
use crate::suggest::weights::Term;
use crate::suggest::words::{Shape, Word, Words};
use std::ops::Range;

pub(super) const KINDS: [(Classes, Term); 5] = [
    (Classes::PERSON, Term::of("person")),
    (Classes::PEOPLE, Term::of("people")),
    (Classes::BODY, Term::of("body")),
    (Classes::WRITING, Term::of("writing")),
    (Classes::TITLE, Term::of("title")),
];

/// How much is said in an article, by the share of its sentences that have a verb of speech.
pub(super) fn talk(share: usize) -> Term {
    match share {
        0..=20 => const { Term::of("20") },
        21..=35 => const { Term::of("35") },
        36..=50 => const { Term::of("50") },
        51..=70 => const { Term::of("70") },
        71..=100 => const { Term::of("100") },
        _ => const { Term::of("more") },
    }
}

pub(super) const fn part_name(part: Part) -> Term {
    match part {
        Part::Verb => const { Term::of("verb") },
        Part::Noun => const { Term::of("noun") },
        Part::Adjective => const { Term::of("adjective") },
        Part::According => const { Term::of("according") },
        Part::Colon => const { Term::of("colon") },
    }
}

/// What kind of word tells of it.
pub(super) fn class(lexicon: &Lexicon, part: Part, head: Word) -> Term {
    if part == Part::Verb {
        lexicon.kind_term(head.kind)
    } else {
        part_name(part)
    }
}

/// The form of the verb with its helpers.
pub(super) fn form(words: &Words<'_>, candidate: &Candidate) -> Term {
    let head = words.word(candidate.head);
    let helper =
        |classes| (candidate.cue.start..candidate.head).any(|at| words.word(at).is(classes));
    if candidate.part != Part::Verb {
        return if helper(Classes::BE) {
            const { Term::of("after-be") }
        } else {
            Term::NONE
        };
    }
    let is_infinitive = candidate.head > candidate.cue.start
        && words.word(candidate.head - 1).is(Classes::INFINITIVE);
    if head.is(Classes::ING) {
        return if helper(Classes::BE) {
            const { Term::of("progressive") }
        } else {
            const { Term::of("ing") }
        };
    }
    if head.is(Classes::PARTICIPLE) && helper(Classes::BE) {
        return const { Term::of("passive") };
    }
    if head.is(Classes::PARTICIPLE) && helper(Classes::HAVE) {
        return const { Term::of("perfect") };
    }
    if is_infinitive {
        const { Term::of("infinitive") }
    } else if helper(Classes::MODAL) {
        const { Term::of("modal") }
    } else if helper(Classes::DO) {
        const { Term::of("do") }
    } else if head.is(Classes::PAST) {
        const { Term::of("past") }
    } else if head.is(Classes::THIRD) {
        const { Term::of("third") }
    } else {
        const { Term::of("base") }
    }
}

/// The part of speech of word `at`, as the tables name it.
pub(super) fn tag(words: &Words<'_>, at: usize, sentence: &Range<usize>) -> Term {
    match sentence.contains(&at).then(|| words.part(at)) {
        None => const { Term::of("none") },
        Some(Place::Noun) => const { Term::of("Noun") },
        Some(Place::Name) => const { Term::of("Name") },
        Some(Place::Time) => const { Term::of("Time") },
        Some(Place::Opener) => const { Term::of("Opener") },
        Some(Place::Pronoun) => const { Term::of("Pronoun") },
        Some(Place::Relative) => const { Term::of("Relative") },
        Some(Place::Verb) => const { Term::of("Verb") },
        Some(Place::Ing) => const { Term::of("Ing") },
        Some(Place::Participle) => const { Term::of("Participle") },
        Some(Place::Auxiliary) => const { Term::of("Auxiliary") },
        Some(Place::Adverb) => const { Term::of("Adverb") },
        Some(Place::Preposition) => const { Term::of("Preposition") },
        Some(Place::Subordinator) => const { Term::of("Subordinator") },
        Some(Place::Coordinator) => const { Term::of("Coordinator") },
        Some(Place::Genitive) => const { Term::of("Genitive") },
        Some(Place::Comma) => const { Term::of("Comma") },
        Some(Place::Dash) => const { Term::of("Dash") },
        Some(Place::Quote) => const { Term::of("Quote") },
        Some(Place::Opening) => const { Term::of("Opening") },
        Some(Place::Closing) => const { Term::of("Closing") },
        Some(Place::Break) => const { Term::of("Break") },
    }
}

const BEFORE: [(Classes, Term); 12] = [
    (Classes::SUBJECT, Term::of("subject")),
    (Classes::RELATIVE, Term::of("relative")),
    (Classes::PRONOUN, Term::of("pronoun")),
    (Classes::ARTICLE, Term::of("article")),
    (Classes::POSSESSIVE, Term::of("possessive")),
    (Classes::COORDINATOR, Term::of("and")),
    (Classes::SUBORDINATOR, Term::of("because")),
    (Classes::PREPOSITION, Term::of("preposition")),
    (Classes::DETERMINER, Term::of("determiner")),
    (Classes::AUXILIARY, Term::of("auxiliary")),
    (Classes::VERB, Term::of("verb")),
    (Classes::ADJECTIVE, Term::of("adjective")),
];

/// What stands before the cue.
pub(super) fn place(before: Word, is_first: bool) -> Term {
    if is_first {
        return const { Term::of("first") };
    }
    match before.shape {
        Shape::Comma => return const { Term::of("comma") },
        Shape::Quote => return const { Term::of("quote") },
        Shape::Dash | Shape::Colon | Shape::Semicolon | Shape::Stop => {
            return const { Term::of("mark") };
        }
        Shape::Clitic => return const { Term::of("possessor") },
        Shape::Number => return const { Term::of("number") },
        Shape::Opening | Shape::Closing | Shape::Mark => return const { Term::of("bracket") },
        Shape::Capital | Shape::Capitals if before.classes.is_none() => {
            return const { Term::of("name") };
        }
        _ => {}
    }
    let told = BEFORE.iter().find(|(classes, _)| before.is(*classes));
    told.map_or(
        if before.is_capital() {
            const { Term::of("name") }
        } else {
            const { Term::of("noun") }
        },
        |told| told.1,
    )
}

/// What the report begins with.
pub(super) fn opening(first: Word) -> Term {
    const TOLD: [(Classes, Term); 10] = [
        (Classes::COMPLEMENTIZER, Term::of("that")),
        (Classes::SUBJECT, Term::of("subject")),
        (Classes::PRONOUN, Term::of("pronoun")),
        (Classes::ARTICLE, Term::of("article")),
        (Classes::POSSESSIVE, Term::of("possessive")),
        (Classes::DETERMINER, Term::of("determiner")),
        (Classes::PREPOSITION, Term::of("preposition")),
        (Classes::ADVERB, Term::of("adverb")),
        (Classes::TIME, Term::of("time")),
        (Classes::VERB, Term::of("verb")),
    ];
    if first.shape == Shape::Quote {
        return const { Term::of("quote") };
    }
    if first.shape == Shape::Number {
        return const { Term::of("number") };
    }
    let told = TOLD.iter().find(|(classes, _)| first.is(*classes));
    told.map_or(
        if first.is_capital() {
            const { Term::of("name") }
        } else {
            const { Term::of("noun") }
        },
        |told| told.1,
    )
}

pub(super) fn bucket(length: usize) -> Term {
    match length {
        0 => const { Term::of("0") },
        1 => const { Term::of("1") },
        2 => const { Term::of("2") },
        3 => const { Term::of("3") },
        4..=5 => const { Term::of("4") },
        6..=8 => const { Term::of("6") },
        9..=14 => const { Term::of("9") },
        15..=25 => const { Term::of("15") },
        _ => const { Term::of("26") },
    }
}
