//! Who does what a cue tells of: the subject of its verb, its possessor, whoever follows "according to".
//!
//! Knows clauses; must not know who that is, nor what was said.

use super::part::{Part, View};
use super::phrase;
use crate::suggest::lexicon::Classes;
use std::ops::Range;

/// From verb to verb joined by "and", and from a participle to its main clause: so often at most.
const DEEP: usize = 4;

/// The mention of whoever does what `cue` says.
pub(super) fn of_cue(view: &View<'_, '_>, cue: &Range<usize>) -> Option<Range<usize>> {
    if follows(view, cue) {
        return phrase::beginning_with_appositions(view, cue.end);
    }
    if is_noun(view, cue) {
        return of_noun(view, cue);
    }
    if is_passive(view, cue) {
        return agent(view, cue);
    }
    of_verb(view, cue, DEEP)
}

/// Whether the speaker can only follow: "according to", "by", "for" before anything else.
fn follows(view: &View<'_, '_>, cue: &Range<usize>) -> bool {
    view.is(cue.start, Classes::SOURCE)
        || cue
            .clone()
            .all(|at| view.part(at) == Some(Part::Preposition))
        || cue.len() > 1 && view.is(cue.end - 1, Classes::AGENT)
}

fn is_noun(view: &View<'_, '_>, cue: &Range<usize>) -> bool {
    !cue.clone()
        .any(|at| view.part(at).is_some_and(Part::is_verbal))
        && cue
            .clone()
            .any(|at| view.part(at) == Some(Part::Noun) && view.is(at, Classes::NOUN))
}

/// Of "his claim", "the senator's plan", "the call by", "made the claim".
fn of_noun(view: &View<'_, '_>, cue: &Range<usize>) -> Option<Range<usize>> {
    let mut at = cue.start;
    if view.part(at) == Some(Part::Genitive) {
        return phrase::ending(view, at);
    }
    while view.part_before(at) == Some(Part::Noun) {
        at -= 1;
    }
    let before = at.checked_sub(1)?;
    if view.part(before) == Some(Part::Genitive) {
        return phrase::ending(view, before);
    }
    if view.is(before, Classes::POSSESSIVE) {
        return Some(before..at);
    }
    if view.is(cue.end, Classes::AGENT) {
        return phrase::beginning(view, cue.end + 1);
    }
    let verb = verb_before(view, at)?;
    of_verb(view, &(verb..verb + 1), 1)
}

/// Whether it is done to the subject: "was told".
fn is_passive(view: &View<'_, '_>, cue: &Range<usize>) -> bool {
    let Some(head) = cue
        .clone()
        .rev()
        .find(|at| view.part(*at).is_some_and(Part::is_verbal))
    else {
        return false;
    };
    if !view.is(head, Classes::PARTICIPLE) || view.is(head, Classes::ADJECTIVE) {
        return false;
    }
    let mut at = head;
    while let Some(before) = at.checked_sub(1) {
        match view.part(before) {
            Some(Part::Adverb) => at = before,
            Some(Part::Auxiliary) => return view.is(before, Classes::BE) && !is_have(view, before),
            Some(Part::Subordinator) if before + 1 == head => return true,
            _ => return false,
        }
    }
    false
}

/// `'s` and `'d` may be either; the word after decides nothing, so "he's said" is taken for "has".
fn is_have(view: &View<'_, '_>, at: usize) -> bool {
    view.is(at, Classes::HAVE)
}

/// "by the senator", soon after the cue.
fn agent(view: &View<'_, '_>, cue: &Range<usize>) -> Option<Range<usize>> {
    let by = (cue.end..cue.end + 4)
        .take_while(|at| {
            !matches!(
                view.part(*at),
                None | Some(Part::Comma | Part::Break | Part::Quote | Part::Subordinator)
            )
        })
        .find(|at| view.is(*at, Classes::AGENT))?;
    phrase::beginning_with_appositions(view, by + 1)
}

