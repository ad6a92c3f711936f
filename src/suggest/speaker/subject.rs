//! Who does what a cue tells of: the subject of its verb, its possessor, whoever follows "according to".
//!
//! Knows the kinds of cues; must not know who that is, nor what was said.

use super::clause;
use super::phrase;
use crate::suggest::lexicon::Classes;
use crate::suggest::part::{Part, View};
use std::ops::Range;

/// The mention of whoever does what `cue` says.
pub(super) fn of_cue(view: &View<'_, '_>, cue: &Range<usize>) -> Option<Range<usize>> {
    if follows(view, cue) {
        let phrase = phrase::beginning_with_clause(view, cue.end)?;
        return Some(before_main_clause(view, cue, phrase));
    }
    if view.part(cue.start) == Some(Part::Break) {
        return before_colon(view, cue.start);
    }
    if cue.clone().any(|at| view.is(at, Classes::SEEMING)) {
        return None;
    }
    if let Some(possessor) = possessor(view, cue.start) {
        return Some(possessor);
    }
    if is_noun(view, cue) {
        return of_noun(view, cue).or_else(|| clause::subject(view, cue));
    }
    if is_passive(view, cue) {
        return agent(view, cue);
    }
    clause::subject(view, cue).filter(|subject| !is_expletive(view, cue, subject))
}

/// Whether `subject` only fills its place: "it is clear that".
fn is_expletive(view: &View<'_, '_>, cue: &Range<usize>, subject: &Range<usize>) -> bool {
    subject.len() == 1
        && view.is(subject.start, Classes::EXPLETIVE)
        && (subject.end..cue.end).any(|at| view.is(at, Classes::BE))
        && !cue.clone().any(|at| view.is(at, Classes::ING))
}

/// Whether the speaker can only follow: "according to", "by", "for" before anything else.
fn follows(view: &View<'_, '_>, cue: &Range<usize>) -> bool {
    view.is(cue.start, Classes::SOURCE)
        || cue
            .clone()
            .all(|at| view.part(at) == Some(Part::Preposition))
        || cue.len() > 1 && view.is(cue.end - 1, Classes::AGENT) && !view.is(cue.end, Classes::ING)
}

/// `phrase` without what is no apposition but the subject of the main clause: "According to Holm, the bridge is …".
fn before_main_clause(
    view: &View<'_, '_>,
    cue: &Range<usize>,
    phrase: Range<usize>,
) -> Range<usize> {
    let goes_on = !matches!(
        view.part(phrase.end),
        None | Some(Part::Comma | Part::Break | Part::Quote | Part::Dash | Part::Closing)
    );
    let comma = phrase
        .clone()
        .rev()
        .find(|at| view.part(*at) == Some(Part::Comma));
    match comma {
        Some(comma) if goes_on && view.opens(cue.start) => phrase.start..comma,
        _ => phrase,
    }
}

/// "The Kremlin: …", "He then listed the reasons: …".
fn before_colon(view: &View<'_, '_>, colon: usize) -> Option<Range<usize>> {
    let has_verb = (view.first..colon).any(|at| view.part(at) == Some(Part::Verb));
    if has_verb {
        clause::main_subject(view, colon)
    } else {
        phrase::ending(view, colon)
    }
}

/// Whose it is, said right before the cue: "his", "the senator's".
fn possessor(view: &View<'_, '_>, cue: usize) -> Option<Range<usize>> {
    let before = cue.checked_sub(1)?;
    match view.part(before)? {
        Part::Genitive => phrase::ending(view, before),
        Part::Opener if view.is(before, Classes::POSSESSIVE) => Some(before..cue),
        _ => None,
    }
}

/// Whether the cue is a noun: a table knows it as one, and what stands before it can't bear a verb.
fn is_noun(view: &View<'_, '_>, cue: &Range<usize>) -> bool {
    let Some(head) = cue.clone().find(|at| view.is(*at, Classes::NOUN)) else {
        return false;
    };
    let verb = cue
        .clone()
        .any(|at| view.part(at).is_some_and(Part::is_verbal) && (at != head || cue.start != head));
    !verb && (view.part(head) == Some(Part::Noun) || view.part(cue.start) == Some(Part::Genitive))
}

/// Of "his claim", "the senator's plan", "the call by", "made the claim".
fn of_noun(view: &View<'_, '_>, cue: &Range<usize>) -> Option<Range<usize>> {
    if let Some(genitive) = cue
        .clone()
        .find(|at| view.part(*at) == Some(Part::Genitive))
    {
        return phrase::ending(view, genitive);
    }
    let mut at = cue.start;
    while view.part_before(at) == Some(Part::Noun) {
        at -= 1;
    }
    let before = at.checked_sub(1)?;
    if at < cue.start
        && matches!(
            view.part(before),
            None | Some(Part::Comma | Part::Break | Part::Subordinator)
        )
    {
        return phrase::ending(view, cue.start);
    }
    if view.part(before) == Some(Part::Genitive) {
        return phrase::ending(view, before);
    }
    if let Some(possessor) = (before..=cue.start)
        .take_while(|at| *at < cue.end)
        .find(|at| view.is(*at, Classes::POSSESSIVE))
    {
        return Some(possessor..possessor + 1);
    }
    if view.is(cue.end, Classes::AGENT) {
        return phrase::beginning(view, cue.end + 1);
    }
    let verb = clause::verb_before(view, at)?;
    clause::subject(view, &(verb..verb + 1))
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
            Some(Part::Auxiliary) => {
                return view.is(before, Classes::BE) && !view.is(before, Classes::HAVE);
            }
            Some(Part::Subordinator) => {
                return before + 1 == head && !view.is(before, Classes::RELATIVE);
            }
            _ => return view.is(cue.end, Classes::AGENT),
        }
    }
    view.is(cue.end, Classes::AGENT)
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
