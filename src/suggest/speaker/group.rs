//! Where a group of verbs begins: "on Monday also declined to say" is one group.
//!
//! Knows auxiliaries, chains of verbs and what may stand between them; not their subject.

use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};

/// Where the group begins to which the verb `verb` belongs, with adverbs and times before it.
pub(super) fn start(view: &View<'_, '_>, verb: usize) -> usize {
    let mut at = verb;
    while let Some(before) = at.checked_sub(1) {
        let longer = match view.part(before) {
            Some(Part::Auxiliary | Part::Adverb | Part::Participle) => Some(before),
            Some(Part::Preposition) if view.is(before, Classes::INFINITIVE) => Some(before),
            Some(Part::Preposition | Part::Subordinator) if is_particle(view, before) => {
                Some(before)
            }
            Some(Part::Subordinator | Part::Preposition)
                if view.part_before(before) == Some(Part::Auxiliary) =>
            {
                Some(before)
            }
            Some(Part::Opener) if floats(view, before) => Some(before),
            Some(Part::Verb | Part::Ing) if is_chained(view, before) => Some(before),
            Some(Part::Noun) if is_state(view, before) => Some(before),
            Some(Part::Time) => Some(time_start(view, before)),
            Some(Part::Noun) if view.is(before, Classes::ADVERB) && is_late(view, before) => {
                Some(before)
            }
            Some(Part::Comma) => aside_start(view, before),
            _ => None,
        };
        match longer {
            Some(longer) if longer >= view.first => at = longer,
            _ => break,
        }
    }
    at
}

/// "ready" in "is ready to say".
fn is_state(view: &View<'_, '_>, at: usize) -> bool {
    view.is(at, Classes::ADJECTIVE | Classes::HEDGE)
        && view.is(at + 1, Classes::INFINITIVE)
        && matches!(
            view.part_before(at),
            Some(Part::Auxiliary | Part::Adverb | Part::Verb)
        )
}

fn is_late(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.part_before(at), Some(Part::Auxiliary | Part::Pronoun))
}

/// "both" in "has both said", "all" in "the senators all said".
fn floats(view: &View<'_, '_>, at: usize) -> bool {
    view.is(at, Classes::DETERMINER)
        && !view.part(at + 1).is_some_and(Part::is_nominal)
        && view.part_before(at).is_some_and(|before| {
            before.is_nominal() || matches!(before, Part::Auxiliary | Part::Relative)
        })
}

/// "on" in "went on to say".
fn is_particle(view: &View<'_, '_>, at: usize) -> bool {
    view.is(at + 1, Classes::INFINITIVE) && view.part_before(at) == Some(Part::Verb)
}

/// Whether the verb `at` only helps the next one: "declined to", "began".
fn is_chained(view: &View<'_, '_>, at: usize) -> bool {
    let mut next = at + 1;
    while matches!(view.part(next), Some(Part::Adverb | Part::Time))
        || next == at + 1 && next_is_particle(view, next)
    {
        next += 1;
    }
    view.is(next, Classes::INFINITIVE) || next == at + 1 && view.part(next) == Some(Part::Ing)
}

fn next_is_particle(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.part(at), Some(Part::Preposition | Part::Subordinator))
        && view.is(at + 1, Classes::INFINITIVE)
        && !view.is(at, Classes::INFINITIVE)
}

/// The start of "on Monday", "earlier this week" that ends with the time word `at`.
fn time_start(view: &View<'_, '_>, at: usize) -> usize {
    let mut start = at;
    while let Some(before) = start.checked_sub(1).filter(|before| *before >= view.first) {
        match view.part(before) {
            Some(Part::Time | Part::Adverb | Part::Opener) => start = before,
            Some(Part::Noun) if view.is(before, Classes::ADVERB) || is_number(view, before) => {
                start = before;
            }
            Some(Part::Preposition) => return before,
            _ => break,
        }
    }
    start
}

fn is_number(view: &View<'_, '_>, at: usize) -> bool {
    view.text(at)
        .starts_with(|first: char| first.is_ascii_digit())
}

/// The start of ", however," that ends with the comma `at`.
fn aside_start(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let opening = (at.saturating_sub(6)..at)
        .rev()
        .find(|at| view.part(*at) == Some(Part::Comma))?;
    let mut inside = opening + 1..at;
    let is_aside = !inside.is_empty()
        && inside.all(|at| {
            matches!(
                view.part(at),
                Some(Part::Adverb | Part::Time | Part::Subordinator | Part::Coordinator)
            )
        });
    is_aside.then_some(opening)
}
