//! The candidates of a sentence that are taken, no two of which claim the same words.
//!
//! Knows where they stand; must not know how good they are. Whatever is asked of it takes no longer in a sentence
//! with a thousand of them than in one with ten.

use super::candidate::Candidate;
use std::ops::Range;

/// Those taken so far.
#[derive(Debug, Default)]
pub(super) struct Settled {
    taken: Vec<(f32, Candidate)>,
    /// What they report, in order: no two overlap.
    contents: Vec<Range<usize>>,
    /// The words that tell of it, in order.
    heads: Vec<usize>,
}

impl Settled {
    /// Whether the first words that `candidate` reports, and the one that tells of it, are free.
    pub(super) fn leaves_beginning(&self, candidate: &Candidate) -> bool {
        let begins = |content: &Range<usize>| self.is_free(&(content.start..content.start + 1));
        self.is_free(&(candidate.head..candidate.head + 1)) && candidate.content.iter().all(begins)
    }

    /// Takes `candidate` unless it reports something that is taken, or one of them tells of the other.
    pub(super) fn take(&mut self, weight: f32, candidate: Candidate) {
        let head = candidate.head;
        let is_free = self.is_free(&(head..head + 1))
            && candidate
                .content
                .iter()
                .all(|content| self.is_free(content) && !self.has_head(content));
        if !is_free {
            return;
        }
        for content in candidate.content.iter() {
            let place = self
                .contents
                .partition_point(|other| other.start < content.start);
            self.contents.insert(place, content.clone());
        }
        let place = self.heads.partition_point(|other| *other < head);
        self.heads.insert(place, head);
        self.taken.push((weight, candidate));
    }

    /// Those taken, in order of what they report.
    pub(super) fn in_order(mut self) -> Vec<(f32, Candidate)> {
        let start =
            |candidate: &Candidate| candidate.content.first().map_or(0, |content| content.start);
        self.taken.sort_by_key(|(_, candidate)| start(candidate));
        self.taken
    }

    fn is_free(&self, range: &Range<usize>) -> bool {
        let near = self
            .contents
            .partition_point(|other| other.end <= range.start);
        self.contents
            .get(near)
            .is_none_or(|other| other.start >= range.end)
    }

    fn has_head(&self, range: &Range<usize>) -> bool {
        let near = self.heads.partition_point(|head| *head < range.start);
        self.heads.get(near).is_some_and(|head| *head < range.end)
    }
}
