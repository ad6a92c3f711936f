//! The suggestions of a text by their places, and which of them show.

use crate::annotation::Annotations;
use crate::article::{Article, Span};
use crate::suggest::Suggestion;
use std::sync::Arc;

/// Why a suggestion shows or doesn't.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It shows.
    Shown,
    /// The reader has tagged its words.
    Tagged,
    /// The reader doesn't want it.
    Unwanted,
}

impl Standing {
    fn shows(self) -> bool {
        self == Self::Shown
    }
}

/// The suggestions of a text, in order of their places, and which of them show.
#[derive(Debug, Default)]
pub struct Shown {
    found: Arc<[Suggestion]>,
    /// For each, the furthest end of those up to it: it tells how far back one can begin that covers a byte.
    reach: Vec<usize>,
    standing: Vec<Standing>,
    count: usize,
}

impl Shown {
    /// All of `found` that stand in `article`, none shown yet.
    pub(super) fn of(found: Arc<[Suggestion]>, article: &Article) -> Self {
        let is_there = |one: &Suggestion| !article.slice(one.span()).is_empty();
        let in_order = found.is_sorted_by_key(place);
        let found = if in_order && found.iter().all(is_there) {
            found
        } else {
            let mut found: Vec<_> = found.iter().filter(|one| is_there(one)).cloned().collect();
            found.sort_by_key(place);
            found.into()
        };
        let reach = found.iter().scan(0, |reach: &mut usize, one| {
            *reach = one.span().end.max(*reach);
            Some(*reach)
        });
        Self {
            reach: reach.collect(),
            standing: vec![Standing::Unwanted; found.len()],
            count: 0,
            found,
        }
    }

    /// Chooses those that show: the `wanted` ones that the reader hasn't tagged.
    pub(super) fn choose(
        &mut self,
        wanted: impl Fn(&Suggestion) -> bool,
        annotations: &Annotations,
    ) {
        let standing = self.found.iter().map(|one| {
            if wanted(one) {
                tagged(one.span(), annotations)
            } else {
                Standing::Unwanted
            }
        });
        self.standing = standing.collect();
        self.count = self.standing.iter().filter(|one| one.shows()).count();
    }

    /// Looks again at those on `span`, where the reader's stances are others now.
    pub(super) fn follow(&mut self, span: Span, annotations: &Annotations) {
        for at in self.range(span) {
            let (Some(one), Some(standing)) = (self.found.get(at), self.standing.get_mut(at))
            else {
                return;
            };
            if *standing != Standing::Unwanted && one.span().overlaps(span) {
                self.count -= usize::from(standing.shows());
                *standing = tagged(one.span(), annotations);
                self.count += usize::from(standing.shows());
            }
        }
    }

    /// Shows none any more that is `unwanted`.
    pub(super) fn drop_all(&mut self, unwanted: impl Fn(&Suggestion) -> bool) {
        for (one, standing) in self.found.iter().zip(&mut self.standing) {
            if *standing != Standing::Unwanted && unwanted(one) {
                self.count -= usize::from(standing.shows());
                *standing = Standing::Unwanted;
            }
        }
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// All of them, in order of their places.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Suggestion> {
        self.within(0..self.found.len())
    }

    /// Those that share a byte with `span`.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = &Suggestion> {
        self.within(self.range(span))
            .filter(move |one| one.span().overlaps(span))
    }

    /// Those that share a byte with `span`, those too whose words the reader has tagged.
    pub(super) fn wanted_in(&self, span: Span) -> impl Iterator<Item = &Suggestion> {
        let range = self.range(span);
        let found = self.found.get(range.clone()).unwrap_or_default().iter();
        let standing = self.standing.get(range).unwrap_or_default().iter();
        let wanted = found.zip(standing);
        let wanted = wanted.filter(|(_, standing)| **standing != Standing::Unwanted);
        wanted
            .map(|(one, _)| one)
            .filter(move |one| one.span().overlaps(span))
    }

    /// The one on exactly `span`.
    #[must_use]
    pub fn on(&self, span: Span) -> Option<&Suggestion> {
        let place = (span.start, span.end);
        let end = self.before((span.start, span.end + 1));
        self.within(self.before(place)..end).next()
    }

    /// The first one after `span` in reading order.
    #[must_use]
    pub fn after(&self, span: Span) -> Option<&Suggestion> {
        let first = self.before((span.start, span.end + 1));
        self.within(first..self.found.len()).next()
    }

    /// The first one that begins at byte `at` or later.
    #[must_use]
    pub fn from(&self, at: usize) -> Option<&Suggestion> {
        self.within(self.before((at, 0))..self.found.len()).next()
    }

    /// The last one that begins before byte `at`.
    #[must_use]
    pub fn starting_before(&self, at: usize) -> Option<&Suggestion> {
        self.within(0..self.before((at, 0))).next_back()
    }

    /// The last one before `span` in reading order.
    #[must_use]
    pub fn ahead_of(&self, span: Span) -> Option<&Suggestion> {
        self.within(0..self.before((span.start, span.end)))
            .next_back()
    }

    /// How many, shown or not, have an earlier place.
    fn before(&self, at: (usize, usize)) -> usize {
        self.found.partition_point(|one| place(one) < at)
    }

    /// Where those that share a byte with `span` are, and perhaps others.
    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let end = self.before((span.end, 0));
        let reach = self.reach.get(..end).unwrap_or_default();
        reach.partition_point(|&reach| reach <= span.start)..end
    }

    /// Those that show of a range.
    fn within(
        &self,
        range: std::ops::Range<usize>,
    ) -> impl DoubleEndedIterator<Item = &Suggestion> {
        let found = self.found.get(range.clone()).unwrap_or_default().iter();
        let standing = self.standing.get(range).unwrap_or_default().iter();
        let both = found.zip(standing);
        both.filter(|(_, standing)| standing.shows())
            .map(|(one, _)| one)
    }
}

fn place(one: &Suggestion) -> (usize, usize) {
    let span = one.span();
    (span.start, span.end)
}

/// Whether the reader's stances cover half of `span` or more.
fn tagged(span: Span, annotations: &Annotations) -> Standing {
    let (mut covered, mut end) = (0, span.start);
    for stance in annotations.overlapping(span) {
        let part = stance.span.clip(span);
        covered += part.end.saturating_sub(part.start.max(end));
        end = end.max(part.end);
    }
    if covered * 2 >= span.len() {
        Standing::Tagged
    } else {
        Standing::Shown
    }
}
