//! Speech in quotation marks.
//!
//! Everything in marks is a `unit`; its `cue` is looked for on both sides; what is found out about it is
//! weighed (`evidence`), so that titles, nicknames and scare quotes are told apart from speech; and what
//! belongs together is joined: a quotation that its attribution interrupts, or that goes on in the next
//! paragraph. Quotations that are only a part of a report are left to `reported`.

mod cue;
mod evidence;
mod unit;

use super::Kind;
use super::lexicon::Lexicon;
use super::speech::Speech;
use super::weights::{Evidence, Weights};
use super::words::{Shape, Words};
use cue::{Cue, Place};
use unit::{Ending, Unit};

/// From so many decibans on a quotation is taken.
const ENOUGH: f32 = -2.0;
/// From so many on it is taken where nothing else claims it.
const LEAST: f32 = -8.0;

/// A quotation with its cue.
#[derive(Debug)]
struct Told {
    unit: Unit,
    cue: Option<Cue>,
    /// Whether it is the rest of the one before, with the same cue.
    is_joined: bool,
    /// Whether it goes on what the paragraph before left open.
    is_next: bool,
}

/// The direct quotations of the text, in order: first those that are beyond doubt, then the others.
pub(super) fn find(
    words: &Words<'_>,
    lexicon: &Lexicon,
    weights: &Weights,
) -> (Vec<Speech>, Vec<Speech>) {
    let mut found: Vec<(f32, Speech)> = Vec::new();
    let mut is_open = false;
    for told in told(words) {
        let weight = weights.sum(evidence::of(words, lexicon, &told.unit, told.cue.as_ref()));
        let is_taken = if told.is_next {
            is_open
        } else {
            weight >= LEAST
        };
        if !is_taken {
            is_open = false;
            continue;
        }
        match found.last_mut() {
            Some((best, last)) if is_open && told.is_joined => {
                last.fragments.push(told.unit.span);
                *best = best.max(weight);
                last.confidence = confidence(*best);
            }
            _ => found.push((weight, speech(&told, weight))),
        }
        is_open = true;
    }
    let (sure, doubtful): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(weight, _)| *weight >= ENOUGH);
    let alone = |found: Vec<(f32, Speech)>| found.into_iter().map(|(_, speech)| speech).collect();
    (alone(sure), alone(doubtful))
}

/// What is to be said of each quotation, for whoever makes the table.
pub(super) fn weigh(
    words: &Words<'_>,
    lexicon: &Lexicon,
) -> Vec<(crate::article::Span, Vec<Evidence>)> {
    let told = told(words).into_iter();
    told.filter(|told| !told.is_next)
        .map(|told| {
            let evidence = evidence::of(words, lexicon, &told.unit, told.cue.as_ref());
            (told.unit.span, evidence.to_vec())
        })
        .collect()
}

/// Every quotation with its cue.
fn told(words: &Words<'_>) -> Vec<Told> {
    let units = unit::units(words);
    let mut found: Vec<Told> = Vec::with_capacity(units.len());
    for (number, unit) in units.iter().enumerate() {
        let ahead = units
            .get(number + 1)
            .map_or(usize::MAX, |next| next.words.start);
        let last = found.last();
        let behind = last.map_or(0, |last| last.unit.words.end);
        let cue = cue::own(words, unit, ahead, behind);
        let joined = last.filter(|last| goes_on(words, last, unit, cue.as_ref()));
        let told = match joined {
            Some(last) => Told {
                cue: last.cue.clone().map(|cue| Cue {
                    place: Place::Shared,
                    ..cue
                }),
                is_next: unit.paragraph != last.unit.paragraph,
                unit: unit.clone(),
                is_joined: true,
            },
            None => Told {
                cue: cue
                    .or_else(|| cue::earlier(words, unit, &units))
                    .or_else(|| last.and_then(|last| next_to(last, unit))),
                unit: unit.clone(),
                is_joined: false,
                is_next: false,
            },
        };
        found.push(told);
    }
    found
}

/// The cue of the quotation before, where nothing stands between.
fn next_to(last: &Told, unit: &Unit) -> Option<Cue> {
    let cue = last.cue.clone()?;
    (last.unit.words.end + 2 >= unit.words.start).then_some(Cue {
        place: Place::Last,
        ..cue
    })
}

/// Whether `unit` is the rest of the quotation before it.
fn goes_on(words: &Words<'_>, last: &Told, unit: &Unit, own: Option<&Cue>) -> bool {
    if last.unit.paragraph != unit.paragraph {
        return !last.unit.is_closed
            && unit.begins_paragraph()
            && unit.paragraph.start == last.unit.paragraph.end;
    }
    let Some(cue) = &last.cue else { return false };
    let between = last.unit.words.end..unit.words.start;
    let is_between =
        between.contains(&cue.words.start) || cue.place == Place::Shared && between.is_empty();
    if !is_between {
        return false;
    }
    let is_ready = matches!(
        last.unit.ending(words),
        Ending::Comma | Ending::Call | Ending::Broken
    );
    let mark = words.word(unit.words.start - 1).shape;
    let is_small = words.word(unit.inside.start).shape == Shape::Small;
    let is_fresh = own.is_none_or(|own| {
        let is_near = own.words.end + 1 >= unit.words.start;
        own.words == cue.words || mark == Shape::Comma && is_small && !is_near
    });
    let is_mark = matches!(
        mark,
        Shape::Stop | Shape::Comma | Shape::Dash | Shape::Semicolon
    );
    is_ready && is_fresh && is_mark
}

fn speech(told: &Told, weight: f32) -> Speech {
    Speech {
        fragments: vec![told.unit.span],
        kind: Kind::Direct,
        mention: told.cue.as_ref().and_then(|cue| cue.mention.clone()),
        cue: told.cue.as_ref().map(|cue| cue.words.clone()),
        confidence: confidence(weight),
    }
}

/// The odds of `weight` decibans as so many of a hundred. What is doubtful is right more often than its weight
/// says, since a part of a report counts too: so it was counted where the table was.
fn confidence(weight: f32) -> u8 {
    let odds = 10f32.powf(weight.max(3.0 + 0.6 * weight) / 10.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    let share = (100.0 * odds / (1.0 + odds)).clamp(0.0, 99.0) as u8;
    share
}

#[cfg(test)]
mod tests;
