//! What follows a noun phrase and belongs to it: appositions, and clauses that hang on it.
//!
//! Knows phrases; not which of them speaks.

use super::right::beginning;
use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};
use std::ops::Range;

/// The same with the appositions after it.
pub(in crate::suggest::speaker) fn beginning_with_appositions(
    view: &View<'_, '_>,
    start: usize,
) -> Option<Range<usize>> {
    let phrase = beginning(view, start)?;
    Some(phrase.start..apposed_end(view, phrase.end))
}

/// The end of the appositions after a phrase that ends before `end`.
fn apposed_end(view: &View<'_, '_>, end: usize) -> usize {
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
        Part::Opener | Part::Name => true,
        Part::Noun => !view.is(start, Classes::VERB),
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
pub(in crate::suggest::speaker) fn beginning_with_clause(
    view: &View<'_, '_>,
    start: usize,
) -> Option<Range<usize>> {
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
