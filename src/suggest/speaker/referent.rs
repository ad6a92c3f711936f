//! Whom a mention means: a last name, a pronoun, a role.
//!
//! Knows the people of the article; must not know how the mention was found.

use super::part::{Part, View};
use super::people::{Named, People, Person};
use super::phrase;
use crate::suggest::lexicon::Classes;
use crate::suggest::words::Words;
use std::ops::Range;

/// So many names back a pronoun may look.
const BACK: usize = 24;
/// And so many words.
const FAR: usize = 120;

/// Whom a mention means.
#[derive(Debug)]
pub(super) enum Referent<'p> {
    /// Somebody who is named.
    Person(&'p Person),
    /// What the mention itself says: these words.
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
        _ if is_pronoun(&view, mention) => pronoun(&view, people, mention),
        _ => named(people, &view, mention),
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
            .is_some_and(|word| word.shape == crate::suggest::words::Shape::Capitals)
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
    let Some(phrase) = phrase::ending(view, end) else {
        return Referent::Nobody;
    };
    if phrase.len() == 1 && is_pronoun(view, &phrase) {
        return Referent::Nobody;
    }
    let _ = words;
    named(people, view, &phrase)
}

/// The first person named in the mention, unless the name only belongs to somebody else: "Trump's lawyer".
fn named<'p>(people: &'p People<'_>, view: &View<'_, '_>, mention: &Range<usize>) -> Referent<'p> {
    let own = people
        .within(mention)
        .iter()
        .find(|named| heads(view, mention, named));
    let person = own.and_then(|named| people.person(named.person));
    person.map_or_else(|| role(people, view, mention), Referent::Person)
}

/// Whether the name is the head of the phrase or in apposition to it.
fn heads(view: &View<'_, '_>, mention: &Range<usize>, named: &Named) -> bool {
    if named.name.end >= mention.end {
        return !hangs(view, mention, named);
    }
    let next = view.part(named.name.end);
    let goes_on = matches!(
        next,
        Some(Part::Genitive | Part::Noun | Part::Verb | Part::Ing)
    );
    let shares =
        next == Some(Part::Coordinator) && view.part_before(mention.end) == Some(Part::Noun);
    !goes_on && !shares && !hangs(view, mention, named)
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

/// A role that somebody named has been given: "the foreign minister".
fn role<'p>(people: &'p People<'_>, view: &View<'_, '_>, mention: &Range<usize>) -> Referent<'p> {
    let definite = view.part(mention.start) == Some(Part::Opener)
        && view.is(mention.start, Classes::NAME_INSIDE);
    let head = (mention.start..mention.end)
        .take_while(|at| !matches!(view.part(*at), Some(Part::Preposition | Part::Comma)))
        .last();
    if let Some(head) = head.filter(|head| definite && view.is(*head, Classes::TITLE)) {
        let bearer = people.before(mention.start).take(BACK).find(|named| {
            people
                .person(named.person)
                .is_some_and(|person| bears(view, person, head, mention.start))
        });
        if let Some(person) = bearer.and_then(|named| people.person(named.person)) {
            return Referent::Person(person);
        }
    }
    Referent::Phrase(mention.clone())
}

/// Whether a description of `person` before word `before` has the same role.
fn bears(view: &View<'_, '_>, person: &Person, head: usize, before: usize) -> bool {
    let role = view.text(head);
    person
        .described
        .iter()
        .filter(|phrase| phrase.end <= before)
        .any(|phrase| {
            phrase
                .clone()
                .any(|at| view.text(at).eq_ignore_ascii_case(role))
        })
}

/// The person that "he" or "she" most plausibly is: recent, a subject, a human being.
fn pronoun<'p>(
    view: &View<'_, '_>,
    people: &'p People<'_>,
    mention: &Range<usize>,
) -> Referent<'p> {
    let word = mention.start;
    let woman = match (
        view.is(word, Classes::MASCULINE),
        view.is(word, Classes::FEMININE),
    ) {
        (true, false) => false,
        (false, true) => true,
        _ => return Referent::Nobody,
    };
    let fits = |person: &Person| person.woman.is_none_or(|is| is == woman);
    people
        .before(word)
        .take(BACK)
        .take_while(|named| word - named.name.start < FAR)
        .filter_map(|named| people.person(named.person).map(|person| (named, person)))
        .filter(|(_, person)| fits(person) && person.humanity() > 0)
        .max_by_key(|(named, person)| weight(named, person, word, view))
        .map_or(Referent::Nobody, |(_, person)| Referent::Person(person))
}

fn weight(named: &Named, person: &Person, word: usize, view: &View<'_, '_>) -> usize {
    let near = FAR - (word - named.name.start).min(FAR);
    let here = usize::from(named.name.start >= view.first) * 5;
    let human = person.humanity() * 15;
    near + human + here + usize::from(named.is_subject) * 40
}
