//! Moving through the rows of a shelf, and what the mouse does there.

use super::held::Shelf;
use super::{By, ShelfWish, Sort};
use crate::app::{App, Effect, Kind};
use crate::keys::Mouse;
use crate::shelf::Entry;

impl Shelf {
    /// Puts the hand on `row`, or the last one.
    pub(super) fn go_to(&mut self, row: usize) {
        self.row = row.min(self.row_count().saturating_sub(1));
        self.hand = self.rows.shown().get(self.row).copied();
        self.is_put = true;
        self.left_at = None;
        self.still = false;
    }

    fn walk(&mut self, by: isize) {
        self.go_to(self.row.saturating_add_signed(by));
    }

    fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
        self.still = true;
    }

    /// Scrolls as little as is needed for the article at hand to show in `height` rows.
    fn arrange(&mut self, height: usize) {
        self.height = height;
        if !self.still {
            let least = (self.row + 1).saturating_sub(height);
            self.top = self.top.clamp(least, self.row.max(least));
        }
        self.top = self.top.min(self.row_count().saturating_sub(height));
    }

    /// The places in the listing of what is on screen and isn't known whole.
    fn unknown_in_sight(&self) -> Vec<usize> {
        let shown = self.rows.shown().iter().skip(self.top).take(self.height);
        let is_unknown = |place: &usize| {
            let entry = self.entries.get(*place);
            entry.is_some_and(|entry| entry.face.is_none() || entry.work.is_none())
        };
        shown
            .map(|place| *place as usize)
            .filter(is_unknown)
            .collect()
    }
}

impl App {
    pub(in crate::app) fn walk_shelf(&mut self, by: isize) {
        if let Some(folder) = &mut self.shelf {
            folder.walk(by);
        }
    }

    /// Goes on by `halves` of half a page.
    pub(in crate::app) fn page_shelf(&mut self, halves: isize) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        let page = isize::try_from(folder.height.saturating_sub(1).max(1)).unwrap_or(1);
        let by = page * halves / 2;
        let by = if by == 0 { halves.signum() } else { by };
        folder.top = folder.top.saturating_add_signed(by);
        folder.walk(by);
    }

    /// The next article after the one at hand that isn't finished, or the one before.
    pub(in crate::app) fn walk_unfinished(&mut self, by: isize) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        let found = if by > 0 {
            folder.unfinished(folder.row + 1..folder.row_count())
        } else {
            folder.unfinished((0..folder.row).rev())
        };
        match found {
            Some(row) => folder.go_to(row),
            None => self.warn(no_unfinished(by)),
        }
    }

    /// Sorts so; by what it is sorted already, the other way round.
    pub(in crate::app) fn sort_shelf(&mut self, by: By) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        let before = folder.sort();
        let sort = Sort {
            by,
            reversed: before.by == by && !before.reversed,
        };
        folder.rows.sort(&folder.entries, sort);
        folder.stand();
        let way = if sort.reversed {
            ", the last first"
        } else {
            ""
        };
        self.say(Kind::Info, format!("Sorted by {}{way}", by.word()));
    }

    /// Sorts the other way round.
    pub(in crate::app) fn reverse_shelf(&mut self) {
        if let Some(by) = self.shelf.as_ref().map(|folder| folder.sort().by) {
            self.sort_shelf(by);
        }
    }

    /// Scrolls as a frame would now.
    pub(in crate::app) fn arrange_shelf(&mut self) {
        let height = usize::from(self.shelf_parts().list.height);
        if let Some(folder) = self.shelf.as_mut().filter(|folder| folder.in_front) {
            folder.arrange(height);
        }
    }

    /// The next key follows the article at hand again.
    pub(in crate::app) fn follow_shelf(&mut self) {
        if let Some(folder) = &mut self.shelf {
            folder.still = false;
        }
    }

    /// Asks for what is on screen and isn't known yet.
    pub(in crate::app) fn ask_for_shelf(&mut self) {
        let Some(folder) = self.shelf.as_mut().filter(|folder| folder.in_front) else {
            return;
        };
        let places = folder.unknown_in_sight();
        let news = places.iter().any(|place| !folder.asked.contains(place));
        if news {
            folder.asked.clone_from(&places);
            let number = folder.number;
            self.effects
                .push(Effect::Shelf(ShelfWish::First { number, places }));
        }
    }

    /// A click that is the `count`th in a row on its cell: once, the article is at hand; twice, it is opened.
    pub(in crate::app) fn press_shelf(&mut self, mouse: Mouse, count: usize) {
        let list = self.shelf_parts().list;
        let Some(folder) = &mut self.shelf else {
            return;
        };
        let row = folder.top + usize::from(mouse.row.saturating_sub(list.y));
        if !list.holds(mouse.column, mouse.row) || row >= folder.row_count() {
            return;
        }
        folder.go_to(row);
        folder.still = true;
        if count > 1 {
            self.open_at_hand();
        }
    }

    pub(in crate::app) fn scroll_shelf(&mut self, by: isize) {
        if let Some(folder) = &mut self.shelf {
            folder.scroll(by);
        }
    }
}

impl Shelf {
    /// The first of `rows` whose article isn't known to be finished, and can be.
    pub(super) fn unfinished(&self, mut rows: impl Iterator<Item = usize>) -> Option<usize> {
        rows.find(|row| {
            let place = self.rows.shown().get(*row);
            let entry = place.and_then(|place| self.entries.get(*place as usize));
            entry.is_some_and(|entry| !entry.is_unreadable() && !self.is_finished(entry))
        })
    }

    fn is_finished(&self, entry: &Entry) -> bool {
        let progress = self.progress(entry);
        progress.is_some_and(crate::shelf::Progress::is_finished)
    }
}

/// What is said where there is no such article.
pub(super) fn no_unfinished(by: isize) -> &'static str {
    if by > 0 {
        "No unfinished article follows"
    } else {
        "No unfinished article comes before"
    }
}
