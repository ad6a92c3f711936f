//! For or against, only where the wording of the cue is plain. The wordings stand in a table.
//!
//! Knows the cue and the few words after it; must not know who speaks or what about.

mod wordings;

use super::lexicon::{Classes, Lexicon};
use super::speech::Speech;
use super::words::{Shape, Words};
use crate::annotation::Position;
use std::ops::Range;
use wordings::{Section, Wordings};

/// How many words of a cue a wording can begin at.
const CUE: usize = 8;
/// How many words after a wording tell what it is about.
const OBJECT: usize = 7;
/// How many words before a wording can turn it.
const BEFORE: usize = 3;
/// How many words a gap in a wording holds.
const GAP: usize = 8;

/// The wordings that tell a position.
#[derive(Debug)]
pub(super) struct Positions {
    wordings: Wordings,
}

/// A wording that was found.
#[derive(Debug, Clone)]
struct Found {
    section: Section,
    words: Range<usize>,
    has_gap: bool,
}

impl Positions {
    /// Those of English.
    pub(super) fn english() -> Self {
        Self {
            wordings: Wordings::english(),
        }
    }

    /// The position that the cue of `speech` tells.
    pub(super) fn of(
        &self,
        words: &Words<'_>,
        lexicon: &Lexicon,
        speech: &Speech,
    ) -> Option<Position> {
        let cue = speech.cue.clone()?;
        let sentence = words.sentences().get(words.sentence_of(cue.start))?;
        let place = Place {
            words,
            lexicon,
            sentence: sentence.words.clone(),
        };
        let mut starts = cue.start..cue.end.min(cue.start + CUE);
        // "criticized N. N. for supporting it"
        let found = starts.find_map(|at| self.longest(&place, at))?;
        if self.is_turned(&place, &found) || self.is_loose(&place, &found) {
            return None;
        }
        self.position(&place, &found)
    }

    fn longest(&self, place: &Place<'_, '_>, at: usize) -> Option<Found> {
        let by_base = self.wordings.beginning_with(place.base(at));
        let text = place.words.text(at);
        let by_text = self.wordings.beginning_with(text);
        let tells = |wording: &&wordings::Wording| {
            let aside = [Section::Claim, Section::Ending, Section::Turning];
            !aside.contains(&wording.section)
        };
        let found = by_base
            .iter()
            .chain(by_text)
            .filter(tells)
            .filter_map(|wording| {
                let (end, has_gap) = place.end_of(wording.words(), at)?;
                Some(Found {
                    section: wording.section,
                    words: at..end,
                    has_gap,
                })
            });
        found.max_by_key(|found| (found.words.len(), !found.has_gap))
    }

    /// Whether a word before the wording takes its meaning away: "did not condemn".
    fn is_turned(&self, place: &Place<'_, '_>, found: &Found) -> bool {
        let first = found
            .words
            .start
            .saturating_sub(BEFORE)
            .max(place.sentence.start);
        (first..found.words.start)
            .any(|at| self.is(place, at, Section::Turning) || place.is_negated(at))
    }

    /// Whether what comes after the wording isn't what it is about: "blasted out", "argued for decades",
    /// "endorsed none of it", "demanded how".
    fn is_loose(&self, place: &Place<'_, '_>, found: &Found) -> bool {
        let next = found.words.end;
        let is_single = found.words.len() == 1;
        let is_particle = is_single
            && place.has(next, Classes::PREPOSITION | Classes::PARTICLE)
            && !place.has(next, Classes::AGENT);
        let is_other = place.has(next, Classes::TIME | Classes::QUESTION);
        let is_inside = next < place.sentence.end;
        let is_turned =
            self.is(place, next, Section::Turning) && !self.is(place, next, Section::Ending);
        is_inside && (is_particle || is_other || is_turned)
    }

    fn is(&self, place: &Place<'_, '_>, at: usize, section: Section) -> bool {
        let single = |word: &str| self.wordings.has(word, section);
        single(place.words.text(at)) || single(place.base(at))
    }

    fn position(&self, place: &Place<'_, '_>, found: &Found) -> Option<Position> {
        let end = (found.words.end + OBJECT).min(place.sentence.end);
        let mut object = (found.words.end..end).take_while(|at| !place.is_mark(*at));
        match found.section {
            Section::Support => Some(Position::Support),
            Section::Oppose => Some(Position::Oppose),
            Section::Reject => {
                let is_claim = object.any(|at| self.is(place, at, Section::Claim));
                (!is_claim).then_some(Position::Oppose)
            }
            Section::Demand => self.demanded(place, found),
            Section::Claim | Section::Ending | Section::Turning => None,
        }
    }

    /// For what is asked for; against what is to end; of what somebody else is to do, only that.
    fn demanded(&self, place: &Place<'_, '_>, found: &Found) -> Option<Position> {
        let end = (found.words.end + OBJECT).min(place.sentence.end);
        let object = (found.words.end..end).take_while(|at| !place.is_mark(*at));
        let mut first = object.clone().take(4);
        if first.clone().any(|at| place.is_negated(at)) {
            return None;
        }
        let is_ending = |at: usize| self.is(place, at, Section::Ending);
        // "called for N. N. to be banned"
        let is_undone = |at: usize| place.has(at.saturating_sub(1), Classes::BE);
        if first.any(is_ending) || object.clone().any(|at| is_undone(at) && is_ending(at)) {
            return Some(Position::Oppose);
        }
        (!found.has_gap).then_some(Position::Support)
    }
}

/// The sentence in which a wording is looked for.
struct Place<'a, 'b> {
    words: &'a Words<'b>,
    lexicon: &'a Lexicon,
    sentence: Range<usize>,
}

impl Place<'_, '_> {
    fn base(&self, at: usize) -> &'static str {
        let word = self.words.all().get(at);
        word.map_or("", |word| self.lexicon.base(word.base))
    }

    fn is_mark(&self, at: usize) -> bool {
        let word = self.words.all().get(at);
        word.is_none_or(|word| !word.is_word() && word.shape != Shape::Quote)
    }

    /// "didn't" is no word of the table.
    fn is_negated(&self, at: usize) -> bool {
        self.has(at, Classes::NEGATION)
    }

    fn has(&self, at: usize, classes: Classes) -> bool {
        let word = self.words.all().get(at);
        word.is_some_and(|word| word.is(classes))
    }

    fn fits(&self, at: usize, word: &str) -> bool {
        at < self.sentence.end
            && (self.base(at) == word || self.words.text(at).eq_ignore_ascii_case(word))
    }

    /// Where `wording` ends that begins with word `at`, and whether a gap was in it.
    fn end_of<'w>(
        &self,
        wording: impl Iterator<Item = &'w str>,
        mut at: usize,
    ) -> Option<(usize, bool)> {
        let mut gap = false;
        let mut has_gap = false;
        for word in wording {
            if word == wordings::GAP {
                gap = true;
                has_gap = true;
                continue;
            }
            let reach = if std::mem::take(&mut gap) { GAP } else { 1 };
            let within = at..at + reach;
            at = within
                .take_while(|at| !self.is_mark(*at))
                .find(|at| self.fits(*at, word))?
                + 1;
        }
        Some((at, has_gap))
    }
}

#[cfg(test)]
mod tests;
