//! Noun phrases from their end to the left.
//!
//! Knows what may stand in a phrase; not what follows it.

use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};
use std::ops::Range;

/// The noun phrase that ends before word `end`.
pub(in crate::suggest::speaker) fn ending(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    let mut start = with_quantity(view, plain_ending(view, end)?);
    for _ in 0..6 {
        let Some(longer) = hung_on(view, start).or_else(|| joined(view, start)) else {
            break;
        };
        start = longer;
    }
    Some(with_degree(view, start)..end)
}

pub(super) fn starts_with_digit(view: &View<'_, '_>, at: usize) -> bool {
    view.text(at)
        .starts_with(|first: char| first.is_ascii_digit())
}

/// With "almost" before "all" or "about" before "200".
fn with_degree(view: &View<'_, '_>, start: usize) -> usize {
    let Some(before) = start.checked_sub(1) else {
        return start;
    };
    let counts = view.is(start, Classes::DETERMINER)
        || view
            .text(start)
            .starts_with(|first: char| first.is_ascii_digit());
    let degree = match view.part(before) {
        Some(Part::Adverb) => !view.is(before, Classes::NEGATION),
        Some(Part::Preposition) => view.is(before, Classes::HEDGE),
        _ => false,
    };
    if counts && degree { before } else { start }
}

/// Where the phrase without anything hung on it begins, that ends before `end`.
pub(in crate::suggest::speaker) fn plain_ending(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let mut at = end;
    while let Some(before) = at.checked_sub(1) {
        match view.part(before) {
            Some(Part::Noun | Part::Name) => at = before,
            Some(Part::Verb | Part::Ing) if at < end && is_modifier(view, before) => at = before,
            Some(Part::Adverb) if at < end && is_opener(view, before) => at = before,
            Some(Part::Genitive) if at < end => at = before,
            Some(Part::Pronoun) if at == end && is_emphasis(view, before) => at = before,
            Some(Part::Pronoun)
                if at == end && is_opener(view, before) && view.is(before, Classes::DETERMINER) =>
            {
                at = before;
            }
            Some(Part::Pronoun) if at == end => return Some(before),
            Some(Part::Pronoun)
                if is_genitive(view, at) || at + 1 == end && is_emphasis(view, at) =>
            {
                return Some(before);
            }
            Some(Part::Time) if at < end && (is_genitive(view, at) || is_opener(view, before)) => {
                at = before;
            }
            Some(Part::Opener) => {
                at = before;
                if !is_opener(view, before) {
                    break;
                }
            }
            Some(Part::Closing) => match opening_of(view, before) {
                Some(opening) => at = opening,
                None => break,
            },
            Some(Part::Quote) if at < end => match quoted_name(view, before) {
                Some(opening) => at = opening,
                None => break,
            },
            _ => break,
        }
    }
    (at < end).then_some(at)
}

/// "himself" in "the senator himself", "all" in "they all".
fn is_emphasis(view: &View<'_, '_>, at: usize) -> bool {
    !view.is(at, Classes::SUBJECT | Classes::RELATIVE)
        && view.part_before(at).is_some_and(|before| {
            before.is_nominal() || before == Part::Pronoun && view.is(at, Classes::DETERMINER)
        })
}

pub(super) fn is_genitive(view: &View<'_, '_>, at: usize) -> bool {
    view.part(at) == Some(Part::Genitive)
}

pub(super) fn is_opener(view: &View<'_, '_>, at: usize) -> bool {
    view.part_before(at) == Some(Part::Opener)
}

/// Whether the verb form `at` only describes a noun: "the proposed plan", "leading Republicans".
pub(super) fn is_modifier(view: &View<'_, '_>, at: usize) -> bool {
    match view.part_before(at) {
        Some(Part::Opener | Part::Genitive | Part::Adverb) => true,
        None | Some(Part::Comma | Part::Coordinator | Part::Subordinator | Part::Quote) => {
            view.is(at, Classes::ING | Classes::PARTICIPLE)
                && !view.is(at, Classes::SPEECH | Classes::MIND)
                && view.part(at + 1).is_some_and(Part::is_nominal)
        }
        _ => false,
    }
}

