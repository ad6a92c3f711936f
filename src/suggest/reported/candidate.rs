//! Places where somebody may be reported: a word that can tell of it, how it is built into its sentence, and
//! what it would report.
//!
//! It finds every such place, and leaves to the weights which of them are any good.

use super::frame::{self, Frame};
use crate::suggest::lexicon::Classes;
use crate::suggest::words::{Shape, Word, Words};
use std::ops::{Deref, DerefMut, Range};

/// What part of speech the word is in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::suggest) enum Part {
    /// "said"
    Verb,
    /// "his claim"
    Noun,
    /// "confident that"
    Adjective,
    /// "according to"
    According,
    /// "The Kremlin: …"
    Colon,
}

/// One range of words or two, or none.
#[derive(Debug, Clone, Default)]
pub(in crate::suggest) struct Content {
    ranges: [Range<usize>; 2],
    count: usize,
}

impl Content {
    /// Those of `first` and `second` that aren't empty.
    pub(super) fn of(first: Range<usize>, second: Range<usize>) -> Self {
        let count = usize::from(!first.is_empty()) + usize::from(!second.is_empty());
        let ranges = if first.is_empty() {
            [second, first]
        } else {
            [first, second]
        };
        Self { ranges, count }
    }
}

impl Deref for Content {
    type Target = [Range<usize>];

    fn deref(&self) -> &[Range<usize>] {
        self.ranges.get(..self.count).unwrap_or_default()
    }
}

impl DerefMut for Content {
    fn deref_mut(&mut self) -> &mut [Range<usize>] {
        self.ranges.get_mut(..self.count).unwrap_or_default()
    }
}

/// A word that may tell of a report.
#[derive(Debug, Clone)]
pub(in crate::suggest) struct Candidate {
    /// The word itself.
    pub(in crate::suggest) head: usize,
    /// What it is.
    pub(in crate::suggest) part: Part,
    /// The word with what belongs to it: "has said", "called for".
    pub(in crate::suggest) cue: Range<usize>,
    /// How it is built in.
    pub(in crate::suggest) frame: Frame,
    /// What it would report, by the numbers of the words: one range or, where the cue interrupts it, two.
    pub(in crate::suggest) content: Content,
    /// Who says it.
    pub(in crate::suggest) mention: Option<Range<usize>>,
    /// The sentence that it is in.
    pub(in crate::suggest) sentence: Range<usize>,
}

/// Before a colon so many words may name who speaks.
const LONGEST_NAME: usize = 8;

impl Candidate {
    /// Whether its sentence begins with the cue.
    pub(super) const fn is_first(&self) -> bool {
        self.cue.start == self.sentence.start
    }

    /// The word before the cue; a stop where there is none.
    pub(super) fn before(&self, words: &Words<'_>) -> Word {
        let before = self.cue.start.checked_sub(1).filter(|_| !self.is_first());
        before.map_or(Word::END, |at| words.word(at))
    }
}

/// Hands out the candidates of `sentence`, in order of their words.
pub(in crate::suggest) fn candidates(
    words: &Words<'_>,
    sentence: &Range<usize>,
    mut take: impl FnMut(Candidate),
) {
    for head in sentence.clone() {
        if let Some(part) = part(words, head, sentence) {
            frame::read(words, head, part, sentence, &mut take);
        }
    }
}

/// What word `head` is, if it may tell of a report.
fn part(words: &Words<'_>, head: usize, sentence: &Range<usize>) -> Option<Part> {
    let word = words.word(head);
    let before = if head > sentence.start {
        words.word(head - 1)
    } else {
        Word::END
    };
    if word.shape == Shape::Colon {
        let name = sentence.start..head;
        let is_name = (1..=LONGEST_NAME).contains(&name.len())
            && name
                .clone()
                .all(|at| words.word(at).is_word() || words.word(at).shape == Shape::Opening);
        return is_name.then_some(Part::Colon);
    }
    if word.is(Classes::ACCORDING) {
        return words
            .word(head + 1)
            .is(Classes::INFINITIVE)
            .then_some(Part::According);
    }
    let is_noun =
        word.is(Classes::NOUN) && (!word.is(Classes::VERB) || is_noun_place(word, before));
    if is_noun {
        return Some(Part::Noun);
    }
    if word.is(Classes::VERB) && !word.is(Classes::AUXILIARY) {
        return Some(Part::Verb);
    }
    word.is(Classes::ADJECTIVE).then_some(Part::Adjective)
}

/// Whether a word that may be verb or noun is a noun after `before`.
fn is_noun_place(word: Word, before: Word) -> bool {
    let possessor = before.shape == Shape::Clitic;
    possessor
        || before.is(Classes::ARTICLE | Classes::POSSESSIVE | Classes::ADJECTIVE)
        || before.is(Classes::DETERMINER) && !before.is(Classes::RELATIVE | Classes::PRONOUN)
        || before.is(Classes::PREPOSITION) && !before.is(Classes::INFINITIVE)
        || before.shape == Shape::Small && before.classes.is_none() && word.is(Classes::BASE)
}
