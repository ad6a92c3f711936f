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
}

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
            reach: vec![0; sorted.len()],
            sorted,
        };
        set.measure_from(0, set.reach.len());
        set
    }
}

impl Annotations {
    /// How many there are, lost ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sorted.len()
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

    /// Carries out `change`. What it finds instead of `change.before` stays untouched.
    pub fn apply(&mut self, change: &Change) {
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

    /// The first one that begins after `at` in reading order.
    #[must_use]
    pub fn after(&self, at: &Annotation) -> Option<&Arc<Annotation>> {
        let next = self
            .sorted
            .partition_point(|annotation| place(annotation) <= place(at));
        self.sorted
            .get(next..)?
            .iter()
            .find(|found| !found.is_lost())
    }

    /// The last one before `at` in reading order.
    #[must_use]
    pub fn before(&self, at: &Annotation) -> Option<&Arc<Annotation>> {
        let end = self
            .sorted
            .partition_point(|annotation| place(annotation) < place(at));
        self.sorted[..end]
            .iter()
            .rev()
            .find(|found| !found.is_lost())
    }

    /// The first one that starts at byte `at` or later.
    #[must_use]
    pub fn starting_from(&self, at: usize) -> Option<&Arc<Annotation>> {
        let begin = self
            .sorted
            .partition_point(|annotation| annotation.span.start < at);
        self.sorted
            .get(begin..)?
            .iter()
            .find(|found| !found.is_lost())
    }

    /// The last one that starts before byte `at`.
    #[must_use]
    pub fn starting_before(&self, at: usize) -> Option<&Arc<Annotation>> {
        let end = self
            .sorted
            .partition_point(|annotation| annotation.span.start < at);
        self.sorted[..end]
            .iter()
            .rev()
            .find(|found| !found.is_lost())
    }

    fn position(&self, annotation: &Annotation) -> Result<usize, usize> {
        self.sorted
            .binary_search_by(|found| place(found).cmp(&place(annotation)))
    }

    fn insert(&mut self, annotation: Arc<Annotation>) {
        match self.position(&annotation) {
            Ok(at) => self.sorted[at] = annotation,
            Err(at) => {
                self.sorted.insert(at, annotation);
                self.reach.insert(at, 0);
                self.measure_from(at, 1);
            }
        }
    }

    fn remove(&mut self, annotation: &Annotation) {
        if let Ok(at) = self.position(annotation) {
            self.sorted.remove(at);
            self.reach.remove(at);
            self.measure_from(at, 0);
        }
    }

    /// Brings `reach` up to date from `at` on: `fresh` places that were never measured, and what follows as far as it
    /// differs.
    fn measure_from(&mut self, at: usize, fresh: usize) {
        let mut furthest = at.checked_sub(1).map_or(0, |last| self.reach[last]);
        let from = self.sorted[at..].iter().zip(&mut self.reach[at..]);
        for (index, (annotation, reach)) in from.enumerate() {
            furthest = furthest.max(annotation.span.end);
            let is_right = std::mem::replace(reach, furthest) == furthest;
            if is_right && index >= fresh {
                break;
            }
        }
    }
}