/// The subject of a verb: before it, else after it.
fn of_verb(view: &View<'_, '_>, cue: &Range<usize>, deep: usize) -> Option<Range<usize>> {
    let at = group_start(view, cue.start);
    let before = before(view, cue, at, deep);
    before.or_else(|| after(view, cue.end))
}

/// Where the group of verbs begins to which the verb `at` belongs, with adverbs and times before it.
fn group_start(view: &View<'_, '_>, cue: usize) -> usize {
    let mut at = cue;
    while let Some(before) = at.checked_sub(1) {
        match view.part(before) {
            Some(Part::Auxiliary | Part::Adverb | Part::Participle) => at = before,
            Some(Part::Preposition) if view.is(before, Classes::INFINITIVE) => at = before,
            Some(Part::Verb | Part::Ing) if is_chained(view, before) => at = before,
            Some(Part::Noun)
                if view.is(before, Classes::ADJECTIVE | Classes::HEDGE)
                    && before_is_be(view, before) =>
            {
                at = before
            }
            Some(Part::Time) => match time_start(view, before) {
                Some(start) => at = start,
                None => break,
            },
            Some(Part::Comma) => match aside_start(view, before) {
                Some(start) => at = start,
                None => break,
            },
            _ => break,
        }
    }
    at
}

fn before_is_be(view: &View<'_, '_>, at: usize) -> bool {
    matches!(
        view.part_before(at),
        Some(Part::Auxiliary | Part::Adverb | Part::Verb)
    )
}

/// Whether the verb `at` only helps the next one: "declined to", "began".
fn is_chained(view: &View<'_, '_>, at: usize) -> bool {
    view.is(at + 1, Classes::INFINITIVE) || view.part(at + 1) == Some(Part::Ing)
}

/// The start of "on Monday", "last week" that ends with the time word `at`.
fn time_start(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        match view.part(before) {
            Some(Part::Time | Part::Adverb) => start = before,
            Some(Part::Noun) if view.is(before, Classes::ADVERB) => start = before,
            Some(Part::Opener) => start = before,
            Some(Part::Preposition) => return Some(before),
            _ => break,
        }
    }
    Some(start)
}

/// The start of ", however," that ends with the comma `at`.
fn aside_start(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let opening = (at.saturating_sub(6)..at)
        .rev()
        .find(|at| view.part(*at) == Some(Part::Comma))?;
    let mut inside = opening + 1..at;
    let is_aside = inside.len() > 0
        && inside.all(|at| {
            matches!(
                view.part(at),
                Some(Part::Adverb | Part::Time | Part::Subordinator)
            )
        });
    is_aside.then_some(opening)
}

/// The subject before a group of verbs that begins at `at`.
fn before(view: &View<'_, '_>, cue: &Range<usize>, at: usize, deep: usize) -> Option<Range<usize>> {
    let last = at.checked_sub(1)?;
    match view.part(last)? {
        Part::Relative => Some(last..at),
        Part::Pronoun | Part::Noun | Part::Name | Part::Closing => direct(view, cue, at, deep),
        Part::Opener => Some(last..at),
        Part::Coordinator => joined_verb(view, last, deep),
        Part::Comma | Part::Dash => after_comma(view, cue, at, last, deep),
        Part::Preposition | Part::Subordinator => of_participle(view, cue, last, deep),
        Part::Verb | Part::Ing | Part::Participle => reduced(view, at),
        Part::Quote => after_quotation(view, cue, last, deep),
        _ => None,
    }
}

/// The noun phrase right before the verb, unless it is inside a relative clause that hangs on the subject.
fn direct(
    view: &View<'_, '_>,
    _cue: &Range<usize>,
    at: usize,
    _deep: usize,
) -> Option<Range<usize>> {
    let phrase = phrase::ending(view, at)?;
    let Some(before) = phrase.start.checked_sub(1) else {
        return Some(phrase);
    };
    match view.part(before) {
        Some(Part::Verb | Part::Participle | Part::Ing | Part::Auxiliary | Part::Preposition) => {
            antecedent(view, before).map_or(Some(phrase), |start| Some(start..at))
        }
        _ => Some(phrase),
    }
}

