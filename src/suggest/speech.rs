//! Where the speech is: what `quoted` and `reported` have found, made one list.
//!
//! Knows both and settles what they both claim; must not know who speaks.

use super::Kind;
use super::lexicon::Lexicon;
use super::weights::Weights;
use super::words::Words;
use super::{quoted, reported};
use crate::article::Span;
use std::ops::Range;

/// Words of somebody, quoted or reported.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Speech {
    /// Where they stand, in bytes: in order, disjoint, never none.
    pub(super) fragments: Vec<Span>,
    /// How they stand there.
    pub(super) kind: Kind,
    /// The words that tell of it, by their numbers.
    pub(super) cue: Option<Range<usize>>,
    /// Who speaks, by the numbers of the words, where the grammar of the cue says so.
    pub(super) mention: Option<Range<usize>>,
    /// How often of a hundred times it is right.
    pub(super) confidence: u8,
}

impl Speech {
    /// Its first byte.
    pub(super) fn start(&self) -> usize {
        self.fragments.first().map_or(0, |first| first.start)
    }

    /// The byte after its last.
    pub(super) fn end(&self) -> usize {
        self.fragments.last().map_or(0, |last| last.end)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let mine = self.fragments.iter();
        mine.clone()
            .any(|mine| other.fragments.iter().any(|theirs| mine.overlaps(*theirs)))
    }
}

/// All speech in the text, in order of the places.
pub(super) fn find(words: &Words<'_>, lexicon: &Lexicon, weights: &Weights) -> Vec<Speech> {
    let (sure, doubtful) = quoted::find(words, lexicon, weights);
    let reported = reported::find(words, lexicon, weights, &sure);
    let mut found = left(sure, &reported);
    found.extend(left(doubtful, &reported));
    found.extend(reported);
    found.sort_by_key(Speech::start);
    found
}

/// The `quoted` that no other speech overlaps, both in order.
fn left(quoted: Vec<Speech>, others: &[Speech]) -> Vec<Speech> {
    let mut others = others;
    let mut kept = quoted;
    kept.retain(|speech| {
        while others
            .first()
            .is_some_and(|first| first.end() <= speech.start())
        {
            others = others.get(1..).unwrap_or_default();
        }
        let near = others
            .iter()
            .take_while(|other| other.start() < speech.end());
        !near.into_iter().any(|other| other.overlaps(speech))
    });
    kept
}
