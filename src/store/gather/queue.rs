//! Which article is looked into next, and for what.

use super::State;
use crate::shelf::Entry;
use std::collections::VecDeque;

/// What is to be found out of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What was done with it.
    Work,
    /// What it says of itself.
    Face,
    /// Both, as it is now: somebody waits for it.
    All,
}

/// An article to be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Task {
    /// Its place in the listing.
    pub(super) place: usize,
    pub(super) kind: Kind,
}

/// What is still to be done for a listing.
#[derive(Debug, Default)]
pub(super) struct Queue {
    first: VecDeque<usize>,
    /// How many articles there are.
    all: usize,
    /// Of those before this one it is known, or being found out, what was done with them.
    work: usize,
    /// And of those before this one what they say of themselves.
    face: usize,
}

impl Queue {
    /// Everything, for `all` articles.
    pub(super) fn of(all: usize) -> Self {
        Self {
            all,
            ..Self::default()
        }
    }

    /// Those at `places` come next, and what was to come next before doesn't: it isn't looked at any more.
    pub(super) fn put_first(&mut self, places: impl Iterator<Item = usize>) {
        self.first = places.collect();
    }

    /// Whether somebody waits for an article.
    pub(super) fn has_first(&self) -> bool {
        !self.first.is_empty()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first.is_empty() && self.work >= self.all && self.face >= self.all
    }

    /// What stood at a place stands at that of `moved` now, which has the new number of articles at its end.
    pub(super) fn move_to(&mut self, moved: &[usize]) {
        let to = |place: usize| moved.get(place).or(moved.last()).copied();
        let first = self.first.iter().filter_map(|place| to(*place));
        self.first = first.collect();
        for place in [&mut self.all, &mut self.work, &mut self.face] {
            *place = to(*place).unwrap_or_default();
        }
    }

    /// What is to be done now.
    pub(super) fn take(&mut self) -> Option<Task> {
        if let Some(place) = self.first.pop_front() {
            let kind = Kind::All;
            return Some(Task { place, kind });
        }
        let (next, kind) = if self.work < self.all {
            (&mut self.work, Kind::Work)
        } else {
            (&mut self.face, Kind::Face)
        };
        let place = *next;
        (place < self.all).then(|| {
            *next += 1;
            Task { place, kind }
        })
    }
}

impl State {
    /// What is to be done now, and with which article: by the time it is done another one may have its place.
    pub(super) fn next(&mut self) -> Option<(Task, Entry)> {
        loop {
            let task = self.queue.take()?;
            if let Some(entry) = self.entries.get(task.place) {
                return Some((task, entry.clone()));
            }
        }
    }
}
