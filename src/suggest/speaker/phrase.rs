//! How far a noun phrase reaches, to the left of its end or to the right of its beginning.
//!
//! Knows phrases, appositions and what hangs on them; not which of them speaks.

use super::part::{Part, View};
use crate::suggest::lexicon::Classes;
use std::ops::Range;

/// The noun phrase that ends before word `end`.
pub(super) fn ending(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    let mut start = with_quantity(view, plain_ending(view, end)?);
    for _ in 0..6 {
        let Some(longer) = hung_on(view, start).or_else(|| joined(view, start)) else {
            break;
        };
        start = longer;
    }
    Some(with_degree(view, start)..end)
}

fn starts_with_digit(view: &View<'_, '_>, at: usize) -> bool {
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
pub(super) fn plain_ending(view: &View<'_, '_>, end: usize) -> Option<usize> {
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
                at = before
            }
            Some(Part::Pronoun) if at == end => return Some(before),
            Some(Part::Pronoun)
                if is_genitive(view, at) || at + 1 == end && is_emphasis(view, at) =>
            {
                return Some(before);
            }
            Some(Part::Time) if at < end && (is_genitive(view, at) || is_opener(view, before)) => {
                at = before
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

fn is_genitive(view: &View<'_, '_>, at: usize) -> bool {
    view.part(at) == Some(Part::Genitive)
}

fn is_opener(view: &View<'_, '_>, at: usize) -> bool {
    view.part_before(at) == Some(Part::Opener)
}

/// Whether the verb form `at` only describes a noun: "the proposed plan", "leading Republicans".
fn is_modifier(view: &View<'_, '_>, at: usize) -> bool {
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
pub(super) fn with_quantity(view: &View<'_, '_>, at: usize) -> usize {
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

/// The noun phrase that begins at word `start`, with what hangs on it.
pub(super) fn beginning(view: &View<'_, '_>, start: usize) -> Option<Range<usize>> {
    let mut end = plain_beginning(view, start)?;
    for _ in 0..6 {
        let longer = hanging(view, start, end).or_else(|| joining(view, end));
        match longer {
            Some(longer) => end = longer,
            None => break,
        }
    }
    Some(start..end)
}

/// The same with the appositions after it.
pub(super) fn beginning_with_appositions(
    view: &View<'_, '_>,
    start: usize,
) -> Option<Range<usize>> {
    let phrase = beginning(view, start)?;
    Some(phrase.start..apposed_end(view, phrase.end))
}

fn plain_beginning(view: &View<'_, '_>, start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        match view.part(at) {
            Some(Part::Pronoun) if at == start => return Some(at + 1),
            Some(Part::Opener) if at == start || is_opener(view, at) => at += 1,
            Some(Part::Noun | Part::Name) => at += 1,
            Some(Part::Adverb)
                if is_opener(view, at) || at == start && view.part(at + 1) == Some(Part::Noun) =>
            {
                at += 1
            }
            Some(Part::Ing)
                if at > start
                    && view.part_before(at) == Some(Part::Noun)
                    && view.part(at + 1) == Some(Part::Noun) =>
            {
                at += 1;
            }
            Some(Part::Ing | Part::Verb)
                if is_modifier(view, at) && view.part(at + 1).is_some_and(Part::is_nominal) =>
            {
                at += 1
            }
            Some(Part::Genitive) if at > start => at += 1,
            Some(Part::Time)
                if at > start && (is_opener(view, at) || is_genitive(view, at + 1)) =>
            {
                at += 1
            }
            Some(Part::Quote) if at > start => match closing_of_name(view, at) {
                Some(after) => at = after,
                None => break,
            },
            Some(Part::Opening) if at > start => match closing_of(view, at) {
                Some(closing) => at = closing + 1,
                None => break,
            },
            _ => break,
        }
    }
    let has_head = (start..at).any(|at| {
        view.part(at)
            .is_some_and(|part| !matches!(part, Part::Opener | Part::Adverb))
    });
    let lone = at > start && view.is(start, Classes::DETERMINER);
    (has_head || lone).then_some(at)
}

fn closing_of(view: &View<'_, '_>, opening: usize) -> Option<usize> {
    (opening + 1..opening + 12).find(|at| view.part(*at) == Some(Part::Closing))
}

/// The word after a short quotation inside of a phrase, that opens at `opening`.
fn closing_of_name(view: &View<'_, '_>, opening: usize) -> Option<usize> {
    let closing = (opening + 1..opening + 7).find(|at| view.part(*at) == Some(Part::Quote))?;
    let goes_on = view.part(closing + 1).is_some_and(Part::is_nominal);
    let is_name = (opening + 1..closing).all(|at| {
        view.part(at)
            .is_some_and(|part| !matches!(part, Part::Comma | Part::Break))
    });
    (goes_on && is_name && closing > opening + 1).then_some(closing + 1)
}

/// The end of "of the House" after the phrase `start..end`. On a name hangs only what a name can bear.
fn hanging(view: &View<'_, '_>, start: usize, end: usize) -> Option<usize> {
    if !view.is(end, Classes::ATTACHING) {
        return None;
    }
    let is_name = view.part(end.checked_sub(1)?) == Some(Part::Name);
    let is_of = view.is(end, Classes::NAME_INSIDE);
    if is_name && !is_of || view.part(start) == Some(Part::Pronoun) && !is_of {
        return None;
    }
    if matches!(view.part(end + 1), Some(Part::Time | Part::Pronoun)) {
        return None;
    }
    plain_beginning(view, end + 1)
}

/// The end of "and B" after a phrase that ends before `end`.
fn joining(view: &View<'_, '_>, end: usize) -> Option<usize> {
    if !view.is(end, Classes::NAME_INSIDE) || view.part(end) != Some(Part::Coordinator) {
        return None;
    }
    let after = plain_beginning(view, end + 1)?;
    let goes_on = view.part(after).is_some_and(Part::is_finite);
    (!goes_on && view.part(end + 1) != Some(Part::Pronoun)).then_some(after)
}

/// The end of the appositions after a phrase that ends before `end`.
pub(super) fn apposed_end(view: &View<'_, '_>, end: usize) -> usize {
    let mut last = end;
    for _ in 0..3 {
        match apposed(view, last) {
            Some(end) => last = end,
            None => break,
        }
    }
    last
}

/// The end of an apposition after a phrase that ends before `end`: ", the mayor of the city".
fn apposed(view: &View<'_, '_>, end: usize) -> Option<usize> {
    if view.part(end) != Some(Part::Comma) {
        return None;
    }
    let start = end + 1;
    let begins = match view.part(start)? {
        Part::Opener => true,
        Part::Noun => !view.is(start, Classes::VERB),
        Part::Name => true,
        Part::Preposition => view.is(start, Classes::NAME_INSIDE),
        _ => false,
    };
    if !begins {
        return None;
    }
    let first = if view.part(start) == Some(Part::Preposition) {
        start + 1
    } else {
        start
    };
    let phrase = beginning(view, first)?;
    let another = phrase.len() > 1
        && phrase
            .clone()
            .all(|at| view.part(at) == Some(Part::Name) && !view.is(at, Classes::TITLE));
    let closes = !another
        && matches!(
            view.part(phrase.end),
            None | Some(
                Part::Comma
                    | Part::Break
                    | Part::Quote
                    | Part::Dash
                    | Part::Relative
                    | Part::Closing
                    | Part::Ing
                    | Part::Verb
                    | Part::Preposition
            )
        );
    closes.then_some(phrase.end)
}

/// The same with a clause that hangs on a noun: "people briefed on the talks", "an official who was there".
pub(super) fn beginning_with_clause(view: &View<'_, '_>, start: usize) -> Option<Range<usize>> {
    let phrase = beginning_with_appositions(view, start)?;
    let is_noun = view.part_before(phrase.end) == Some(Part::Noun);
    if !is_noun {
        return Some(phrase);
    }
    let mut at = phrase.end;
    while view.part(at) == Some(Part::Adverb) {
        at += 1;
    }
    let hangs = match view.part(at) {
        Some(Part::Relative | Part::Participle) => true,
        Some(Part::Verb) => view.is(at, Classes::PARTICIPLE),
        _ => false,
    };
    if !hangs {
        return Some(phrase);
    }
    let ends = |at: &usize| {
        matches!(
            view.part(*at),
            None | Some(
                Part::Comma
                    | Part::Break
                    | Part::Quote
                    | Part::Dash
                    | Part::Closing
                    | Part::Opening
            )
        )
    };
    (at..at + 25)
        .find(ends)
        .map(|end| phrase.start..end)
        .or(Some(phrase))
}
