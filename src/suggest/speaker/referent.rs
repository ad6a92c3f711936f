//! Whom a mention means: a last name, a pronoun, a role.
//!
//! Knows the people of the article; must not know how the mention was found.

use super::antecedent;
use super::people::{Named, People, Person};
use super::phrase;
use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};
use crate::suggest::words::{Shape, Words};
use std::ops::Range;

/// So many names back the bearer of a role may have been named.
const BACK: usize = 24;

/// Whom a mention means.
#[derive(Debug)]
pub(super) enum Referent<'p> {
    /// Somebody who is named.
    Person(&'p Person),
    /// What the text says: these words.
    Phrase(Range<usize>),
    /// Nobody knows.
    Nobody,
}

/// Whom `mention` means.
pub(super) fn of<'p>(
    words: &Words<'_>,
    people: &'p People<'_>,
    mention: &Range<usize>,
) -> Referent<'p> {
    let Some(view) = View::around(words, mention) else {
        return Referent::Nobody;
    };
    match view.part(mention.start) {
        Some(Part::Relative) => relative(words, people, &view, mention),
        _ if is_pronoun(&view, mention) => pronoun(words, &view, people, mention),
        _ => named(words, people, &view, mention),
    }
}

fn is_pronoun(view: &View<'_, '_>, mention: &Range<usize>) -> bool {
    mention.len() == 1
        && view.is(
            mention.start,
            Classes::PRONOUN | Classes::POSSESSIVE | Classes::SUBJECT,
        )
        && !view
            .word(mention.start)
            .is_some_and(|word| word.shape == Shape::Capitals)
}

/// "who" means what stands before it.
fn relative<'p>(
    words: &Words<'_>,
    people: &'p People<'_>,
    view: &View<'_, '_>,
    mention: &Range<usize>,
) -> Referent<'p> {
    let comma = view.part_before(mention.start) == Some(Part::Comma);
    let end = mention.start - usize::from(comma);
    match phrase::ending(view, end) {
        Some(phrase) if phrase.len() > 1 || !is_pronoun(view, &phrase) => {
            let human = !view.is(mention.start, Classes::DETERMINER);
            let last = last_human(people, view, &phrase).filter(|_| human);
            last.map_or_else(|| named(words, people, view, &phrase), Referent::Person)
        }
        _ => Referent::Nobody,
    }
}

/// The person whose name ends `phrase` where its head can't be somebody: "the house of Holm, who".
fn last_human<'p>(
    people: &'p People<'_>,
    view: &View<'_, '_>,
    phrase: &Range<usize>,
) -> Option<&'p Person> {
    let of = phrase
        .clone()
        .find(|at| view.part(*at) == Some(Part::Preposition))?;
    let speaks = Classes::TITLE | Classes::PERSON | Classes::PEOPLE;
    let is_thing = view.part_before(of) == Some(Part::Noun) && !view.is(of - 1, speaks);
    let last = people.within(phrase).last().filter(|_| is_thing)?;
    let person = people.person(last.person)?;
    (last.name.end == phrase.end && person.humanity() > 0).then_some(person)
}

/// The first person named in the mention, unless the name only belongs to somebody else: "Trump's lawyer".
fn named<'p>(
    words: &Words<'_>,
    people: &'p People<'_>,
    view: &View<'_, '_>,
    mention: &Range<usize>,
) -> Referent<'p> {
    let own: Vec<&Named> = people
        .within(mention)
        .iter()
        .filter(|named| !named.is_pronoun && heads(view, mention, named))
        .collect();
    if joined(view, &own) {
        return Referent::Phrase(mention.clone());
    }
    let persons = own.iter().filter_map(|named| people.person(named.person));
    let human: Vec<&Person> = persons.filter(|person| person.humanity() > 0).collect();
    let full = human.iter().find(|person| person.name.len() > 1);
    match full.or(human.first()).copied() {
        Some(person) => Referent::Person(person),
        None if own.is_empty() => role(words, people, view, mention),
        None => Referent::Phrase(head(view, mention)),
    }
}

/// Whether several are named that speak together: "Holm and Lind", "Holm, Lind and Berg".
fn joined(view: &View<'_, '_>, own: &[&Named]) -> bool {
    let [first, .., last] = own else {
        return false;
    };
    let mut joins = false;
    let mut between = first.name.end..last.name.start;
    let is_list = between.all(|at| {
        let part = view.part(at);
        joins |= part == Some(Part::Coordinator);
        matches!(
            part,
            Some(Part::Coordinator | Part::Comma | Part::Name | Part::Opener)
        )
    });
    is_list && joins
}

