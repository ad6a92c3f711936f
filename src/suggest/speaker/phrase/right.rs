//! Noun phrases from their beginning to the right.
//!
//! Knows what may stand in a phrase; not what stands before it.

use super::left::{is_genitive, is_modifier, is_opener};
use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};
use std::ops::Range;

/// The noun phrase that begins at word `start`, with what hangs on it.
pub(in crate::suggest::speaker) fn beginning(
    view: &View<'_, '_>,
    start: usize,
) -> Option<Range<usize>> {
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
                at += 1;
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
                at += 1;
            }
            Some(Part::Genitive) if at > start => at += 1,
            Some(Part::Time)
                if at > start && (is_opener(view, at) || is_genitive(view, at + 1)) =>
            {
                at += 1;
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
    if !is_of && (is_name || view.part(start) == Some(Part::Pronoun)) {
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