/// The start of "the man who shot" before the object of that clause, whose verb or preposition is `at`.
fn antecedent(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let mut seen = at;
    for _ in 0..12 {
        match view.part(seen)? {
            Part::Relative => return phrase::ending(view, seen).map(|phrase| phrase.start),
            Part::Comma | Part::Break | Part::Quote | Part::Subordinator | Part::Coordinator => {
                return None;
            }
            Part::Verb if view.is(seen, Classes::SPEECH | Classes::MIND) => return None,
            _ => seen = seen.checked_sub(1)?,
        }
    }
    None
}

/// "a poll released showed": the phrase on which a participle hangs.
fn reduced(view: &View<'_, '_>, at: usize) -> Option<Range<usize>> {
    let verb = at.checked_sub(1)?;
    let phrase = phrase::ending(view, verb)?;
    Some(phrase)
}

/// The subject of the verb that `and` joins the cue to.
fn joined_verb(view: &View<'_, '_>, and: usize, deep: usize) -> Option<Range<usize>> {
    let deeper = deep.checked_sub(1)?;
    let verb = verb_before(view, and)?;
    of_verb(view, &(verb..verb + 1), deeper)
}

/// The nearest finite verb before `end` that stands in no quotation.
fn verb_before(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let mut quoted = false;
    (view.first..end).rev().find(|at| match view.part(*at) {
        Some(Part::Quote) => {
            quoted = !quoted;
            false
        }
        Some(part) => part.is_finite() && !quoted,
        None => false,
    })
}

/// The subject of the main clause for a participle or gerund: "After saying …, she", "he said, adding".
fn of_participle(
    view: &View<'_, '_>,
    cue: &Range<usize>,
    last: usize,
    deep: usize,
) -> Option<Range<usize>> {
    if !view.is(cue.start, Classes::ING) {
        return None;
    }
    if last <= view.first + 1 {
        return next_clause(view, cue.end);
    }
    main_subject(view, last, deep)
}

/// The subject after the next comma.
fn next_clause(view: &View<'_, '_>, from: usize) -> Option<Range<usize>> {
    let mut quoted = false;
    let comma = (from..view.after).find(|at| match view.part(*at) {
        Some(Part::Quote) => {
            quoted = !quoted;
            false
        }
        Some(Part::Comma) => !quoted || view.part(at + 1) == Some(Part::Quote),
        _ => false,
    })?;
    let start = if view.part(comma + 1) == Some(Part::Quote) {
        comma + 2
    } else {
        comma + 1
    };
    phrase::beginning_with_appositions(view, start)
}

/// The subject of the clause before `end`.
fn main_subject(view: &View<'_, '_>, end: usize, deep: usize) -> Option<Range<usize>> {
    let deeper = deep.checked_sub(1)?;
    let verb = main_verb(view, end)?;
    of_verb(view, &(verb..verb + 1), deeper)
}

/// The first finite verb before `end` that stands in no quotation and no clause that depends on another.
fn main_verb(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let mut quoted = false;
    let mut dependent = false;
    let mut found = None;
    for at in view.first..end {
        match view.part(at)? {
            Part::Quote => quoted = !quoted,
            Part::Break => found = None,
            Part::Comma | Part::Dash => dependent = false,
            Part::Relative => dependent = true,
            Part::Subordinator if found.is_none() => dependent = true,
            part if part.is_finite() && !quoted && !dependent && found.is_none() => {
                found = Some(at)
            }
            _ => {}
        }
    }
    found.or_else(|| verb_before(view, end))
}

/// Before the cue is a comma, `comma`.
fn after_comma(
    view: &View<'_, '_>,
    cue: &Range<usize>,
    at: usize,
    comma: usize,
    deep: usize,
) -> Option<Range<usize>> {
    let group_is_participle = view.part(at) == Some(Part::Ing)
        || view.part(cue.start) == Some(Part::Ing) && at == cue.start;
    if group_is_participle {
        return main_subject(view, comma, deep);
    }
    if at == cue.start && inverted(view, cue) && !closes_aside(view, comma) {
        return after(view, cue.end);
    }
    over_asides(view, comma, at, deep)
}

