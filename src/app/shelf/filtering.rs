//! The filter over the articles: typed in the bottom line, live.

use super::held::{Shelf, is_same};
use super::news::keeps;
use crate::app::{App, Kind};
use crate::filter::Filter;
use crate::shelf::Entry;

impl App {
    pub(in crate::app) fn open_shelf_filter(&mut self) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        folder.origin = folder.hand;
        let before = folder.filter.clone();
        self.type_filter(before);
    }

    /// Lists the articles that `filter` asks for. The one at hand stays, or else the nearest to it comes.
    pub(in crate::app) fn filter_shelf(&mut self, filter: Option<Filter>) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        folder.filter = filter;
        let filter = folder.filter.as_ref();
        folder
            .rows
            .filter(&folder.entries, |entry| keeps(filter, entry));
        folder.hand = folder.origin.or(folder.hand);
        folder.is_put |= folder.hand.is_some();
        folder.stand();
    }

    /// The filter typed is kept.
    pub(in crate::app) fn settle_on_filtered(&mut self) {
        self.forget_origin();
        self.say_filtered();
    }

    pub(in crate::app) fn forget_origin(&mut self) {
        if let Some(folder) = &mut self.shelf {
            folder.origin = None;
        }
    }

    pub(in crate::app) fn clear_shelf_filter(&mut self) {
        let was_on = self
            .shelf
            .as_ref()
            .is_some_and(|folder| folder.filter.is_some());
        if !was_on {
            let key = self.key("filter-articles");
            return self.warn(format!("No filter is on; {key} begins one"));
        }
        self.filter_shelf(None);
        self.say_filtered();
    }

    fn say_filtered(&mut self) {
        let Some(folder) = &self.shelf else {
            return;
        };
        let (shown, all) = (folder.row_count(), folder.entries.len());
        let clear = self.key("all-articles");
        if folder.filter.is_none() {
            self.say(
                Kind::Info,
                format!("No filter: all {all} articles are listed"),
            );
        } else if shown == 0 {
            let change = self.key("filter-articles");
            self.warn(format!(
                "None of {all} matches. {change} changes the filter, {clear} ends it"
            ));
        } else {
            self.say(
                Kind::Info,
                format!("{shown} of {all}. {clear} ends the filter"),
            );
        }
    }
}

impl Shelf {
    /// Lists what the filter asks for, and the article that is open even if it doesn't ask for that.
    pub(super) fn list_open(&mut self) {
        let (filter, here) = (self.filter.as_ref(), self.here.as_deref());
        if filter.is_some() {
            let is_here = |entry: &Entry| here.is_some_and(|here| is_same(here, &entry.path));
            self.rows.filter(&self.entries, |entry| {
                keeps(filter, entry) || is_here(entry)
            });
        }
    }

    /// The filter, while it isn't known of all articles yet whether it asks for them.
    pub(super) fn unsure(&self) -> Option<&Filter> {
        let filter = self.filter.as_ref();
        filter.filter(|_| self.known < self.entries.len())
    }

    /// The places of the articles that the filter asks for, in order; what else is listed isn't among them.
    pub(super) fn matching(&self) -> impl Iterator<Item = u32> {
        let rows = self.rows.shown().iter().enumerate();
        let asked = rows.filter(|(row, _)| self.is_asked_for(*row));
        asked.map(|(_, place)| *place)
    }

    /// Whether the filter asks for the article in `row`.
    pub(super) fn is_asked_for(&self, row: usize) -> bool {
        let place = self.rows.shown().get(row);
        let entry = place.and_then(|place| self.entries.get(*place as usize));
        entry.is_some_and(|entry| keeps(self.filter.as_ref(), entry))
    }
}
