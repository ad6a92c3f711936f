//! The subject of a verb: before it or after it, over whatever stands between.
//!
//! Knows clauses and how they join; not which verbs are asked for.

use super::aside;
use super::group;
use super::phrase;
use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};
use std::ops::Range;

/// From verb to verb joined by "and", and from a participle to its main clause: so often at most.
const DEEP: usize = 4;

/// The subject of the verbs in `cue`: before them, else after them.
pub(super) fn subject(view: &View<'_, '_>, cue: &Range<usize>) -> Option<Range<usize>> {
    of_verb(view, cue, DEEP)
}

/// The subject of the clause that ends before `end`.
pub(super) fn main_subject(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    of_main(view, end, DEEP)
}

/// The nearest finite verb before `end` that stands in no quotation.
pub(super) fn verb_before(view: &View<'_, '_>, end: usize) -> Option<usize> {
    view.outside_before(end)
        .find(|at| view.part(*at).is_some_and(Part::is_finite))
}

pub(super) fn of_verb(
    view: &View<'_, '_>,
    cue: &Range<usize>,
    deep: usize,
) -> Option<Range<usize>> {
    let at = group::start(view, cue.start);
    let may_invert = at == cue.start
        && matches!(
            at.checked_sub(1).and_then(|last| view.part(last)),
            None | Some(Part::Comma | Part::Dash | Part::Quote | Part::Break | Part::Subordinator)
        );
    before(view, cue, at, deep).or_else(|| may_invert.then(|| after(view, cue.end)).flatten())
}

fn of_main(view: &View<'_, '_>, end: usize, deep: usize) -> Option<Range<usize>> {
    let deeper = deep.checked_sub(1)?;
    let verb = main_verb(view, end)?;
    of_verb(view, &(verb..verb + 1), deeper)
}

/// The subject before a group of verbs that begins at `at`.
fn before(view: &View<'_, '_>, cue: &Range<usize>, at: usize, deep: usize) -> Option<Range<usize>> {
    let is_ing = view.is(cue.start, Classes::ING) && at == cue.start;
    let Some(last) = at.checked_sub(1).filter(|last| *last >= view.first) else {
        return is_ing.then(|| next_clause(view, cue.end)).flatten();
    };
    let is_infinitive = view.is(at, Classes::INFINITIVE);
    match view.part(last)? {
        Part::Relative => Some(phrase::with_quantity(view, last)..at),
        Part::Noun | Part::Name | Part::Closing | Part::Time | Part::Pronoun if is_infinitive => {
            of_purpose(view, at, deep)
        }
        Part::Pronoun | Part::Noun | Part::Name | Part::Closing => direct(view, at, is_ing, deep),
        Part::Opener => direct(view, at, is_ing, deep)
            .or_else(|| (!view.is(last, Classes::ARTICLE)).then_some(last..at)),
        Part::Coordinator => joined_verb(view, at..cue.end, last, deep),
        Part::Comma | Part::Dash | Part::Quote if is_ing => of_main(view, last, deep),
        Part::Comma | Part::Dash => after_comma(view, cue, at, last, deep),
        Part::Subordinator if view.is(last, Classes::RELATIVE) && !is_ing => Some(last..at),
        Part::Preposition | Part::Subordinator if is_ing => of_gerund(view, cue, last, deep),
        Part::Genitive | Part::Verb | Part::Ing | Part::Participle => phrase::ending(view, last),
        Part::Quote => after_quotation(view, cue, last, deep),
        _ => None,
    }
}

/// The noun phrase right before the verb, unless it is inside a clause that hangs on the subject.
fn direct(view: &View<'_, '_>, at: usize, is_ing: bool, deep: usize) -> Option<Range<usize>> {
    let phrase = phrase::ending(view, at)?;
    let Some(before) = phrase.start.checked_sub(1) else {
        return Some(phrase);
    };
    if is_ing {
        let tells = view.is(at - 1, Classes::NOUN) && !view.is(at - 1, Classes::TITLE);
        let dated = phrase.len() == 1
            && view
                .text(phrase.start)
                .starts_with(|first: char| first.is_ascii_digit());
        return match view.part(before) {
            Some(Part::Preposition) if dated => of_main(view, at, deep).or(Some(phrase)),
            Some(Part::Verb | Part::Preposition) if tells => {
                of_main(view, at, deep).or(Some(phrase))
            }
            _ => Some(phrase),
        };
    }
    let inside = matches!(
        view.part(before),
        Some(
            Part::Verb
                | Part::Participle
                | Part::Ing
                | Part::Auxiliary
                | Part::Preposition
                | Part::Adverb
                | Part::Time
        )
    );
    let start = if inside {
        antecedent(view, before).or_else(|| with_participle(view, before))
    } else {
        None
    };
    Some(start.map_or(phrase, |start| start..at))
}