/// The bracket that `closing` closes, near by.
fn opening_of(view: &View<'_, '_>, closing: usize) -> Option<usize> {
    (closing.saturating_sub(12)..closing)
        .rev()
        .find(|at| view.part(*at) == Some(Part::Opening))
}

/// The mark that opens a short quotation which `closing` closes: "Morning Joe" in a phrase.
fn quoted_name(view: &View<'_, '_>, closing: usize) -> Option<usize> {
    let opening = (closing.saturating_sub(7)..closing)
        .rev()
        .find(|at| view.part(*at) == Some(Part::Quote))?;
    let inside = opening + 1..closing;
    let is_name = !inside.is_empty()
        && inside.clone().all(|at| {
            view.part(at)
                .is_some_and(|part| !matches!(part, Part::Comma | Part::Break))
        })
        && inside.end > opening + 1;
    (is_name
        && view
            .part_before(opening)
            .is_some_and(|part| part.is_nominal() || part == Part::Opener))
    .then_some(opening)
}

/// Where "some of" before the pronoun `at` begins: "all of whom".
pub(in crate::suggest::speaker) fn with_quantity(view: &View<'_, '_>, at: usize) -> usize {
    let counts = view.is(at, Classes::DETERMINER) || starts_with_digit(view, at);
    let quantity = at.checked_sub(2).filter(|quantity| {
        let of =
            view.is(at - 1, Classes::NAME_INSIDE) && view.part(at - 1) == Some(Part::Preposition);
        let some =
            view.is(*quantity, Classes::DETERMINER) || of && view.is(*quantity, Classes::NOUN);
        some && (of || counts && view.is(at - 1, Classes::ATTACHING))
    });
    quantity.unwrap_or(at)
}

/// The start of the phrase on which the one from `start` hangs by a preposition: "the head of" + it.
fn hung_on(view: &View<'_, '_>, start: usize) -> Option<usize> {
    let preposition = start.checked_sub(1)?;
    if !view.is(preposition, Classes::ATTACHING) || view.part(start) == Some(Part::Time) {
        return None;
    }
    let last = preposition.checked_sub(1)?;
    match view.part(last)? {
        Part::Noun | Part::Name | Part::Closing => {}
        Part::Opener | Part::Pronoun if view.is(last, Classes::DETERMINER) => {}
        _ => return None,
    }
    plain_ending(view, preposition).map(|start| with_quantity(view, start))
}

/// The start of "A and" before the phrase that begins at `start`, where both are the subject.
fn joined(view: &View<'_, '_>, start: usize) -> Option<usize> {
    let and = start.checked_sub(1)?;
    if view.part(and) != Some(Part::Coordinator) || !view.is(and, Classes::NAME_INSIDE) {
        return None;
    }
    let listed = view.part_before(and) == Some(Part::Comma);
    let mut first = plain_ending(view, and - usize::from(listed))?;
    if let Some(longer) = hung_on(view, first) {
        first = longer;
    }
    let mut items = 0;
    while view.part_before(first) == Some(Part::Comma) {
        match plain_ending(view, first - 1) {
            Some(earlier) if is_free(view, earlier) => first = earlier,
            _ => break,
        }
        items += 1;
    }
    let is_clause = view.is(start, Classes::SUBJECT) && view.part(and - 1) != Some(Part::Name);
    (is_free(view, first) && (!listed || items > 0) && !is_clause).then_some(first)
}

/// Whether the phrase that begins at `start` is not the object of something before it.
fn is_free(view: &View<'_, '_>, start: usize) -> bool {
    !matches!(
        view.part_before(start),
        Some(
            Part::Verb
                | Part::Ing
                | Part::Participle
                | Part::Auxiliary
                | Part::Preposition
                | Part::Pronoun
        )
    )
}
