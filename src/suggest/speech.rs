//! Where the speech is: what `quoted` and `reported` have found, made one list.
//!
//! Knows both and settles what they both claim; must not know who speaks.

use super::Kind;
use super::lexicon::Lexicon;
use super::reported::evidence::Weights;
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
}

/// Places of the text, for the question whether others touch any of them.
struct Places {
    /// Their starts in order, each with the furthest end up to there.
    starts: Vec<(usize, usize)>,
}

impl Places {
    /// Where `speeches` stand.
    fn of(speeches: &[Speech]) -> Self {
        let fragments = speeches.iter().flat_map(|speech| &speech.fragments);
        let mut starts: Vec<_> = fragments.map(|place| (place.start, place.end)).collect();
        starts.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut starts {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { starts }
    }

    /// Whether any part of `speech` stands there.
    fn touch(&self, speech: &Speech) -> bool {
        speech.fragments.iter().any(|mine| {
            let before = self.starts.partition_point(|(start, _)| *start < mine.end);
            let furthest = before.checked_sub(1).and_then(|last| self.starts.get(last));
            furthest.is_some_and(|(_, end)| *end > mine.start)
        })
    }
}

/// All speech in the text, in order of the places.
pub(super) fn find(words: &Words<'_>, lexicon: &Lexicon, weights: &Weights) -> Vec<Speech> {
    let quoted = quoted::find(words, lexicon, weights);
    let reported = reported::find(words, lexicon, weights, &quoted);
    let mut found = quoted;
    let places = Places::of(&reported);
    found.retain(|speech| !places.touch(speech));
    found.extend(reported);
    found.sort_by_key(Speech::start);
    found
}
