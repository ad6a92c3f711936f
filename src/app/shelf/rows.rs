//! Which articles stand on the shelf's screen and in which order, as places in the listing. Kept through news: only
//! what has changed is put elsewhere.

use super::sort::{Key, Sort};
use crate::shelf::Entry;
use std::cmp::Ordering;

/// The rows of a shelf.
#[derive(Debug, Default)]
pub(super) struct Rows {
    sort: Sort,
    /// What each article is sorted by, by its place.
    keys: Vec<Key>,
    /// All places in order.
    sorted: Vec<u32>,
    /// Whether each is shown, by its place.
    kept: Vec<bool>,
    /// Those of the sorted that are shown.
    shown: Vec<u32>,
}

impl Rows {
    /// The rows of `entries` sorted so; shown are those that are to be kept.
    pub(super) fn of(entries: &[Entry], sort: Sort, keeps: impl Fn(&Entry) -> bool) -> Self {
        let mut rows = Self {
            kept: entries.iter().map(keeps).collect(),
            ..Self::default()
        };
        rows.sort(entries, sort);
        rows
    }

    pub(super) fn sorting(&self) -> Sort {
        self.sort
    }

    /// The places shown, in order.
    pub(super) fn shown(&self) -> &[u32] {
        &self.shown
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many rows stand before the article at `place`, whether it is shown or not.
    pub(super) fn before(&self, place: u32) -> usize {
        let is_before = |shown: &u32| self.order(*shown, place) == Ordering::Less;
        self.shown.partition_point(is_before)
    }

    /// The row of the article at `place`.
    pub(super) fn row_of(&self, place: u32) -> Option<usize> {
        let row = self.before(place);
        (self.shown.get(row) == Some(&place)).then_some(row)
    }

    /// The row of the article at `place`; of one that isn't shown, that of the next one that is, or else the last.
    pub(super) fn nearest(&self, place: u32) -> usize {
        let last = self.shown.len().saturating_sub(1);
        self.before(place).min(last)
    }

    /// Sorts all anew.
    pub(super) fn sort(&mut self, entries: &[Entry], sort: Sort) {
        if self.keys.len() != entries.len() || self.sort.by != sort.by {
            self.keys = entries
                .iter()
                .map(|entry| Key::of(sort.by, entry))
                .collect();
        }
        self.sort = sort;
        let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        let mut sorted: Vec<u32> = (0..count).collect();
        sorted.sort_unstable_by(|a, b| self.order(*a, *b));
        self.sorted = sorted;
        self.show();
    }

    /// Shows those that are to be kept.
    pub(super) fn filter(&mut self, entries: &[Entry], keeps: impl Fn(&Entry) -> bool) {
        self.kept = entries.iter().map(keeps).collect();
        self.show();
    }

    /// Puts those at the places `changed` where they belong now.
    pub(super) fn renew(
        &mut self,
        entries: &[Entry],
        changed: &[u32],
        keeps: impl Fn(u32, &Entry) -> bool,
    ) {
        let mut moved = Vec::new();
        let mut is_moved = vec![false; entries.len()];
        let mut is_other = false;
        for &place in changed {
            let at = place as usize;
            let Some((entry, kept)) = entries.get(at).zip(self.kept.get_mut(at)) else {
                continue;
            };
            let keep = keeps(place, entry);
            is_other |= std::mem::replace(kept, keep) != keep;
            let key = Key::of(self.sort.by, entry);
            if let Some(known) = self.keys.get_mut(at).filter(|known| **known != key) {
                *known = key;
                if !std::mem::replace(&mut is_moved[at], true) {
                    moved.push(place);
                }
            }
        }
        if !moved.is_empty() {
            moved.sort_unstable_by(|a, b| self.order(*a, *b));
            self.sorted.retain(|place| !is_moved[*place as usize]);
            self.sorted = self.merged(&moved);
        }
        if is_other || !moved.is_empty() {
            self.show();
        }
    }

    /// The sorted with `moved` between them.
    fn merged(&self, moved: &[u32]) -> Vec<u32> {
        let mut all = Vec::with_capacity(self.sorted.len() + moved.len());
        let mut rest = self.sorted.as_slice();
        for &place in moved {
            let before = |other: &u32| self.order(*other, place) == Ordering::Less;
            let (earlier, later) = rest.split_at(rest.partition_point(before));
            all.extend_from_slice(earlier);
            all.push(place);
            rest = later;
        }
        all.extend_from_slice(rest);
        all
    }

    fn show(&mut self) {
        let kept = |place: &&u32| self.kept.get(**place as usize).is_some_and(|kept| *kept);
        self.shown = self.sorted.iter().filter(kept).copied().collect();
    }

    /// By their keys; those alike by name, which is the order of their places.
    fn order(&self, a: u32, b: u32) -> Ordering {
        let reversed = self.sort.reversed;
        let by_key = match (self.keys.get(a as usize), self.keys.get(b as usize)) {
            (Some(one), Some(other)) => one.compare(other, reversed),
            _ => Ordering::Equal,
        };
        let by_name = || {
            if reversed && self.sort.by == super::By::Name {
                b.cmp(&a)
            } else {
                a.cmp(&b)
            }
        };
        by_key.then_with(by_name)
    }
}