/// Whether a phrase that can be the subject follows the cue at once.
fn inverted(view: &View<'_, '_>, cue: &Range<usize>) -> bool {
    view.is(cue.end - 1, Classes::SPEECH) && after(view, cue.end).is_some()
}

/// Whether the comma closes a clause with "who" or an apposition.
fn closes_aside(view: &View<'_, '_>, comma: usize) -> bool {
    let Some(opening) = comma_before(view, comma) else {
        return false;
    };
    match view.part(opening + 1) {
        Some(Part::Relative) => true,
        _ => !(opening + 1..comma).any(|at| view.part(at).is_some_and(Part::is_finite)),
    }
}

/// The comma or dash before `end`, outside of quotations and brackets.
fn comma_before(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let mut quoted = false;
    (view.first..end).rev().find(|at| match view.part(*at) {
        Some(Part::Quote) => {
            quoted = !quoted;
            false
        }
        Some(Part::Comma | Part::Dash) => !quoted,
        _ => false,
    })
}

/// The subject before the appositions and clauses that end with `comma`.
fn over_asides(view: &View<'_, '_>, comma: usize, at: usize, deep: usize) -> Option<Range<usize>> {
    let mut end = comma;
    let mut apposed = None;
    for _ in 0..6 {
        let opening = comma_before(view, end);
        let start = opening.map_or(view.first, |opening| opening + 1);
        let first = view.part(start)?;
        let finite = (start..end).find(|at| view.part(*at).is_some_and(Part::is_finite));
        match (first, finite) {
            (
                Part::Relative | Part::Subordinator | Part::Preposition | Part::Ing | Part::Verb,
                _,
            )
            | (Part::Adverb, None) => {}
            (_, Some(verb)) => return of_verb(view, &(verb..verb + 1), deep.checked_sub(1)?),
            (_, None) => {
                let Some(opening) = opening else {
                    return phrase::ending(view, end)
                        .map(|phrase| phrase.start..apposed.unwrap_or(phrase.end));
                };
                apposed = apposed.or(Some(end));
                if head_before(view, opening) {
                    let phrase = phrase::ending(view, opening)?;
                    return Some(phrase.start..apposed.unwrap_or(phrase.end));
                }
            }
        }
        let opening = opening?;
        if head_before(view, opening) && !matches!(first, Part::Name | Part::Noun | Part::Opener) {
            let phrase = phrase::ending(view, opening)?;
            return Some(phrase.start..apposed.unwrap_or(phrase.end));
        }
        end = opening;
    }
    let _ = at;
    None
}

/// Whether a noun phrase that can be a subject ends before `end`, and is no age or part of a list.
fn head_before(view: &View<'_, '_>, end: usize) -> bool {
    phrase::ending(view, end).is_some_and(|phrase| {
        let before = phrase.start.checked_sub(1).and_then(|at| view.part(at));
        let lone = phrase.len() == 1
            && view
                .text(phrase.start)
                .starts_with(|first: char| first.is_ascii_digit());
        !lone && !matches!(before, Some(Part::Preposition))
    })
}

/// A quotation ends right before the cue.
fn after_quotation(
    view: &View<'_, '_>,
    cue: &Range<usize>,
    quote: usize,
    deep: usize,
) -> Option<Range<usize>> {
    if let Some(found) = after(view, cue.end) {
        return Some(found);
    }
    let opening = (view.first..quote)
        .rev()
        .find(|at| view.part(*at) == Some(Part::Quote))?;
    let _ = deep;
    phrase::ending(view, opening)
}

/// The subject after its verb: "said X, the mayor".
fn after(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while view.part(start) == Some(Part::Adverb) {
        start += 1;
    }
    phrase::beginning_with_appositions(view, start)
}
