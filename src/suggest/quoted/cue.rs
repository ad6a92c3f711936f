//! Which word tells of a quotation: after it, before it, or the one of an earlier quotation.
//!
//! Knows clauses and their verbs; must not know who speaks, nor whether it is speech at all.

use super::unit::{Ending, Unit};
use crate::suggest::lexicon::Classes;
use crate::suggest::words::{Shape, Words};
use std::ops::Range;

/// So many words are looked at on each side of a quotation, at most.
const REACH: usize = 60;

/// Where the cue of a quotation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// After it, in the same sentence.
    After,
    /// Before it, in the same sentence.
    Before,
    /// In what ends with a colon right before its paragraph.
    Above,
    /// In the sentence before.
    Earlier,
    /// In the last sentence of the paragraph before.
    Upper,
    /// With an earlier quotation that it goes on.
    Shared,
    /// With the quotation right before it.
    Last,
}

/// The word that tells of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The words.
    pub(super) words: Range<usize>,
    /// Who speaks, where the form says so ("Lee: '…'").
    pub(super) mention: Option<Range<usize>>,
    /// Where it stands.
    pub(super) place: Place,
}

/// The cue of `unit`, where one stands in its own sentence or introduces it. The quotation before it ends at
/// `behind`, the next one begins at `ahead`.
pub(super) fn own(words: &Words<'_>, unit: &Unit, ahead: usize, behind: usize) -> Option<Cue> {
    let after = |verbs| after(words, unit, ahead, verbs);
    let before = || before(words, unit, behind);
    match unit.ending(words) {
        Ending::Comma => match before() {
            Some(near) if is_adjacent(words, unit, &near) && unit.next(words).is_word() => {
                after(Classes::SPEECH).or(Some(near))
            }
            far => after(Classes::VERB).or(far),
        },
        Ending::Call | Ending::Broken | Ending::Bare => before().or_else(|| after(Classes::SPEECH)),
        Ending::Stop | Ending::Open | Ending::GoesOn => before().or_else(|| signed(words, unit)),
    }
}

/// Whether the cue leads up to the quotation.
fn is_adjacent(words: &Words<'_>, unit: &Unit, cue: &Cue) -> bool {
    let between = cue.words.end..unit.words.start;
    between.len() <= 1 || words.word(between.end - 1).shape == Shape::Colon
}

/// The verb after the quotation, before `ahead`: one of speech, else one of `verbs`.
fn after(words: &Words<'_>, unit: &Unit, ahead: usize, verbs: Classes) -> Option<Cue> {
    let from = unit.words.end + usize::from(unit.next(words).shape == Shape::Comma);
    let end = unit.paragraph.end.min(ahead).min(from + REACH).max(from);
    let end = (from..end)
        .find(|at| ends_clause(words, *at))
        .unwrap_or(end);
    let region = from..end;
    if is_according(words, region.start) {
        return Some(cue(region.start..region.start + 2, Place::After));
    }
    let told = |at: &usize| is_told(words, *at) && !words.word(*at).is(Classes::ING);
    let is_relative = words.word(from).is(Classes::RELATIVE);
    let other =
        |at: &usize| !is_relative && words.word(*at).is(verbs) && is_cue_verb(words, *at, &region);
    let found = region
        .clone()
        .find(told)
        .or_else(|| region.clone().find(other))?;
    Some(cue(found..found + 1, Place::After))
}

/// Whether a mark ends the sentence or its first half; a stop in "(R-Nev.)" doesn't.
fn ends_clause(words: &Words<'_>, at: usize) -> bool {
    let next = words.word(at + 1);
    match words.word(at).shape {
        Shape::Semicolon => true,
        Shape::Stop => !matches!(next.shape, Shape::Small | Shape::Comma | Shape::Closing),
        _ => false,
    }
}

/// A verb of speech that is no noun here.
fn is_told(words: &Words<'_>, at: usize) -> bool {
    const FORMS: Classes =
        Classes(Classes::PAST.0 | Classes::THIRD.0 | Classes::PARTICIPLE.0 | Classes::ING.0);
    const BEFORE_VERB: Classes =
        Classes(Classes::SUBJECT.0 | Classes::MODAL.0 | Classes::INFINITIVE.0 | Classes::DO.0);
    let word = words.word(at);
    if !word.is(Classes::SPEECH) {
        return false;
    }
    let before = words.word(at.saturating_sub(1));
    let is_verb = if word.is(FORMS) {
        !before.is(Classes::ARTICLE | Classes::POSSESSIVE)
    } else {
        before.is(BEFORE_VERB) || before.is(Classes::PEOPLE)
    };
    word.is(Classes::VERB) && word.shape == Shape::Small && is_verb
}

fn is_according(words: &Words<'_>, at: usize) -> bool {
    words.word(at).is(Classes::ACCORDING) && words.word(at + 1).is(Classes::INFINITIVE)
}

/// A verb that can tell of a quotation beside it.
fn is_cue_verb(words: &Words<'_>, at: usize, region: &Range<usize>) -> bool {
    let word = words.word(at);
    let is_plain = word.is(Classes::VERB) && word.shape == Shape::Small;
    is_plain
        && (words.is_finite(at, region)
            || at == region.start && word.is(Classes::PAST | Classes::THIRD))
}