/// The start of "the man who shot" before the object of that clause, whose verb or preposition is `at`.
fn antecedent(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let mut seen = at;
    for _ in 0..14 {
        match view.part(seen)? {
            Part::Relative => {
                let phrase = phrase::ending(view, seen)?;
                return Some(phrase.start);
            }
            Part::Comma | Part::Break | Part::Subordinator | Part::Coordinator => return None,
            Part::Verb if view.is(seen, Classes::SPEECH | Classes::MIND) && seen == at => {
                return None;
            }
            _ => seen = seen.checked_sub(1)?,
        }
    }
    None
}

/// The start of "people briefed on" before the object of that participle.
fn with_participle(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let mut found = None;
    let mut seen = at;
    for _ in 0..14 {
        match view.part(seen) {
            None
            | Some(
                Part::Comma | Part::Break | Part::Subordinator | Part::Coordinator | Part::Quote,
            ) => return found,
            Some(Part::Auxiliary | Part::Pronoun | Part::Dash) => return None,
            Some(Part::Verb | Part::Ing | Part::Participle) => {
                let form = Classes::PARTICIPLE | Classes::ING | Classes::BASE;
                let hangs = (view.is(seen, form) || !view.is(seen, Classes::VERB))
                    && !view.is(seen, Classes::SPEECH | Classes::MIND)
                    && (view.part_before(seen) == Some(Part::Noun) || seen == view.first + 1)
                    && matches!(
                        view.part(seen + 1),
                        Some(Part::Preposition | Part::Adverb | Part::Time)
                    );
                if !hangs || found.is_some() {
                    return None;
                }
                found = phrase::ending(view, seen).map(|phrase| phrase.start);
            }
            Some(_) => {}
        }
        match seen.checked_sub(1) {
            Some(before) => seen = before,
            None => return found,
        }
    }
    None
}

/// Whose purpose "to say" from `at` on is: the subject's of the verb before, or its object's after "asked".
fn of_purpose(view: &View<'_, '_>, at: usize, deep: usize) -> Option<Range<usize>> {
    let deeper = deep.checked_sub(1)?;
    let Some(verb) = verb_before(view, at) else {
        return phrase::ending(view, at);
    };
    let asks = view.is(verb, Classes::SPEECH | Classes::MIND);
    match phrase::ending(view, at) {
        Some(object)
            if object.start == verb + 1
                && (asks || view.part(object.end - 1) == Some(Part::Name)) =>
        {
            Some(object)
        }
        _ => of_verb(view, &(verb..verb + 1), deeper),
    }
}

/// The subject of the verb that the coordinator `and` joins the verbs in `group` to: the nearest of the
/// same form.
fn joined_verb(
    view: &View<'_, '_>,
    group: Range<usize>,
    and: usize,
    deep: usize,
) -> Option<Range<usize>> {
    let deeper = deep.checked_sub(1)?;
    let verb = group
        .clone()
        .find(|at| view.part(*at).is_some_and(Part::is_verbal) || view.is(*at, Classes::VERB))?;
    let forms = view.forms(verb);
    let alike = view.outside_before(and).find(|at| {
        matches!(view.part(*at), Some(Part::Verb | Part::Ing)) && view.forms(*at).any(forms)
    });
    let verb = alike.or_else(|| verb_before(view, and))?;
    of_verb(view, &(verb..verb + 1), deeper)
}

/// The subject of the main clause for a gerund: "After saying …, she", "he responded by saying".
fn of_gerund(
    view: &View<'_, '_>,
    cue: &Range<usize>,
    last: usize,
    deep: usize,
) -> Option<Range<usize>> {
    let opens = last <= view.first + 1 || view.part_before(last) == Some(Part::Break);
    if opens {
        next_clause(view, cue.end)
    } else {
        of_main(view, last, deep)
    }
}

