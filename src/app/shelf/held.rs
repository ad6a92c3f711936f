//! The state of a shelf: its articles as far as they are known, the one at hand, the rows in sight.

use super::marks::Marks;
use super::rows::Rows;
use super::{Left, Sort};
use crate::app::hits::Hits;
use crate::filter::Filter;
use crate::shelf::{Entry, Mark, Progress};
use std::path::Path;
use std::sync::Arc;

/// What is to be done once the articles are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Open the one after or before the open one.
    Step(isize),
    /// Open the next one that isn't finished.
    Unfinished(isize),
}

/// A shelf.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something of its own"
)]
pub struct Shelf {
    /// The number of the listing that it is of.
    pub(super) number: u64,
    pub(super) folder: Arc<str>,
    pub(super) entries: Vec<Entry>,
    /// Whether they are listed.
    pub(super) is_listed: bool,
    /// Whether news of a listing are awaited.
    pub(super) is_awaited: bool,
    pub(super) known: usize,
    pub(super) troubles: Vec<String>,
    /// How many articles have come so far, in the order of [`Progress`].
    pub(super) counts: [usize; 4],
    pub(super) rows: Rows,
    pub(super) filter: Option<Filter>,
    /// The place of the article at hand, and its row.
    pub(super) hand: Option<u32>,
    pub(super) row: usize,
    /// Whether a person has put the hand there.
    pub(super) is_put: bool,
    /// The place to go back to while a filter is typed.
    pub(super) origin: Option<u32>,
    /// The row at the top of the list.
    pub(super) top: usize,
    /// The rows that there was room for in the last frame.
    pub(super) height: usize,
    /// It was scrolled by hand: until the next key it doesn't follow the article at hand.
    pub(super) still: bool,
    pub(super) in_front: bool,
    /// The article that is open, and the one that is being opened.
    pub(in crate::app) here: Option<Arc<Path>>,
    pub(in crate::app) opening: Option<Arc<Path>>,
    pub(super) next: Option<Next>,
    /// What is to be taken up once the articles are listed.
    pub(super) left: Option<Left>,
    /// The name of the article that was at hand then, until it turns up.
    pub(super) left_at: Option<String>,
    /// The places that were asked for first.
    pub(super) asked: Vec<usize>,
    pub(super) marks: Marks,
    pub(in crate::app) hits: Hits,
}

impl Shelf {
    /// The folder, as it may be shown; empty until it is listed.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// All articles, by name.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether its articles are listed by now.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.is_listed
    }

    /// How many of its articles are known whole.
    #[must_use]
    pub fn known(&self) -> usize {
        self.known
    }

    /// What couldn't be looked into, a line each.
    #[must_use]
    pub fn troubles(&self) -> &[String] {
        &self.troubles
    }

    /// How many articles are finished: done, or with nothing to code.
    #[must_use]
    pub fn finished(&self) -> usize {
        let finished = Progress::ALL.iter().filter(|one| one.is_finished());
        let counts = finished.filter_map(|one| self.counts.get(*one as usize));
        counts.sum()
    }

    /// The order of its rows.
    #[must_use]
    pub fn sort(&self) -> Sort {
        self.rows.sorting()
    }

    /// The filter that is on.
    #[must_use]
    pub fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    /// How many rows it has: the articles that the filter asks for.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.shown().len()
    }

    /// The row at the top of the list, counted from 0.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// The row of the article at hand, counted from 0.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// The articles from row `first` on.
    pub fn rows(&self, first: usize) -> impl Iterator<Item = &Entry> {
        let rows = self.rows.shown().get(first..).unwrap_or_default();
        rows.iter()
            .filter_map(|place| self.entries.get(*place as usize))
    }

    /// The article at hand.
    #[must_use]
    pub fn at_hand(&self) -> Option<&Entry> {
        let place = self.hand.filter(|_| self.row_count() > 0)?;
        self.entries.get(place as usize)
    }

    /// Whether `entry` is the article that is open.
    #[must_use]
    pub fn is_open(&self, entry: &Entry) -> bool {
        self.is_here(&entry.path)
    }

    /// Whether the article at `path` is open.
    pub(super) fn is_here(&self, path: &Path) -> bool {
        self.here.as_ref().is_some_and(|here| is_same(here, path))
    }

    /// How far the work on `entry` has come, as a mark that is on its way to the disk would have it.
    #[must_use]
    pub fn progress(&self, entry: &Entry) -> Option<Progress> {
        let known = entry.progress()?;
        Some(match self.marks.pending(&entry.path) {
            None => known,
            Some(Some(Mark::Done)) => Progress::Done,
            Some(Some(Mark::Nothing)) => Progress::Nothing,
            Some(None) => {
                let work = entry.work.as_deref();
                let touched =
                    work.is_some_and(|work| work.read.is_some() || !work.annotations.is_empty());
                if touched {
                    Progress::InProgress
                } else {
                    Progress::Untouched
                }
            }
        })
    }

    /// What is said of `entry`, as a mark that is on its way to the disk would have it.
    pub(super) fn mark(&self, entry: &Entry) -> Option<Mark> {
        let known = entry.work.as_ref().and_then(|work| work.mark);
        self.marks.pending(&entry.path).unwrap_or(known)
    }

    pub(super) fn place_of(&self, path: &Path) -> Option<u32> {
        let is_it = |entry: &Entry| is_same(path, &entry.path);
        let place = self.entries.iter().position(is_it)?;
        u32::try_from(place).ok()
    }

    /// What is to be remembered of it.
    pub(super) fn left(&self) -> Left {
        let at_hand = || self.at_hand().map(|entry| entry.name.to_string());
        let awaited = self.left_at.clone().filter(|_| !self.is_put);
        Left {
            at: awaited.or_else(at_hand).unwrap_or_default(),
            order: self.sort().word(),
            filter: self
                .filter
                .as_ref()
                .map(|filter| filter.query().to_owned())
                .unwrap_or_default(),
        }
    }
}

/// Whether two paths are written alike. Paths compare part by part, which ten thousand of them are too many for.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    one.as_os_str() == other.as_os_str()
}
