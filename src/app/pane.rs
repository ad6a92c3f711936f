//! The side pane: which stances it lists, how far it is scrolled, whether it has the keys.

use super::layout::Wishes;
use super::listing::{Grouping, Listing};
use crate::annotation::{Annotation, Annotations, Change};
use crate::codebook::Codebook;

/// The most that the pane can be made wider or narrower, in cells.
const REACH: i16 = 60;

/// What is remembered of the side pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Habit {
    /// What stances are grouped by.
    pub grouping: Grouping,
    /// Whether it is folded away.
    pub folded: bool,
    /// How much wider than by default it is, in cells.
    pub wider: i16,
}

/// The state of the side pane.
#[derive(Debug, Default)]
pub struct Pane {
    listing: Listing,
    top: usize,
    has_keys: bool,
    folded: bool,
    wider: i16,
    /// It was scrolled by hand: until the next key it doesn't follow the current stance.
    still: bool,
}

impl Pane {
    /// A pane that lists `annotations` as the reader is used to.
    #[must_use]
    pub fn new(habit: Habit, annotations: &Annotations, codebook: &Codebook) -> Self {
        Self {
            listing: Listing::new(habit.grouping, annotations, codebook),
            folded: habit.folded,
            wider: habit.wider.clamp(-REACH, REACH),
            ..Self::default()
        }
    }

    /// What is to be remembered of it.
    #[must_use]
    pub fn habit(&self) -> Habit {
        Habit {
            grouping: self.listing.grouping(),
            folded: self.folded,
            wider: self.wider,
        }
    }

    /// What it lists.
    #[must_use]
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// The line of the listing at its top.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Whether keys go to it.
    #[must_use]
    pub fn has_keys(&self) -> bool {
        self.has_keys
    }

    /// What it asks of the layout.
    #[must_use]
    pub fn wishes(&self) -> Wishes {
        Wishes {
            folded: self.folded,
            in_pane: self.has_keys,
            wider: self.wider,
            ..Wishes::default()
        }
    }

    /// Scrolls by `rows`, downwards if positive, and stands still then.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
        self.still = true;
    }

    /// Doesn't follow the current stance until the next key.
    pub(super) fn stand_still(&mut self) {
        self.still = true;
    }

    pub(super) fn follow(&mut self) {
        self.still = false;
    }

    pub(super) fn apply(&mut self, change: &Change, is_listed: impl Fn(&Annotation) -> bool) {
        self.listing.apply(change, is_listed);
    }

    pub(super) fn take_keys(&mut self, has_keys: bool) {
        self.has_keys = has_keys;
    }

    pub(super) fn list(&mut self, listing: Listing) {
        self.listing = listing;
        self.top = 0;
    }

    pub(super) fn toggle_fold(&mut self) -> bool {
        self.folded = !self.folded;
        self.folded
    }

    pub(super) fn widen(&mut self, by: i16) {
        self.wider = (self.wider + by).clamp(-REACH, REACH);
    }

    /// Scrolls as little as needed for `current` to show in `height` lines, its group's head too if there is room.
    pub(super) fn arrange(&mut self, current: Option<&Annotation>, height: usize) {
        let most = self.listing.row_count().saturating_sub(height);
        let followed = current.filter(|_| !self.still);
        if let Some(row) = followed.and_then(|annotation| self.listing.row_of(annotation)) {
            let lead = row.saturating_sub(usize::from(height > 2));
            self.top = self.top.clamp(
                (row + 1).saturating_sub(height),
                lead.max((row + 1).saturating_sub(height)),
            );
        }
        self.top = self.top.min(most);
    }
}
