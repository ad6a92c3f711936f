//! What stands between commas before a verb: appositions, clauses with "who", participles, times.
//!
//! Finds the subject before them.

use super::clause;
use super::phrase;
use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};
use std::ops::Range;

/// So many commas back at most.
const FAR: usize = 8;

/// Between two commas.
struct Aside {
    /// The comma before it, where there is one.
    opening: Option<usize>,
    words: Range<usize>,
    first: Part,
    /// "who" in it.
    relative: Option<usize>,
    /// The first finite verb in it.
    verb: Option<usize>,
}

impl Aside {
    /// The one that ends before `end`.
    fn ending(view: &View<'_, '_>, end: usize) -> Option<Self> {
        let mut end = end;
        while end > view.first && view.part_before(end) == Some(Part::Dash) {
            end -= 1;
        }
        let opening = mark_before(view, end);
        let start = opening.map_or(view.first, |opening| opening + 1);
        let words = start..end;
        let first = view.part(start).filter(|_| start < end)?;
        let relative = words.clone().find(|at| {
            view.part(*at) == Some(Part::Relative)
                || view.is(*at, Classes::RELATIVE) && view.is(*at, Classes::POSSESSIVE)
        });
        let verb = words.clone().find(|at| is_finite(view, *at));
        Some(Self {
            opening,
            words,
            first,
            relative,
            verb,
        })
    }

    /// Whether it only adds something to what stands before it.
    fn is_addition(&self) -> bool {
        let begins_with_relative = self.relative.is_some_and(|at| at <= self.words.start + 2)
            && self.first != Part::Opener;
        begins_with_relative
            || matches!(
                self.first,
                Part::Subordinator | Part::Preposition | Part::Ing | Part::Participle | Part::Verb
            )
            || matches!(self.first, Part::Adverb | Part::Time | Part::Coordinator)
                && self.verb.is_none()
    }
}

/// A finite verb that is no participle in disguise: "the book published by".
fn is_finite(view: &View<'_, '_>, at: usize) -> bool {
    match view.part(at) {
        Some(Part::Auxiliary) => true,
        Some(Part::Verb) => {
            let may_be_participle = view.is(at, Classes::PARTICIPLE);
            let bare = matches!(
                view.part(at + 1),
                Some(
                    Part::Preposition
                        | Part::Time
                        | Part::Comma
                        | Part::Quote
                        | Part::Adverb
                        | Part::Participle
                )
            );
            !(may_be_participle && bare)
        }
        _ => false,
    }
}

/// Whether what ends with the mark `comma` is an aside, and no clause of its own.
pub(super) fn closes_at(view: &View<'_, '_>, comma: usize) -> bool {
    Aside::ending(view, comma).is_some_and(|aside| {
        aside
            .opening
            .is_some_and(|opening| view.part(opening) != Some(Part::Quote))
            && (aside.verb.is_none() || aside.relative.is_some())
            && aside.first != Part::Coordinator
    })
}

/// The comma or dash before `end`, outside of quotations; the mark that closes a whole quotation counts too.
fn mark_before(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let mut inside = false;
    (view.first..end).rev().find(|at| match view.part(*at) {
        Some(Part::Quote) => {
            let closes = view.closes(*at);
            let whole = closes && matches!(view.part_before(*at), Some(Part::Comma | Part::Break));
            inside = closes;
            whole
        }
        Some(Part::Comma | Part::Dash) => !inside,
        Some(Part::Break) => !inside && !view.is_inside_name(*at),
        _ => false,
    })
}

/// The subject before the asides of which the last one ends with the mark `comma`.
pub(super) fn subject_before(
    view: &View<'_, '_>,
    comma: usize,
    deep: usize,
) -> Option<Range<usize>> {
    let mut end = comma;
    let mut apposed = true;
    for _ in 0..FAR {
        let aside = Aside::ending(view, end)?;
        if let Some(head) = head_with_clause(view, &aside) {
            return Some(earliest(view, head.start)..comma);
        }
        if let Some(verb) = aside.verb.filter(|_| !aside.is_addition()) {
            return clause::of_verb(view, &(verb..verb + 1), deep.checked_sub(1)?);
        }
        let addition =
            aside.is_addition() && aside.relative.is_none() && aside.first != Part::Coordinator;
        apposed &= !addition;
        let Some(opening) = aside.opening else {
            return of_first(view, end, comma);
        };
        if view.part(opening) == Some(Part::Quote) {
            return phrase::ending(view, end).map(|phrase| phrase.start..comma);
        }
        let head = head_before(view, opening).filter(|_| aside.first != Part::Coordinator);
        if let Some(head) = head {
            let end = if apposed { comma } else { head.end };
            return Some(earliest(view, head.start)..end);
        }
        end = opening;
    }
    None
}

/// Where nothing stands before the asides: a name right before the verb, else the phrase that ends before
/// `end`.
fn of_first(view: &View<'_, '_>, end: usize, comma: usize) -> Option<Range<usize>> {
    let is_name = end < comma && view.part_before(comma) == Some(Part::Name);
    if is_name {
        return phrase::ending(view, comma);
    }
    let phrase = phrase::ending(view, end)?;
    Some(earliest(view, phrase.start)..phrase.end)
}

/// In "a pollster who works with them, a group" the pollster.
fn head_with_clause(view: &View<'_, '_>, aside: &Aside) -> Option<Range<usize>> {
    let relative = aside.relative?;
    let first_verb = aside.verb.is_none_or(|verb| verb > relative);
    if !first_verb || aside.is_addition() || relative == aside.words.start {
        return None;
    }
    phrase::ending(view, relative)
}

/// The noun phrase before `end`, if it can be a subject: no age, no object.
fn head_before(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    let phrase = phrase::ending(view, end)?;
    let first = view.text(phrase.start);
    let lone = phrase.len() == 1 && first.starts_with(|first: char| first.is_ascii_digit());
    let before = phrase.start.checked_sub(1).and_then(|at| view.part(at));
    let hangs = match before {
        Some(Part::Preposition | Part::Ing | Part::Participle | Part::Adverb | Part::Auxiliary) => {
            true
        }
        Some(Part::Verb) => !view.is(phrase.start - 1, Classes::SPEECH | Classes::MIND),
        _ => false,
    };
    (!lone && !hangs).then_some(phrase)
}

/// Where a name begins to which the phrase from `start` on is an apposition.
pub(super) fn earliest(view: &View<'_, '_>, start: usize) -> usize {
    let described = matches!(view.part(start), Some(Part::Opener | Part::Noun));
    if !described || view.part_before(start) != Some(Part::Comma) {
        return start;
    }
    let Some(phrase) = phrase::ending(view, start - 1) else {
        return start;
    };
    let is_name = view.part_before(phrase.end) == Some(Part::Name);
    let before = phrase.start.checked_sub(1).and_then(|at| view.part(at));
    let is_free = !matches!(
        before,
        Some(Part::Preposition | Part::Verb | Part::Ing | Part::Auxiliary)
    );
    if is_name && is_free {
        phrase.start
    } else {
        start
    }
}