/// The subject after the next comma.
fn next_clause(view: &View<'_, '_>, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    let mut inside = false;
    loop {
        match view.part(at)? {
            Part::Quote => inside = !view.closes(at),
            Part::Comma if !inside || view.part(at + 1) == Some(Part::Quote) => break,
            _ => {}
        }
        at += 1;
    }
    let mut start = at + 1;
    while view.part(start) == Some(Part::Quote) {
        start += 1;
    }
    let phrase = phrase::beginning_with_appositions(view, start)?;
    let is_subject = view.part(phrase.end).is_some_and(|part| {
        part.is_finite() || matches!(part, Part::Comma | Part::Adverb | Part::Time)
    });
    if is_subject {
        Some(phrase)
    } else {
        next_clause(view, phrase.end)
    }
}

/// The first finite verb before `end` that stands in no quotation and no clause that depends on another;
/// the verb of saying right before `end` goes first.
fn main_verb(view: &View<'_, '_>, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    if view.part(last) == Some(Part::Verb) && view.is(last, Classes::SPEECH) {
        return Some(last);
    }
    let mut quoted = false;
    let mut dependent = matches!(view.part(view.first), Some(Part::Preposition));
    let mut found = None;
    for at in view.first..end {
        match view.part(at)? {
            Part::Quote if view.closes(at) => {
                if !quoted {
                    found = None;
                }
                quoted = false;
            }
            Part::Quote => quoted = true,
            _ if quoted => {}
            Part::Break => found = None,
            Part::Comma | Part::Dash => dependent = false,
            Part::Relative => dependent = true,
            Part::Subordinator if found.is_none() => dependent = true,
            part if part.is_finite() && !dependent && found.is_none() => found = Some(at),
            _ => {}
        }
    }
    found.or_else(|| verb_before(view, end))
}

/// Before the group of verbs that begins at `at` is a comma.
fn after_comma(
    view: &View<'_, '_>,
    cue: &Range<usize>,
    at: usize,
    comma: usize,
    deep: usize,
) -> Option<Range<usize>> {
    let may_invert = at == cue.start && !aside::closes_at(view, comma);
    let inverted = if may_invert {
        inverted(view, cue)
    } else {
        None
    };
    inverted
        .or_else(|| aside::subject_before(view, comma, deep))
        .or_else(|| {
            if at == cue.start {
                self::inverted(view, cue)
            } else {
                None
            }
        })
}

/// The subject that follows the verb at once, and has no verb of its own.
fn inverted(view: &View<'_, '_>, cue: &Range<usize>) -> Option<Range<usize>> {
    if !view.is(cue.end - 1, Classes::SPEECH) || view.part(cue.start) == Some(Part::Auxiliary) {
        return None;
    }
    let phrase = after(view, cue.end)?;
    let mut next = phrase.end;
    while matches!(view.part(next), Some(Part::Adverb)) {
        next += 1;
    }
    let goes_on = view.part(next).is_some_and(Part::is_finite);
    let is_object = phrase.len() == 1
        && view.part(phrase.start) == Some(Part::Pronoun)
        && !view.is(phrase.start, Classes::SUBJECT);
    (!goes_on && !is_object).then_some(phrase)
}

/// A quotation ends right before the cue, at `quote`.
fn after_quotation(
    view: &View<'_, '_>,
    cue: &Range<usize>,
    quote: usize,
    deep: usize,
) -> Option<Range<usize>> {
    inverted(view, cue).or_else(|| {
        let opening = (view.first..quote)
            .rev()
            .find(|at| view.part(*at) == Some(Part::Quote) && !view.closes(*at))?;
        match view.part_before(opening)? {
            Part::Comma => aside::subject_before(view, opening - 1, deep),
            _ => aside::subject_before(view, opening, deep),
        }
    })
}

/// The subject after its verb: "said X, the mayor".
fn after(view: &View<'_, '_>, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while view.part(start) == Some(Part::Adverb) {
        start += 1;
    }
    phrase::beginning_with_appositions(view, start)
}
