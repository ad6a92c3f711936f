//! The words around a place: what they are and what stands beside them.
//!
//! Sees one sentence and sixty words to either side, never further; must not guess any parts.

use super::Part;
use crate::suggest::lexicon::Classes;
use crate::suggest::words::{Shape, Word, Words};
use std::ops::Range;

/// How many words a look to either side may see.
const FAR: usize = 60;

/// The words around a cue, in its sentence and not too far away.
#[derive(Clone, Copy)]
pub(in crate::suggest) struct View<'w, 'a> {
    words: &'w Words<'a>,
    /// The first word seen.
    pub(in crate::suggest) first: usize,
    /// The word after the last one seen.
    pub(in crate::suggest) after: usize,
    /// The first word of the sentence.
    pub(super) opening: usize,
}

impl<'w, 'a> View<'w, 'a> {
    /// Around `cue`.
    pub(in crate::suggest) fn around(words: &'w Words<'a>, cue: &Range<usize>) -> Option<Self> {
        let sentence = &words.sentences().get(words.sentence_of(cue.start))?.words;
        Some(Self {
            words,
            first: sentence.start.max(cue.start.saturating_sub(FAR)),
            after: sentence.end.min(cue.end.saturating_add(FAR)),
            opening: sentence.start,
        })
    }

    /// Around word `at` in `sentence`.
    pub(in crate::suggest) fn within(
        words: &'w Words<'a>,
        sentence: &Range<usize>,
        at: usize,
    ) -> Self {
        Self {
            words,
            first: sentence.start.max(at.saturating_sub(FAR)),
            after: sentence.end.min(at.saturating_add(FAR)),
            opening: sentence.start,
        }
    }

    /// Word `at`, if it is in sight.
    pub(in crate::suggest) fn word(&self, at: usize) -> Option<&'w Word> {
        (self.first..self.after)
            .contains(&at)
            .then(|| self.words.all().get(at))
            .flatten()
    }

    /// Whether word `at` may be one of `classes`.
    pub(in crate::suggest) fn is(&self, at: usize, classes: Classes) -> bool {
        self.word(at).is_some_and(|word| word.is(classes))
    }

    /// As it is written.
    pub(in crate::suggest) fn text(&self, at: usize) -> &'a str {
        self.words.text(at)
    }

    /// The part of word `at`.
    pub(in crate::suggest) fn part(&self, at: usize) -> Option<Part> {
        self.word(at)?;
        Some(self.words.part(at))
    }

    /// Whether word `at` is the first of its sentence.
    pub(in crate::suggest) fn opens(&self, at: usize) -> bool {
        at == self.opening
    }

    /// The part of the word before `at`.
    pub(in crate::suggest) fn part_before(&self, at: usize) -> Option<Part> {
        self.part(at.checked_sub(1)?)
    }

    /// Whether the quotation mark `at` closes: by its form, else by what it stands close to.
    pub(in crate::suggest) fn closes(&self, at: usize) -> bool {
        match self.text(at).chars().next() {
            Some('“' | '„' | '«' | '‹' | '‘' | '`' | '‚' | '‟') => return false,
            Some('”' | '»' | '›' | '’') => return true,
            _ => {}
        }
        let mut first = at;
        while first > at.saturating_sub(3)
            && self.shape_before(first) == Some(Shape::Quote)
            && self.touches(first)
        {
            first -= 1;
        }
        self.touches(first)
            && !matches!(
                self.shape_before(first),
                Some(Shape::Opening | Shape::Dash | Shape::Quote)
            )
    }

    /// Whether nothing stands between word `at` and the one before it.
    pub(super) fn touches(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.word(at));
        before.is_some_and(|before| {
            self.word(at)
                .is_some_and(|word| word.start() == before.end())
        })
    }

    /// Whether the mark `at` stands inside of a name or number, without blanks around it.
    pub(in crate::suggest) fn is_inside_name(&self, at: usize) -> bool {
        self.touches(at) && self.touches(at + 1)
    }

    /// The words before `end` that stand in no quotation, the last one first.
    pub(in crate::suggest) fn outside_before(
        &self,
        end: usize,
    ) -> impl Iterator<Item = usize> + '_ {
        let mut inside = false;
        (self.first..end).rev().filter(move |at| {
            if self.part(*at) == Some(Part::Quote) {
                inside = self.closes(*at);
                return false;
            }
            !inside
        })
    }

    /// The forms of the verb that word `at` may be.
    pub(in crate::suggest) fn forms(&self, at: usize) -> Classes {
        let finite = Classes::PAST | Classes::THIRD | Classes::BASE | Classes::ING;
        self.classes(at).only(finite)
    }

    /// The classes of the word before `at`, none where there is none.
    pub(super) fn classes_before(&self, at: usize) -> Classes {
        let Some(before) = at.checked_sub(1) else {
            return Classes::default();
        };
        self.word(before)
            .filter(|word| !word.is_capital() || before == self.opening || !word.is(Classes::VERB))
            .map_or(Classes::default(), |word| word.classes)
    }

    /// How the word before `at` is written.
    pub(super) fn shape_before(&self, at: usize) -> Option<Shape> {
        self.word(at.checked_sub(1)?).map(|word| word.shape)
    }

    /// What word `at` may be; nothing out of sight.
    pub(super) fn classes(&self, at: usize) -> Classes {
        self.word(at)
            .map_or(Classes::default(), |word| word.classes)
    }

    /// A word in small letters that may be a noun and no verb.
    pub(super) fn is_bare_noun(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            word.shape == Shape::Small
                && (word.classes.is_none() || word.is(Classes::NOUN | Classes::TITLE))
        })
    }
}
