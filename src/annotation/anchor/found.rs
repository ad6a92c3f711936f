//! What speaks for a place at which the words of a stance may be, and whether to believe it.

use std::ops::Range;

/// So many words on each side are looked at.
pub(super) const AROUND: usize = 8;

/// What speaks for a place.
pub(super) struct Found {
    /// The words of the new text.
    pub(super) words: Range<usize>,
    /// How many words they were.
    pub(super) count: usize,
    /// How much of the old words is there, from 0 to 1.
    pub(super) share: f64,
    /// Whether all the words are there, one after the other.
    pub(super) is_whole: bool,
    pub(super) is_moved: bool,
    /// Whether one of the two words beside them still is.
    pub(super) is_attached: bool,
    /// How much of what stood before and after them still does; nothing where there was nothing.
    pub(super) around: [Option<f64>; 2],
}

impl Found {
    /// How much of what stood around is still there: on the better side, and on both.
    fn sides(&self) -> (f64, f64) {
        let [before, after] = self.around;
        let best = before.unwrap_or(0.0).max(after.unwrap_or(0.0));
        let both = f64::midpoint(
            before.or(after).unwrap_or(0.0),
            after.or(before).unwrap_or(0.0),
        );
        (best, both)
    }

    /// How much of what stood around is still there, both sides together.
    pub(super) fn around_in_all(&self) -> f64 {
        let [before, after] = self.around;
        before.unwrap_or(0.0) + after.unwrap_or(0.0)
    }

    fn is_near(&self) -> bool {
        self.words.len() <= 2 * self.count + 4 || self.share >= 0.9
    }

    /// Whether these are the words, where the old text is known.
    pub(super) fn is_sure(&self) -> bool {
        let (best, both) = self.sides();
        match self.count {
            5.. if self.is_whole => true,
            3.. if self.is_whole => best >= 0.35,
            _ if self.is_whole => best >= 0.6 || both >= 0.45,
            _ if !self.is_near() || !self.is_attached => false,
            _ if self.is_moved => both >= 0.7 && self.share >= 0.5,
            4.. => self.share >= 0.4 && best >= 0.5 && (self.share >= 0.5 || both >= 0.6),
            _ => self.share >= 0.5 && both >= 0.6,
        }
    }

    /// Whether these are the words, where nothing is known but what stood around them.
    pub(super) fn is_sure_alone(&self) -> bool {
        let (best, both) = self.sides();
        match self.count {
            _ if !self.is_attached => false,
            8.. if self.is_whole => both >= 0.55 || (best >= 0.9 && both >= 0.5),
            3.. if self.is_whole => both >= 0.65,
            _ if self.is_whole => both >= 0.75,
            _ if !self.is_near() => false,
            4.. => self.share >= 0.5 && both >= 0.75,
            _ => self.share >= 0.5 && both >= 0.95,
        }
    }
}

/// How much a word tells that stands there `count` times: a rare one more than one that is everywhere.
pub(super) fn weight(count: usize) -> f64 {
    f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX))
        .sqrt()
        .recip()
}
