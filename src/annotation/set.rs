//! The annotations of one article, in the order of their places.

use super::{Annotation, Change, Id};
use crate::article::Span;
use std::sync::Arc;

/// Annotations sorted by start, end and id. Ids are unique; the caller sees to it.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    sorted: Vec<Arc<Annotation>>,
    /// For each place in `sorted`, the furthest end of what stands up to there: it tells how far
    /// back an annotation that still covers a byte can begin.
    reach: Vec<usize>,
    /// How many wait for a person's decision.
    undecided: usize,
}

/// A reach still to be measured: no text is that long.
const UNMEASURED: usize = usize::MAX;

/// What annotations are sorted by.
type Place<'a> = (usize, usize, &'a Id);

fn place(annotation: &Annotation) -> Place<'_> {
    (annotation.span.start, annotation.span.end, &annotation.id)
}

impl FromIterator<Arc<Annotation>> for Annotations {
    fn from_iter<T: IntoIterator<Item = Arc<Annotation>>>(iter: T) -> Self {
        let mut sorted: Vec<_> = iter.into_iter().collect();
        sorted.sort_by(|a, b| place(a).cmp(&place(b)));
        let mut set = Self {
            reach: vec![UNMEASURED; sorted.len()],
            undecided: sorted.iter().filter(|one| one.is_undecided()).count(),
            sorted,
        };
        set.measure_from(0);
        set
    }
}

impl Annotations {
    /// How many there are, lost ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// How many wait for a person's decision.
    #[must_use]
    pub fn undecided(&self) -> usize {
        self.undecided
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// All of them by place.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Annotation>> + ExactSizeIterator {
        self.sorted.iter()
    }

    /// The one called `id`. Looks through all of them.
    #[must_use]
    pub fn named(&self, id: &Id) -> Option<&Arc<Annotation>> {
        self.sorted.iter().find(|found| found.id == *id)
    }

    /// Whether `annotation` is there, just as it is.
    #[must_use]
    pub fn has(&self, annotation: &Arc<Annotation>) -> bool {
        let found = self.position(annotation).map(|at| &self.sorted[at]);
        found.is_ok_and(|found| found == annotation)
    }

    /// Carries out `change`. What it finds instead of `change.before` stays untouched.
    pub fn apply(&mut self, change: &Change) {
        if let (Some(before), Some(after)) = (&change.before, &change.after)
            && place(before) == place(after)
        {
            return self.replace(before, after);
        }
        if let Some(before) = &change.before {
            self.remove(before);
        }
        if let Some(after) = &change.after {
            self.insert(after.clone());
        }
    }

    /// Those that share a byte with `span`, by place; lost ones are nowhere.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = &Arc<Annotation>> {
        let end = self
            .sorted
            .partition_point(|annotation| annotation.span.start < span.end);
        let begin = self.reach[..end].partition_point(|&reach| reach <= span.start);
        self.sorted[begin..end]
            .iter()
            .filter(move |annotation| !annotation.is_lost() && annotation.span.overlaps(span))
    }

    /// Those that begin after `at` in reading order, the nearest first.
    pub fn after(&self, at: &Annotation) -> impl Iterator<Item = &Arc<Annotation>> {
        self.found_from(|annotation| place(annotation) <= place(at))
    }

    /// Those before `at` in reading order, the nearest first.
    pub fn before(&self, at: &Annotation) -> impl Iterator<Item = &Arc<Annotation>> {
        self.found_before(|annotation| place(annotation) < place(at))
    }

    /// Those that start at byte `at` or later, the nearest first.
    pub fn starting_from(&self, at: usize) -> impl Iterator<Item = &Arc<Annotation>> {
        self.found_from(move |annotation| annotation.span.start < at)
    }

    /// Those that start before byte `at`, the nearest first.
    pub fn starting_before(&self, at: usize) -> impl Iterator<Item = &Arc<Annotation>> {
        self.found_before(move |annotation| annotation.span.start < at)
    }

    /// What follows all that `is_earlier`; lost ones are nowhere.
    fn found_from(
        &self,
        is_earlier: impl Fn(&Annotation) -> bool,
    ) -> impl Iterator<Item = &Arc<Annotation>> {
        let first = self.sorted.partition_point(|found| is_earlier(found));
        let rest = self.sorted[first..].iter();
        rest.filter(|found| !found.is_lost())
    }

    /// What `is_earlier`, the last first; lost ones are nowhere.
    fn found_before(
        &self,
        is_earlier: impl Fn(&Annotation) -> bool,
    ) -> impl Iterator<Item = &Arc<Annotation>> {
        let end = self.sorted.partition_point(|found| is_earlier(found));
        let earlier = self.sorted[..end].iter().rev();
        earlier.filter(|found| !found.is_lost())
    }

    fn position(&self, annotation: &Annotation) -> Result<usize, usize> {
        self.sorted
            .binary_search_by(|found| place(found).cmp(&place(annotation)))
    }

    /// Puts `after` where `before` stands, which has the same place.
    fn replace(&mut self, before: &Annotation, after: &Arc<Annotation>) {
        if let Ok(at) = self.position(before) {
            let found = std::mem::replace(&mut self.sorted[at], after.clone());
            self.count(Some(&found), Some(after));
        }
    }

    fn insert(&mut self, annotation: Arc<Annotation>) {
        match self.position(&annotation) {
            Ok(at) => {
                let found = std::mem::replace(&mut self.sorted[at], annotation.clone());
                self.count(Some(&found), Some(&annotation));
            }
            Err(at) => {
                self.count(None, Some(&annotation));
                self.sorted.insert(at, annotation);
                self.reach.insert(at, UNMEASURED);
                self.measure_from(at);
            }
        }
    }

    fn remove(&mut self, annotation: &Annotation) {
        if let Ok(at) = self.position(annotation) {
            let found = self.sorted.remove(at);
            self.count(Some(&found), None);
            self.reach.remove(at);
            self.measure_from(at);
        }
    }

    /// Keeps up with how many are undecided where `after` stands instead of `before`.
    fn count(&mut self, before: Option<&Arc<Annotation>>, after: Option<&Arc<Annotation>>) {
        let one = |found: Option<&Arc<Annotation>>| {
            usize::from(found.is_some_and(|found| found.is_undecided()))
        };
        self.undecided = self.undecided + one(after) - one(before);
    }

    /// Brings `reach` up to date from `at` on, as far as it differs.
    fn measure_from(&mut self, at: usize) {
        let mut furthest = at.checked_sub(1).map_or(0, |last| self.reach[last]);
        for (annotation, reach) in self.sorted.iter().zip(&mut self.reach).skip(at) {
            furthest = furthest.max(annotation.span.end);
            if std::mem::replace(reach, furthest) == furthest {
                return;
            }
        }
    }
}