/// Whether the name is the head of the phrase or in apposition to it.
fn heads(view: &View<'_, '_>, mention: &Range<usize>, named: &Named) -> bool {
    if named.name.end >= mention.end {
        return named.has_office || !hangs(view, mention, named);
    }
    let next = view.part(named.name.end);
    let goes_on = matches!(
        next,
        Some(Part::Genitive | Part::Noun | Part::Verb | Part::Ing)
    );
    let shares =
        next == Some(Part::Coordinator) && view.part_before(mention.end) == Some(Part::Noun);
    !goes_on && !shares && (named.has_office || !hangs(view, mention, named))
}

/// Whether a preposition or possessor stands between the beginning of the phrase and the name.
fn hangs(view: &View<'_, '_>, mention: &Range<usize>, named: &Named) -> bool {
    let mut hangs = false;
    for at in mention.start..named.name.start {
        match view.part(at) {
            Some(Part::Preposition) => hangs = true,
            Some(Part::Comma | Part::Genitive) => hangs = false,
            _ => {}
        }
    }
    hangs
}

/// The mention without what is said of it after a mark, and without the clause that hangs on it.
fn head(view: &View<'_, '_>, mention: &Range<usize>) -> Range<usize> {
    let ends = |at: &usize| {
        matches!(
            view.part(*at),
            Some(Part::Comma | Part::Dash | Part::Opening | Part::Relative)
        )
    };
    let lists = (mention.clone()).any(|at| view.part(at) == Some(Part::Coordinator));
    let end = (mention.start + 1..mention.end).find(ends);
    let end = end.filter(|_| !lists).unwrap_or(mention.end);
    mention.start..end
}

/// A role that somebody named has been given: "the foreign minister".
fn role<'p>(
    words: &Words<'_>,
    people: &'p People<'_>,
    view: &View<'_, '_>,
    mention: &Range<usize>,
) -> Referent<'p> {
    let definite = view.part(mention.start) == Some(Part::Opener)
        && view.is(mention.start, Classes::NAME_INSIDE);
    let own = (mention.start..mention.end)
        .take_while(|at| !matches!(view.part(*at), Some(Part::Preposition | Part::Comma)))
        .last();
    if let Some(own) = own.filter(|own| definite && view.is(*own, Classes::TITLE)) {
        let bearer = people
            .before(mention.start)
            .take(BACK)
            .filter(|named| !named.is_pronoun)
            .find(|named| {
                people
                    .person(named.person)
                    .is_some_and(|person| bears(words, person, own))
            });
        if let Some(person) = bearer.and_then(|named| people.person(named.person)) {
            return Referent::Person(person);
        }
    }
    Referent::Phrase(head(view, mention))
}

/// Whether a description of `person` has the same role.
fn bears(words: &Words<'_>, person: &Person, own: usize) -> bool {
    let role = words.text(own);
    let is_titled = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|at| words.word(at).is(Classes::TITLE))
    };
    let is_deputy = is_titled(own);
    person.described.iter().any(|phrase| {
        let mut places = phrase.clone();
        places.any(|at| {
            let goes_on = at + 1 < phrase.end && words.part(at + 1) == Part::Noun;
            words.text(at).eq_ignore_ascii_case(role) && !goes_on && is_titled(at) == is_deputy
        })
    })
}

fn pronoun<'p>(
    words: &Words<'_>,
    view: &View<'_, '_>,
    people: &'p People<'_>,
    mention: &Range<usize>,
) -> Referent<'p> {
    let at = mention.start;
    let woman = match (
        view.is(at, Classes::MASCULINE),
        view.is(at, Classes::FEMININE),
    ) {
        (true, false) => false,
        (false, true) => true,
        _ => {
            return antecedent::of_body(words, view, at).map_or(Referent::Nobody, Referent::Phrase);
        }
    };
    let read = people.within(mention).iter().find(|one| one.is_pronoun);
    let person = match read {
        Some(read) => Some(read.person),
        None if view.is(at, Classes::SUBJECT) => None,
        None => people.meant(words, at, words.sentence_of(at), woman, false),
    };
    person
        .and_then(|number| people.person(number))
        .map_or(Referent::Nobody, Referent::Person)
}
