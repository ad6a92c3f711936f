//! Which words of the new text are which of the old one: the longest rows of words that stayed.

use super::cut::hunks;
use super::token::Row;
use imara_diff::Hunk;

/// How a word of the old text is in the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It stayed among its neighbours.
    Kept,
    /// It came there in a row of words that was moved as a whole.
    Moved,
    /// It is written otherwise, or stands among such.
    Alike,
}

/// A word of the new text that is one of the old one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    /// Its place in the row, and how many words it is.
    pub(super) at: usize,
    pub(super) count: usize,
    pub(super) way: Way,
    /// How alike the two are, up to 1.
    pub(super) alike: f64,
    /// Whether the same words stand beside it where something was put in or taken out, so that either may be it.
    pub(super) either: bool,
}

impl Pair {
    pub(super) const fn same(at: usize, way: Way) -> Self {
        Self {
            at,
            count: 1,
            way,
            alike: 1.0,
            either: false,
        }
    }
}

/// Which word of the new text each word of the old one is, and the other way round.
#[derive(Debug)]
pub(super) struct Map {
    pub(super) to: Vec<Option<Pair>>,
    /// Whether a word of the new text is one of the old ones.
    pub(super) taken: Vec<bool>,
}

impl Map {
    /// What stayed.
    pub(super) fn of(old: &Row<'_>, new: &Row<'_>, numbers: usize) -> Self {
        let hunks = hunks(&old.keys, &new.keys, numbers);
        let mut map = Self {
            to: vec![None; old.keys.len()],
            taken: vec![false; new.keys.len()],
        };
        map.keep(&hunks);
        map.mark_either(&hunks, old, new);
        map
    }

    pub(super) fn pair(&mut self, old: usize, pair: Pair) {
        if let Some(to) = self.to.get_mut(old) {
            *to = Some(pair);
        }
        for at in pair.at..pair.at + pair.count {
            if let Some(taken) = self.taken.get_mut(at) {
                *taken = true;
            }
        }
    }

    /// Pairs what stands between the hunks, but for a few words between larger ones: in another text there
    /// are always some of the same.
    fn keep(&mut self, hunks: &[Hunk]) {
        let size = |hunk: &Hunk| hunk.before.len().max(hunk.after.len());
        let (mut old, mut new, mut above) = (0, 0, 0);
        for hunk in hunks {
            let (start, end) = (old, hunk.before.start as usize);
            let is_chance = end - start <= above.min(size(hunk)).min(MOST_BY_CHANCE);
            if !is_chance {
                for at in start..end {
                    self.pair(at, Pair::same(new + at - start, Way::Kept));
                }
            }
            (old, new) = (hunk.before.end as usize, hunk.after.end as usize);
            above = size(hunk);
        }
        for at in old..self.to.len() {
            self.pair(at, Pair::same(new + at - old, Way::Kept));
        }
    }

    /// Marks what stayed beside the same words.
    fn mark_either(&mut self, hunks: &[Hunk], old: &Row<'_>, new: &Row<'_>) {
        for hunk in hunks {
            let (before, after) = (&hunk.before, &hunk.after);
            let (row, from, to) = match (before.is_empty(), after.is_empty()) {
                (false, true) => (&old.keys, before.start as usize, before.end as usize),
                (true, false) => (&new.keys, after.start as usize, after.end as usize),
                _ => continue,
            };
            let length = to - from;
            let equal = |at: usize| {
                row.get(at)
                    .is_some_and(|key| row.get(at + length) == Some(key))
            };
            let down = (from..from + MOST_BESIDE)
                .take_while(|&at| equal(at))
                .count();
            let up = (from.saturating_sub(MOST_BESIDE)..from)
                .rev()
                .take_while(|&at| equal(at))
                .count();
            let (start, end) = (before.start as usize, before.end as usize);
            for at in (end..end + down).chain(start.saturating_sub(up)..start) {
                if let Some(Some(pair)) = self.to.get_mut(at) {
                    pair.either = true;
                }
            }
        }
    }
}

/// So many words are looked at beside what was put in or taken out.
const MOST_BESIDE: usize = 64;
/// More words than these aren't the same by chance.
const MOST_BY_CHANCE: usize = 3;