/// What leads up to the quotation in its sentence, from `behind` on, where the one before it ends.
fn before(words: &Words<'_>, unit: &Unit, behind: usize) -> Option<Cue> {
    let at = unit.words.start;
    if unit.begins_paragraph() {
        return above(words, unit);
    }
    let sentence = words.sentences().get(words.sentence_of(at))?;
    let first = sentence.words.start;
    let first = if first == at {
        start_before(words, unit)?
    } else {
        first
    };
    let region = first.max(behind).max(at.saturating_sub(REACH))..at;
    leading(words, &region).map(|(words, mention)| Cue {
        words,
        mention,
        place: Place::Before,
    })
}

/// Where the sentence before the quotation begins, if a colon or a comma ends it.
fn start_before(words: &Words<'_>, unit: &Unit) -> Option<usize> {
    let last = unit.words.start - 1;
    let leads = matches!(
        words.word(last).shape,
        Shape::Colon | Shape::Comma | Shape::Dash
    );
    let sentence = words.sentences().get(words.sentence_of(last))?;
    leads.then_some(sentence.words.start)
}

/// The last verb of speech in `region`, which ends where a quotation begins; or its colon.
fn leading(
    words: &Words<'_>,
    region: &Range<usize>,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let is_speech = |at: &usize| is_told(words, *at);
    if let Some(found) = region.clone().rev().find(is_speech) {
        return Some((found..found + 1, None));
    }
    let last = region.end.checked_sub(1)?;
    if words.word(last).shape == Shape::Colon {
        let named = name_before(words, region.start..last);
        let verb = || {
            let mut verbs = region.clone().rev();
            verbs.find(|at| words.is_finite(*at, region))
        };
        return match (named, verb()) {
            (None, Some(verb)) => Some((verb..verb + 1, None)),
            (Some(named), _) if words.word(named.start).is(Classes::SPEECH) => {
                Some((named.start..named.start + 1, None))
            }
            (named, _) => Some((last..last + 1, named)),
        };
    }
    let is_according = |at: &usize| is_according(words, *at);
    let found = region.clone().rev().find(is_according)?;
    Some((found..found + 2, None))
}

/// The name that is all of `range`: "Lee" in "Lee: '…'", "Minister of state Lee".
fn name_before(words: &Words<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let part = words.all().get(range.clone())?;
    let is_part = |at: usize| {
        let word = words.word(at);
        (word.is_word() || word.shape == Shape::Stop) && !words.is_finite(at, &range)
    };
    let is_name = part.len() <= 10
        && part.first()?.is_capital()
        && part.last()?.is_capital()
        && range.clone().all(is_part);
    is_name.then_some(range)
}

/// What the paragraph above leads up with: "He said:".
fn above(words: &Words<'_>, unit: &Unit) -> Option<Cue> {
    let last = unit.words.start.checked_sub(1)?;
    if words.word(last).shape != Shape::Colon {
        return None;
    }
    let sentence = words.sentences().get(words.sentence_of(last))?;
    let first = sentence.words.start.max(last.saturating_sub(REACH));
    leading(words, &(first..last + 1)).map(|(words, mention)| Cue {
        words,
        mention,
        place: Place::Above,
    })
}

/// A name after the quotation with nothing else: "'…' — Lee", "'…' [Times]", also on a line of its own.
fn signed(words: &Words<'_>, unit: &Unit) -> Option<Cue> {
    let mark = unit.words.end;
    let first = mark + 1;
    let names = words.all().get(first..words.all().len().min(first + 6))?;
    let count = names.iter().take_while(|word| word.is_capital()).count();
    let is_signed = match words.word(mark).shape {
        Shape::Dash => true,
        Shape::Opening => matches!(
            words.word(first + count).shape,
            Shape::Closing | Shape::Stop
        ),
        _ => false,
    };
    (is_signed && count > 0).then(|| Cue {
        words: mark..first,
        mention: Some(first..first + count),
        place: Place::After,
    })
}

/// The verb of the sentence before the quotation, outside of `units`: of speech, else its first.
pub(super) fn earlier(words: &Words<'_>, unit: &Unit, units: &[Unit]) -> Option<Cue> {
    let last = unit.words.start.checked_sub(1)?;
    let sentence = words.sentences().get(words.sentence_of(last))?;
    let first = sentence.words.start.max((last + 1).saturating_sub(REACH));
    let region = first..last + 1;
    let is_outside = |at: &usize| {
        let near = units.partition_point(|unit| unit.words.end <= *at);
        units.get(near).is_none_or(|unit| *at < unit.words.start)
    };
    let told =
        |at: &usize| is_told(words, *at) && !words.word(*at).is(Classes::ING) && is_outside(at);
    let verb = |at: &usize| words.is_finite(*at, &region) && is_outside(at);
    let told = region.clone().rev().find(told);
    let found = told.or_else(|| region.clone().find(verb))?;
    let place = if last >= unit.paragraph.start {
        Place::Earlier
    } else {
        Place::Upper
    };
    Some(cue(found..found + 1, place))
}

fn cue(words: Range<usize>, place: Place) -> Cue {
    Cue {
        words,
        mention: None,
        place,
    }
}
