//! The filter over the articles: typed in the bottom line, live.

use super::news::keeps;
use crate::app::{App, Kind};
use crate::filter::Filter;

impl App {
    pub(in crate::app) fn open_shelf_filter(&mut self) {
        let Some(shelf) = &mut self.shelf else {
            return;
        };
        shelf.origin = shelf.hand;
        let before = shelf.filter.clone();
        self.type_filter(before);
    }

    /// Lists the articles that `filter` asks for. The one at hand stays, or else the nearest to it comes.
    pub(in crate::app) fn filter_shelf(&mut self, filter: Option<Filter>) {
        let Some(shelf) = &mut self.shelf else {
            return;
        };
        shelf.filter = filter;
        let filter = shelf.filter.as_ref();
        shelf
            .rows
            .filter(&shelf.entries, |entry| keeps(filter, entry));
        shelf.hand = shelf.origin.or(shelf.hand);
        shelf.is_put |= shelf.hand.is_some();
        shelf.stand();
    }

    /// The filter typed is kept.
    pub(in crate::app) fn settle_on_filtered(&mut self) {
        self.forget_origin();
        self.say_filtered();
    }

    pub(in crate::app) fn forget_origin(&mut self) {
        if let Some(shelf) = &mut self.shelf {
            shelf.origin = None;
        }
    }

    pub(in crate::app) fn clear_shelf_filter(&mut self) {
        let was_on = self
            .shelf
            .as_ref()
            .is_some_and(|shelf| shelf.filter.is_some());
        if !was_on {
            let key = self.key("filter-articles");
            return self.warn(format!("No filter is on; {key} begins one"));
        }
        self.filter_shelf(None);
        self.say_filtered();
    }

    fn say_filtered(&mut self) {
        let Some(shelf) = &self.shelf else {
            return;
        };
        let (shown, all) = (shelf.row_count(), shelf.entries.len());
        let clear = self.key("all-articles");
        if shelf.filter.is_none() {
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
